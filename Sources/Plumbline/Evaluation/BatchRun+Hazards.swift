import Columns
import FEEL

// Stages 3 and 7 by column: hazards, their grades, their deadlines.
extension BatchRun {
  func findHazards() {
    let frame = frame
    hazards.begin(capacity: countHazards(frame))
    listHazards(frame)
    countOccurrences(frame)
    countRepeats(frame)
    run(program.segments.grading)
    grade(frame)
    fillSets(frame)
  }

  // MARK: What is a hazard

  private func countHazards(_ frame: ColumnView) -> Int {
    var count = 0
    for (word, items) in program.hazards.items.enumerated() {
      let fail = unsafe frame.set(program.layout.set(.fail) + word)
      for lane in 0..<frame.lanes { count &+= unsafe (fail[lane] & items).nonzeroBitCount }
    }
    for composite in program.composites {
      frame.forEachLane(where: composite.holds) { _ in count += 1 }
    }
    return count
  }

  /// Lists the hazards by inspection: failed items in order, then composites.
  private func listHazards(_ frame: ColumnView) {
    var list = HazardList(hazards, frame, program.hazards, rows: hazardRows.emptied())
    var starts = hazardStarts.emptied()
    let (items, rows) = (program.hazards.items, program.hazards.rowOfItem)
    let fail = program.layout.set(.fail)
    let firstComposite = program.program.hazardRow(ofComposite: 0)
    let composites = program.composites.map(\.holds)
    for lane in 0..<frame.lanes {
      starts.append(list.count)
      for word in items.indices {
        (frame.setWord(fail + word, at: lane) & items[word]).forEachBit { bit in
          list.add(rows[word << 6 + bit], of: lane)
        }
      }
      for place in composites.indices
      where frame.truth(composites[place], at: lane) == true {
        list.add(Int32(firstComposite + place), of: lane)
      }
    }
    starts.append(list.count)
    hazards.use(list.count)
    hazards.owners = list.owners
    (hazardRows, hazardStarts) = (list.rows, starts)
    let view = hazards.view
    let columns = program.hazards
    for register in [columns.row, columns.grade, columns.occurrences, columns.repeats] {
      view.setAllKnown(register)
    }
  }

  /// The place of an inspection's hazard by its row; null where it is none.
  @inline(__always)
  private func hazard(
    _ row: Int, of lane: Int, _ frame: ColumnView, from starts: [Int]
  ) -> Int? {
    let present = program.hazards.present
    guard frame.has(row, in: present, at: lane) else { return nil }
    var before = 0
    for word in 0..<row >> 6 { before += frame.setWord(present + word, at: lane).nonzeroBitCount }
    let below: UInt64 = (1 &<< UInt64(row & 63)) - 1
    before += (frame.setWord(present + row >> 6, at: lane) & below).nonzeroBitCount
    return starts[lane] + before
  }

  // MARK: How often

  private func countOccurrences(_ frame: ColumnView) {
    let (view, starts) = (hazards.view, hazardStarts)
    let firstComposite = program.program.hazardRow(ofComposite: 0)
    for (place, composite) in program.composites.enumerated() {
      guard let count = composite.count else { continue }
      frame.forEachLane(where: composite.holds) { lane in
        guard let parts = frame.number(count, at: lane), parts > 1,
          let hazard = hazard(firstComposite + place, of: lane, frame, from: starts)
        else { return }
        view.setNumber(program.hazards.occurrences, at: hazard, parts)
      }
    }
    for (lane, item, count) in batch.occurrences {
      guard let row = program.program.hazardOfItem[Int(item)],
        let hazard = hazard(row, of: Int(lane), frame, from: starts)
      else { continue }
      view.setNumber(program.hazards.occurrences, at: hazard, Int64(count))
    }
  }

  /// Days within the window on which the same hazard was found, each once.
  private func countRepeats(_ frame: ColumnView) {
    guard program.program.recurrenceWindow != nil else { return }
    let past = batch.history
    let repeats = program.hazards.repeats
    let view = hazards.view
    let days = unsafe frame.number(program.layout.date)
    let (windows, starts) = (windows, hazardStarts)
    var first = 0
    for place in past.indices {
      let entry = past[place]
      let lane = Int(entry.lane)
      if past[first].lane != entry.lane { first = place }
      let day = unsafe days[lane]
      guard entry.row >= 0, entry.on < day, entry.on >= windows.start(before: day),
        let hazard = hazard(Int(entry.row), of: lane, frame, from: starts)
      else { continue }
      let isKnown = past[first..<place].contains { $0.row == entry.row && $0.on == entry.on }
      guard !isKnown else { continue }
      view.setNumber(repeats, at: hazard, (view.number(repeats, at: hazard) ?? 0) + 1)
    }
  }

