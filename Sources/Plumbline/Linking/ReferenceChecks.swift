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
    checkVersions()
    checkSourceDates()
    checkOldPaths()
    checkRecurrenceWindow()
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
        if paths[path] == nil { paths[path] = path }
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

  /// An old path leads to one item.
  private mutating func checkOldPaths() {
    var claims: [String: (path: String, span: SourceSpan)] = [:]
    for section in shared + checklists.flatMap(\.sections) {
      for item in section.items {
        let path = "\(section.id.value).\(item.id.value)"
        for old in item.formerly {
          if let first = claims[old.value], first.path != path {
            diagnostics.report(.declaredTwice(old.value, first: first.span, at: old.span))
          }
          claims[old.value] = (path, old.span)
        }
      }
    }
  }

  /// `repeats` counts within a window that a parameter gives.
  private mutating func checkRecurrenceWindow() {
    guard !vocabulary.parameters.contains(where: { $0.name.value == "recurrence_window" }) else {
      return
    }
    let rules = rulesets.flatMap(\.rules).map { ($0.names, $0.header.id.span) }
    let decisions = rulesets.flatMap(\.decisions).map { ($0.names, $0.name.span) }
    for (names, span) in rules + decisions
    where !names.isDisjoint(with: ["hazard.repeats", ".repeats", "repeats"]) {
      diagnostics.report(.recurrenceWindowMissing(at: span))
    }
  }

  /// Targets of `replaces`, `disables` and `applies_to`.
  private mutating func checkTargets() {
    let rules = rulesets.flatMap(\.rules)
    let known = Set(rules.map(\.header.id.value)).union(knownPaths.keys)
    for ruleset in rulesets {
      for target in ruleset.disables where !known.contains(target.value) {
        let nearest = NearestName.nearest(to: target.value, among: known)
        diagnostics.report(.unknownRule(target.value, nearest: nearest, at: target.span))
      }
      for rule in ruleset.rules {
        checkReplacement(rule, in: rules)
        checkDates(of: rule.header, within: ruleset)
      }
    }
    let groups = Set(checklists.compactMap(\.id?.value) + checklists.flatMap(\.tags).map(\.value))
    for target in rulesets.flatMap({ $0.appliesTo ?? [] }) where !groups.contains(target.value) {
      let nearest = NearestName.nearest(to: target.value, among: groups)
      diagnostics.report(.unknownChecklist(target.value, nearest: nearest, at: target.span))
    }
  }

  /// A rule replaces another one of its own stage.
  private mutating func checkReplacement(_ rule: StageRule, in all: [StageRule]) {
    guard let target = rule.header.replaces else { return }
    let targets = all.filter { $0.header.id.value == target.value }
    if target.value == rule.header.id.value {
      diagnostics.report(.replacesItself(target.value, at: target.span))
    } else if let other = targets.first, other.stage != rule.stage {
      diagnostics.report(.replacesOtherStage(target.value, other.stage, at: target.span))
    } else if targets.isEmpty {
      let known = all.filter { $0.stage == rule.stage }.map(\.header.id.value)
      let nearest = NearestName.nearest(to: target.value, among: known)
      diagnostics.report(.unknownRule(target.value, nearest: nearest, at: target.span))
    }
  }

  /// A rule's dates lie within its file's.
  private mutating func checkDates(of header: RuleHeader, within ruleset: RulesetSyntax) {
    guard let file = ruleset.inForce?.value, let own = header.inForce,
      !file.covers(own.value)
    else { return }
    diagnostics.report(.datesOutsideFile(own.value.text, file.text, at: own.span))
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
      for rule in ruleset.rules {
        count(rule.header.basis)
        for row in rule.table?.rows ?? [] { count(row.basis) }
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
