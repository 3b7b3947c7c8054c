import FEEL

/// What other rules have replaced or files have disabled between two dates.
struct Removals {
  /// A name that stands in `replaces` or `disables`.
  private struct Removal {
    let target: Located<String>
    let replacement: StageRule?
  }

  private var ids: Set<String> = []
  private var removals: [Removal] = []
  private let dates: DateRange

  /// - Parameter rulesets: Of each, what it disables and the rules that stand in others' places.
  init(
    _ rulesets: [(disables: [Located<String>], replacing: [StageRule])], on dates: DateRange,
    into diagnostics: inout Diagnostics
  ) {
    self.dates = dates
    var replacing: [String: SourceSpan] = [:]
    for ruleset in rulesets {
      removals += ruleset.disables.map { Removal(target: $0, replacement: nil) }
      for rule in ruleset.replacing where rule.header.inForce.covers(dates) {
        guard let target = rule.header.replaces else { continue }
        if let first = replacing[target.value] {
          diagnostics.report(.replacedTwice(target.value, first: first, at: target.span))
        }
        replacing[target.value] = target.span
        removals.append(Removal(target: target, replacement: rule))
      }
    }
    ids = Set(removals.map(\.target.value))
    refuseLoops(into: &diagnostics)
  }

  /// Rules that replace one another in a ring would all be gone; each ring is reported once.
  private func refuseLoops(into diagnostics: inout Diagnostics) {
    var next: [String: Located<String>] = [:]
    for removal in removals {
      if let id = removal.replacement?.header.id.value { next[id] = removal.target }
    }
    var seen: Set<String> = []
    for start in removals.compactMap(\.replacement?.header.id.value) {
      var path: [String] = []
      var current = start
      while seen.insert(current).inserted, let target = next[current] {
        path.append(current)
        current = target.value
      }
      guard let first = path.firstIndex(of: current), path.count - first > 1,
        let last = path.last.flatMap({ next[$0] })
      else { continue }
      diagnostics.report(.replacesInLoop(Array(path[first...]), at: last.span))
    }
  }

  /// The rules that are in force and whose place nothing has taken.
  func left<Rule>(_ rules: [Rule], _ header: (Rule) -> RuleHeader) -> [Rule] {
    allOrSome(of: rules) { rule in
      let header = header(rule)
      return header.inForce.covers(dates) && !ids.contains(header.id.value)
    }
  }

  /// Most often all are left, and a list as it is costs nothing.
  private func allOrSome<Element>(
    of list: [Element], where isLeft: (Element) -> Bool
  ) -> [Element] {
    list.allSatisfy(isLeft) ? list : list.filter(isLeft)
  }

  /// The items of a section that are in force and that nothing disables.
  func left(_ section: SectionSyntax) -> [ItemSyntax] {
    allOrSome(of: section.items) { item in
      item.inForce.covers(dates)
        && (ids.isEmpty || !ids.contains("\(section.id.value).\(item.id.value)"))
    }
  }

  /// The rules and items that would be there but for a removal.
  func changes(
    of rulesets: [RulesetSyntax], _ sections: [SectionSyntax], in checklist: String
  ) -> [PolicyChange] {
    guard !removals.isEmpty else { return [] }
    let rules = rulesets.flatMap(\.rules).filter { $0.header.inForce.covers(dates) }
    return removals.flatMap { removal in
      let targets =
        rules.filter { $0.header.id.value == removal.target.value }
        .map(PolicyChange.Target.rule)
        + items(removal.target.value, sections)
      return targets.map {
        PolicyChange(
          target: $0, replacement: removal.replacement, span: removal.target.span,
          checklist: checklist)
      }
    }
  }

  private func items(_ path: String, _ sections: [SectionSyntax]) -> [PolicyChange.Target] {
    sections.flatMap { section in
      section.items.filter { item in
        "\(section.id.value).\(item.id.value)" == path && item.inForce.covers(dates)
      }.map { .item($0, path: path) }
    }
  }
}
