/// Says that a record is left to `InspectionReader`, which tells what is wrong with it, or reads it.
struct Declined: Error {}

/// Reads the bytes of one line from left to right, as JSON.
///
/// Invariant: a line end or a 0 stands behind the line, and at least `spare` bytes can be read from
/// there on. A byte is passed only after a look at it, and neither of the two is ever passed; so
/// nothing is read outside the memory, wherever a line ends.
@safe
struct ByteCursor {
  /// How many bytes behind a line are read, at most.
  static let spare = 64

  private let base: UnsafePointer<UInt8>
  /// The place of the next byte, from 0.
  var position = 0

  /// - Parameter base: A line, which outlives the cursor.
  @unsafe
  init(_ base: UnsafePointer<UInt8>) {
    unsafe self.base = base
  }

  /// The next byte; 0 at the end.
  @inline(__always)
  var next: UInt8 { unsafe base[position] }

  /// Eight bytes from a place of the line on, the first one lowest.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  func byte(at place: Int) -> UInt8 { unsafe base[place] }

  /// What stands between two places.
  @inline(__always)
  func text(
    from start: Int, to end: Int, isEscaped: Bool = false, isASCII: Bool = false
  ) -> ByteText {
    unsafe ByteText(
      start: base + start, count: end &- start, isEscaped: isEscaped, isASCII: isASCII)
  }

  // MARK: Marks

  /// Passes over blanks; a line end is none.
  @inline(__always)
  mutating func skipBlanks() {
    while next <= 0x20, next == 0x20 || next == 0x09 || next == 0x0D { position &+= 1 }
  }

  /// Passes over a mark, and one blank after it if there is one; false where something else stands.
  @inline(__always)
  mutating func takeMark(_ mark: UInt8) -> Bool {
    guard next == mark else { return false }
    position &+= 1
    if next == 0x20 { position &+= 1 }
    return true
  }

  /// Passes over a mark, and blanks before it; false where something else stands.
  @inline(__always)
  mutating func take(_ mark: UInt8) -> Bool {
    if next != mark {
      skipBlanks()
      guard next == mark else { return false }
    }
    position &+= 1
    return true
  }

  @inline(__always)
  mutating func expect(_ mark: UInt8) throws(Declined) {
    guard take(mark) else { throw Declined() }
  }

  /// Passes over `null`; false where something else stands.
  @inline(__always)
  mutating func takeNull() -> Bool {
    skipBlanks()
    return next == UInt8(ascii: "n") && takeWord(0x6C6C_756E, length: 4)
  }

  /// Passes over `true` or `false`, which it returns.
  mutating func truth() throws(Declined) -> Bool {
    skipBlanks()
    if takeWord(0x6575_7274, length: 4) { return true }
    if takeWord(0x65_736C_6166, length: 5) { return false }
    throw Declined()
  }

  /// - Parameter bytes: At most seven, the first one lowest.
  @inline(__always)
  private mutating func takeWord(_ bytes: UInt64, length: Int) -> Bool {
    let mask: UInt64 = (1 &<< UInt64(length &* 8)) &- 1
    guard word(at: position) & mask == bytes else { return false }
    position &+= length
    return true
  }

  // MARK: Texts

  /// Passes over a text and its quotes; its escapes are found to be such, and its bytes UTF-8.
  mutating func text() throws(Declined) -> ByteText { try quickText() }

  /// The same, where it pays that nothing is called for a text that is short and has no escapes.
  @inline(__always)
  mutating func quickText() throws(Declined) -> ByteText {
    if next != UInt8(ascii: "\"") { skipBlanks() }
    guard next == UInt8(ascii: "\"") else { throw Declined() }
    let start = position &+ 1
    position = start
    pass(Self.highBits)
    guard next == UInt8(ascii: "\"") else { return try longText(start) }
    position &+= 1
    return text(from: start, to: position &- 1, isASCII: true)
  }

  /// Passes over a text of ASCII without escapes, if it stands next at once; else nothing is passed.
  @inline(__always)
  mutating func takePlainText() -> Bool {
    guard next == UInt8(ascii: "\"") else { return false }
    var end = self
    end.position &+= 1
    end.pass(Self.highBits)
    guard end.next == UInt8(ascii: "\"") else { return false }
    position = end.position &+ 1
    return true
  }

  /// A text of which ASCII bytes have been passed, but not to its end.
  @inline(never)
  private mutating func longText(_ start: Int) throws(Declined) -> ByteText {
    var isASCII = true
    var isEscaped = false
    while next != UInt8(ascii: "\"") {
      if next >= 0x80 {
        isASCII = false
        pass(0)
      } else {
        guard next == UInt8(ascii: "\\") else { throw Declined() }
        isEscaped = true
        _ = try escape()
        pass(Self.highBits)
      }
    }
    position &+= 1
    let text = text(from: start, to: position &- 1, isEscaped: isEscaped, isASCII: isASCII)
    guard isASCII || text.isUTF8 else { throw Declined() }
    return text
  }

  /// Moves to the next quote, backslash or control character, by sixteen bytes at a time.
  ///
  /// - Parameter others: The high bits, to stop at a byte outside ASCII too; else 0.
  @inline(__always)
  private mutating func pass(_ others: UInt64) {
    var stops = Self.stops(pair(at: position), others)
    while stops[0] | stops[1] == 0 {
      position &+= 16
      stops = Self.stops(pair(at: position), others)
    }
    // The lowest stop of a word is exact; those above it may be none.
    let isFirst = stops[0] != 0
    let word = isFirst ? stops[0] : stops[1]
    position &+= isFirst ? 0 : 8
    position &+= word.trailingZeroBitCount &>> 3
  }

  /// Sixteen bytes from a place of the line on, in two words.
  @inline(__always)
  private func pair(at place: Int) -> SIMD2<UInt64> {
    unsafe UnsafeRawPointer(base + place).loadUnaligned(as: SIMD2<UInt64>.self)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that is a quote, a backslash or a control character, or is asked for.
  @inline(__always)
  private static func stops(_ pair: SIMD2<UInt64>, _ others: UInt64) -> SIMD2<UInt64> {
    let ones = SIMD2(repeating: ones)
    let quotes = pair ^ SIMD2(repeating: 0x2222_2222_2222_2222)
    let backslashes = pair ^ SIMD2(repeating: 0x5C5C_5C5C_5C5C_5C5C)
    let controls = pair &- SIMD2(repeating: 0x2020_2020_2020_2020)
    let found = (quotes &- ones) | (backslashes &- ones) | controls
    // Of bytes outside ASCII each has its high bit.
    let high = SIMD2(repeating: highBits)
    return others == 0 ? found & ~pair & high : (found | pair) & high
  }
}
