import FEEL

// Versions: two of one id may not overlap, and days between two of them are worth a word.
extension ReferenceChecks {
  /// One version of something, with its dates; the whole of time where it has none.
  private struct Version {
    let name: Located<String>
    let dates: DateRange
    /// Where its dates are written, or its name.
    let span: SourceSpan
    /// Whether the dates are its own, not those of what it stands in.
    let isDated: Bool

    /// - Parameter outer: The dates of what it stands in.
    init(
      _ name: Located<String>, _ own: Located<DateRange>?, within outer: Located<DateRange>? = nil
    ) {
      self.name = name
      let ranges = [outer, own].compactMap(\.self)
      dates = ranges.map(\.value).reduce(DateRange.always) { $0.intersection($1) ?? $1 }
      span = ranges.last?.span ?? name.span
      isDated = own != nil
    }
  }

  mutating func checkVersions() {
    checkGroups(of: rulesets.map { Version($0.id, $0.inForce) }, overlap: true)
    checkGroups(of: ruleVersions, overlap: true)
    let decisions = rulesets.flatMap(\.decisions).map { Version($0.name, $0.inForce) }
    checkGroups(of: decisions, overlap: true)
    // Overlapping checklists, sections and items are found where a checklist is put together.
    let known = checklists.compactMap { checklist in
      checklist.id.map { Version($0, checklist.inForce) }
    }
    checkGroups(of: known, overlap: false)
    checkSections(shared, within: nil)
    for checklist in checklists { checkSections(checklist.sections, within: checklist.inForce) }
  }

  /// Ids are unique over all stages; the keys of stages, which stand in for ids, are not counted.
  private var ruleVersions: [Version] {
    rulesets.flatMap { ruleset in
      ruleset.rules.filter { !$0.hasStageId }.map {
        Version($0.header.id, $0.header.inForce, within: ruleset.inForce)
      }
    }
  }

  private mutating func checkSections(
    _ sections: [SectionSyntax], within outer: Located<DateRange>?
  ) {
    checkGroups(of: sections.map { Version($0.id, $0.inForce, within: outer) }, overlap: false)
    for section in sections {
      let items = section.items.map { item in
        Version(
          Located("\(section.id.value).\(item.id.value)", item.id.span), item.inForce,
          within: section.inForce)
      }
      checkGroups(of: items, overlap: false)
    }
  }

  /// Holds each version of a name against the one before it in time.
  private mutating func checkGroups(of versions: [Version], overlap: Bool) {
    for group in Dictionary(grouping: versions, by: \.name.value).values where group.count > 1 {
      let ordered = group.enumerated().sorted { left, right in
        let order = DateRange.startsEarlier(left.element.dates, right.element.dates)
        return order ?? (left.offset < right.offset)
      }.map(\.element)
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        compare(earlier, later, overlap: overlap)
      }
    }
  }

  private mutating func compare(_ earlier: Version, _ later: Version, overlap: Bool) {
    if earlier.dates.intersection(later.dates) != nil {
      guard overlap else { return }
      diagnostics.report(
        .declaredTwice(later.name.value, first: earlier.name.span, at: later.name.span))
    } else if earlier.isDated || later.isDated, let last = earlier.dates.until?.adding(days: 1),
      let next = later.dates.from,
      last < next, let end = next.adding(days: -1)
    {
      let gap = DateRange(from: last, until: end)
      diagnostics.report(
        .versionGap(later.name.value, gap.text, first: earlier.span, at: later.span))
    }
  }
}

extension DateRange {
  /// Whether the first range begins before the second; null where they begin together.
  fileprivate static func startsEarlier(_ left: DateRange, _ right: DateRange) -> Bool? {
    switch (left.from, right.from) {
    case (nil, nil): nil
    case (nil, _): true
    case (_, nil): false
    case (let a?, let b?): a == b ? nil : a < b
    }
  }
}

extension SectionSyntax {
  /// The section on those of its dates that lie in others; null dates are all of time.
  func narrowed(to outer: Located<DateRange>?) -> SectionSyntax {
    guard let outer else { return self }
    let own = inForce?.value ?? .always
    let dates = own.intersection(outer.value) ?? own
    return SectionSyntax(
      id: id, title: title, weight: weight,
      inForce: Located(dates, inForce?.span ?? outer.span), items: items)
  }
}
