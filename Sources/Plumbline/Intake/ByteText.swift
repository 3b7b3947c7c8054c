/// A text of a line, without its quotes, by where its bytes stand.
///
/// It is valid until the scanner reads another line; at least eight bytes may be read behind it.
@safe
struct ByteText {
  private let start: UnsafePointer<UInt8>
  let count: Int
  /// Whether there are escapes in it.
  let isEscaped: Bool
  /// Whether it is known that there are only bytes of ASCII in it.
  private let isASCII: Bool

  @unsafe @inline(__always)
  init(start: UnsafePointer<UInt8>, count: Int, isEscaped: Bool = false, isASCII: Bool = false) {
    unsafe self.start = start
    self.count = count
    self.isEscaped = isEscaped
    self.isASCII = isASCII
  }

  /// Eight bytes from a place of the text on, the first one lowest.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  func byte(at place: Int) -> UInt8 { unsafe start[place] }

  /// The bytes as they stand in the memory.
  @unsafe @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: start, count: count)
  }

  /// A copy of the bytes.
  var array: [UInt8] { unsafe Array(bytes) }

  var string: String { unsafe String(decoding: bytes, as: UTF8.self) }

  /// Whether it is known that there are only bytes of ASCII in it, and no escapes.
  @inline(__always)
  var isPlain: Bool { isASCII && !isEscaped }

  /// Whether the text is equal to no other that is so too, unless all their bytes are the same.
  @inline(__always)
  var isComposed: Bool { isASCII || isSurelyComposed }

  @inline(never)
  private var isSurelyComposed: Bool { unsafe ComposedText.isSure(bytes) }

  /// Whether the bytes are UTF-8.
  ///
  /// - SeeAlso: The Unicode Standard, table 3-7, “Well-Formed UTF-8 Byte Sequences”.
  @inline(never)
  var isUTF8: Bool {
    var place = 0
    while place < count {
      let others = word(at: place) & 0x8080_8080_8080_8080
      guard others != 0 else {
        place &+= 8
        continue
      }
      place &+= others.trailingZeroBitCount &>> 3
      while place < count, byte(at: place) >= 0x80 {
        let length = sequenceLength(at: place)
        guard length > 0 else { return false }
        place &+= length
      }
    }
    return true
  }

  /// How many bytes a scalar outside ASCII takes, from 2 to 4; 0 where its bytes are none.
  ///
  /// The byte behind the text is of ASCII, so that no sequence reaches past its end.
  @inline(__always)
  private func sequenceLength(at place: Int) -> Int {
    let word = UInt32(truncatingIfNeeded: word(at: place))
    let (first, second) = (word & 0xFF, word &>> 8 & 0xFF)
    if word & 0xC0_C0F0 == 0x80_80E0 {
      // Neither too long for its value, nor half of a surrogate pair.
      return first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F ? 0 : 3
    }
    if word & 0xC0E0 == 0x80C0 { return first < 0xC2 ? 0 : 2 }
    guard word & 0xC0C0_C0F8 == 0x8080_80F0 else { return 0 }
    // At least U+10000, at most U+10FFFF.
    let isOutside = first == 0xF0 && second < 0x90 || first == 0xF4 && second > 0x8F
    return isOutside || first > 0xF4 ? 0 : 4
  }
}
