import FEEL

/// One checklist as it is between two dates: its items, and the rules that apply to it.
struct Composition {
  /// A rule with the ruleset it stands in.
  struct Rule<Syntax> {
    let syntax: Syntax
    let ruleset: String
  }

  let checklist: ChecklistSyntax
  let dates: DateRange
  let rulesets: [String]
  let sections: [SectionSyntax]
  /// By section and place.
  let items: [[ItemSyntax]]
  let decisions: [DecisionSyntax]
  let composites: [CompositeSyntax]
  let gradings: [GradingSyntax]
  let scorings: [ScoringSyntax]
  let vetoes: [VetoRuleSyntax]
  let ratings: [TableRuleSyntax]
  let deadlines: [TableRuleSyntax]
  let measures: [MeasureSyntax]
  let proposals: [TableRuleSyntax]
  let invariants: [InvariantSyntax]
}

/// Finds what a checklist is made of between each two dates on which anything changes.
struct Composer {
  let checklists: [ChecklistSyntax]
  let shared: [SectionSyntax]
  let rulesets: [RulesetSyntax]
  let vocabulary: Vocabulary

  /// The compositions of one checklist, ascending in time.
  func compositions(
    of id: String, into diagnostics: inout Diagnostics
  ) -> [Composition] {
    let versions = checklists.filter { $0.id?.value == id }
    let intervals = intervals(versions)
    var found: [Composition] = []
    for interval in intervals {
      let current = versions.filter { $0.inForce?.value.covers(interval) ?? true }
      guard let version = current.first else { continue }
      if current.count > 1, let first = version.id, let second = current[1].id {
        diagnostics.report(.declaredTwice(id, first: first.span, at: second.span))
      }
      found.append(composition(of: version, interval, into: &diagnostics))
    }
    return found
  }

  /// Cuts time at every date on which something begins or ends.
  private func intervals(_ versions: [ChecklistSyntax]) -> [DateRange] {
    var cuts: Set<CalendarDate> = []
    func cut(_ dates: DateRange?) {
      if let from = dates?.from { cuts.insert(from) }
      if let next = dates?.until?.adding(days: 1) { cuts.insert(next) }
    }
    for version in versions {
      cut(version.inForce?.value)
      for section in version.sections + included(by: version) { cut(section) }
    }
    for ruleset in rulesets {
      cut(ruleset.inForce?.value)
      for dates in ruleset.ruleDates { cut(dates) }
    }
    for parameter in vocabulary.parameters {
      for value in parameter.values { cuts.insert(value.from.value) }
    }
    func cut(_ section: SectionSyntax) {
      cut(section.inForce?.value)
      for item in section.items { cut(item.inForce?.value) }
    }
    let sorted = cuts.sorted()
    let starts: [CalendarDate?] = [nil] + sorted.map { $0 }
    let ends: [CalendarDate?] = sorted.map { $0.adding(days: -1) } + [nil]
    return zip(starts, ends).map { DateRange(from: $0, until: $1) }
  }

  private func included(by checklist: ChecklistSyntax) -> [SectionSyntax] {
    checklist.include.flatMap { name in shared.filter { $0.id.value == name.value } }
  }

  private func composition(
    of checklist: ChecklistSyntax, _ dates: DateRange, into diagnostics: inout Diagnostics
  ) -> Composition {
    let current = rulesets.filter {
      $0.inForce?.value.covers(dates) ?? true && applies($0, to: checklist)
    }
    let gone = Removals(current, on: dates, into: &diagnostics)
    let sections = (included(by: checklist) + checklist.sections).filter {
      $0.inForce?.value.covers(dates) ?? true
    }
    let items = sections.map { section in
      section.items.filter { item in
        item.inForce?.value.covers(dates) ?? true
          && !gone.ids.contains("\(section.id.value).\(item.id.value)")
      }
    }
    func inForce<Rule>(_ list: KeyPath<RulesetSyntax, [Rule]>, _ header: (Rule) -> RuleHeader)
      -> [Rule]
    {
      current.flatMap { $0[keyPath: list] }.filter { rule in
        let header = header(rule)
        return header.inForce?.value.covers(dates) ?? true && !gone.ids.contains(header.id.value)
      }
    }
    return Composition(
      checklist: checklist, dates: dates, rulesets: current.map(\.id.value), sections: sections,
      items: items,
      decisions: rulesets.flatMap(\.decisions).filter { $0.inForce?.value.covers(dates) ?? true },
      composites: inForce(\.composites, \.header), gradings: inForce(\.gradings, \.header),
      scorings: inForce(\.scorings, \.header), vetoes: inForce(\.vetoes, \.header),
      ratings: inForce(\.ratings, \.header), deadlines: inForce(\.deadlineTables, \.header),
      measures: inForce(\.measures, \.header), proposals: inForce(\.proposals, \.header),
      invariants: inForce(\.invariants, \.header))
  }

