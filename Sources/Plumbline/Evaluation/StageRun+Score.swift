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
    if situation.isNamed(program.slots.score) {
      situation.variables[program.slots.score] = .context(record(of: score))
    }
  }

  private mutating func scoredItem(_ index: Int) -> ScoredItem {
    let isAssumed = situation.assumed.contains(index)
    return ScoredItem(
      path: program.items[index].path, section: program.items[index].section,
      weight: Rational(program.items[index].weight),
      state: ScoredState(
        situation.states[index], isInformational: program.items[index].isInformational),
      credit: isAssumed ? .part(.zero) : credit(of: index),
      occurrences: situation.inspection.answers[index].occurrences,
      deduct: isAssumed
        ? nil
        : program.items[index].deduct.map {
          (each: Rational($0.each), upTo: $0.upTo.map { Rational($0) })
        })
  }

  /// What part of its weight an answer earns.
  private mutating func credit(of index: Int) -> Credit {
    guard program.items[index].credit != nil else { return .byState }
    let item = program.items[index]
    let state = situation.states[index]
    guard let table = item.credit, program.scoring?.model.readsCredit == true,
      state == .pass || state == .fail
    else { return .byState }
    situation.variables[program.slots.state] = state.word
    situation.variables[program.slots.answer] = situation.answerValue(index)
    guard let row = situation.row(of: table, about: item.path, at: .score) else { return .unknown }
    let value = situation.output("credit", row, of: table)
    guard case .number(let credit)? = value else {
      situation.gaps.add(value?.absence, undecided: table.table.name)
      return .unknown
    }
    guard !credit.isNegative, credit <= Decimal(1) else {
      situation.problems.append(.badCredit(credit, of: item))
      return .unknown
    }
    return .part(Rational(credit))
  }

  private mutating func adjustment(_ rule: ScoringProgram.Adjustment) -> Adjustment {
    let verdict = situation.verdict(rule.when.condition, of: rule.id, at: .score)
    return Adjustment(
      id: rule.id, points: Rational(rule.points),
      state: verdict.map { $0 ? .holds : .holdsNot } ?? .undecided)
  }

  private func record(of score: Score) -> Context {
    var sections = Context()
    for (place, section) in score.sections.enumerated() {
      sections[section.id] = section.value.map(Value.number) ?? unrated(place)
    }
    return Context([
      ("total", score.total.map(Value.number) ?? .missing("score.total")),
      ("low", score.low.map(Value.number) ?? .missing("score.low")),
      ("high", score.high.map(Value.number) ?? .missing("score.high")),
      ("maximum", .number(score.maximum)), ("sections", .context(sections)),
    ])
  }

  /// The score of a section in which nothing counts: no gap where none of its items applies.
  private func unrated(_ section: Int) -> Value {
    let path = "score.sections.\(program.sections[section].id)"
    let applying = program.masks.sections[section].subtracting(situation.states.notApplicable)
    return applying.isEmpty ? .null(Absence([.notApplicable(path: path)])) : .missing(path)
  }

  mutating func findVetoes() {
    for index in situation.states.fail.intersection(program.masks.vetoes) {
      let item = program.items[index]
      vetoes.append(
        VetoOutcome(
          id: item.path, title: item.title, rating: item.veto,
          because: situation.sentences { sentences, seen in
            sentences.failure(of: item, answer: situation.inspection.answers[index], seen)
          },
          basis: item.basis))
    }
    for rule in program.vetoes where situation.holds(rule.when, of: rule.id, at: .vetoes) {
      vetoes.append(
        VetoOutcome(
          id: rule.id, title: rule.title, rating: rule.rating,
          because: situation.because(rule.when, of: rule.title), basis: rule.basis))
    }
    if situation.isNamed(program.slots.vetoes) {
      situation.variables[program.slots.vetoes] = .list(
        vetoes.map { .context(Context([("id", .string($0.id)), ("title", .string($0.title))])) })
    }
  }

  /// The worst of the table's rating and those that the vetoes force.
  mutating func rate() {
    let found = ratingFromTable()
    let forced = vetoes.compactMap(\.rating).max { $1.isWorse(than: $0) }
    rating = found
    if let forced, found.map({ forced.isWorse(than: $0) }) ?? (forced == program.ratings?.worst) {
      rating = forced
      ratingBecause.append("一票否决：" + vetoes.map(\.title).joined(separator: "；"))
    }
    if situation.isNamed(program.slots.rating) {
      situation.variables[program.slots.rating] = rating.map(Value.word) ?? .missing("rating")
    }
  }

  /// Null with the reason where the table is not asked, or cannot tell.
  private mutating func ratingFromTable() -> EnumerationWord? {
    guard let table = program.rating else { return nil }
    if let score, score.total == nil {
      ratingBecause.append("未评定：\(Sentences.reason(of: score))")
      return nil
    }
    guard let row = situation.row(of: table, at: .rating),
      case .word(let word)? = situation.output("rating", row, of: table)
    else {
      ratingBecause.append("未评定：表 \(table.table.name) 无法判定")
      return nil
    }
    ratingBecause += situation.sentences { $0.row(row, of: table, $1) }
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
  /// What an informational item says counts for nothing, even that it was not checked.
  init(_ state: ItemState, isInformational: Bool) {
    switch isInformational ? .informational : state {
    case .pass: self = .pass
    case .fail: self = .fail
    case .notApplicable: self = .notApplicable
    case .notChecked: self = .notChecked
    case .unanswered: self = .unanswered
    case .informational: self = .informational
    }
  }
}
