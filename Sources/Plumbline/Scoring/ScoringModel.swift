public import FEEL

/// How a score is made of items (`docs/language.md`, section 9).
package enum ScoringModel: String, Sendable, CaseIterable {
  /// Points reached over points possible, of the whole list.
  case weighted
  /// The weighted mean of the sections' scores.
  case bySection = "by_section"
  /// Points lost per occurrence, up to a cap for each item.
  case deduction
  /// XCCDF 1.2, 7.3.2.2: each section a group, its score the weighted mean of its items'.
  case xccdfDefault = "xccdf_default"
  /// XCCDF 1.2, 7.3.2.3: the sum of the weights reached.
  case xccdfFlat = "xccdf_flat"
  /// XCCDF 1.2, 7.3.2.4: as flat, every weight that is not 0 taken as 1.
  case xccdfFlatUnweighted = "xccdf_flat_unweighted"
  /// XCCDF 1.2, 7.3.2.5: 1 if everything passes, else 0.
  case xccdfAbsolute = "xccdf_absolute"

  /// The highest score that items can reach; null where that depends on their weights.
  var maximum: Decimal? {
    switch self {
    case .weighted, .bySection, .deduction, .xccdfDefault: Decimal(100)
    case .xccdfFlat, .xccdfFlatUnweighted: nil
    case .xccdfAbsolute: Decimal(1)
    }
  }

  /// Whether it looks at what part of its weight an item reaches.
  package var readsCredit: Bool { self == .weighted || self == .bySection }
}

/// What an open item, unanswered or not checked, does to the score; never to hazards.
package enum OpenItemPolicy: String, Sendable, CaseIterable {
  /// Counts as a fail without credit.
  case lost
  /// Counts for nothing.
  case leftOut = "left_out"
  /// There is no score.
  case noScore = "no_score"
}

/// The state of an item, as far as scores look at it.
package enum ScoredState: String, Sendable {
  case pass
  case fail
  case notApplicable = "not_applicable"
  case notChecked = "not_checked"
  case unanswered
  case informational

  var isOpen: Bool { self == .notChecked || self == .unanswered }
}

/// What part of its weight an item reaches.
package enum Credit: Sendable, Hashable {
  /// All of it by a pass, nothing by a fail.
  case byState
  /// From 0 to 1.
  case part(Rational)
  /// It should be told by a table that cannot tell; then there is no score.
  case unknown
}

/// An item, as far as scores look at it.
package struct ScoredItem: Sendable {
  let path: String
  /// Its section's place.
  let section: Int
  let weight: Rational
  let state: ScoredState
  let credit: Credit
  /// At least 1.
  let occurrences: Int
  let deduct: (each: Rational, upTo: Rational?)?
}

/// A section, as far as scores look at it.
package struct ScoredSection: Sendable {
  let id: String
  let weight: Rational
}

/// Points that a condition adds or takes.
package struct Adjustment: Sendable {
  package enum State: String, Sendable {
    case holds = "adjustment"
    case holdsNot = "not adjusted"
    case undecided
  }

  let id: String
  let points: Rational
  let state: State

  /// What it adds, if it is made.
  var term: Term {
    Term(
      id: id, weight: points, reached: state == .holds ? points : .zero, possible: .zero,
      counted: state.rawValue)
  }
}

/// How a policy wants scores.
package struct ScoringRule: Sendable {
  let model: ScoringModel
  let unanswered: OpenItemPolicy
  let notChecked: OpenItemPolicy
  let floor: Rational
  /// Null: the model's maximum.
  let ceiling: Rational?
  /// After the point, from 0 to 12.
  let digits: Int
  let mode: RoundingMode
}

/// A score with its interval and everything needed to recompute it by hand.
public struct Score: Sendable {
  /// Why there is no total.
  public enum Reason: Sendable, Hashable {
    case nothingToScore
    case openItem(path: String)
    case noCredit(path: String)
    /// It is beyond what a decimal holds.
    case tooLarge
  }

  /// Rounded; null with a reason where nothing is rated.
  public let total: Decimal?
  /// The total if every open item failed, and if every one passed.
  public let low: Decimal?
  public let high: Decimal?
  public let maximum: Decimal
  /// The total before it was rounded.
  public let exact: Rational?
  /// 100 × reached / possible, rounded; null where nothing counts.
  public let sections: [(id: String, value: Decimal?)]
  public let terms: [Term]
  public let reason: Reason?
}

/// What one item or adjustment adds.
public struct Term: Sendable {
  public let id: String
  public let weight: Rational
  public let reached: Rational
  /// 0 for what does not count.
  public let possible: Rational
  /// The state that decided, or what became of the adjustment.
  public let counted: String
}