  /// Whether a ruleset is about a checklist: named by `applies_to`, or by its records.
  private func applies(_ ruleset: RulesetSyntax, to checklist: ChecklistSyntax) -> Bool {
    if let targets = ruleset.appliesTo {
      let names = checklist.tags.map(\.value) + [checklist.id?.value ?? ""]
      return targets.contains { names.contains($0.value) }
    }
    let records = ["inspection", checklist.subject?.value ?? ""] + checklist.with.map(\.value)
    let foreign = Set(vocabulary.records.keys).subtracting(records)
    return foreign.isEmpty || ruleset.ruleNames.isDisjoint(with: foreign)
  }
}

/// What other rules have replaced or disabled between two dates.
private struct Removals {
  private(set) var ids: Set<String> = []

  init(_ rulesets: [RulesetSyntax], on dates: DateRange, into diagnostics: inout Diagnostics) {
    var replacing: [String: SourceSpan] = [:]
    for ruleset in rulesets {
      ids.formUnion(ruleset.disables.map(\.value))
      for header in ruleset.headers where header.inForce?.value.covers(dates) ?? true {
        guard let target = header.replaces else { continue }
        if let first = replacing[target.value] {
          diagnostics.report(.replacedTwice(target.value, first: first, at: target.span))
        }
        replacing[target.value] = target.span
        ids.insert(target.value)
      }
    }
  }
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

extension RulesetSyntax {
  /// The headers of all rules of all stages, in order.
  var headers: [RuleHeader] {
    var headers = gradings.map(\.header) + composites.map(\.header) + vetoes.map(\.header)
    if let scoring { headers.append(scoring.header) }
    if let rating { headers.append(rating.header) }
    if let deadlines { headers.append(deadlines.header) }
    return headers + measures.map(\.header) + proposals.map(\.header) + invariants.map(\.header)
  }

  /// The dates that its rules and decisions set.
  var ruleDates: [DateRange] {
    headers.compactMap(\.inForce?.value) + decisions.compactMap(\.inForce?.value)
  }

  var scorings: [ScoringSyntax] { scoring.map { [$0] } ?? [] }
  var ratings: [TableRuleSyntax] { rating.map { [$0] } ?? [] }
  var deadlineTables: [TableRuleSyntax] { deadlines.map { [$0] } ?? [] }

  /// The names that its rules use; those of decisions do not count.
  var ruleNames: Set<String> {
    var names: Set<String> = []
    func add(_ condition: ConditionSyntax?) { names.formUnion(condition?.names ?? []) }
    func add(_ table: TableSyntax) { names.formUnion(table.names) }
    for rule in gradings { add(rule.when) }
    for rule in composites {
      add(rule.when)
      names.formUnion(rule.of?.syntax.names ?? [])
    }
    for rule in scoring?.adjustments ?? [] { add(rule.when) }
    for rule in vetoes { add(rule.when) }
    for rule in measures { add(rule.when) }
    for rule in ratings + deadlineTables + proposals { add(rule.table) }
    for rule in invariants {
      if case .never(let condition) = rule.body { add(condition) }
    }
    return names
  }
}

extension ConditionSyntax {
  /// The names that the condition uses, as `ExpressionSyntax.names`.
  var names: Set<String> {
    switch self {
    case .expression(let written): written.syntax.names
    case .test(let input, let tests): input.syntax.names.union(tests.syntax.names)
    case .all(let parts), .any(let parts), .none(let parts):
      parts.reduce(into: []) { $0.formUnion($1.names) }
    }
  }
}

extension TableSyntax {
  /// The names that the table uses, as `ExpressionSyntax.names`.
  var names: Set<String> {
    var names = inputs.reduce(into: Set<String>()) { $0.formUnion($1.syntax.names) }
    for row in rows {
      for tests in row.tests { names.formUnion(tests?.syntax.names ?? []) }
      for output in row.outputs { names.formUnion(output?.syntax.names ?? []) }
      names.formUnion(row.condition?.names ?? [])
    }
    for output in otherwise ?? [] { names.formUnion(output.value.syntax.names) }
    return names
  }
}
