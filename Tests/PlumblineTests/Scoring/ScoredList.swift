import FEEL
import Testing

@testable import Plumbline

/// A checklist as scores see it, written as `P F×10 [K P]×3 {P,F}`.
///
/// P pass, F fail, N not applicable, K not checked, U unanswered, I informational; `×` gives a
/// weight; `[…]` is a group; `{P,F}` is one rule with two results, of which a half passes.
struct ScoredList {
  /// What stands in a list.
  indirect enum Node {
    case item(ScoredItem)
    case group(weight: Rational, [Node])
  }

  let nodes: [Node]

  init(_ text: String) {
    var reader = Reader(text: Array(text.filter { $0 != " " }))
    nodes = reader.nodes()
  }

  /// Every item; a group at the top is a section, what stands beside groups is section 0.
  var items: [ScoredItem] {
    nodes.enumerated().flatMap { place, node in Self.items(of: node, section: place) }
  }

  private static func items(of node: Node, section: Int) -> [ScoredItem] {
    switch node {
    case .item(let item):
      [
        ScoredItem(
          path: "item", section: section, weight: item.weight, state: item.state,
          credit: item.credit, occurrences: item.occurrences, deduct: item.deduct)
      ]
    case .group(_, let nodes): nodes.flatMap { items(of: $0, section: section) }
    }
  }

  var sections: [ScoredSection] {
    nodes.enumerated().map { place, node in
      if case .group(let weight, _) = node { return ScoredSection(id: "s\(place)", weight: weight) }
      return ScoredSection(id: "s\(place)", weight: Rational(1))
    }
  }

  /// The tree as XCCDF scores it; open items count for nothing, as in XCCDF.
  var tree: XCCDFNode { .group(weight: Rational(1), nodes.map(Self.tree)) }

  private static func tree(_ node: Node) -> XCCDFNode {
    switch node {
    case .group(let weight, let nodes): return .group(weight: weight, nodes.map(tree))
    case .item(let item):
      let counts = item.state == .pass || item.state == .fail
      var reached = item.state == .pass ? item.weight : .zero
      if case .part(let credit) = item.credit { reached = item.weight * credit }
      return .rule(weight: item.weight, reached: reached, possible: counts ? item.weight : .zero)
    }
  }

  func score(
    _ model: ScoringModel, unanswered: OpenItemPolicy = .lost,
    notChecked: OpenItemPolicy = .leftOut,
    _ adjustments: [Adjustment] = [], floor: Rational = .zero, ceiling: Rational? = nil,
    digits: Int = 1, mode: RoundingMode = .halfUp
  ) -> Score {
    Scoring.score(
      items: items, sections: sections, adjustments: adjustments,
      rule: ScoringRule(
        model: model, unanswered: unanswered, notChecked: notChecked, floor: floor,
        ceiling: ceiling, digits: digits, mode: mode))
  }

  private struct Reader {
    let text: [Character]
    var position = 0

    var next: Character? { position < text.count ? text[position] : nil }

    mutating func nodes() -> [Node] {
      var nodes: [Node] = []
      while let character = next, character != "]" {
        position += 1
        nodes.append(node(character))
      }
      return nodes
    }

    private mutating func node(_ character: Character) -> Node {
      if character == "[" {
        let children = nodes()
        position += 1
        return .group(weight: weight(), children)
      }
      if character == "{" { return rule() }
      let states: [Character: ScoredState] = [
        "P": .pass, "F": .fail, "N": .notApplicable, "K": .notChecked, "U": .unanswered,
        "I": .informational,
      ]
      return item(states[character] ?? .informational, .byState)
    }

    /// Some results of one rule: it passes in part.
    private mutating func rule() -> Node {
      let results = text[position...].prefix { $0 != "}" }.filter { $0 != "," }
      position += 2 * results.count
      let share = Rational(results.filter { $0 == "P" }.count)
        .divided(by: Rational(results.count))
      return item(.fail, .part(share ?? .zero))
    }

    private mutating func item(_ state: ScoredState, _ credit: Credit) -> Node {
      .item(
        ScoredItem(
          path: "item", section: 0, weight: weight(), state: state, credit: credit,
          occurrences: 1, deduct: nil))
    }

    private mutating func weight() -> Rational {
      guard next == "×" else { return Rational(1) }
      position += 1
      let digits = text[position...].prefix { $0.isNumber || $0 == "." }
      position += digits.count
      return Decimal(String(digits)).map { Rational($0) } ?? .zero
    }
  }
}

extension Rational {
  /// The fraction that a text such as `625/18` writes.
  init(_ text: String) {
    let parts = text.split(separator: "/").compactMap { Decimal(String($0)) }
    let value = parts.count == 2 ? Rational(parts[0]).divided(by: Rational(parts[1])) : nil
    self = value ?? Rational(parts.first ?? .zero)
  }
}
