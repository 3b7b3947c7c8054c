/// Hashes texts, eight bytes at a time.
enum ByteHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  static func hash(_ text: ByteText) -> Int {
    var hash = UInt64(truncatingIfNeeded: text.count)
    var offset = 0
    while offset &+ 8 <= text.count {
      hash = mixed(hash ^ text.word(at: offset))
      offset &+= 8
    }
    // From 0 to 7 bytes are left, which become the highest of the word.
    let left = UInt64(truncatingIfNeeded: text.count &- offset)
    let rest = (text.word(at: offset) &<< (56 &- 8 &* left)) &<< 8
    return Int(truncatingIfNeeded: mixed(hash ^ rest))
  }

  /// The bits of so many bytes, from 0 to 8, of a word.
  @inline(__always)
  static func mask(_ count: Int) -> UInt64 {
    count == 0 ? 0 : UInt64.max &>> UInt64((8 &- count) &* 8)
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = (word ^ factor).multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
