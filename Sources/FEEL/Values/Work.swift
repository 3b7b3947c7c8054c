/// What comparing values, or looking at their types, has cost so far, in pairs of values; and the
/// zones that texts may name.
///
/// Values may share their parts, so that a small one stands for a tree of any size: comparing is
/// bounded in number and depth, and what is not decided by then is null.
struct Work {
  /// One comparison, or all those of one function, look at no more pairs.
  static let most = 1_000_000
  /// Parts deeper than this are not looked at: comparing recurses.
  static let deepest = 400

  private(set) var pairs = 0
  /// Where ids of zones are looked up; null: none is known.
  let zones: ZoneDatabase?

  init(zones: ZoneDatabase? = nil) {
    self.zones = zones
  }

  var isDone: Bool { pairs >= Self.most }

  /// Pays for one part that is looked at.
  mutating func look() { pairs += 1 }

  /// Pays for so many parts.
  mutating func look(at parts: Int) { pairs += parts }

  /// FEEL's `=`; null for different kinds, and where the bounds are reached.
  mutating func areEqual(_ a: Value, _ b: Value) -> Bool? {
    compare(a, b, depth: 0) { $0.isPlainEqual(to: $1) }
  }

  /// Compares part by part; `leaves` compares values without parts.
  mutating func compare(
    _ a: Value, _ b: Value, depth: Int, _ leaves: (Value, Value) -> Bool?
  ) -> Bool? {
    pairs += 1
    guard pairs < Self.most, depth < Self.deepest else { return nil }
    switch (a, b) {
    case (.list(let a), .list(let b)):
      guard a.count == b.count else { return false }
      return all(zip(a, b), depth, leaves)
    case (.context(let a), .context(let b)):
      guard a.keys.count == b.keys.count else { return false }
      let matches = zip(a.keys, a.values).lazy.map { ($1, b[$0]) }
      if matches.contains(where: { $0.1 == nil }) { return false }
      return all(matches.map { ($0, $1 ?? .none) }, depth, leaves)
    case (.range(let a), .range(let b)):
      guard a.form == b.form, a.startIncluded == b.startIncluded, a.endIncluded == b.endIncluded
      else { return false }
      return all([(a.start, b.start), (a.end, b.end)], depth, leaves)
    default: return leaves(a, b)
    }
  }

  /// False if any pair differs, else null if any cannot be told.
  private mutating func all(
    _ pairs: some Sequence<(Value, Value)>, _ depth: Int, _ leaves: (Value, Value) -> Bool?
  ) -> Bool? {
    var isCertain = true
    for (a, b) in pairs {
      switch compare(a, b, depth: depth + 1, leaves) {
      case .some(true): continue
      case .some(false): return false
      case nil: isCertain = false
      }
      if isDone { return nil }
    }
    return isCertain ? true : nil
  }
}
