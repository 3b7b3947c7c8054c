import FEEL

// Stage 3: hazards, from failed items and from composites, with their grades.
extension StageRun {
  mutating func findHazards() {
    for item in situation.states.fail.intersection(program.masks.hazards) {
      if let row = program.hazardOfItem[item] { addItem(item, row) }
    }
    for place in program.composites.indices {
      addComposite(program.composites[place], program.hazardRow(ofComposite: place))
    }
    if situation.isNamed(program.slots.hazards) {
      situation.variables[program.slots.hazards] = .list(
        hazards.findings.map { .context($0.record) })
    }
  }

  private mutating func addItem(_ item: Int, _ row: Int) {
    let answer = situation.inspection.answers[item]
    add(
      HazardFinding(
        row, of: program.hazards[row], occurrences: answer.occurrences,
        repeats: repeats(of: program.hazards[row].id),
        because: situation.sentences { sentences, seen in
          sentences.failure(of: program.items[item], answer: answer, seen)
        }))
  }

  private mutating func addComposite(_ composite: CompositeProgram, _ row: Int) {
    let list = composite.of.map { situation.variables.value($0) }
    var parts: [String] = []
    for path in (list?.elements ?? []).compactMap(Self.failedPath) where !parts.contains(path) {
      parts.append(path)
    }
    let needed = composite.atLeast.map { situation.variables.value($0) }
    let count = list?.isNull == true ? list : .number(Decimal(parts.count))
    guard holds(composite, count, needed) else { return }
    var because = situation.because(composite.when, of: composite.title)
    if case .number(let least)? = needed {
      because.insert("不符合 \(parts.count) 项，达到 \(least.canonicalDescription) 项", at: 0)
    }
    add(
      HazardFinding(
        row, of: program.hazards[row], parts: parts,
        occurrences: composite.of == nil ? 1 : max(parts.count, 1),
        repeats: repeats(of: composite.id), because: because))
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
      state.index == ItemState.fail.place, case .string(let path)? = record["path"]
    else { return nil }
    return path
  }

  /// Asks every grading rule; the worst grade of the default and all that hold counts.
  private mutating func add(_ found: HazardFinding) {
    if situation.isNamed(program.slots.hazard) {
      situation.variables[program.slots.hazard] = .context(found.record)
    }
    let usual = program.hazards[found.row].grade
    var finding = found
    var grade = usual
    let id = program.hazards[found.row].id
    for rule in program.gradings
    where situation.holds(rule.when, of: rule.id, about: id, at: .hazards) {
      guard rule.grade.isWorse(than: usual) else { continue }
      finding.raisedBy.append(rule.id)
      let reasons = situation.because(rule.when, of: nil).joined(separator: "；")
      finding.because.append(reasons.isEmpty ? rule.title : "\(rule.title)：\(reasons)")
      finding.add(rule.basis)
      if rule.grade.isWorse(than: grade) { grade = rule.grade }
    }
    hazards.add(finding, grade)
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
