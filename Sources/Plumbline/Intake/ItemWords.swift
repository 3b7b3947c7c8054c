/// Sets of the items of one record, kept in words of 64 places.
@safe
struct ItemWords {
  /// The sets, in the order in which they stand in the memory.
  enum Kind: Int, CaseIterable, BitwiseCopyable {
    case pass, fail, notApplicable, notChecked, valued, evidenced, counted
    /// Items that have been named.
    case named
  }

  private let memory: LineMemory
  /// How many words a set has.
  private(set) var width = 0
  private var words: UnsafeMutablePointer<UInt64>
  private var capacity = 0

  init(in memory: LineMemory) {
    self.memory = memory
    unsafe words = memory.room(for: 0)
  }

  /// Empties all sets, and makes room for the items of a program.
  ///
  /// - Parameter evidenced: The words of the set of items that need no evidence; the others have as
  ///   many.
  mutating func begin(_ evidenced: PlainRow<UInt64>) {
    width = evidenced.count
    let count = width * Kind.allCases.count
    if count > capacity {
      capacity = 2 * count
      unsafe words = memory.room(for: capacity)
    }
    unsafe words.update(repeating: 0, count: count)
    for word in 0..<width {
      unsafe words[Kind.evidenced.rawValue &* width &+ word] = evidenced[word]
    }
  }

  /// Adds an item of the program to a set; false where it was there.
  @inline(__always)
  func insert(_ item: Int, _ kind: Kind) -> Bool {
    insert(1 &<< UInt64(item & 63), word: item &>> 6, kind)
  }

  /// Adds items of one word to a set; false where one of them was there.
  @inline(__always)
  func insert(_ bits: UInt64, word: Int, _ kind: Kind) -> Bool {
    let place = kind.rawValue &* width &+ word
    let known = unsafe words[place]
    unsafe words[place] = known | bits
    return known & bits == 0
  }

  /// A word of a set, from 0.
  @inline(__always)
  func word(_ word: Int, of kind: Kind) -> UInt64 { unsafe words[kind.rawValue &* width &+ word] }
}
