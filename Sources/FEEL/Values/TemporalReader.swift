/// Reads the text of a date, time or duration from left to right.
struct TemporalReader {
  /// The longest text that is read, in bytes: no date or zone comes near, and the work stays small.
  static let longestText = 256

  /// The text as UTF-8.
  private let bytes: [UInt8]
  /// The place of the next byte, from 0 to the count of bytes.
  private var position = 0

  /// A reader at the start of a text; null for a text that is too long.
  init?(_ text: some StringProtocol) {
    bytes = Array(text.utf8.prefix(Self.longestText + 1))
    guard bytes.count <= Self.longestText else { return nil }
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position >= bytes.count }

  /// The next byte, null at the end.
  private var next: UInt8? { isAtEnd ? nil : bytes[position] }

  /// Whether the next byte is a digit.
  var isAtDigit: Bool {
    guard let byte = next else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Whether the next byte is the digit 0.
  var isAtZero: Bool { next == UInt8(ascii: "0") }

  /// Passes over a character if it is the next one; false if it is not.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  /// Reads all digits that follow; null if there are none or the number exceeds `Int`.
  mutating func number() -> (value: Int, digits: Int)? {
    var value = 0
    let start = position
    while isAtDigit {
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeToo) = tens.addingReportingOverflow(
        Int(bytes[position] &- UInt8(ascii: "0")))
      guard !isTooLarge, !isTooLargeToo else { return nil }
      value = sum
      position += 1
    }
    return position > start ? (value, position - start) : nil
  }

  /// Reads a number of two digits; null if there are fewer or more.
  mutating func twoDigits() -> Int? {
    guard let (value, digits) = number(), digits == 2 else { return nil }
    return value
  }

  /// Reads the digits after a point as nanoseconds; null for more than nine, 0 for none.
  mutating func nanoseconds() -> Int? {
    guard isAtDigit else { return 0 }
    guard let (value, digits) = number(), digits <= 9 else { return nil }
    return (digits..<9).reduce(value) { nanoseconds, _ in nanoseconds * 10 }
  }

  /// Reads all that is left.
  mutating func rest() -> String {
    defer { position = bytes.count }
    return String(decoding: bytes[position...], as: UTF8.self)
  }

  /// Returns a number with zeros before it up to `width` digits.
  static func padded(_ value: UInt, width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Returns nanoseconds as a point and digits without trailing zeros; the empty text for 0.
  static func fraction(_ nanoseconds: UInt) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits = padded(nanoseconds, width: 9)
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}

/// Returns the quotient toward negative infinity and a remainder that is not negative.
///
/// The divisor is above 0, so neither can overflow.
func flooredDivision<Whole: FixedWidthInteger & SignedInteger>(
  _ dividend: Whole, by divisor: Whole
) -> (quotient: Whole, remainder: Whole) {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

extension Unicode.Scalar {
  /// The value of an ASCII digit.
  var digit: Int? {
    value >= 0x30 && value <= 0x39 ? Int(value) - 0x30 : nil
  }
}
