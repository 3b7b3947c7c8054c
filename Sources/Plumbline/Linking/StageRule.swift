import FEEL

/// A rule of any stage.
enum StageRule {
  case grading(GradingSyntax)
  case composite(CompositeSyntax)
  case scoring(ScoringSyntax)
  case adjustment(ScoringSyntax.Adjustment)
  case veto(VetoRuleSyntax)
  case rating(TableRuleSyntax)
  case deadlines(TableRuleSyntax)
  case measure(MeasureSyntax)
  case proposals(TableRuleSyntax)
  case invariant(InvariantSyntax)

  var header: RuleHeader {
    switch self {
    case .grading(let rule): rule.header
    case .composite(let rule): rule.header
    case .scoring(let rule): rule.header
    case .adjustment(let rule): rule.header
    case .veto(let rule): rule.header
    case .rating(let rule), .deadlines(let rule), .proposals(let rule): rule.header
    case .measure(let rule): rule.header
    case .invariant(let rule): rule.header
    }
  }

  /// The key of its stage; a rule replaces one of its own stage.
  var stage: String {
    switch self {
    case .grading: "grading"
    case .composite: "composites"
    case .scoring: "scoring"
    case .adjustment: "adjustments"
    case .veto: "vetoes"
    case .rating: "rating"
    case .deadlines: "deadlines"
    case .measure: "measures"
    case .proposals: "proposals"
    case .invariant: "invariants"
    }
  }

  /// Whether its id is only the key of its stage, which several files may have.
  var hasStageId: Bool { header.id.value == stage }

  /// The names that the rule uses, as `ExpressionSyntax.names`; those of decisions do not count.
  var names: Set<String> {
    switch self {
    case .grading(let rule): rule.when?.names ?? []
    case .composite(let rule): rule.names
    case .scoring: []
    case .adjustment(let rule): rule.when.names
    case .veto(let rule): rule.when?.names ?? []
    case .rating(let rule), .deadlines(let rule), .proposals(let rule): rule.table.names
    case .measure(let rule): rule.names
    case .invariant(let rule): rule.names
    }
  }
}

extension CompositeSyntax {
  /// The names that the composite uses.
  var names: Set<String> {
    (when?.names ?? []).union(of?.names ?? []).union(atLeast?.names ?? [])
  }
}

extension ScoringSyntax {
  /// The names that the adjustments use.
  var names: Set<String> { adjustments.reduce(into: []) { $0.formUnion($1.when.names) } }
}

extension MeasureSyntax {
  /// The names that the measure uses.
  var names: Set<String> {
    (when?.names ?? []).union(due?.names ?? []).union(from?.names ?? [])
  }
}

extension InvariantSyntax {
  /// The names that the invariant uses.
  var names: Set<String> {
    if case .never(let condition) = body { condition.names } else { [] }
  }
}

extension RulesetSyntax {
  /// The rules of all stages, in order.
  var rules: [StageRule] {
    var rules = gradings.map(StageRule.grading) + composites.map(StageRule.composite)
    rules += vetoes.map(StageRule.veto)
    if let scoring {
      rules += [.scoring(scoring)] + scoring.adjustments.map(StageRule.adjustment)
    }
    if let rating { rules.append(.rating(rating)) }
    if let deadlines { rules.append(.deadlines(deadlines)) }
    rules += measures.map(StageRule.measure) + proposals.map(StageRule.proposals)
    return rules + invariants.map(StageRule.invariant)
  }
}

extension ItemSyntax {
  /// The names that the item's conditions, tests and tables use.
  var names: Set<String> {
    (when?.names ?? []).union(pass?.names ?? []).union(credit?.names ?? [])
  }
}

extension DecisionSyntax {
  /// The names that the decision uses.
  var names: Set<String> {
    switch body {
    case .value(let written): written.names
    case .table(let table): table.names
    }
  }
}
