import FEEL

// Stages 3 and 7 by column: hazards, their grades, their deadlines.
extension BatchRun {
  func findHazards() {
    listHazards()
    run(program.segments.grading)
    grade()
    fillSets()
  }

  private func listHazards() {
    let mask = program.program.masks.hazards.padded
    let rows = program.program.hazardOfItem
    let composites = program.composites
    hazardStarts.removeAll(keepingCapacity: true)
    hazards.owners.removeAll(keepingCapacity: true)
    hazardRows.removeAll(keepingCapacity: true)
    for lane in 0..<frame.lanes {
      hazardStarts.append(hazardRows.count)
      for word in mask.indices {
        var failed = frame.setWord(program.layout.set(.fail) + word, at: lane) & mask[word]
        while failed != 0 {
          let item = word << 6 + failed.trailingZeroBitCount
          failed &= failed &- 1
          if let row = rows[item] { addHazard(row, of: lane) }
        }
      }
      for (place, composite) in composites.enumerated()
      where frame.truth(composite.holds, at: lane) == true {
        addHazard(program.program.hazardRow(ofComposite: place), of: lane)
      }
    }
    hazardStarts.append(hazardRows.count)
    loadHazards()
  }

  private func addHazard(_ row: Int, of lane: Int) {
    hazardRows.append(Int32(row))
    hazards.owners.append(Int32(lane))
  }

  private func loadHazards() {
    let columns = program.hazards
    hazards.begin(capacity: hazardRows.count)
    for row in hazardRows {
      let lane = hazards.add()
      hazards.view.setNumber(columns.row, at: lane, Int64(row))
      hazards.view.setNumber(
        columns.grade, at: lane, Int64(program.program.hazards[Int(row)].grade.index))
      hazards.view.setNumber(columns.occurrences, at: lane, 1)
      hazards.view.setNumber(columns.repeats, at: lane, 0)
    }
    countOccurrences()
    countRepeats()
  }

  private func countOccurrences() {
    let first = program.program.hazards.count - program.composites.count
    for hazard in 0..<hazards.lanes where hazardRows[hazard] >= first {
      let count = program.composites[Int(hazardRows[hazard]) - first].count
      let parts = count.flatMap { frame.number($0, at: Int(hazards.owners[hazard])) } ?? 1
      hazards.view.setNumber(program.hazards.occurrences, at: hazard, max(parts, 1))
    }
    for (lane, item, count) in batch.occurrences {
      guard let row = program.program.hazardOfItem[Int(item)],
        let hazard = hazard(row, of: Int(lane))
      else { continue }
      hazards.view.setNumber(program.hazards.occurrences, at: hazard, Int64(count))
    }
  }

  /// The place of an inspection's hazard by its row; null where it is none.
  private func hazard(_ row: Int, of lane: Int) -> Int? {
    (hazardStarts[lane]..<hazardStarts[lane + 1]).first { hazardRows[$0] == Int32(row) }
  }

  /// Days within the window on which the same hazard was found, each once.
  private func countRepeats() {
    guard let window = program.program.recurrenceWindow else { return }
    var first = 0
    while first < batch.history.count {
      let lane = batch.history[first].lane
      var end = first
      while end < batch.history.count, batch.history[end].lane == lane { end += 1 }
      countRepeats(first..<end, Int(lane), window)
      first = end
    }
  }

  private func countRepeats(_ entries: Range<Int>, _ lane: Int, _ window: Value) {
    guard hazardStarts[lane] < hazardStarts[lane + 1],
      let day = frame.number(program.layout.date, at: lane)
    else { return }
    let start = windowStart(day, window)
    for place in entries {
      let past = batch.history[place]
      guard past.row >= 0, past.on < day, start.map({ $0 <= past.on }) ?? true,
        let hazard = hazard(Int(past.row), of: lane)
      else { continue }
      let isKnown = (entries.lowerBound..<place).contains {
        batch.history[$0].row == past.row && batch.history[$0].on == past.on
      }
      guard !isKnown else { continue }
      let repeats = hazards.view.number(program.hazards.repeats, at: hazard) ?? 0
      hazards.view.setNumber(program.hazards.repeats, at: hazard, repeats + 1)
    }
  }

  /// The day on which the window before a date begins; null where it has no beginning.
  private func windowStart(_ day: Int64, _ window: Value) -> Int64? {
    if let last = lastWindow, last.day == day { return last.start }
    let start = CalendarDate(daysSinceEpoch: Int(day))?.earlier(by: window)
      .map { Int64($0.daysSinceEpoch) }
    lastWindow = (day, start)
    return start
  }

  // MARK: Grades

  private func grade() {
    let columns = program.hazards
    self.columns.run(
      columns.gradingSegment, over: hazards, importing: columns.gradingImports, from: batch.frame)
    for hazard in 0..<hazards.lanes {
      var grade = hazards.view.number(columns.grade, at: hazard) ?? 0
      for (rule, truth) in zip(program.program.gradings, columns.gradings) {
        switch hazards.view.truth(truth, at: hazard) {
        case true?: grade = worse(rule.grade, than: grade)
        case false?: break
        case nil: markIrregular(Int(hazards.owners[hazard]))
        }
      }
      hazards.view.setNumber(columns.finalGrade, at: hazard, grade)
      if hazards.view.isFaulty(hazard) { markIrregular(Int(hazards.owners[hazard])) }
    }
  }

  /// The place of the worse of two grades.
  private func worse(_ word: EnumerationWord, than place: Int64) -> Int64 {
    guard let worstIsLast = word.type.worstIsLast else { return place }
    let other = Int64(word.index)
    return worstIsLast ? max(other, place) : min(other, place)
  }

  private func fillSets() {
    let columns = program.hazards
    for hazard in 0..<hazards.lanes {
      let row = Int(hazardRows[hazard])
      let owner = Int(hazards.owners[hazard])
      batch.insert(row, into: columns.present, at: owner)
      if let grade = hazards.view.number(columns.finalGrade, at: hazard) {
        batch.insert(row, into: columns.grades[Int(grade)], at: owner)
      }
      for threshold in columns.thresholds {
        let register = threshold.field == .repeats ? columns.repeats : columns.occurrences
        if let number = hazards.view.number(register, at: hazard), number >= threshold.least {
          batch.insert(row, into: threshold.set, at: owner)
        }
      }
    }
  }

  // MARK: Deadlines

  func setDeadlines() {
    let columns = program.hazards
    hazardDues.removeAll(keepingCapacity: true)
    guard let deadline = columns.deadline else {
      hazardDues = Array(repeating: DueDates.none, count: hazards.lanes)
      if program.program.deadlines != nil { for lane in 0..<frame.lanes { markIrregular(lane) } }
      return
    }
    self.columns.run(
      columns.deadlineSegment, over: hazards, importing: columns.deadlineImports, from: batch.frame)
    for hazard in 0..<hazards.lanes {
      let owner = Int(hazards.owners[hazard])
      var due = DueDates.unknown
      if let row = hazards.view.number(deadline, at: hazard),
        let day = frame.number(program.layout.date, at: owner)
      {
        due = dues.due(row: Int(row), hazard: Int(hazardRows[hazard]), day: day)
      }
      if due == DueDates.unknown || hazards.view.isFaulty(hazard) { markIrregular(owner) }
      hazardDues.append(due)
    }
  }
}
