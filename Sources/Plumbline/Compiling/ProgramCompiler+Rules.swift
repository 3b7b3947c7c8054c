import FEEL

// The rules of stages 3 to 8.
extension ProgramCompiler {
  /// Checks a condition, line by line.
  mutating func compile(_ syntax: ConditionSyntax, in scope: Scope) -> Condition? {
    switch syntax {
    case .expression(let written):
      return Checker.check(
        written.syntax, expecting: .boolean, in: scope, into: &diagnostics
      ).map { .expression($0, text: written.text) }
    case .test(let input, let tests):
      guard let checked = checkInput(input, testedBy: [tests], in: scope),
        let passing = Checker.check(tests.syntax, of: checked, in: scope, into: &diagnostics)
      else { return nil }
      return .test(checked, text: input.text, passing, testText: tests.text)
    case .all(let parts): return .all(parts.compactMap { compile($0, in: scope) })
    case .any(let parts): return .any(parts.compactMap { compile($0, in: scope) })
    case .none(let parts): return .none(parts.compactMap { compile($0, in: scope) })
    }
  }

  private mutating func condition(
    _ syntax: ConditionSyntax?, _ header: RuleHeader, in scope: Scope
  ) -> RuleCondition? {
    syntax.flatMap { compile($0, in: scope) }
      .map { RuleCondition(condition: $0, label: header.label) }
  }

  mutating func citations(_ header: RuleHeader) -> [Citation] {
    registry.citations(header.basis, into: &diagnostics)
  }

  mutating func compile(_ syntax: CompositeSyntax) -> CompositeProgram? {
    let scope = scope(for: .hazards)
    let item = StaticType.list(.record(itemType(answer: nil)))
    let of = syntax.of.flatMap {
      Checker.check($0.syntax, expecting: item, in: scope, into: &diagnostics)
    }
    let atLeast = syntax.atLeast.flatMap {
      Checker.check($0.syntax, expecting: .number, in: scope, into: &diagnostics)
    }
    let when = condition(syntax.when, syntax.header, in: scope)
    if vocabulary.enumerations["remedy"] != nil, syntax.remedy == nil {
      diagnostics.report(.remedyMissing(syntax.header.id.value, at: syntax.header.id.span))
    }
    guard let grade = word(syntax.grade, of: "grade") else { return nil }
    return CompositeProgram(
      hazard: HazardRow(
        id: syntax.header.id.value, section: nil,
        title: syntax.header.title ?? syntax.header.id.value, grade: grade,
        remedy: word(syntax.remedy, of: "remedy"), tags: words(syntax.tags, of: vocabulary.tags),
        basis: citations(syntax.header), attributes: vocabulary.attributes.map(\.name)),
      of: of, atLeast: atLeast, when: when)
  }

  mutating func compile(_ syntax: GradingSyntax) -> GradingProgram? {
    let when = condition(
      syntax.when, syntax.header, in: scope(for: .hazards, perHazard: true))
    guard let grade = word(syntax.grade, of: "grade") else { return nil }
    if grade.severity
      == grade.type.values.indices.map({
        grade.type.word(grade.type.values[$0])?.severity ?? 0
      }).min()
    {
      diagnostics.report(.gradingRaisesNothing(at: syntax.grade.span))
    }
    return GradingProgram(
      id: syntax.header.id.value, title: syntax.header.title ?? syntax.header.id.value, when: when,
      grade: grade, basis: citations(syntax.header))
  }

  mutating func compile(_ syntax: ScoringSyntax) -> ScoringProgram? {
    let scope = scope(for: .score)
    let adjustments = syntax.adjustments.compactMap { adjustment in
      condition(adjustment.when, adjustment.header, in: scope).map {
        ScoringProgram.Adjustment(
          id: adjustment.header.id.value,
          title: adjustment.header.title ?? adjustment.header.id.value, when: $0,
          points: adjustment.points.value, basis: citations(adjustment.header))
      }
    }
    warnOfIgnored(syntax)
    return ScoringProgram(
      model: syntax.model.value, unanswered: syntax.unanswered, notChecked: syntax.notChecked,
      adjustments: adjustments, floor: syntax.floor ?? .zero, ceiling: syntax.ceiling,
      digits: syntax.digits, mode: syntax.mode)
  }

