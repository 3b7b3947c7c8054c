import FEEL

// Deadlines, measures, proposals, and the dates they count to.
extension ProgramCompiler {
  mutating func compileDeadlines(_ syntax: TableRuleSyntax) -> DeadlinesProgram? {
    if !syntax.table.outputs.contains(where: { $0.value == "due" }) {
      diagnostics.report(.columnMissing("due", at: syntax.table.span))
    }
    requireSingle(syntax.table)
    let scope = scope(for: .deadlines, perHazard: true)
    guard
      let compiled = compileTable(
        syntax.table, named: syntax.header.id.value, in: scope, special: ["due", "from"])
    else { return nil }
    for column in syntax.table.outputs where column.value != "due" && column.value != "from" {
      guard vocabulary.enumerations[column.value] == nil else { continue }
      diagnostics.report(.deadlineColumn(column.value, at: column.span))
    }
    func cells(_ name: String) -> [WrittenExpression?] {
      guard let column = syntax.table.outputs.firstIndex(where: { $0.value == name }) else {
        return Array(repeating: nil, count: syntax.table.rows.count + 1)
      }
      let last = syntax.table.otherwise?.first { $0.name.value == name }
      return syntax.table.rows.map { $0.outputs[column] } + [last?.value]
    }
    let due = cells("due").map { cell in cell.flatMap { compileDue($0.syntax, in: scope) } }
    let from = cells("from").map { cell in
      cell.flatMap { Checker.check($0.syntax, in: scope, into: &diagnostics) }
    }
    requireCells("due", syntax.table)
    return DeadlinesProgram(table: compiled.table, due: due, from: from)
  }

  mutating func compile(_ syntax: MeasureSyntax) -> MeasureProgram? {
    let scope = scope(for: .measures)
    let header = syntax.header
    let when = syntax.when.flatMap { compile($0, in: scope) }
      .map { RuleCondition(condition: $0, label: header.label) }
    let proposed = Set(composition.proposals.flatMap(\.proposedMeasures))
    if syntax.when == nil, !proposed.contains(header.id.value) {
      diagnostics.report(.measureNeverProposed(header.id.value, at: header.id.span))
    }
    let due = syntax.due.flatMap { compileDue($0.syntax, in: scope) }
    let from = syntax.from.flatMap { Checker.check($0.syntax, in: scope, into: &diagnostics) }
    let fine = Fine(syntax.fine)
    if let written = syntax.fine, fine == nil { reportFine(written) }
    guard let party = word(syntax.party, of: "party") else { return nil }
    return MeasureProgram(
      id: header.id.value, title: header.title ?? header.id.value, party: party, when: when,
      points: syntax.points?.value ?? 0, addsRepeats: syntax.addsRepeats,
      due: due, from: from, decidedBy: syntax.decidedBy, endsWhen: syntax.endsWhen,
      act: syntax.act?.value, fine: fine.map { ($0.least, $0.most) },
      basis: citations(header))
  }

  /// Says what is wrong with a fine: its text, or that it is no amount.
  private mutating func reportFine(_ written: WrittenExpression) {
    guard Checker.check(written.syntax, in: Scope(), into: &diagnostics) != nil else { return }
    diagnostics.report(.badFine(at: written.span))
  }

  mutating func compile(
    _ syntax: TableRuleSyntax, _ measures: [MeasureProgram]
  ) -> ProposalsProgram? {
    let scope = scope(for: .measures)
    guard let column = syntax.table.outputs.firstIndex(where: { $0.value == "measure" }) else {
      diagnostics.report(.columnMissing("measure", at: syntax.table.span))
      return nil
    }
    let known = composition.measures.map(\.header.id.value)
    var places: [Int] = []
    for row in syntax.table.rows {
      guard let cell = row.outputs[column] else {
        diagnostics.report(.columnMissing("measure", at: row.span))
        continue
      }
      if let place = measures.firstIndex(where: { $0.id == cell.text }) {
        places.append(place)
      } else if !known.contains(cell.text) {
        let nearest = NearestName.nearest(to: cell.text, among: known)
        diagnostics.report(.unknownMeasure(cell.text, nearest: nearest, at: cell.span))
      }
    }
    let compiled = compileTable(
      syntax.table, named: syntax.header.id.value, in: scope, special: ["measure", "points"])
    let pointsColumn = syntax.table.outputs.firstIndex { $0.value == "points" }
    let points = syntax.table.rows.map { row -> CheckedExpression? in
      guard let pointsColumn, let cell = row.outputs[pointsColumn] else { return nil }
      return Checker.check(cell.syntax, expecting: .integer, in: scope, into: &diagnostics)
    }
    guard let compiled, places.count == syntax.table.rows.count else { return nil }
    return ProposalsProgram(
      id: syntax.header.id.value, title: syntax.header.title, table: compiled.table,
      measures: places, points: points)
  }

  /// `days(15)`, `workdays(3)`, `immediately`, … (`docs/language.md`, section 10).
  private mutating func compileDue(_ syntax: ExpressionSyntax, in scope: Scope) -> DueExpression? {
    if case .name("immediately") = syntax.kind { return .immediately }
    guard case .call(let callee, let arguments) = syntax.kind, case .name(let name) = callee.kind,
      arguments.allSatisfy({ $0.name == nil })
    else {
      diagnostics.report(.badDue(at: syntax.span))
      return nil
    }
    names.formUnion(syntax.names)
    let values = arguments.map(\.value)
    switch (name, values.count) {
    case ("before holiday", 0): return .beforeHoliday
    case ("earliest", 1...):
      let parts = values.compactMap { compileDue($0, in: scope) }
      return parts.count == values.count ? .earliest(parts) : nil
    case ("by", 1): return check(values[0], .date, in: scope).map { .by($0) }
    case ("days", 1): return check(values[0], .number, in: scope).map { .days($0) }
    case ("months", 1): return check(values[0], .number, in: scope).map { .months($0) }
    case ("workdays", 1): return check(values[0], .number, in: scope).map { .workdays($0) }
    case ("hours", 1): return check(values[0], .number, in: scope).map { .hours($0) }
    default:
      diagnostics.report(.badDue(at: syntax.span))
      return nil
    }
  }

  private mutating func check(
    _ syntax: ExpressionSyntax, _ type: StaticType, in scope: Scope
  ) -> CheckedExpression? {
    Checker.check(syntax, expecting: type, in: scope, into: &diagnostics)
  }
}

extension TableRuleSyntax {
  /// The texts of the `measure` column.
  var proposedMeasures: [String] {
    guard let column = table.outputs.firstIndex(where: { $0.value == "measure" }) else { return [] }
    return table.rows.compactMap { $0.outputs[column]?.text }
  }
}
