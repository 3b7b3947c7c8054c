/// Sets of the items of one record, kept in words of 64 places.
@safe
final class ItemWords {
  /// The sets, in the order in which they stand in the memory.
  enum Kind: Int, CaseIterable {
    case pass, fail, notApplicable, notChecked, valued, evidenced, counted
    /// Items that have been named.
    case named
  }

  /// How many words a set has.
  private(set) var width = 0
  private var words = UnsafeMutablePointer<UInt64>.allocate(capacity: 0)
  private var capacity = 0

  deinit {
    unsafe words.deallocate()
  }

  /// Empties all sets, and makes room for the items of a program.
  ///
  /// - Parameter evidenced: The words of the set of items that need no evidence; the others have as
  ///   many.
  func begin(_ evidenced: [UInt64]) {
    width = evidenced.count
    let count = width * Kind.allCases.count
    if count > capacity {
      unsafe words.deallocate()
      unsafe words = .allocate(capacity: count)
      capacity = count
    }
    unsafe words.initialize(repeating: 0, count: count)
    for (word, bits) in evidenced.enumerated() {
      unsafe words[Kind.evidenced.rawValue * width + word] = bits
    }
  }

  /// Adds an item of the program to a set; false where it was there.
  @inline(__always)
  func insert(_ item: Int, _ kind: Kind) -> Bool {
    let place = kind.rawValue &* width &+ item &>> 6
    let bit: UInt64 = 1 &<< UInt64(item & 63)
    let known = unsafe words[place]
    unsafe words[place] = known | bit
    return known & bit == 0
  }

  /// A word of a set, from 0.
  func word(_ word: Int, of kind: Kind) -> UInt64 { unsafe words[kind.rawValue * width + word] }
}
