// The encoding of a line.
extension ByteCursor {
  /// Whether the bytes up to a place are UTF-8.
  ///
  /// - SeeAlso: The Unicode Standard, table 3-7, “Well-Formed UTF-8 Byte Sequences”.
  func isUTF8(upTo end: Int) -> Bool {
    var place = 0
    while place < end {
      let others = word(at: place) & 0x8080_8080_8080_8080
      guard others != 0 else {
        place &+= 8
        continue
      }
      place &+= others.trailingZeroBitCount &>> 3
      while byte(at: place) >= 0x80 {
        let length = sequenceLength(at: place)
        guard length > 0 else { return false }
        place &+= length
      }
    }
    return true
  }

  /// How many bytes a scalar outside ASCII takes, from 2 to 4; 0 where its bytes are none.
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
