import FEEL

// Stage 7: by when each hazard must be put right, and under which control.
extension StageRun {
  mutating func setDeadlines() {
    guard let deadlines = program.deadlines else { return }
    for place in hazards.findings.indices {
      let finding = hazards.findings[place]
      let id = program.hazards[finding.row].id
      if situation.isNamed(program.slots.hazard) {
        situation.variables[program.slots.hazard] = .context(finding.record)
      }
      guard let row = situation.row(of: deadlines.table, about: id, at: .deadlines) else {
        continue
      }
      let column = Self.place(row, deadlines)
      let due = due(deadlines.due[column], from: deadlines.from[column], of: id)
      hazards.findings[place].due = due
      hazards.findings[place].controls = controls(row, of: deadlines.table)
      hazards.findings[place].add(Self.basis(row, deadlines.table))
      hazards.findings[place].because.append(
        Sentences(titles: program.titles).deadline(
          due: due?.text, from: situation.inspection.date, row, deadlines.table,
          situation.variables.seen))
    }
  }

  /// What the columns that are enumerations say, in the table's order.
  private func controls(
    _ row: ChosenRow, of table: TableProgram
  ) -> [(name: String, word: EnumerationWord?)] {
    table.outputs.map { name in
      guard case .word(let word)? = situation.output(name, row, of: table) else {
        return (name, nil)
      }
      return (name, word)
    }
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
    let start = from.map { situation.variables.value($0) } ?? .date(situation.inspection.date)
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
  mutating func counted(_ expression: DueExpression, of id: String) -> DueRule? {
    switch expression {
    case .immediately: return .immediately
    case .beforeHoliday: return .beforeHoliday
    case .days(let count): return number(count, of: id).map { .days($0) }
    case .months(let count): return number(count, of: id).map { .months($0) }
    case .workdays(let count): return number(count, of: id).map { .workdays($0) }
    case .hours(let count): return number(count, of: id).map { .hours($0) }
    case .by(let date):
      let value = situation.variables.value(date)
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
    let value = situation.variables.value(expression)
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
