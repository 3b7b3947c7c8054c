import FEEL

// Measures and proposals.
extension ProgramCompiler {
  /// A measure without a condition is there for the tables that propose it.
  mutating func warnOfUnproposed() {
    let proposed = Set(composition.proposals.flatMap(\.proposedMeasures))
    for measure in composition.measures where measure.when == nil {
      let id = measure.header.id
      if !proposed.contains(id.value) {
        diagnostics.report(.measureNeverProposed(id.value, at: id.span))
      }
    }
  }

  mutating func compile(_ syntax: MeasureSyntax) -> MeasureProgram? {
    let scope = scope(for: .measures)
    let header = syntax.header
    let when = syntax.when.flatMap { compile($0, in: scope) }
      .map { RuleCondition(condition: $0, label: header.label) }
    let (due, from) = compilePeriod(due: syntax.due, from: syntax.from, in: scope)
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
    guard hasColumn("measure", syntax.table),
      let column = syntax.table.outputs.firstIndex(where: { $0.value == "measure" })
    else { return nil }
    let known = composition.measures.map(\.header.id.value)
    var places: [Int] = []
    for row in syntax.table.rows {
      guard let cell = row.outputs[column] else {
        diagnostics.report(.cellMissing("measure", at: row.span))
        continue
      }
      if let place = measures.firstIndex(where: { $0.id == cell.text }) {
        places.append(place)
      } else if !known.contains(cell.text) {
        let titled = composition.measures.first { $0.header.title == cell.text }
        let nearest =
          titled?.header.id.value ?? NearestName.nearest(to: cell.text, among: known)
        diagnostics.report(.unknownMeasure(cell.text, nearest: nearest, at: cell.span))
      }
    }
    let compiled = compileTable(
      syntax.table, named: syntax.header.id.value, in: scope, special: ["measure", "points"])
    let pointsColumn = syntax.table.outputs.firstIndex { $0.value == "points" }
    let points = syntax.table.rows.map { row -> CheckedExpression? in
      guard let pointsColumn, let cell = row.outputs[pointsColumn] else { return nil }
      return compilePoints(cell, in: scope)
    }
    guard let compiled, places.count == syntax.table.rows.count else { return nil }
    return ProposalsProgram(
      id: syntax.header.id.value, title: syntax.header.title, table: compiled.table,
      measures: places, points: points)
  }

  /// The points of a row; those written out are looked at here, others when they are worked out.
  private mutating func compilePoints(
    _ cell: WrittenExpression, in scope: Scope
  ) -> CheckedExpression? {
    let points = Checker.check(cell.syntax, expecting: .integer, in: scope, into: &diagnostics)
    if let points, cell.names.isEmpty,
      case .number(let number) = ReferenceEvaluator.value(points, []), number.isNegative
    {
      diagnostics.report(.negativePoints(number, at: cell.span))
    }
    return points
  }
}

extension TableRuleSyntax {
  /// The texts of the `measure` column.
  var proposedMeasures: [String] {
    guard let column = table.outputs.firstIndex(where: { $0.value == "measure" }) else { return [] }
    return table.rows.compactMap { $0.outputs[column]?.text }
  }
}
