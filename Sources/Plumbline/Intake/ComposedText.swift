/// Tells texts that are equal only where their bytes are.
///
/// A `String` is equal to another if they are canonically equivalent. Of two texts in composed form
/// (NFC) that is so only where their scalars are the same.
enum ComposedText {
  /// Whether a text is surely in composed form: ASCII, Latin, Cyrillic, kana, Chinese, emoji, and
  /// the usual punctuation. What is not UTF-8 may be taken for it.
  ///
  /// - SeeAlso: Unicode Standard Annex #15, “Detecting Normalization Forms”: none of these scalars
  ///   has a combining class, or NFC_Quick_Check other than yes.
  @unsafe
  static func isSure(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for place in bytes.indices where unsafe bytes[place] >= 0xC0 {
      let second = unsafe place + 1 < bytes.count ? bytes[place + 1] : 0
      let third = unsafe place + 2 < bytes.count ? bytes[place + 2] : 0
      guard unsafe isSure(bytes[place], second, third) else { return false }
    }
    return true
  }

  /// Whether a scalar is, by its first three bytes.
  private static func isSure(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    // U+0080 … U+02FF, U+0400 … U+047F, U+4000 … U+9FFF.
    case 0xC2...0xCB, 0xD0...0xD1, 0xE4...0xE9: true
    // U+2002 … U+203F.
    case 0xE2: second == 0x80 && third >= 0x82
    // U+3000 … U+3029, U+3040 … U+3098, U+309B … U+30FF.
    case 0xE3:
      second == 0x80 && third <= 0xA9 || second == 0x81 || second == 0x83
        || second == 0x82 && third != 0x99 && third != 0x9A
    // U+FF00 … U+FFBF.
    case 0xEF: (0xBC...0xBE).contains(second)
    // U+1F000 … U+1FFFF.
    case 0xF0: second == 0x9F
    default: false
    }
  }
}
