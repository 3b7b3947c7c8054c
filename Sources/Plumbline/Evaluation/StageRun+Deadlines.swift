import FEEL

// Stage 7: by when each hazard must be put right, and under which control.
extension StageRun {
  mutating func setDeadlines() {
    guard let deadlines = program.deadlines else { return }
    for index in hazards.indices {
      situation.variables[program.slots.hazard] = .context(hazardRecord(hazards[index]))
      let id = hazards[index].id
      guard let row = situation.row(of: deadlines.table, about: id, at: .deadlines) else {
        continue
      }
      let place = Self.place(row, deadlines)
      hazards[index].due = due(
        deadlines.due[place], from: deadlines.from[place], of: id)
      for name in deadlines.table.outputs {
        var word: EnumerationWord?
        if case .word(let found)? = situation.output(name, row, of: deadlines.table) {
          word = found
        }
        hazards[index].controls.append((name, word))
      }
      let basis = Self.basis(row, deadlines.table)
      hazards[index].basis += basis.filter { !hazards[index].basis.contains($0) }
      hazards[index].because.append(
        Sentences(program).deadline(
          due: hazards[index].due?.text, from: situation.inspection.date, row, deadlines.table,
          situation.variables))
    }
    situation.variables[program.slots.hazards] = .list(hazards.map { .context(hazardRecord($0)) })
  }

  /// The place of a row in the columns that stand beside the table; `otherwise` is last.
  private static func place(_ row: ChosenRow, _ deadlines: DeadlinesProgram) -> Int {
    if case .row(let place) = row { return place }
    return deadlines.due.count - 1
  }

  private static func basis(_ row: ChosenRow, _ table: TableProgram) -> [Citation] {
    if case .row(let place) = row { return table.rows[place].basis }
    return []
  }

  /// The date that an expression counts to; null with a gap or a problem where it cannot be told.
  mutating func due(
    _ expression: DueExpression?, from: CheckedExpression?, of rule: String
  ) -> DueOutcome? {
    guard let expression else { return nil }
    let start = from.map { situation.value($0) } ?? .date(situation.inspection.date)
    if case .null(let absence) = start {
      situation.gaps.add(absence, undecided: rule)
      return nil
    }
    switch counted(expression, of: rule) {
    case nil: return nil
    case .some(let period):
      do {
        let due = try DueCounting.due(period, from: start, calendar: program.calendar)
        return DueOutcome(text: due.text, steps: due.steps.map(\.sentence))
      } catch {
        situation.problems.append(.calendar(error, of: rule))
        return nil
      }
    }
  }

  /// The expression with its numbers worked out.
  private mutating func counted(_ expression: DueExpression, of id: String) -> DueRule? {
    switch expression {
    case .immediately: return .immediately
    case .beforeHoliday: return .beforeHoliday
    case .days(let count): return number(count, of: id).map { .days($0) }
    case .months(let count): return number(count, of: id).map { .months($0) }
    case .workdays(let count): return number(count, of: id).map { .workdays($0) }
    case .hours(let count): return number(count, of: id).map { .hours($0) }
    case .by(let date):
      let value = situation.value(date)
      if case .date(let date) = value { return .by(date) }
      situation.gaps.add(value.absence, undecided: id)
      return nil
    case .earliest(let parts):
      var rules: [DueRule] = []
      for part in parts {
        guard let rule = counted(part, of: id) else { return nil }
        rules.append(rule)
      }
      return .earliest(rules)
    }
  }

  private mutating func number(_ expression: CheckedExpression, of id: String) -> Int? {
    let value = situation.value(expression)
    guard case .number(let number) = value else {
      situation.gaps.add(value.absence, undecided: id)
      return nil
    }
    guard let count = number.exactInt(), count >= 1 else {
      situation.problems.append(.badCount(number, of: id))
      return nil
    }
    return count
  }
}
