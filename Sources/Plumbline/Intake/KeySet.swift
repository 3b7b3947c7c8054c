/// The keys of an object so far.
struct KeySet {
  /// Up to so many are looked through one by one.
  private static let few = 8

  private var first: [String] = []
  private var all: Set<String> = []

  /// Adds a key; false where it is there already.
  mutating func insert(_ key: String) -> Bool {
    if first.count < Self.few {
      guard !first.contains(key) else { return false }
      first.append(key)
      return true
    }
    if all.isEmpty {
      all.reserveCapacity(8 * Self.few)
      all.formUnion(first)
    }
    return all.insert(key).inserted
  }
}
