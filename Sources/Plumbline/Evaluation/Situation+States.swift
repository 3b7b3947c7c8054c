import FEEL

// Stages 0 to 2: facts, applicability, states.
extension Situation {
  /// Puts what is known before any answer into its slots.
  mutating func settleFacts() {
    if isNamed(program.slots.history) {
      variables[program.slots.history] = .list(inspection.history.map(Self.record))
    }
    settleKeyPeriods()
  }

  /// An earlier hazard as rules see it.
  private static func record(of past: PastHazard) -> Value {
    .context(
      Context([
        ("on", .date(past.on)), ("path", .string(past.path)), ("grade", .word(past.grade)),
        ("due", past.due.map(Value.date) ?? .missing("history.due")),
        ("closed", past.closed.map(Value.date) ?? .missing("history.closed")),
      ]))
  }

  private mutating func settleKeyPeriods() {
    guard program.readsKeyPeriods else { return }
    variables[program.slots.keyPeriods] = .missing("key_periods")
    guard let calendar = program.calendar else { return }
    do {
      let periods = try calendar.keyPeriods(around: inspection.date)
      variables[program.slots.keyPeriods] = .list(
        periods.map { period in
          .context(
            Context([
              ("id", .string(period.id)), ("title", .string(period.title)),
              ("from", .date(period.from)), ("until", .date(period.until)),
            ]))
        })
    } catch {
      problems.append(.calendar(error, of: "key_periods"))
    }
  }

  /// Settles every item, each after those that its condition reads.
  ///
  /// - Returns: The answers that cannot be, because their item does not apply or has not failed.
  mutating func settleStates() -> [Problem] {
    var contradictions: [Problem] = []
    for index in program.settlingOrder {
      if applies(index) {
        states[index] = stateIfApplicable(index)
        if let problem = miscount(at: index) { contradictions.append(problem) }
      } else {
        states[index] = .notApplicable
        if let problem = contradiction(at: index) { contradictions.append(problem) }
      }
      publish(index)
    }
    publishItems()
    noteMissingEvidence()
    return contradictions
  }

  /// Whether an item's `when:` holds; it applies too where that cannot be decided.
  private mutating func applies(_ index: Int) -> Bool {
    guard let when = program.items[index].when else { return true }
    return verdict(when, of: program.items[index].path, at: .applicability) ?? true
  }

  /// Makes a gap of an answer to an item that does not apply; a fail is a problem of the record.
  private mutating func contradiction(at index: Int) -> Problem? {
    let item = program.items[index]
    switch inspection.answers[index].given {
    case .nothing, .unstated, .state(.notApplicable): return nil
    case .state(.fail) where !item.isInformational: return .failedButNotApplicable(item)
    case .value(let value):
      if let pass = item.pass, case .boolean(false) = variables.passes(value, pass) {
        return .failedButNotApplicable(item)
      }
    case .state: break
    }
    gaps.add(path: item.path, what: "矛盾：条件不成立却有答案（\(item.title)）", undecided: [])
    return nil
  }

  /// A measured answer counts occurrences, and turns out to pass; only a fail occurs.
  private func miscount(at index: Int) -> Problem? {
    guard states[index] == .pass, inspection.answers[index].counted != nil else { return nil }
    let path = JSONPath.member("$.answers", program.items[index].path)
    return .occurrencesWithoutFail(at: "\(path).occurrences")
  }

  private mutating func stateIfApplicable(_ index: Int) -> ItemState {
    switch inspection.answers[index].given {
    case .state(let state) where state == .notApplicable || state == .notChecked: return state
    case _ where program.items[index].isInformational: return .informational
    case .nothing: return .unanswered
    case .state(let state), .unstated(let state): return state
    case .value(let value):
      guard let pass = program.items[index].pass else { return .unanswered }
      let result = variables.passes(value, pass)
      if case .boolean(let holds) = result { return holds ? .pass : .fail }
      gaps.add(result.absence, undecided: program.items[index].path)
      return .unanswered
    }
  }

  /// Makes an item visible to conditions.
  mutating func publish(_ index: Int) {
    let slot = program.slots.item[index]
    if isNamed(slot) { variables[slot] = .context(record(of: index)) }
    trace.record(.states, program.items[index].path, value: states[index].word)
  }

  /// An item as conditions see it.
  private func record(of index: Int) -> Context {
    var record = summary(of: index)
    record["answer"] = answerValue(index)
    return record
  }

  /// The element of `items`: everything but the answer.
  private func summary(of index: Int) -> Context {
    var record = program.itemRecords[index]
    record["state"] = states[index].word
    record["occurrences"] = .number(Decimal(inspection.answers[index].occurrences))
    return record
  }

  /// What was answered to an item, as conditions see it.
  func answerValue(_ index: Int) -> Value {
    let path = program.items[index].path
    if states[index] == .notApplicable { return .null(Absence([.notApplicable(path: path)])) }
    switch inspection.answers[index].given {
    case .value(let value): return value
    case .state(let state) where state == .pass || state == .fail: return state.word
    default: return .missing(path)
    }
  }

  mutating func publishItems() {
    variables.failures.failed = states.fail
    guard isNamed(program.slots.items) else { return }
    variables[program.slots.items] = .list(
      program.items.indices.map { .context(summary(of: $0)) })
  }

  private mutating func noteMissingEvidence() {
    for index in states.fail.intersection(program.masks.evidence) {
      let item = program.items[index]
      let given = inspection.answers[index]
      let missing = item.evidenceOnFail.filter { kind in
        kind == "note" ? given.note == nil : !given.evidence.contains(kind)
      }
      guard !missing.isEmpty, !inspection.isCompleted else { continue }
      gaps.add(path: item.path, what: OpenItem.lacking(missing), undecided: [])
    }
  }

  /// The same situation if these items had failed; informational ones cannot.
  func assumingFailure(of open: PlaceSet) -> Situation {
    var other = self
    other.trace = Trace(isOn: false)
    other.isExplained = false
    other.gaps = GapCollector(program.titles)
    other.assumed = open.subtracting(program.masks.informational)
    for index in other.assumed {
      other.states[index] = .fail
      other.publish(index)
    }
    other.publishItems()
    return other
  }
}
