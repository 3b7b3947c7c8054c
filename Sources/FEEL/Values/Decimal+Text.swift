extension Decimal: CustomStringConvertible {
  /// The number that a text writes: a sign or none, digits, a point and digits, an exponent.
  ///
  /// `.872`, `-1.50` and `1.23e-4` are numbers; the empty text, `1.`, blanks and separators are not.
  /// More than 34 digits are rounded half to even. Null for anything else and for a number too large,
  /// or not 0 but too small.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init?(_ text: some StringProtocol) {
    var scanner = NumberScanner()
    for byte in text.utf8 {
      guard scanner.take(byte) else { return nil }
    }
    guard let number = scanner.number else { return nil }
    self = number
  }

  /// The number in plain notation with its trailing zeros: `1.10`.
  ///
  /// Only what would take more than 40 digits before or after the point has an exponent: `1.5E+50`.
  public var description: String {
    let digits = Array(digitText.utf8)
    let sign: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    if digits.count + exponent > Decimal.plainDigits || 0 - exponent > Decimal.plainDigits {
      return isZero ? "0" : scientific(digits)
    }
    let zero = UInt8(ascii: "0")
    if exponent >= 0 {
      let zeros = [UInt8](repeating: zero, count: isZero ? 0 : exponent)
      return String(decoding: sign + digits + zeros, as: UTF8.self)
    }
    let missing = max(0, 1 - exponent - digits.count)
    let padded = [UInt8](repeating: zero, count: missing) + digits
    let split = padded.count + exponent
    let point: [UInt8] = [UInt8(ascii: ".")]
    return String(
      decoding: sign + padded[..<split] + point + padded[split...], as: UTF8.self)
  }

  /// The number without trailing zeros after the point: `1.1`, `100`. Equal numbers read the same.
  public var canonicalDescription: String {
    // The exponent may leave the range of a number here: it is only printed.
    strippingZeros(upTo: Decimal.largestExponent + Decimal.digitLimit).description
  }

  /// The most digits that are written before or after the point without an exponent.
  private static let plainDigits = 40

  /// The digits of the coefficient.
  private var digitText: String {
    // The machine word prints several times faster.
    coefficient <= UInt128(UInt64.max) ? String(UInt64(coefficient)) : String(coefficient)
  }

  /// Returns one digit, the point, the others and the exponent.
  private func scientific(_ digits: [UInt8]) -> String {
    let power = exponent + digits.count - 1
    let head = String(decoding: digits.prefix(1), as: UTF8.self)
    let tail = String(decoding: digits.dropFirst(), as: UTF8.self)
    let sign = isNegative ? "-" : ""
    return sign + head + (tail.isEmpty ? "" : "." + tail) + (power < 0 ? "E" : "E+") + String(power)
  }
}

/// Reads a number byte by byte in one pass, with a fixed amount of memory.
private struct NumberScanner {
  /// A part of a number.
  private enum Place {
    case start, sign, whole, point, fraction, exponentMark, exponentSign, exponent
  }

  /// The digits that are kept; those after them only tell whether the number is longer.
  private static let keptDigits = 37

  /// What was read last.
  private var place = Place.start
  /// Whether a minus was read before the digits.
  private var isNegative = false
  /// The digits kept so far.
  private var coefficient: UInt128 = 0
  /// The count of digits in `coefficient`, leading zeros aside.
  private var digitCount = 0
  /// Whether a digit that was not kept is above 0.
  private var isInexact = false
  /// The power of ten that follows from the point and the digits not kept.
  private var shift = 0
  /// The exponent as written, without its sign; it stops growing above 2⁵⁶.
  private var writtenExponent = 0
  /// Whether a minus was read before the exponent.
  private var isExponentNegative = false

  /// Takes the next byte; false when it cannot stand there.
  mutating func take(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): takeDigit(byte &- UInt8(ascii: "0"))
    case UInt8(ascii: "."): takePoint()
    case UInt8(ascii: "+"), UInt8(ascii: "-"): takeSign(isMinus: byte == UInt8(ascii: "-"))
    case UInt8(ascii: "e"), UInt8(ascii: "E"): takeExponentMark()
    default: false
    }
  }

  /// The number read, null when the text stops short or the number is out of range.
  var number: Decimal? {
    guard place == .whole || place == .fraction || place == .exponent else { return nil }
    // Both parts are below 2⁶¹: the one is limited, the other no longer than a text can be.
    let exponent = shift &+ (isExponentNegative ? 0 &- writtenExponent : writtenExponent)
    let rounded = Decimal.rounding(
      coefficient, exponent: exponent, isNegative: isNegative, isInexact: isInexact)
    guard let rounded, !rounded.isZero || coefficient == 0 else { return nil }
    return rounded
  }

  /// Takes a digit, which may stand anywhere.
  private mutating func takeDigit(_ digit: UInt8) -> Bool {
    switch place {
    case .start, .sign, .whole: place = .whole
    case .point, .fraction: place = .fraction
    case .exponentMark, .exponentSign, .exponent:
      place = .exponent
      // Far beyond any number that 34 digits could still bring into range of a text in memory.
      if writtenExponent < 1 << 56 { writtenExponent = writtenExponent &* 10 &+ Int(digit) }
      return true
    }
    if digitCount < Self.keptDigits {
      coefficient = coefficient &* 10 &+ UInt128(digit)
      if coefficient != 0 { digitCount &+= 1 }
      if place == .fraction { shift &-= 1 }
    } else {
      if digit != 0 { isInexact = true }
      if place == .whole { shift &+= 1 }
    }
    return true
  }

  /// Takes a point; false after another point or in the exponent.
  private mutating func takePoint() -> Bool {
    guard place == .start || place == .sign || place == .whole else { return false }
    place = .point
    return true
  }

  /// Takes a sign; false but at the start and after the exponent's mark.
  private mutating func takeSign(isMinus: Bool) -> Bool {
    switch place {
    case .start:
      place = .sign
      isNegative = isMinus
    case .exponentMark:
      place = .exponentSign
      isExponentNegative = isMinus
    default: return false
    }
    return true
  }

  /// Takes the exponent's mark; false but after a digit before it.
  private mutating func takeExponentMark() -> Bool {
    guard place == .whole || place == .fraction else { return false }
    place = .exponentMark
    return true
  }
}
