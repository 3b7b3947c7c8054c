import FEEL

// Stage 3: hazards, from failed items and from composites, with their grades.
extension StageRun {
  mutating func findHazards() {
    for (index, item) in program.items.enumerated() where situation.states[index] == .fail {
      if let grade = item.hazard { addHazard(of: item, grade, situation.inspection.answers[index]) }
    }
    for composite in program.composites { addComposite(composite) }
    situation.variables[program.slots.hazards] = .list(
      hazards.map { .context(hazardRecord($0)) })
  }

  private mutating func addHazard(
    of item: ItemProgram, _ grade: EnumerationWord, _ answer: Answer
  ) {
    tags[item.path] = item.tags
    attributes[item.path] = item.attributes
    add(
      HazardOutcome(
        id: item.path, title: item.title, section: program.sections[item.section].id,
        grade: grade, defaultGrade: grade, remedy: item.remedy, raisedBy: [], of: [],
        occurrences: answer.occurrences, repeats: repeats(of: item.path), due: nil, controls: [],
        basis: item.basis, because: Sentences(program).failure(of: item, answer: answer)))
  }

  private mutating func addComposite(_ composite: CompositeProgram) {
    let list = composite.of.map { situation.value($0) }
    var parts: [String] = []
    for path in (list?.elements ?? []).compactMap(Self.failedPath) where !parts.contains(path) {
      parts.append(path)
    }
    let needed = composite.atLeast.map { situation.value($0) }
    let count = list?.isNull == true ? list : .number(Decimal(parts.count))
    guard holds(composite, count, needed) else { return }
    var because = situation.because(composite.when)
    if case .number(let least)? = needed {
      because.insert("不符合 \(parts.count) 项，达到 \(least.canonicalDescription) 项", at: 0)
    }
    tags[composite.id] = composite.tags
    add(
      HazardOutcome(
        id: composite.id, title: composite.title, section: nil, grade: composite.grade,
        defaultGrade: composite.grade, remedy: composite.remedy, raisedBy: [], of: parts,
        occurrences: composite.of == nil ? 1 : max(parts.count, 1),
        repeats: repeats(of: composite.id), due: nil, controls: [], basis: composite.basis,
        because: because))
  }

  /// Whether enough items failed and the condition holds; no gap where either is known to fail.
  private mutating func holds(
    _ composite: CompositeProgram, _ count: Value?, _ needed: Value?
  ) -> Bool {
    var open: Absence?
    switch (count, needed) {
    case (.number(let count)?, .number(let needed)?): if count < needed { return false }
    case (_, nil): break
    case (let count, let needed): open = needed?.absence ?? count?.absence ?? Absence([])
    }
    guard let verdict = situation.verdict(composite.when, of: composite.id, at: .hazards) else {
      if let open { situation.gaps.add(open, undecided: composite.id) }
      return false
    }
    guard verdict, let open else { return verdict }
    if !open.isOnlyNotApplicable { situation.gaps.add(open, undecided: composite.id) }
    return false
  }

  private static func failedPath(_ item: Value) -> String? {
    guard case .context(let record) = item, case .word(let state)? = record["state"],
      state.name == ItemState.fail.rawValue, case .string(let path)? = record["path"]
    else { return nil }
    return path
  }

  /// Asks every grading rule; the worst grade of the default and all that hold counts.
  private mutating func add(_ found: HazardOutcome) {
    situation.variables[program.slots.hazard] = .context(hazardRecord(found))
    var hazard = found
    for rule in program.gradings where situation.holds(rule.when, of: rule.id, at: .hazards) {
      guard rule.grade.isWorse(than: hazard.defaultGrade) else { continue }
      hazard.raisedBy.append(rule.id)
      let reasons = situation.because(rule.when).joined(separator: "；")
      hazard.because.append(reasons.isEmpty ? rule.title : "\(rule.title)：\(reasons)")
      hazard.basis += rule.basis.filter { !hazard.basis.contains($0) }
      if rule.grade.isWorse(than: hazard.grade) { hazard.grade = rule.grade }
    }
    hazards.append(hazard)
  }

  /// The hazard as rules see it: those of its own stage with the grade it has so far.
  func hazardRecord(_ hazard: HazardOutcome) -> Context {
    let isComposite = hazard.section == nil
    var record = Context([
      ("id", .string(hazard.id)),
      ("path", isComposite ? .missing("hazard.path") : .string(hazard.id)),
      ("section", hazard.section.map(Value.string) ?? .missing("hazard.section")),
      ("title", .string(hazard.title)), ("grade", .word(hazard.grade)),
      ("default_grade", .word(hazard.defaultGrade)),
      ("remedy", hazard.remedy.map(Value.word) ?? .missing("hazard.remedy")),
      ("tags", .list((tags[hazard.id] ?? []).map(Value.word))),
      ("occurrences", .number(Decimal(hazard.occurrences))),
      ("repeats", .number(Decimal(hazard.repeats))),
    ])
    for name in program.attributeNames {
      let own = attributes[hazard.id]?.first { $0.name == name }?.value
      record[name] = own ?? .missing("\(hazard.id).\(name)")
    }
    return record
  }

  /// How often the same hazard was found within the window before this inspection; days, not rows.
  private func repeats(of path: String) -> Int {
    guard let window = program.recurrenceWindow else { return 0 }
    let date = situation.inspection.date
    let start = date.earlier(by: window)
    let days = situation.inspection.history.filter { past in
      past.path == path && past.on < date && start.map { $0 <= past.on } ?? true
    }
    return Set(days.map(\.on)).count
  }
}

extension EnumerationWord {
  /// Whether this is worse; false where the enumeration has no worst value.
  func isWorse(than other: EnumerationWord) -> Bool {
    guard let mine = severity, let theirs = other.severity else { return false }
    return mine > theirs
  }
}
