import FEEL

/// Finds what each checklist is made of between each two dates on which anything changes.
///
/// Time is cut where a piece of the checklist, a rule that applies to it, or a parameter that these
/// use begins or ends. Intervals next to one another that are made of the same pieces are one.
struct Composer {
  private let checklists: [ChecklistSyntax]
  private let shared: [SectionSyntax]
  private let rulesets: [NamedRuleset]
  private let vocabulary: Vocabulary
  private let use: NameUse

  /// A ruleset with all names that its rules use.
  private struct NamedRuleset {
    let syntax: RulesetSyntax
    let names: Set<String>
    /// The rules that stand in the place of others.
    let replacing: [StageRule]
  }

  init(
    checklists: [ChecklistSyntax], shared: [SectionSyntax], rulesets: [RulesetSyntax],
    vocabulary: Vocabulary
  ) {
    self.checklists = checklists
    self.shared = shared
    self.vocabulary = vocabulary
    let items = (shared + checklists.flatMap(\.sections)).flatMap(\.items)
    let use = NameUse(
      decisions: rulesets.flatMap(\.decisions),
      others: rulesets.flatMap(\.rules).map(\.names) + items.map(\.names))
    self.use = use
    self.rulesets = rulesets.map { ruleset in
      let rules = ruleset.rules
      let names = rules.reduce(into: Set<String>()) { $0.formUnion($1.names) }
      return NamedRuleset(
        syntax: ruleset, names: use.closure(of: names),
        replacing: rules.filter { $0.header.replaces != nil })
    }
  }

  /// The compositions of one checklist, ascending in time.
  func compositions(
    of id: String, into diagnostics: inout Diagnostics
  ) -> [Composition] {
    let versions = checklists.filter { $0.id?.value == id }.map { version(of: $0) }
    var found: [Composition] = []
    for interval in intervals(versions) {
      let current = versions.filter { $0.syntax.inForce.covers(interval) }
      guard let version = current.first else { continue }
      if current.count > 1, let first = version.syntax.id, let second = current[1].syntax.id {
        diagnostics.report(.declaredTwice(id, first: first.span, at: second.span))
      }
      let composition = composition(of: version, interval, into: &diagnostics)
      if let last = found.last, last.dates.until?.adding(days: 1) == interval.from,
        composition.isMade(asOther: last)
      {
        found[found.count - 1].dates = DateRange(from: last.dates.from, until: interval.until)
      } else {
        found.append(composition)
      }
    }
    return found
  }

  /// The rulesets whose rules apply to no checklist at all.
  var rulesetsWithoutChecklist: [RulesetSyntax] {
    rulesets.filter { ruleset in
      !ruleset.syntax.rules.isEmpty && !checklists.contains { applies(ruleset, to: $0) }
    }.map(\.syntax)
  }

  // MARK: One version of a checklist

  private struct Version {
    let syntax: ChecklistSyntax
    /// The included ones before its own.
    let sections: [SectionSyntax]
    /// Those that apply to it, whatever the date.
    let rulesets: [NamedRuleset]
    /// Every name that its items and rules use, through decisions too.
    let names: Set<String>
    /// The records that its inspections do not carry, and the decisions that need them.
    let foreign: Set<String>
  }

  private func version(of checklist: ChecklistSyntax) -> Version {
    let sections =
      checklist.include.flatMap { name in shared.filter { $0.id.value == name.value } }
      + checklist.sections
    let applying = rulesets.filter { applies($0, to: checklist) }
    var names = use.closure(
      of: sections.flatMap(\.items).reduce(into: []) { $0.formUnion($1.names) })
    for ruleset in applying { names.formUnion(ruleset.names) }
    names.formUnion(use.closure(of: use.unused))
    names.insert("recurrence_window")
    return Version(
      syntax: checklist, sections: sections, rulesets: applying, names: names,
      foreign: use.users(of: foreignRecords(checklist)))
  }

  /// Whether a ruleset is about a checklist: named by `applies_to`, or by its records.
  private func applies(_ ruleset: NamedRuleset, to checklist: ChecklistSyntax) -> Bool {
    if let targets = ruleset.syntax.appliesTo {
      let names = checklist.tags.map(\.value) + [checklist.id?.value ?? ""]
      return targets.contains { names.contains($0.value) }
    }
    return ruleset.names.isDisjoint(with: foreignRecords(checklist))
  }

  /// The records that a checklist's inspections do not carry.
  private func foreignRecords(_ checklist: ChecklistSyntax) -> Set<String> {
    let own = ["inspection", checklist.subject?.value ?? ""] + checklist.with.map(\.value)
    return Set(vocabulary.records.keys).subtracting(own)
  }

  // MARK: Dates

