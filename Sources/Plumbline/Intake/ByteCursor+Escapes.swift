// Escapes in the texts of a line.
extension ByteCursor {
  /// Passes over an escape; returns the scalar that it stands for.
  mutating func escape() throws(Declined) -> Unicode.Scalar {
    position &+= 1
    let mark = next
    guard mark != 0 else { throw Declined() }
    position &+= 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(mark)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalarEscape()
    default: throw Declined()
    }
  }

  /// The scalar after `\u`; a surrogate needs its other half.
  private mutating func scalarEscape() throws(Declined) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw Declined() }
    position &+= 1
    guard next == UInt8(ascii: "u") else { throw Declined() }
    position &+= 1
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw Declined() }
    return scalar
  }

  private mutating func hexadecimal() throws(Declined) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = JSONReader.digit(next) else { throw Declined() }
      value = value << 4 | digit
      position &+= 1
    }
    return value
  }
}
