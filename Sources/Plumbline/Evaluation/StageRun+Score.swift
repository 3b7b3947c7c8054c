import FEEL

// Stages 4 to 6: score, vetoes, rating.
extension StageRun {
  mutating func computeScore() {
    guard let scoring = program.scoring else { return }
    let score = Scoring.score(
      items: program.items.indices.map { scoredItem($0) },
      sections: program.sections.map { ScoredSection(id: $0.id, weight: Rational($0.weight)) },
      adjustments: scoring.adjustments.map { adjustment($0) },
      rule: ScoringRule(
        model: scoring.model, unanswered: scoring.unanswered, notChecked: scoring.notChecked,
        floor: Rational(scoring.floor), ceiling: scoring.ceiling.map { Rational($0) },
        digits: scoring.digits, mode: scoring.mode))
    self.score = score
    situation.variables[program.slots.score] = .context(record(of: score))
  }

  private mutating func scoredItem(_ index: Int) -> ScoredItem {
    let item = program.items[index]
    let credit = credit(of: index)
    return ScoredItem(
      path: item.path, section: item.section, weight: Rational(item.weight),
      state: ScoredState(situation.states[index]), credit: credit,
      occurrences: situation.inspection.answers[index].occurrences,
      deduct: item.deduct.map {
        (each: Rational($0.each), upTo: $0.upTo.map { Rational($0) })
      })
  }

  /// The part of the weight that an answer earns, from 0 to 1; null without a credit table.
  private mutating func credit(of index: Int) -> Rational? {
    let item = program.items[index]
    guard let table = item.credit else { return nil }
    let state = situation.states[index]
    guard state == .pass || state == .fail else { return nil }
    situation.variables[program.slots.state] = state.word
    situation.variables[program.slots.answer] = situation.answerValue(index)
    guard let row = situation.row(of: table, rule: item.path, at: .score) else { return nil }
    guard case .number(let credit)? = situation.output("credit", row, of: table) else { return nil }
    guard !credit.isNegative, credit <= Decimal(1) else {
      situation.problems.append(.badCredit(credit, of: item))
      return nil
    }
    return Rational(credit)
  }

  private mutating func adjustment(_ rule: ScoringProgram.Adjustment) -> Adjustment {
    let result = ConditionEvaluation.value(rule.when.condition, situation.variables)
    _ = situation.holds(rule.when, of: rule.id, at: .score)
    let state: Adjustment.State =
      switch result {
      case .boolean(true): .holds
      case .boolean(false): .holdsNot
      default: isOpen(result) ? .undecided : .holdsNot
      }
    return Adjustment(
      id: rule.id, points: Rational(rule.points), state: state)
  }

  /// Whether more than an item that does not apply kept a condition from being decided.
  private func isOpen(_ value: Value) -> Bool {
    let causes = value.absence?.causes ?? []
    return causes.isEmpty || !causes.allSatisfy(\.isNotApplicable)
  }

  private func record(of score: Score) -> Context {
    var sections = Context()
    for section in score.sections {
      sections[section.id] = section.value.map(Value.number) ?? notRated(score)
    }
    return Context([
      ("total", score.total.map(Value.number) ?? notRated(score)),
      ("low", score.low.map(Value.number) ?? notRated(score)),
      ("high", score.high.map(Value.number) ?? notRated(score)),
      ("maximum", .number(score.maximum)), ("sections", .context(sections)),
    ])
  }

  private func notRated(_ score: Score) -> Value { .null(Absence([.missing(path: "score")])) }

  mutating func findVetoes() {
    for (index, item) in program.items.enumerated() {
      guard let rating = item.veto, situation.states[index] == .fail else { continue }
      vetoes.append(
        VetoOutcome(
          id: item.path, title: item.title, rating: rating,
          because: Sentences(program).failure(
            of: item, answer: situation.inspection.answers[index]), basis: item.basis))
    }
    for rule in program.vetoes where situation.holds(rule.when, of: rule.id, at: .vetoes) {
      vetoes.append(
        VetoOutcome(
          id: rule.id, title: rule.title, rating: rule.rating,
          because: situation.because(rule.when), basis: rule.basis))
    }
    situation.variables[program.slots.vetoes] = .list(
      vetoes.map { .context(Context([("id", .string($0.id)), ("title", .string($0.title))])) })
  }

  /// The worst of the table's rating and those that the vetoes force.
  mutating func rate() {
    defer {
      situation.variables[program.slots.rating] =
        rating.map(Value.word) ?? .null(Absence([.missing(path: "rating")]))
    }
    let found = ratingFromTable()
    let forced = vetoes.compactMap(\.rating).max { $1.isWorse(than: $0) }
    guard let forced else {
      rating = found
      return
    }
    let because = "一票否决：" + vetoes.map(\.title).joined(separator: "；")
    if let found {
      rating = forced.isWorse(than: found) ? forced : found
      if forced.isWorse(than: found) { ratingBecause.append(because) }
    } else if forced == program.ratings?.worst {
      rating = forced
      ratingBecause = [because]
    }
  }

  private mutating func ratingFromTable() -> EnumerationWord? {
    guard let table = program.rating else { return nil }
    if let score, score.total == nil {
      ratingBecause.append("未评定：\(Sentences.reason(of: score))")
      return nil
    }
    guard let row = situation.row(of: table, rule: "rating", at: .rating) else { return nil }
    guard case .word(let word)? = situation.output("rating", row, of: table) else { return nil }
    ratingBecause += Sentences(program).row(row, of: table, named: "rating", situation.variables)
    return word
  }
}

extension EnumerationType {
  /// The worst value; null where the enumeration has none.
  var worst: EnumerationWord? {
    guard let worstIsLast, let name = worstIsLast ? values.last : values.first else { return nil }
    return word(name)
  }
}

extension ScoredState {
  init(_ state: ItemState) {
    switch state {
    case .pass: self = .pass
    case .fail: self = .fail
    case .notApplicable: self = .notApplicable
    case .notChecked: self = .notChecked
    case .unanswered: self = .unanswered
    case .informational: self = .informational
    }
  }
}