  /// Cuts time at every date on which something begins or ends.
  private func intervals(_ versions: [Version]) -> [DateRange] {
    let ranges = versions.flatMap(ranges) + use.decisions.map(\.inForce)
    let cuts = ranges.flatMap { dates in
      [dates?.value.from, dates?.value.until?.adding(days: 1)].compactMap(\.self)
    }
    let values = versions.flatMap { version in
      vocabulary.parameters.filter { version.names.contains($0.name.value) }
        .flatMap { $0.values.map(\.from.value) }
    }
    let sorted = Set(cuts + values).sorted()
    let starts: [CalendarDate?] = [nil] + sorted.map { $0 }
    let ends: [CalendarDate?] = sorted.map { $0.adding(days: -1) } + [nil]
    return zip(starts, ends).map { DateRange(from: $0, until: $1) }
  }

  /// The dates of everything in a version that has some of its own.
  private func ranges(in version: Version) -> [Located<DateRange>?] {
    let sections = version.sections.flatMap { [$0.inForce] + $0.items.map(\.inForce) }
    let rulesets = version.rulesets.map(\.syntax)
      .flatMap { [$0.inForce] + $0.rules.map(\.header.inForce) }
    return [version.syntax.inForce] + sections + rulesets
  }

  // MARK: One interval

  private func composition(
    of version: Version, _ dates: DateRange, into diagnostics: inout Diagnostics
  ) -> Composition {
    let inForce = version.rulesets.filter { $0.syntax.inForce.covers(dates) }
    let current = inForce.map(\.syntax)
    let removals = Removals(
      inForce.map { ($0.syntax.disables, $0.replacing) }, on: dates, into: &diagnostics)
    let sections = version.sections.filter { $0.inForce.covers(dates) }
    let decisions = decisions(of: version, on: dates)
    return Composition(
      checklist: version.syntax, dates: dates, rulesets: current.map(\.id.value),
      sections: sections, items: sections.map { removals.left($0) },
      decisions: decisions.own, foreignDecisions: decisions.foreign,
      composites: removals.left(current.flatMap(\.composites), \.header),
      gradings: removals.left(current.flatMap(\.gradings), \.header),
      scorings: removals.left(current.compactMap(\.scoring), \.header).map {
        $0.with(removals.left($0.adjustments, \.header))
      },
      vetoes: removals.left(current.flatMap(\.vetoes), \.header),
      ratings: removals.left(current.compactMap(\.rating), \.header),
      deadlines: removals.left(current.compactMap(\.deadlines), \.header),
      measures: removals.left(current.flatMap(\.measures), \.header),
      proposals: removals.left(current.flatMap(\.proposals), \.header),
      invariants: removals.left(current.flatMap(\.invariants), \.header),
      parameters: parameters(version.names, on: dates),
      changes: removals.changes(of: current, sections, in: version.syntax.id?.value ?? ""))
  }

  /// The decisions that a version uses, and the names of those that need records it has not.
  private func decisions(
    of version: Version, on dates: DateRange
  ) -> (own: [DecisionSyntax], foreign: [String]) {
    var own: [DecisionSyntax] = []
    var names: [String] = []
    for decision in use.decisions
    where decision.inForce.covers(dates) && version.names.contains(decision.name.value) {
      if decision.names.isDisjoint(with: version.foreign) {
        own.append(decision)
      } else {
        names.append(decision.name.value)
      }
    }
    return (own, names)
  }

  private func parameters(
    _ names: Set<String>, on dates: DateRange
  ) -> [(name: String, place: Int?)] {
    vocabulary.parameters.filter { names.contains($0.name.value) }.map { parameter in
      let place = parameter.values.lastIndex { value in
        dates.from.map { value.from.value <= $0 } ?? false
      }
      return (parameter.name.value, place)
    }
  }
}

/// Which decisions use which names, and which decisions anything uses at all.
struct NameUse {
  let decisions: [DecisionSyntax]
  private let names: [String: Set<String>]
  private var used: Set<String>

  /// - Parameter others: What rules and items use.
  init(decisions: [DecisionSyntax], others: [Set<String>]) {
    self.decisions = decisions
    names = Dictionary(decisions.map { ($0.name.value, $0.names) }) { $0.union($1) }
    used = []
    used = closure(of: others.reduce(into: []) { $0.formUnion($1) })
  }

  /// The decisions that no rule or item uses, not even through other decisions.
  var unused: Set<String> { Set(names.keys).subtracting(used) }

  /// The names, and those that the decisions among them use, and so on.
  func closure(of start: Set<String>) -> Set<String> {
    var found = start
    var open = Array(start)
    while let name = open.popLast() {
      for next in names[name] ?? [] where found.insert(next).inserted { open.append(next) }
    }
    return found
  }

  /// The names, and the decisions that use any of them, and those that use these, and so on.
  func users(of start: Set<String>) -> Set<String> {
    var users: [String: [String]] = [:]
    for (decision, needs) in names {
      for need in needs { users[need, default: []].append(decision) }
    }
    var found = start
    var open = Array(start)
    while let name = open.popLast() {
      for user in users[name] ?? [] where found.insert(user).inserted { open.append(user) }
    }
    return found
  }
}