  // MARK: Grades

  private func grade(_ frame: ColumnView) {
    let columns = program.hazards
    program.columns.run(
      columns.gradingSegment, over: hazards, importing: columns.gradingImports, from: batch.frame)
    let (view, owners) = (hazards.view, hazards.owners)
    let grades = unsafe view.number(columns.finalGrade)
    unsafe grades.update(from: view.number(columns.grade), count: view.lanes)
    view.setAllKnown(columns.finalGrade)
    for (truth, grade) in columns.gradings {
      view.requireKnown(truth: truth)
      guard let worstIsLast = columns.worstIsLast else { continue }
      view.forEachLane(where: truth) { hazard in
        let usual = unsafe grades[hazard]
        unsafe grades[hazard] = worstIsLast ? max(usual, grade) : min(usual, grade)
      }
    }
    let faults = unsafe view.faults
    view.forEachLane({ unsafe faults[$0] }) { frame.fault(Int(owners[$0])) }
  }

  /// Tells the rules of inspections which hazards there are.
  private func fillSets(_ frame: ColumnView) {
    let columns = program.hazards
    let (view, owners, rows, sets) = (hazards.view, hazards.owners, hazardRows, columns.grades)
    let grades = unsafe view.number(columns.finalGrade)
    for hazard in 0..<view.lanes {
      frame.insert(
        Int(rows[hazard]), into: sets[Int(unsafe grades[hazard])], at: Int(owners[hazard]))
    }
    for threshold in columns.thresholds {
      let register = threshold.field == .repeats ? columns.repeats : columns.occurrences
      let numbers = unsafe view.number(register)
      for hazard in 0..<view.lanes where unsafe numbers[hazard] >= threshold.least {
        frame.insert(Int(rows[hazard]), into: threshold.set, at: Int(owners[hazard]))
      }
    }
  }

  // MARK: Deadlines

  func setDeadlines() {
    let columns = program.hazards
    let frame = frame
    var found = hazardDues.emptied()
    defer { hazardDues = found }
    guard let deadline = columns.deadline else {
      found += repeatElement(DueDates.none, count: hazards.lanes)
      if program.program.deadlines != nil { for lane in 0..<frame.lanes { frame.fault(lane) } }
      return
    }
    program.columns.run(
      columns.deadlineSegment, over: hazards, importing: columns.deadlineImports, from: batch.frame)
    let (view, owners, rows) = (hazards.view, hazards.owners, hazardRows)
    let days = unsafe frame.number(program.layout.date)
    let dues = dues
    for hazard in 0..<view.lanes {
      let owner = Int(owners[hazard])
      var due = DueDates.unknown
      if let row = view.number(deadline, at: hazard) {
        due = dues.due(row: Int(row), hazard: Int(rows[hazard]), day: unsafe days[owner])
      }
      if due == DueDates.unknown || view.isFaulty(hazard) { frame.fault(owner) }
      found.append(due)
    }
  }
}

/// Writes the hazards of a batch one after another.
private struct HazardList {
  /// By hazard, the lane of its inspection.
  private(set) var owners: [Int32]
  /// By hazard, its place in `Program.hazards`.
  private(set) var rows: [Int32]
  private let view: ColumnView
  private let frame: ColumnView
  private let columns: BatchProgram.HazardColumns

  /// - Parameters:
  ///   - hazards: Has room for all of them.
  ///   - rows: None.
  init(
    _ hazards: ColumnFrame, _ frame: ColumnView, _ columns: BatchProgram.HazardColumns,
    rows: [Int32]
  ) {
    view = hazards.view
    owners = hazards.owners.emptied()
    self.rows = rows
    self.frame = frame
    self.columns = columns
  }

  var count: Int { rows.count }

  @inline(__always)
  mutating func add(_ row: Int32, of lane: Int) {
    let hazard = rows.count
    unsafe view.number(columns.row)[hazard] = Int64(row)
    unsafe view.number(columns.grade)[hazard] = columns.usualGrades[Int(row)]
    unsafe view.number(columns.occurrences)[hazard] = 1
    unsafe view.number(columns.repeats)[hazard] = 0
    frame.insert(Int(row), into: columns.present, at: lane)
    owners.append(Int32(lane))
    rows.append(row)
  }
}

extension Array {
  /// Gives the memory of an array away, with nothing in it: whoever appends to it has it alone.
  mutating func emptied() -> [Element] {
    var other: [Element] = []
    swap(&other, &self)
    other.removeAll(keepingCapacity: true)
    return other
  }
}