  /// A model that does not look at something says so.
  private mutating func warnOfIgnored(_ syntax: ScoringSyntax) {
    let model = syntax.model.value
    for item in itemList.map(\.syntax) {
      if let deduct = item.deduct, model != .deduction {
        diagnostics.report(.ignoredByModel("deduct", model.rawValue, at: deduct.each.span))
      }
      if let deduct = item.deduct, let upTo = deduct.upTo,
        upTo.value > item.weight?.value ?? Decimal(1)
      {
        diagnostics.report(.deductAboveWeight(at: upTo.span))
      }
      if let credit = item.credit, model.rawValue.hasPrefix("xccdf") || model == .deduction {
        diagnostics.report(
          .ignoredByModel(
            "credit", model.rawValue, isError: model != .deduction, at: credit.span))
      }
    }
    let weighs = model == .bySection || model == .xccdfDefault
    for section in composition.sections where !weighs {
      if let weight = section.weight {
        diagnostics.report(.ignoredByModel("weight", model.rawValue, at: weight.span))
      }
    }
  }

  mutating func compile(_ syntax: VetoRuleSyntax) -> VetoProgram? {
    let when = condition(syntax.when, syntax.header, in: scope(for: .vetoes))
    let rating = syntax.rating.flatMap { word($0, of: "rating") } ?? ratings?.worst
    guard let rating else {
      if syntax.rating == nil {
        diagnostics.report(.enumerationMissing("rating", at: syntax.header.id.span))
      }
      return nil
    }
    return VetoProgram(
      id: syntax.header.id.value, title: syntax.header.title ?? syntax.header.id.value, when: when,
      rating: rating, basis: citations(syntax.header))
  }

  mutating func compileRating(_ syntax: TableRuleSyntax) -> TableProgram? {
    guard hasColumn("rating", syntax.table) else { return nil }
    requireSingle(syntax.table)
    requireCells("rating", syntax.table)
    return compileTable(
      syntax.table, named: syntax.header.id.value, in: scope(for: .rating))?.table
  }

  /// Whether a table has a column that its stage needs; without it, nothing else is said of the table.
  mutating func hasColumn(_ name: String, _ table: TableSyntax) -> Bool {
    if table.outputs.contains(where: { $0.value == name }) { return true }
    diagnostics.report(.columnMissing(name, of: table))
    return false
  }

  /// A stage that needs one row takes a hit policy that gives one.
  mutating func requireSingle(_ table: TableSyntax) {
    guard !table.hit.value.isSingle else { return }
    diagnostics.report(.hitNotSingle(table.hit.value.text, at: table.hit.span))
  }

  /// Every row, and `otherwise`, sets a column that the stage cannot do without.
  mutating func requireCells(_ name: String, _ table: TableSyntax) {
    guard let column = table.outputs.firstIndex(where: { $0.value == name }) else { return }
    for row in table.rows where row.outputs[column] == nil {
      diagnostics.report(.cellMissing(name, at: row.span))
    }
    if let otherwise = table.otherwise, !otherwise.contains(where: { $0.name.value == name }) {
      diagnostics.report(.cellMissing(name, at: otherwise.first?.name.span ?? table.span))
    }
  }

  mutating func compile(_ syntax: InvariantSyntax) -> InvariantProgram? {
    let form: InvariantForm?
    switch syntax.body {
    case .never(let condition):
      let scope = scope(for: .measures, measures: true)
      form = compile(condition, in: scope).map { .never($0) }
    case .monotone(let targets):
      for target in targets where target.value != "score.total" && target.value != "rating" {
        let words = ["score.total", "rating"]
        let nearest = NearestName.nearest(to: target.value, among: words)
        diagnostics.report(.unknownChoice(target.value, words, nearest: nearest, at: target.span))
      }
      form = .monotone(targets.map(\.value))
    }
    return form.map {
      InvariantProgram(
        id: syntax.header.id.value, title: syntax.header.title ?? syntax.header.id.value, form: $0)
    }
  }
}
