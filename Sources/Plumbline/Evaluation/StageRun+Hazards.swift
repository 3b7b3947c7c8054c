import FEEL

// Stage 3: hazards, from failed items and from composites, with their grades.
extension StageRun {
  mutating func findHazards() {
    for (index, item) in program.items.enumerated() where situation.states[index] == .fail {
      guard let grade = item.hazard else { continue }
      addHazard(
        Draft(
          id: item.path, path: item.path, section: program.sections[item.section].id,
          title: item.title, grade: grade, remedy: item.remedy, tags: item.tags,
          occurrences: situation.inspection.answers[index].occurrences,
          attributes: item.attributes, of: [], basis: item.basis,
          because: Sentences(program).failure(
            of: item, answer: situation.inspection.answers[index])))
    }
    for composite in program.composites { addComposite(composite) }
    situation.variables[program.slots.hazards] = .list(
      hazards.map { .context(hazardRecord($0)) })
  }

  /// A hazard before it is graded.
  private struct Draft {
    let id: String
    let path: String?
    let section: String?
    let title: String
    let grade: EnumerationWord
    let remedy: EnumerationWord?
    let tags: [EnumerationWord]
    let occurrences: Int
    let attributes: [(name: String, value: Value)]
    let of: [String]
    let basis: [Citation]
    let because: [String]
  }

  private mutating func addComposite(_ composite: CompositeProgram) {
    var because: [String] = []
    var parts: [String] = []
    if let of = composite.of {
      let list = situation.value(of)
      if case .null(let absence) = list { situation.gaps.add(absence, undecided: composite.id) }
      parts = list.elements.compactMap(Self.failedPath)
    }
    if let atLeast = composite.atLeast {
      let needed = situation.value(atLeast)
      guard case .number(let count) = needed else {
        situation.gaps.add(needed.absence, undecided: composite.id)
        return
      }
      guard Decimal(parts.count) >= count else { return }
      because.append("不符合 \(parts.count) 项，达到 \(count.canonicalDescription) 项")
    }
    guard situation.holds(composite.when, of: composite.id, at: .hazards) else { return }
    because += situation.because(composite.when)
    addHazard(
      Draft(
        id: composite.id, path: nil, section: nil, title: composite.title, grade: composite.grade,
        remedy: composite.remedy, tags: composite.tags,
        occurrences: composite.of == nil ? 1 : parts.count, attributes: [], of: parts,
        basis: composite.basis, because: because))
  }

  private static func failedPath(_ item: Value) -> String? {
    guard case .context(let record) = item, case .word(let state)? = record["state"],
      state.name == ItemState.fail.rawValue, case .string(let path)? = record["path"]
    else { return nil }
    return path
  }

  /// Asks every grading rule; the worst grade of the default and all that hold counts.
  private mutating func addHazard(_ draft: Draft) {
    let repeats = self.repeats(of: draft.id)
    situation.variables[program.slots.hazard] = .context(record(draft, repeats: repeats))
    var grade = draft.grade
    var raisedBy: [String] = []
    var because = draft.because
    var basis = draft.basis
    for rule in program.gradings where situation.holds(rule.when, of: rule.id, at: .hazards) {
      guard rule.grade.isWorse(than: draft.grade) else { continue }
      raisedBy.append(rule.id)
      because.append("\(rule.title)：" + situation.because(rule.when).joined(separator: "；"))
      basis += rule.basis.filter { !basis.contains($0) }
      if rule.grade.isWorse(than: grade) { grade = rule.grade }
    }
    hazards.append(
      HazardOutcome(
        id: draft.id, title: draft.title, section: draft.section, grade: grade,
        defaultGrade: draft.grade, remedy: draft.remedy, raisedBy: raisedBy, of: draft.of,
        occurrences: draft.occurrences, repeats: repeats, due: nil, controls: [], basis: basis,
        because: because))
    tags[draft.id] = draft.tags
    attributes[draft.id] = draft.attributes
  }

  private func record(_ draft: Draft, repeats: Int) -> Context {
    record(
      id: draft.id, section: draft.section, title: draft.title, grade: draft.grade,
      defaultGrade: draft.grade, remedy: draft.remedy, tags: draft.tags,
      occurrences: draft.occurrences, repeats: repeats, attributes: draft.attributes)
  }

  /// The hazard as rules of later stages see it.
  func hazardRecord(_ hazard: HazardOutcome) -> Context {
    record(
      id: hazard.id, section: hazard.section, title: hazard.title, grade: hazard.grade,
      defaultGrade: hazard.defaultGrade, remedy: hazard.remedy, tags: tags[hazard.id] ?? [],
      occurrences: hazard.occurrences, repeats: hazard.repeats,
      attributes: attributes[hazard.id] ?? [])
  }

  private func record(
    id: String, section: String?, title: String, grade: EnumerationWord,
    defaultGrade: EnumerationWord, remedy: EnumerationWord?, tags: [EnumerationWord],
    occurrences: Int, repeats: Int, attributes: [(name: String, value: Value)]
  ) -> Context {
    var record = Context([
      ("id", .string(id)), ("path", section == nil ? .none : .string(id)),
      ("section", section.map(Value.string) ?? .none), ("title", .string(title)),
      ("grade", .word(grade)), ("default_grade", .word(defaultGrade)),
      ("remedy", remedy.map(Value.word) ?? .none), ("tags", .list(tags.map(Value.word))),
      ("occurrences", .number(Decimal(occurrences))), ("repeats", .number(Decimal(repeats))),
    ])
    for name in program.attributeNames {
      record[name] = attributes.first { $0.name == name }?.value ?? Value.none
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
