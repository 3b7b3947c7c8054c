/// A set of places in a list whose length is known, such as the items of a checklist.
///
/// One bit for each place, in words of 64: a checklist of up to 64 items is one word, so that a
/// filter over all its items is one AND, and a count one instruction. Sets that are put together
/// belong to the same list.
struct PlaceSet: Sendable, Hashable {
  /// Invariant: the bits past the end of the list are 0.
  private var words: [UInt64]

  /// An empty set over a list.
  ///
  /// - Parameter count: The length of the list, at least 0.
  init(count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  /// How many words a set over a list of this length takes in a column; at least 1.
  static func words(_ count: Int) -> Int { Swift.max((count + 63) / 64, 1) }

  /// The words of the set, at least one.
  var padded: [UInt64] { words.isEmpty ? [0] : words }

  /// The places of a list whose elements are so.
  init<Element>(of list: [Element], where isIn: (Element) -> Bool) {
    self.init(count: list.count)
    // By place: to walk the elements is to copy them.
    for place in list.indices where isIn(list[place]) { insert(place) }
  }

  /// How many places are in the set.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Whether a place is in the set; one outside the list is not.
  func contains(_ place: Int) -> Bool {
    guard let (word, bit) = position(of: place) else { return false }
    return words[word] & bit != 0
  }

  /// Adds a place; one outside the list changes nothing.
  mutating func insert(_ place: Int) {
    guard let (word, bit) = position(of: place) else { return }
    words[word] |= bit
  }

  mutating func remove(_ place: Int) {
    guard let (word, bit) = position(of: place) else { return }
    words[word] &= ~bit
  }

  func union(_ other: PlaceSet) -> PlaceSet { combined(other, |) }

  func intersection(_ other: PlaceSet) -> PlaceSet { combined(other, &) }

  func subtracting(_ other: PlaceSet) -> PlaceSet { combined(other) { $0 & ~$1 } }

  private func combined(
    _ other: PlaceSet, _ combine: (UInt64, UInt64) -> UInt64
  ) -> PlaceSet {
    var result = self
    for word in words.indices.prefix(other.words.count) {
      result.words[word] = combine(words[word], other.words[word])
    }
    return result
  }

  private func position(of place: Int) -> (word: Int, bit: UInt64)? {
    guard place >= 0, place / 64 < words.count else { return nil }
    return (place / 64, 1 << UInt64(place % 64))
  }
}

extension PlaceSet: Sequence {
  /// Goes through the places that are in the set, ascending, in steps of set bits.
  struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var word = 0
    /// The bits of `words[word]` that are still to come.
    private var rest: UInt64

    fileprivate init(_ words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    mutating func next() -> Int? {
      while rest == 0 {
        guard word + 1 < words.count else { return nil }
        word += 1
        rest = words[word]
      }
      defer { rest &= rest - 1 }
      return word * 64 + rest.trailingZeroBitCount
    }
  }

  func makeIterator() -> Iterator { Iterator(words) }
}
