import FEEL

// Asking a table for one row, and reading what it sets.
extension Situation {
  /// The row that decides; null with a gap or a problem where none does.
  ///
  /// - Parameter subject: What the table is asked about, for problems and the trace; null: the table itself.
  mutating func row(
    of table: TableProgram, about subject: String? = nil, at stage: Stage
  ) -> ChosenRow? {
    let evaluation = variables.evaluate(table)
    let rule = table.table.name
    trace.record(stage, rule, about: subject, evaluation, of: table)
    switch evaluation.result {
    case .rows(let rows): return rows.first.map { .row($0) }
    case .undecided(_, let absence):
      gaps.add(absence ?? Absence([.undecided(table: rule)]), undecided: rule)
      return nil
    case .conflict(let rows):
      problems.append(.rowsClash(rows, of: table, about: subject))
      return nil
    case .noMatch(let nearest):
      if table.table.otherwise != nil { return .otherwise }
      problems.append(.noRow(of: table, about: subject, nearest, evaluation.inputs))
      return nil
    }
  }

  /// The value of an output column in the chosen row; null where it sets nothing.
  func output(_ name: String, _ row: ChosenRow, of table: TableProgram) -> Value? {
    guard let column = table.outputs.firstIndex(of: name) else { return nil }
    switch row {
    case .row(let place):
      return variables.output(column, ofRow: place, of: table)
    case .otherwise:
      guard let values = table.table.otherwise, column < values.count else { return nil }
      return values[column].map { variables.value($0) }
    }
  }

  /// The value of a decision that is a table.
  mutating func tableValue(_ table: TableProgram, of name: String) -> Value {
    let evaluation = variables.evaluate(table)
    switch evaluation.result {
    case .undecided(_, let absence):
      return .null(absence ?? Absence([.undecided(table: name)]))
    case .conflict(let rows):
      problems.append(.rowsClash(rows, of: table))
      return .null(Absence([.undecided(table: name)]))
    case .noMatch(let nearest):
      if table.table.otherwise != nil { return record(of: table, .otherwise) }
      problems.append(.noRow(of: table, nearest, evaluation.inputs))
      return .null(Absence([.undecided(table: name)]))
    case .rows(let rows):
      let values = rows.map { record(of: table, .row($0)) }
      return combine(values, table.table.policy)
    }
  }

  /// One output column gives its value, several a record of all.
  private func record(of table: TableProgram, _ row: ChosenRow) -> Value {
    let values = table.outputs.map { ($0, output($0, row, of: table) ?? .none) }
    return values.count == 1 ? values[0].1 : .context(Context(values))
  }

  private func combine(_ values: [Value], _ policy: HitPolicy) -> Value {
    if policy.isSingle { return values.first ?? .none }
    guard case .aggregate(let kind) = policy else { return .list(values) }
    return Aggregating.value(kind, values)
  }
}
