import FEEL

/// Computes scores exactly: quotient, then adjustments, then floor and ceiling, then rounding.
package struct Scoring {
  /// How open items are taken in one of the three computations.
  private enum Reading {
    case asRuled
    case allFail
    case allPass
  }

  private let items: [ScoredItem]
  private let sections: [ScoredSection]
  private let adjustments: [Adjustment]
  private let rule: ScoringRule

  package static func score(
    items: [ScoredItem], sections: [ScoredSection], adjustments: [Adjustment], rule: ScoringRule
  ) -> Score {
    Scoring(items: items, sections: sections, adjustments: adjustments, rule: rule).score
  }

  private var score: Score {
    let terms = terms(.asRuled)
    let reason = reason(terms)
    let exact = reason == nil ? total(terms, .asRuled) : nil
    let isOpen = items.contains { $0.state.isOpen }
    let isSettled = !isOpen && !adjustments.contains { $0.state == .undecided }
    let low = isSettled ? exact : exact.flatMap { _ in total(self.terms(.allFail), .allFail) }
    let high = isSettled ? exact : exact.flatMap { _ in total(self.terms(.allPass), .allPass) }
    return Score(
      total: rounded(exact), low: rounded(low), high: rounded(high), maximum: maximum(terms),
      exact: exact, sections: sectionScores(terms), terms: terms + adjustments.map(\.term),
      reason: reason ?? (exact != nil && rounded(exact) == nil ? .tooLarge : nil))
  }

  private func rounded(_ exact: Rational?) -> Decimal? {
    exact?.rounded(digits: rule.digits, mode: rule.mode)
  }

  /// Why there is no score; null if there is one.
  private func reason(_ terms: [Term]) -> Score.Reason? {
    if let open = items.first(where: { policy(of: $0) == .noScore }) {
      return .openItem(path: open.path)
    }
    if let item = items.first(where: { $0.credit == .unknown }) {
      return .noCredit(path: item.path)
    }
    return base(terms) == nil ? .nothingToScore : nil
  }

  private func policy(of item: ScoredItem) -> OpenItemPolicy? {
    switch item.state {
    case .unanswered: rule.unanswered
    case .notChecked: rule.notChecked
    default: nil
    }
  }
}

// MARK: Terms

extension Scoring {
  private func terms(_ reading: Reading) -> [Term] { items.map { term($0, reading) } }

  /// What an item adds, with its open state read in one of three ways.
  private func term(_ item: ScoredItem, _ reading: Reading) -> Term {
    let weight =
      rule.model == .xccdfFlatUnweighted && !item.weight.isZero ? Rational(1) : item.weight
    guard let isPass = isPass(item, reading) else {
      return Term(
        id: item.path, weight: weight, reached: .zero, possible: .zero,
        counted: item.state.rawValue)
    }
    return Term(
      id: item.path, weight: weight, reached: reached(item, weight, isPass), possible: weight,
      counted: item.state.rawValue)
  }

  /// Whether an item counts as passed; null where it does not count.
  private func isPass(_ item: ScoredItem, _ reading: Reading) -> Bool? {
    switch item.state {
    case .pass: return true
    case .fail: return false
    case .notApplicable, .informational: return nil
    case .unanswered, .notChecked:
      switch reading {
      case .allFail: return false
      case .allPass: return true
      case .asRuled: return policy(of: item) == .lost ? false : nil
      }
    }
  }

  private func reached(_ item: ScoredItem, _ weight: Rational, _ isPass: Bool) -> Rational {
    if item.state.isOpen { return isPass ? weight : .zero }
    if rule.model == .deduction { return isPass ? weight : weight - loss(item, weight) }
    if case .part(let credit) = item.credit { return weight * credit }
    return isPass ? weight : .zero
  }

  /// What a failed item loses: its whole weight, or so much each time, up to a cap.
  private func loss(_ item: ScoredItem, _ weight: Rational) -> Rational {
    guard let deduct = item.deduct else { return weight }
    return min(deduct.each * Rational(item.occurrences), deduct.upTo ?? weight, weight)
  }
}

// MARK: Sums

extension Scoring {
  /// The highest score, as it is printed.
  private func maximum(_ terms: [Term]) -> Decimal {
    top(terms).rounded(digits: 12, mode: .halfEven) ?? Decimal(100)
  }

  /// The highest score that the model knows.
  private func top(_ terms: [Term]) -> Rational {
    rule.model.maximum.map { Rational($0) } ?? terms.possible
  }

  /// The score between floor and ceiling; null where nothing counts.
  ///
  /// An adjustment that could not be decided is not made, lowers the lowest score if it takes
  /// points, and raises the highest if it gives some.
  private func total(_ terms: [Term], _ reading: Reading) -> Rational? {
    guard var total = base(terms) else { return nil }
    for adjustment in adjustments {
      let counts =
        switch (adjustment.state, reading) {
        case (.holds, _): true
        case (.undecided, .allFail): adjustment.points < .zero
        case (.undecided, .allPass): .zero < adjustment.points
        default: false
        }
      if counts { total = total + adjustment.points }
    }
    return min(max(total, rule.floor), rule.ceiling ?? top(terms))
  }

  /// The score before adjustments; null where nothing counts.
  private func base(_ terms: [Term]) -> Rational? {
    switch rule.model {
    case .weighted, .deduction: return terms.percentage
    case .xccdfFlat, .xccdfFlatUnweighted: return terms.possible.isZero ? nil : terms.reached
    case .xccdfAbsolute:
      guard !terms.possible.isZero else { return nil }
      return Rational(terms.reached == terms.possible ? 1 : 0)
    case .bySection, .xccdfDefault:
      let groups = zip(sections, bySection(terms)).map { section, own in
        XCCDFNode.group(
          weight: section.weight,
          own.map { .rule(weight: $0.weight, reached: $0.reached, possible: $0.possible) })
      }
      return XCCDFNode.group(weight: Rational(1), groups).score
    }
  }

  private func sectionScores(_ terms: [Term]) -> [(id: String, value: Decimal?)] {
    let unknown = Set(items.lazy.filter { $0.credit == .unknown }.map(\.section))
    return bySection(terms).enumerated().map { place, own in
      (sections[place].id, unknown.contains(place) ? nil : rounded(own.percentage))
    }
  }

  /// The terms of each section, in the order of the sections.
  private func bySection(_ terms: [Term]) -> [[Term]] {
    var groups: [[Term]] = Array(repeating: [], count: sections.count)
    for (item, term) in zip(items, terms) { groups[item.section].append(term) }
    return groups
  }
}

extension [Term] {
  fileprivate var reached: Rational { sum(\.reached) }

  fileprivate var possible: Rational { sum(\.possible) }

  /// By place: to walk the terms is to copy them.
  private func sum(_ part: (Term) -> Rational) -> Rational {
    indices.reduce(.zero) { $0 + part(self[$1]) }
  }

  /// 100 × reached / possible; null where nothing counts.
  fileprivate var percentage: Rational? { (Rational(100) * reached).divided(by: possible) }
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
