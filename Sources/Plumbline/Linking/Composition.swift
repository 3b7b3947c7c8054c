import FEEL

/// One checklist as it is between two dates: its items, and the rules that apply to it.
struct Composition {
  let checklist: ChecklistSyntax
  var dates: DateRange
  let rulesets: [String]
  let sections: [SectionSyntax]
  /// By section and place.
  let items: [[ItemSyntax]]
  /// Those that a rule or item here uses, and those that nothing uses anywhere.
  let decisions: [DecisionSyntax]
  /// Decisions about records that this checklist's inspections do not carry.
  let foreignDecisions: [String]
  let composites: [CompositeSyntax]
  let gradings: [GradingSyntax]
  let scorings: [ScoringSyntax]
  let vetoes: [VetoRuleSyntax]
  let ratings: [TableRuleSyntax]
  let deadlines: [TableRuleSyntax]
  let measures: [MeasureSyntax]
  let proposals: [TableRuleSyntax]
  let invariants: [InvariantSyntax]
  /// The parameters that are used here, each with the place of its value; null before the first.
  let parameters: [(name: String, place: Int?)]
  /// The rules and items that others have taken the place of.
  let changes: [PolicyChange]

  /// Whether another composition is made of the very same pieces.
  func isMade(asOther other: Composition) -> Bool {
    rulesets == other.rulesets && hasPieces(of: other)
      && parameters.map(\.place) == other.parameters.map(\.place)
  }

  /// Whether another composition has the same items, decisions and rules.
  func hasPieces(of other: Composition) -> Bool { pieces == other.pieces }

  /// Where everything that it is made of was written.
  private var pieces: [SourceSpan] {
    var pieces = [checklist.id?.span].compactMap(\.self) + sections.map(\.id.span)
    for items in items { pieces += items.map(\.id.span) }
    pieces += decisions.map(\.name.span)
    pieces += composites.map(\.header.id.span) + gradings.map(\.header.id.span)
    for scoring in scorings {
      pieces.append(scoring.header.id.span)
      pieces += scoring.adjustments.map(\.header.id.span)
    }
    for tables in [ratings, deadlines, proposals] { pieces += tables.map(\.header.id.span) }
    pieces += vetoes.map(\.header.id.span) + measures.map(\.header.id.span)
    return pieces + invariants.map(\.header.id.span)
  }

  /// Every name that an item, rule or decision uses.
  var names: Set<String> {
    var names = Set<String>(minimumCapacity: 512)
    for items in items { for item in items { names.formUnion(item.names) } }
    for decision in decisions { names.formUnion(decision.names) }
    for rule in composites { names.formUnion(rule.names) }
    for rule in gradings { names.formUnion(rule.when?.names ?? []) }
    for rule in scorings { names.formUnion(rule.names) }
    for rule in vetoes { names.formUnion(rule.when?.names ?? []) }
    for tables in [ratings, deadlines, proposals] {
      for rule in tables { names.formUnion(rule.table.names) }
    }
    for rule in measures { names.formUnion(rule.names) }
    for rule in invariants { names.formUnion(rule.names) }
    return names
  }
}

/// A rule or an item that another rule replaces or a file disables, between two dates.
struct PolicyChange {
  enum Target {
    case rule(StageRule)
    case item(ItemSyntax, path: String)
  }

  let target: Target
  /// The rule in its place; null where the file only disables it.
  let replacement: StageRule?
  /// Where `replaces` or `disables` names the target.
  let span: SourceSpan
  let checklist: String
}

extension DateRange {
  /// Whether all of another range lies in this one.
  func covers(_ other: DateRange) -> Bool {
    if let from {
      guard let start = other.from, start >= from else { return false }
    }
    if let until {
      guard let end = other.until, end <= until else { return false }
    }
    return true
  }
}

extension Located<DateRange>? {
  /// Whether something with these dates is there all the time between two days.
  func covers(_ dates: DateRange) -> Bool { self?.value.covers(dates) ?? true }
}
