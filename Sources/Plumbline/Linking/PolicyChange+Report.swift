import FEEL

// What one file changes of another: every change is said, and a milder one is a warning.
extension PolicyChange {
  static func report(_ compositions: [Composition], _ vocabulary: Vocabulary) -> Diagnostics {
    var changes: [SourceSpan: [(change: PolicyChange, dates: DateRange)]] = [:]
    for composition in compositions {
      for change in composition.changes {
        changes[change.span, default: []].append((change, composition.dates))
      }
    }
    let strictness = Strictness(vocabulary)
    var diagnostics = Diagnostics()
    for (span, all) in changes {
      let checklists = Set(all.map(\.change.checklist)).sorted()
      let dates = all.map(\.dates).reduce(all[0].dates) { $0.hull($1) }
      let milder = all.lazy.compactMap { strictness.milder($0.change) }.first
      diagnostics.report(
        .policyChange(all[0].change, milder: milder, checklists, dates, at: span))
    }
    return diagnostics
  }

  /// Reports files whose rules nothing asks.
  static func report(unused rulesets: [RulesetSyntax]) -> Diagnostics {
    var diagnostics = Diagnostics()
    for ruleset in rulesets {
      diagnostics.report(.rulesApplyToNothing(ruleset.id.value, at: ruleset.id.span))
    }
    return diagnostics
  }
}

extension DateRange {
  /// The shortest range that covers both.
  fileprivate func hull(_ other: DateRange) -> DateRange {
    func outer(_ a: CalendarDate?, _ b: CalendarDate?, _ pick: (CalendarDate, CalendarDate) -> Bool)
      -> CalendarDate?
    {
      guard let a, let b else { return nil }
      return pick(a, b) ? a : b
    }
    return DateRange(from: outer(from, other.from, <), until: outer(until, other.until, >))
  }
}
