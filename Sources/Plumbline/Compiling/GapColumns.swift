import FEEL

/// What gaps of items say that have no answer, or lack evidence of their fail.
package struct GapColumns: Sendable {
  /// A gap of an item.
  package struct ItemGap: Sendable {
    package let path: String
    package let what: String
  }

  /// By item, the gap if it has no answer, and if it failed without evidence.
  package let unanswered: [ItemGap]
  package let lacking: [ItemGap]
  /// By item, its place among all when they are put in order by their paths.
  package let ranks: [Int]
  /// The items that need evidence of a fail, as words of a set: those of one kind, of which it is
  /// known what is missing, and the others.
  let oneKind: [UInt64]
  let manyKinds: [UInt64]
  /// Whether columns tell what open items leave undecided.
  let areOpenItemsTold: Bool
  /// What an open item may leave undecided, in the order in which outcomes list it: composites, items
  /// and rules that veto, measures.
  package let rules: [String]

  init(_ program: Program) {
    let items = program.items
    unanswered = items.map { item in
      ItemGap(path: item.path, what: OpenItem.sentence(.unanswered, item))
    }
    lacking = items.map { item in
      ItemGap(path: item.path, what: OpenItem.lacking(item.evidenceOnFail))
    }
    var ranks = items.map { _ in 0 }
    for (rank, item) in items.indices.sorted(by: { items[$0].path < items[$1].path }).enumerated() {
      ranks[item] = rank
    }
    self.ranks = ranks
    oneKind = PlaceSet(of: items) { $0.evidenceOnFail.count == 1 }.padded
    manyKinds = PlaceSet(of: items) { $0.evidenceOnFail.count > 1 }.padded
    rules =
      program.composites.map(\.id) + items.lazy.filter { $0.veto != nil }.map(\.path)
      + program.vetoes.map(\.id) + program.measures.map(\.id)
    areOpenItemsTold =
      Set(rules).count == rules.count && program.scoring?.unanswered != .noScore
  }
}

/// What gaps say of items that are open.
enum OpenItem {
  /// What is said of an item that nobody has settled.
  static func sentence(_ state: ItemState, _ item: ItemProgram) -> String {
    let could = item.hazard.map { "；若不符合即为\($0.title)隐患" } ?? ""
    return "\(state.title)：\(item.title)\(could)"
  }

  /// What is said of a fail without its evidence.
  ///
  /// - Parameter missing: The kinds that are not there.
  static func lacking(_ missing: [String]) -> String {
    let kinds = missing.map { $0 == "photo" ? "照片" : $0 == "note" ? "说明" : $0 }
    return "不符合项缺少证据：\(kinds.joined(separator: "、"))"
  }
}
