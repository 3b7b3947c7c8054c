import FEEL

/// A number of a line, as its digits were read.
struct NumberText {
  let text: ByteText
  let isNegative: Bool
  /// All digits as one whole number; it means something where `isShort`.
  let digits: UInt64
  /// How many of them stand behind the point.
  let fraction: Int
  /// Whether there are at most 18 digits, and no exponent.
  let isShort: Bool

  /// Ten to the power of each place, from 0 to 18.
  private static let powersOfTen: [UInt64] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The number times 10^scale; null where that is not whole, too large, or not told by the digits.
  ///
  /// - Parameter scale: From 0 to 18.
  @inline(__always)
  func code(scale: Int) -> Int64? {
    guard isShort else { return nil }
    if fraction == 0, scale == 0 { return signed(digits) }
    return scaled(by: scale - fraction)
  }

  private func scaled(by exponent: Int) -> Int64? {
    let power = Self.powersOfTen[abs(exponent)]
    if exponent < 0 {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: power)
      return remainder == 0 ? signed(quotient) : nil
    }
    let (product, isTooLarge) = digits.multipliedReportingOverflow(by: power)
    return isTooLarge || product > UInt64(Int64.max) ? nil : signed(product)
  }

  @inline(__always)
  private func signed(_ magnitude: UInt64) -> Int64 {
    let code = Int64(truncatingIfNeeded: magnitude)
    return isNegative ? 0 &- code : code
  }
}

extension ByteCursor {
  /// Passes over a number (RFC 8259, section 6).
  mutating func number() throws(Declined) -> NumberText {
    skipBlanks()
    let start = position
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position &+= 1 }
    var digits: UInt64 = 0
    let first = position
    let startsWithZero = next == UInt8(ascii: "0")
    var count = try self.digits(into: &digits)
    guard !startsWithZero || position == first &+ 1 else { throw Declined() }
    var fraction = 0
    if next == UInt8(ascii: ".") {
      position &+= 1
      fraction = try self.digits(into: &digits)
      count &+= fraction
    }
    let hasExponent = try exponent()
    return NumberText(
      text: text(from: start, to: position),
      isNegative: isNegative, digits: digits, fraction: fraction,
      isShort: count <= 18 && !hasExponent)
  }

  /// Passes over digits, at least one; returns how many there are.
  @inline(__always)
  private mutating func digits(into whole: inout UInt64) throws(Declined) -> Int {
    var (place, value) = (position, whole)
    while true {
      let digit = byte(at: place) &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      value = value &* 10 &+ UInt64(digit)
      place &+= 1
    }
    let count = place &- position
    guard count > 0 else { throw Declined() }
    (position, whole) = (place, value)
    return count
  }

  /// Passes over an exponent; false where none stands.
  @inline(__always)
  private mutating func exponent() throws(Declined) -> Bool {
    guard next | 0x20 == UInt8(ascii: "e") else { return false }
    position &+= 1
    if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position &+= 1 }
    var ignored: UInt64 = 0
    _ = try digits(into: &ignored)
    return true
  }
}
