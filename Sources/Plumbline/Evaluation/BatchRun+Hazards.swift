import Columns
import FEEL

// Stages 3 and 7 by column: hazards, their grades, their deadlines.
extension BatchRun {
  func findHazards() {
    let frame = frame
    listHazards(countHazards(frame), frame)
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
  private func listHazards(_ count: Int, _ frame: ColumnView) {
    hazards.begin(capacity: count)
    hazards.use(count)
    var (owners, rows) = (hazards.owners.emptied(), hazardRows.emptied())
    // One at least, so that there is memory.
    owners += repeatElement(0, count: max(count, 1))
    rows += repeatElement(0, count: max(count, 1))
    let (view, columns) = (hazards.view, program.hazards)
    unsafe owners.withUnsafeMutableBufferPointer { owners in
      unsafe rows.withUnsafeMutableBufferPointer { rows in
        guard let owner = owners.baseAddress, let row = rows.baseAddress else { return }
        var list = unsafe HazardList(view, frame, columns, owner, row)
        hazardStarts = fill(&list, frame, hazardStarts.emptied())
      }
    }
    (hazards.owners, hazardRows) = (owners, rows)
    for (register, value) in [(columns.occurrences, 1), (columns.repeats, 0)] {
      unsafe view.number(register).update(repeating: Int64(value), count: count)
    }
    for register in [columns.row, columns.grade, columns.occurrences, columns.repeats] {
      view.setAllKnown(register)
    }
  }

  /// - Parameter empty: No starts; they are returned.
  private func fill(_ list: inout HazardList, _ frame: ColumnView, _ empty: [Int]) -> [Int] {
    let (items, rows) = (program.hazards.items, program.hazards.rowOfItem)
    let fail = program.layout.set(.fail)
    let firstComposite = program.program.hazardRow(ofComposite: 0)
    let composites = program.composites.map(\.holds)
    var starts = empty
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
    return starts
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

/// Writes the hazards of a batch one after another, for which there is room.
@safe
private struct HazardList {
  private(set) var count = 0
  /// By hazard: the lane of its inspection, its place in `Program.hazards`, and the same and its grade
  /// as rules see it.
  private let owners: UnsafeMutablePointer<Int32>
  private let places: UnsafeMutablePointer<Int32>
  private let rows: UnsafeMutablePointer<Int64>
  private let grades: UnsafeMutablePointer<Int64>
  private let usualGrades: [Int64]
  private let frame: ColumnView
  private let present: Int

  init(
    _ view: ColumnView, _ frame: ColumnView, _ columns: BatchProgram.HazardColumns,
    _ owners: UnsafeMutablePointer<Int32>, _ places: UnsafeMutablePointer<Int32>
  ) {
    unsafe (self.owners, self.places) = (owners, places)
    unsafe (rows, grades) = (view.number(columns.row), view.number(columns.grade))
    (usualGrades, present) = (columns.usualGrades, columns.present)
    self.frame = frame
  }

  @inline(__always)
  mutating func add(_ row: Int32, of lane: Int) {
    unsafe owners[count] = Int32(truncatingIfNeeded: lane)
    unsafe places[count] = row
    unsafe rows[count] = Int64(row)
    unsafe grades[count] = usualGrades[Int(row)]
    frame.insert(Int(row), into: present, at: lane)
    count &+= 1
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
