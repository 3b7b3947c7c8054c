/// A key of an object as it stands in a line, with its quotes and the colon.
struct QuotedKey: BitwiseCopyable {
  /// How many bytes the longest key has that is told by its first and last bytes.
  static let longest = 16

  /// A key that no line has, as it does not agree with itself.
  static let never = QuotedKey(length: 0, first: 0, last: .max, mask: .max, tail: 0)

  /// How many bytes it has.
  let length: Int
  /// The first eight bytes of the key, and its last eight; with bits of 0 where it has fewer.
  private let first: UInt64
  private let last: UInt64
  /// The bits of `first` and `last` that mean something.
  private let mask: UInt64
  /// Where `last` begins.
  private let tail: Int

  private init(length: Int, first: UInt64, last: UInt64, mask: UInt64, tail: Int) {
    self.length = length
    self.first = first
    self.last = last
    self.mask = mask
    self.tail = tail
  }

  /// The key that stands next in a line.
  init(_ line: ByteCursor, length: Int) {
    let mask = ByteHash.mask(min(length, 8))
    let tail = max(length &- 8, 0)
    self.init(
      length: length, first: line.word(at: line.position) & mask,
      last: line.word(at: line.position &+ tail) & mask, mask: mask, tail: tail)
  }

  /// Whether the key is what stands next in a line, if it is not longer than `longest`: as many bytes
  /// can be read behind each line.
  @inline(__always)
  func isNext(_ line: ByteCursor) -> Bool {
    let first = line.word(at: line.position) ^ first
    let last = line.word(at: line.position &+ tail) ^ last
    return (first | last) & mask == 0
  }
}
