import FEEL

/// Checks what files say of one another: includes, replacements, tags, review dates, old paths.
struct ReferenceChecks {
  let checklists: [ChecklistSyntax]
  let shared: [SectionSyntax]
  let rulesets: [RulesetSyntax]
  let vocabulary: Vocabulary
  var diagnostics = Diagnostics()

  init(
    checklists: [ChecklistSyntax], shared: [SectionSyntax], rulesets: [RulesetSyntax],
    vocabulary: Vocabulary
  ) {
    self.checklists = checklists
    self.shared = shared
    self.rulesets = rulesets
    self.vocabulary = vocabulary
  }

  mutating func check(asOf: CalendarDate?) {
    checkIncludes()
    checkSubjects()
    checkTargets()
    checkRulesetIds()
    checkReviewDates(asOf)
    reportDefaults()
  }

  /// Every path that history may name, and the path it has now.
  var knownPaths: [String: String] {
    var paths: [String: String] = [:]
    for composite in rulesets.flatMap(\.composites) {
      paths[composite.header.id.value] = composite.header.id.value
    }
    for section in shared + checklists.flatMap(\.sections) {
      for item in section.items {
        let path = "\(section.id.value).\(item.id.value)"
        paths[path] = path
        for old in item.formerly { paths[old.value] = path }
      }
    }
    for old in checklists.flatMap(\.retired) where paths[old.value] == nil {
      paths[old.value] = old.value
    }
    return paths
  }

  private mutating func checkIncludes() {
    let known = shared.map(\.id.value)
    for name in checklists.flatMap(\.include) where !known.contains(name.value) {
      let nearest = NearestName.nearest(to: name.value, among: known)
      diagnostics.report(.unknownSection(name.value, nearest: nearest, at: name.span))
    }
    let included = Set(checklists.flatMap(\.include).map(\.value))
    for section in shared where !included.contains(section.id.value) {
      diagnostics.report(.sectionNeverIncluded(section.id.value, at: section.id.span))
    }
  }

  private mutating func checkSubjects() {
    for checklist in checklists {
      for name in [checklist.subject].compactMap(\.self) + checklist.with
      where vocabulary.records[name.value] == nil {
        let nearest = NearestName.nearest(to: name.value, among: vocabulary.records.keys)
        diagnostics.report(.unknownRecord(name.value, nearest: nearest, at: name.span))
      }
    }
  }

  /// Targets of `replaces`, `disables` and `applies_to`.
  private mutating func checkTargets() {
    let rules = Set(rulesets.flatMap(\.headers).map(\.id.value))
    let known = rules.union(knownPaths.keys)
    for ruleset in rulesets {
      for target in ruleset.disables + ruleset.headers.compactMap(\.replaces)
      where !known.contains(target.value) {
        let nearest = NearestName.nearest(to: target.value, among: known)
        diagnostics.report(.unknownRule(target.value, nearest: nearest, at: target.span))
      }
      for header in ruleset.headers { checkDates(of: header, within: ruleset) }
    }
    let groups = Set(checklists.compactMap(\.id?.value) + checklists.flatMap(\.tags).map(\.value))
    for target in rulesets.flatMap({ $0.appliesTo ?? [] }) where !groups.contains(target.value) {
      let nearest = NearestName.nearest(to: target.value, among: groups)
      diagnostics.report(.unknownChecklist(target.value, nearest: nearest, at: target.span))
    }
  }

  /// A rule's dates lie within its file's.
  private mutating func checkDates(of header: RuleHeader, within ruleset: RulesetSyntax) {
    guard let file = ruleset.inForce?.value, let own = header.inForce,
      !file.covers(own.value)
    else { return }
    diagnostics.report(.datesOutsideFile(own.value.text, file.text, at: own.span))
  }

  private mutating func checkRulesetIds() {
    for (place, ruleset) in rulesets.enumerated() {
      let twin = rulesets[..<place].first { other in
        other.id.value == ruleset.id.value
          && (other.inForce?.value ?? .always).intersection(ruleset.inForce?.value ?? .always)
            != nil
      }
      if let twin {
        diagnostics.report(
          .declaredTwice(ruleset.id.value, first: twin.id.span, at: ruleset.id.span))
      }
    }
  }

  private mutating func checkReviewDates(_ asOf: CalendarDate?) {
    guard let asOf else { return }
    for parameter in vocabulary.parameters {
      guard let review = parameter.reviewBy, review.value < asOf else { continue }
      diagnostics.report(.reviewDue(parameter.name.value, review.value, at: review.span))
    }
  }

  /// One warning a file: how many of its numbers are only our own default.
  private mutating func reportDefaults() {
    var places: [Int: (count: Int, first: SourceSpan)] = [:]
    func count(_ basis: [BasisSyntax]) {
      for case .standard(let span) in basis {
        let found = places[span.file]
        places[span.file] = ((found?.count ?? 0) + 1, found?.first ?? span)
      }
    }
    for ruleset in rulesets {
      for parameter in ruleset.parameters { count(parameter.basis) }
      for header in ruleset.headers { count(header.basis) }
      for table in ruleset.ratings + ruleset.deadlineTables + ruleset.proposals {
        for row in table.table.rows { count(row.basis) }
      }
    }
    for item in (shared + checklists.flatMap(\.sections)).flatMap(\.items) { count(item.basis) }
    for file in places.keys.sorted() {
      if let found = places[file] {
        diagnostics.report(.defaults(found.count, at: found.first))
      }
    }
  }
}
