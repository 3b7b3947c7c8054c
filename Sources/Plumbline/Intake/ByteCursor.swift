/// Says that a record is left to `InspectionReader`, which tells what is wrong with it, or reads it.
struct Declined: Error {}

/// A text of a line, without its quotes, by where its bytes stand.
struct ByteText {
  let start: Int
  let count: Int
  /// Whether there are escapes in it.
  let isEscaped: Bool
}

/// Reads the bytes of one line from left to right, as JSON.
///
/// Invariant: at least eight bytes that are 0 stand behind the line. A byte is passed only after a
/// look at it, and 0 is never passed; so nothing is read outside the memory, wherever a line ends.
@safe
struct ByteCursor {
  private let base: UnsafePointer<UInt8>
  /// The place of the next byte, from 0.
  var position = 0
  /// Whether a text that was read has bytes outside ASCII: the high bits of its bytes.
  private(set) var highBits: UInt64 = 0

  /// - Parameter base: A line with the bytes of 0 behind it, which outlives the cursor.
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

  /// The bytes of a text, as they stand in the memory.
  @unsafe
  func bytes(of text: ByteText) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: base + text.start, count: text.count)
  }

  /// The bytes of a text.
  func array(_ text: ByteText) -> [UInt8] { unsafe Array(bytes(of: text)) }

  func string(_ text: ByteText) -> String {
    unsafe String(decoding: bytes(of: text), as: UTF8.self)
  }

  /// Whether a text is equal to no other that is so too, unless all their bytes are the same.
  func isComposed(_ text: ByteText) -> Bool {
    var place = text.start
    let end = text.start &+ text.count
    while place < end {
      let rest = word(at: place) & ByteHash.mask(min(end &- place, 8))
      if rest & Self.high != 0 { return unsafe ComposedText.isSure(bytes(of: text)) }
      place &+= 8
    }
    return true
  }

  // MARK: Marks

  @inline(__always)
  mutating func skipBlanks() {
    while next <= 0x20, next == 0x20 || next == 0x09 || next == 0x0D || next == 0x0A {
      position &+= 1
    }
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

  /// Passes over a text and its quotes; its escapes are found to be such.
  mutating func text() throws(Declined) -> ByteText {
    if next != UInt8(ascii: "\"") { skipBlanks() }
    guard next == UInt8(ascii: "\"") else { throw Declined() }
    position &+= 1
    let start = position
    var isEscaped = false
    while true {
      pass()
      if next == UInt8(ascii: "\"") { break }
      guard next == UInt8(ascii: "\\") else { throw Declined() }
      isEscaped = true
      _ = try escape()
    }
    position &+= 1
    return ByteText(start: start, count: position &- 1 &- start, isEscaped: isEscaped)
  }

  /// Moves to the next quote, backslash or control character, by eight bytes at a time.
  @inline(__always)
  private mutating func pass() {
    var place = position
    var found: UInt64 = 0
    var word = word(at: place)
    var stops = Self.stops(word)
    while stops == 0 {
      found |= word
      place &+= 8
      word = self.word(at: place)
      stops = Self.stops(word)
    }
    // The lowest stop is exact; those above it may be none.
    let bit = UInt64(stops.trailingZeroBitCount)
    found |= word & ((1 &<< bit) &- 1)
    highBits |= found & Self.high
    position = place &+ Int(bit) &>> 3
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that is a quote, a backslash or a control character.
  @inline(__always)
  private static func stops(_ word: UInt64) -> UInt64 {
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let found = (quotes &- ones) | (backslashes &- ones) | (word &- (ones &* 0x20))
    return found & ~word & high
  }
}
