/// A decimal number of at most 34 digits, IEEE 754-2008 decimal128 without NaN, infinities and −0.
///
/// The value is ± coefficient × 10^exponent. Numbers of equal value are equal whatever their scale
/// (`1.0 == 1`); the scale is kept for printing only. Results that need more digits are rounded half
/// to even. A result too large is null; one too small becomes 0.
///
/// - SeeAlso: IEEE 754-2008, 3.5 and 5.4; the General Decimal Arithmetic specification 1.70.
public struct Decimal: Sendable {
  // Invariant: at most `largestCoefficient`.
  /// The digits as a whole number, at most 34 of them.
  public let coefficient: UInt128
  // Invariant: in `smallestExponent ... largestExponent`.
  /// The exponent as it is stored.
  private let storedExponent: Int16
  // Invariant: false for 0.
  /// Whether the number is below zero.
  public let isNegative: Bool

  /// The count of digits that a number holds.
  static let digitLimit = 34
  /// 34 nines.
  static let largestCoefficient: UInt128 = 9_999_999_999_999_999_999_999_999_999_999_999
  /// The exponent of the smallest number above 0, 1E-6176.
  static let smallestExponent = -6176
  /// The exponent of the largest number, 9.99…E+6144.
  static let largestExponent = 6111

  /// The number 0.
  public static let zero = Decimal(0)
  /// The number 1.
  public static let one = Decimal(1)

  /// The number that a whole number is.
  public init(_ value: Int) {
    self.init(
      known: UInt128(value.magnitude), exponent: 0, isNegative: value < 0)
  }

  /// The number ± coefficient × 10^exponent, rounded half to even if it has more than 34 digits.
  ///
  /// Null when it is too large, or not 0 but so small that it would become 0.
  public init?(sign isNegative: Bool, coefficient: UInt128, exponent: Int) {
    let rounded = Decimal.rounding(coefficient, exponent: exponent, isNegative: isNegative)
    guard let rounded, !rounded.isZero || coefficient == 0 else { return nil }
    self = rounded
  }

  /// A number whose parts keep the invariants already, but for the sign of 0.
  init(known coefficient: UInt128, exponent: Int, isNegative: Bool) {
    self.coefficient = coefficient
    self.storedExponent = Int16(truncatingIfNeeded: exponent)
    self.isNegative = isNegative && coefficient != 0
  }

  /// The power of ten that the coefficient counts, from −6176 to 6111.
  public var exponent: Int { Int(storedExponent) }

  /// Whether the number is 0, in whatever scale.
  public var isZero: Bool { coefficient == 0 }

  /// Whether nothing but zeros follows the point.
  public var isInteger: Bool {
    if exponent >= 0 || isZero { return true }
    return wholePart?.isExact ?? true
  }

  /// Whether the number is whole and not divisible by 2.
  var isOddInteger: Bool {
    let plain = strippingZeros(upTo: 0)
    return plain.exponent == 0 && plain.coefficient & 1 == 1
  }

  /// The count of digits plus the exponent: the value lies from 10^(this − 1) to below 10^this.
  var orderOfMagnitude: Int { PowersOfTen.digitCount(coefficient) + exponent }

  /// The number without its sign.
  public var magnitude: Decimal {
    Decimal(known: coefficient, exponent: exponent, isNegative: false)
  }

  /// The number with the other sign; 0 stays 0.
  public var negated: Decimal {
    Decimal(known: coefficient, exponent: exponent, isNegative: !isNegative)
  }

  /// Returns the number as an `Int`; null if it is not whole or too large.
  public func exactInt() -> Int? {
    guard let whole = wholePart, whole.isExact else { return nil }
    return signedInt(whole.magnitude)
  }

  /// Returns the number without its fraction as an `Int`; null if it is too large.
  public func truncatedInt() -> Int? {
    guard let whole = wholePart else { return nil }
    return signedInt(whole.magnitude)
  }

  /// Returns the number as an `Int128`; null if it is not whole or too large.
  func exactInt128() -> Int128? {
    guard let whole = wholePart, whole.isExact else { return nil }
    guard let magnitude = Int128(exactly: whole.magnitude) else { return nil }
    return isNegative ? 0 - magnitude : magnitude
  }

  /// The digits before the point and whether all after it are 0; null if 128 bits do not hold them.
  private var wholePart: (magnitude: UInt128, isExact: Bool)? {
    if exponent == 0 || isZero { return (coefficient, true) }
    if exponent < 0 {
      guard exponent >= -PowersOfTen.largest else { return (0, false) }
      let parts = coefficient.quotientAndRemainder(dividingBy: PowersOfTen.power(-exponent))
      return (parts.quotient, parts.remainder == 0)
    }
    guard exponent <= PowersOfTen.largest else { return nil }
    let product = coefficient.multipliedReportingOverflow(by: PowersOfTen.power(exponent))
    return product.overflow ? nil : (product.partialValue, true)
  }

  /// Returns a magnitude with this number's sign; null if `Int` does not hold it.
  private func signedInt(_ magnitude: UInt128) -> Int? {
    guard let positive = Int128(exactly: magnitude) else { return nil }
    return Int(exactly: isNegative ? 0 - positive : positive)
  }

  /// Returns the equal number without trailing zeros, as long as its exponent stays within `limit`.
  func strippingZeros(upTo limit: Int = largestExponent) -> Decimal {
    if isZero {
      let power = min(max(exponent, 0), max(limit, exponent))
      return Decimal(known: 0, exponent: power, isNegative: false)
    }
    var digits = coefficient
    var power = exponent
    var step = 32
    while step > 0 {
      if power + step <= limit {
        let parts = digits.quotientAndRemainder(dividingBy: PowersOfTen.power(step))
        if parts.remainder == 0 {
          digits = parts.quotient
          power += step
        }
      }
      step >>= 1
    }
    return Decimal(known: digits, exponent: power, isNegative: isNegative)
  }

  /// Returns the equal number with zeros appended to bring the exponent down to `wanted`.
  ///
  /// Stops at 34 digits; a number whose exponent is `wanted` or lower is returned as it is.
  func appendingZeros(downTo wanted: Int) -> Decimal {
    let room = Decimal.digitLimit - PowersOfTen.digitCount(coefficient)
    let count = min(exponent - max(wanted, Decimal.smallestExponent), room)
    guard count > 0 else { return self }
    return Decimal(
      known: coefficient &* PowersOfTen.power(count), exponent: exponent - count,
      isNegative: isNegative)
  }
}

extension Decimal: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}
