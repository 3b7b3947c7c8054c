import FEEL

/// Computes scores exactly: quotient, then adjustments, then floor and ceiling, then rounding.
package enum Scoring {
  /// How open items are taken in one of the three computations.
  private enum Reading {
    case asRuled
    case allFail
    case allPass
  }

  package static func score(
    items: [ScoredItem], sections: [ScoredSection], adjustments: [Adjustment], rule: ScoringRule
  ) -> Score {
    let terms = items.map { term($0, rule, .asRuled) }
    let maximum = maximum(terms, rule)
    let adjusted = adjustments.map {
      Term(
        id: $0.id, weight: $0.points, reached: $0.state == .holds ? $0.points : .zero,
        possible: .zero, counted: $0.state == .holds ? "adjustment" : "not adjusted")
    }
    let parts = sections.indices.map { place in
      (
        id: sections[place].id,
        value: percentage(of: place, items, terms)?.rounded(digits: rule.digits, mode: rule.mode)
      )
    }
    func made(_ exact: Rational?, _ low: Rational?, _ high: Rational?, _ reason: Score.Reason?)
      -> Score
    {
      Score(
        total: exact?.rounded(digits: rule.digits, mode: rule.mode),
        low: low?.rounded(digits: rule.digits, mode: rule.mode),
        high: high?.rounded(digits: rule.digits, mode: rule.mode), maximum: maximum, exact: exact,
        sections: parts, terms: terms + adjusted, reason: reason)
    }
    if let open = items.first(where: { policy(of: $0, rule) == .noScore }) {
      return made(nil, nil, nil, .openItem(path: open.path))
    }
    let exact = total(items, sections, adjustments, rule, .asRuled)
    guard let exact else { return made(nil, nil, nil, .nothingToScore) }
    let ends = [Reading.allFail, .allPass].flatMap { reading in
      [false, true].compactMap { undecided in
        total(items, sections, adjustments, rule, reading, undecidedHolds: undecided)
      }
    }
    return made(exact, ends.min() ?? exact, ends.max() ?? exact, nil)
  }

  private static func policy(of item: ScoredItem, _ rule: ScoringRule) -> OpenItemPolicy? {
    switch item.state {
    case .unanswered: rule.unanswered
    case .notChecked: rule.notChecked
    default: nil
    }
  }

  /// What an item adds, with its open state read in one of three ways.
  private static func term(_ item: ScoredItem, _ rule: ScoringRule, _ reading: Reading) -> Term {
    let weight =
      rule.model == .xccdfFlatUnweighted && !item.weight.isZero ? Rational(1) : item.weight
    var state = item.state
    var credit = item.credit
    if state.isOpen {
      credit = nil
      switch reading {
      case .allFail: state = .fail
      case .allPass: state = .pass
      case .asRuled: if policy(of: item, rule) == .lost { state = .fail }
      }
    }
    guard state == .pass || state == .fail else {
      return Term(
        id: item.path, weight: weight, reached: .zero, possible: .zero,
        counted: item.state.rawValue)
    }
    let reached: Rational
    if rule.model == .deduction {
      reached = state == .pass ? weight : weight - loss(item, weight, isOpen: item.state.isOpen)
    } else if let credit {
      reached = weight * credit
    } else {
      reached = state == .pass ? weight : .zero
    }
    return Term(
      id: item.path, weight: weight, reached: reached, possible: weight,
      counted: item.state.rawValue)
  }

  /// What a failed item loses: its whole weight, or so much each time, up to a cap.
  private static func loss(_ item: ScoredItem, _ weight: Rational, isOpen: Bool) -> Rational {
    guard let deduct = item.deduct, !isOpen else { return weight }
    let lost = deduct.each * Rational(item.occurrences)
    return min(lost, deduct.upTo ?? weight, weight)
  }

  private static func maximum(_ terms: [Term], _ rule: ScoringRule) -> Decimal {
    if rule.model == .xccdfAbsolute { return Decimal(1) }
    guard rule.model.isFlat else { return Decimal(100) }
    let sum = terms.reduce(Rational.zero) { $0 + $1.possible }
    return sum.rounded(digits: 12, mode: .halfEven) ?? Decimal(100)
  }

  private static func total(
    _ items: [ScoredItem], _ sections: [ScoredSection], _ adjustments: [Adjustment],
    _ rule: ScoringRule, _ reading: Reading, undecidedHolds: Bool = false
  ) -> Rational? {
    let terms = items.map { term($0, rule, reading) }
    guard var total = base(items, sections, terms, rule) else { return nil }
    for adjustment in adjustments {
      let counts = adjustment.state == .holds || (adjustment.state == .undecided && undecidedHolds)
      if counts { total = total + adjustment.points }
    }
    let top = rule.ceiling ?? ceiling(terms, rule)
    return min(max(total, rule.floor), top)
  }

  private static func ceiling(_ terms: [Term], _ rule: ScoringRule) -> Rational {
    switch rule.model {
    case .xccdfFlat, .xccdfFlatUnweighted: terms.reduce(Rational.zero) { $0 + $1.possible }
    case .xccdfAbsolute: Rational(1)
    default: Rational(100)
    }
  }

  /// The score before adjustments; null where nothing counts.
  private static func base(
    _ items: [ScoredItem], _ sections: [ScoredSection], _ terms: [Term], _ rule: ScoringRule
  ) -> Rational? {
    let reached = terms.reduce(Rational.zero) { $0 + $1.reached }
    let possible = terms.reduce(Rational.zero) { $0 + $1.possible }
    switch rule.model {
    case .weighted, .deduction:
      return (Rational(100) * reached).divided(by: possible)
    case .xccdfFlat, .xccdfFlatUnweighted: return possible.isZero ? nil : reached
    case .xccdfAbsolute:
      return possible.isZero ? nil : Rational(reached == possible ? 1 : 0)
    case .bySection, .xccdfDefault:
      let groups = sections.indices.map { place in
        XCCDFNode.group(
          weight: sections[place].weight,
          zip(items, terms).filter { $0.0.section == place }.map { item, term in
            .rule(weight: term.weight, reached: term.reached, possible: term.possible)
          })
      }
      return XCCDFNode.group(weight: Rational(1), groups).score
    }
  }

  private static func percentage(
    of section: Int, _ items: [ScoredItem], _ terms: [Term]
  ) -> Rational? {
    let own = zip(items, terms).filter { $0.0.section == section }.map(\.1)
    let reached = own.reduce(Rational.zero) { $0 + $1.reached }
    let possible = own.reduce(Rational.zero) { $0 + $1.possible }
    return (Rational(100) * reached).divided(by: possible)
  }
}

/// A tree of groups and rules, scored from the leaves up (XCCDF 1.2, 7.3.2.2).
package indirect enum XCCDFNode: Sendable {
  case group(weight: Rational, [XCCDFNode])
  /// What counts for nothing has `possible` 0 and a weight of its own.
  case rule(weight: Rational, reached: Rational, possible: Rational)

  private var weight: Rational {
    switch self {
    case .group(let weight, _), .rule(let weight, _, _): weight
    }
  }

  /// From 0 to 100; null where nothing counts. A group is the weighted mean of what counts in it.
  package var score: Rational? {
    switch self {
    case .rule(_, let reached, let possible): return (Rational(100) * reached).divided(by: possible)
    case .group(_, let children):
      var sum = Rational.zero
      var weights = Rational.zero
      for child in children {
        guard let score = child.score else { continue }
        sum = sum + score * child.weight
        weights = weights + child.weight
      }
      return sum.divided(by: weights)
    }
  }
}
