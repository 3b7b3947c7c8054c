import FEEL

// Stages 0 to 2: facts, applicability, states.
extension Situation {
  /// Puts what is known before any answer into its slots.
  mutating func settleFacts() {
    variables[program.slots.history] = .list(
      inspection.history.map { past in
        .context(
          Context([
            ("on", .date(past.on)), ("path", .string(past.path)), ("grade", .word(past.grade)),
            ("due", past.due.map(Value.date) ?? .none),
            ("closed", past.closed.map(Value.date) ?? .none),
          ]))
      })
    settleKeyPeriods()
  }

  private mutating func settleKeyPeriods() {
    guard let calendar = program.calendar, program.readsKeyPeriods else { return }
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
  /// - Returns: The answers that cannot be, because their item does not apply.
  mutating func settleStates() -> [Problem] {
    var contradictions: [Problem] = []
    for index in program.settlingOrder {
      let applies = self.applies(index)
      let answer = inspection.answers[index]
      let answered = stateIfApplicable(index)
      if !applies, case .nothing = answer.given {
        states[index] = .notApplicable
      } else if !applies {
        states[index] = .notApplicable
        let item = program.items[index]
        if answered == .fail { contradictions.append(.failedButNotApplicable(item)) }
        if answered != .notApplicable {
          gaps.add(path: item.path, what: "矛盾：条件不成立却有答案（\(item.title)）", undecided: [])
        }
      } else {
        states[index] = answered
      }
      publish(index)
    }
    publishItems()
    noteMissingEvidence()
    return contradictions
  }

  /// Whether an item's `when:` holds; it applies too where that cannot be decided.
  private mutating func applies(_ index: Int) -> Bool {
    let item = program.items[index]
    guard let when = item.when else { return true }
    let result = ConditionEvaluation.value(when, variables)
    trace.record(.applicability, item.path, when, variables)
    if case .boolean(let holds) = result { return holds }
    if let absence = result.absence, absence.causes.allSatisfy(\.isNotApplicable),
      !absence.causes.isEmpty
    {
      return false
    }
    gaps.add(result.absence, undecided: item.path)
    return true
  }

  private mutating func stateIfApplicable(_ index: Int) -> ItemState {
    let item = program.items[index]
    if item.isInformational {
      if case .state(let state) = inspection.answers[index].given { return state }
      return .informational
    }
    switch inspection.answers[index].given {
    case .nothing: return inspection.unstated ?? .unanswered
    case .state(let state): return state
    case .value(let value):
      guard let pass = item.pass else { return .unanswered }
      let result = ReferenceEvaluator.passes(value, pass, variables)
      if case .boolean(let holds) = result { return holds ? .pass : .fail }
      gaps.add(result.absence, undecided: item.path)
      return .unanswered
    }
  }

  /// Makes an item visible to conditions.
  mutating func publish(_ index: Int) {
    let item = program.items[index]
    var record = summary(of: index)
    record["answer"] = answerValue(index)
    variables[program.slots.item[index]] = .context(record)
    trace.record(.states, item.path, value: states[index].word)
  }

  /// The element of `items`: everything but the answer.
  private func summary(of index: Int) -> Context {
    let item = program.items[index]
    var record = Context([
      ("path", .string(item.path)), ("section", .string(program.sections[item.section].id)),
      ("title", .string(item.title)), ("weight", .number(item.weight)),
      ("tags", .list(item.tags.map(Value.word))), ("state", states[index].word),
      ("occurrences", .number(Decimal(inspection.answers[index].occurrences))),
    ])
    for attribute in item.attributes { record[attribute.name] = attribute.value }
    return record
  }

  /// What was answered to an item, as conditions see it.
  func answerValue(_ index: Int) -> Value {
    let path = program.items[index].path
    if states[index] == .notApplicable { return .null(Absence([.notApplicable(path: path)])) }
    switch inspection.answers[index].given {
    case .value(let value): return value
    case .state(let state) where state == .pass || state == .fail: return state.word
    default: return .null(Absence([.missing(path: path)]))
    }
  }

  mutating func publishItems() {
    variables[program.slots.items] = .list(
      program.items.indices.map { .context(summary(of: $0)) })
  }

  private mutating func noteMissingEvidence() {
    for (index, item) in program.items.enumerated() where states[index] == .fail {
      let given = inspection.answers[index]
      let missing = item.evidenceOnFail.filter { kind in
        kind == "note" ? given.note == nil : !given.evidence.contains(kind)
      }
      guard !missing.isEmpty, inspection.unstated == nil else { continue }
      let kinds = missing.map { $0 == "photo" ? "照片" : $0 == "note" ? "说明" : $0 }
      gaps.add(
        path: item.path, what: "不符合项缺少证据：\(kinds.joined(separator: "、"))", undecided: [])
    }
  }

  /// The items that nobody has settled: unanswered or not checked.
  var openItems: [Int] {
    states.indices.filter { states[$0] == .unanswered || states[$0] == .notChecked }
  }

  /// The same situation if these items had failed.
  func assumingFailure(of open: [Int]) -> Situation {
    var other = self
    other.trace = Trace(isOn: false)
    for index in open {
      other.states[index] = .fail
      other.publish(index)
    }
    other.publishItems()
    return other
  }
}

extension Absence.Cause {
  /// Whether the only thing wrong is that an item does not apply.
  var isNotApplicable: Bool {
    if case .notApplicable = self { return true }
    return false
  }
}
