// Exponentials and logarithms are computed in fixed point with 384 binary digits (115 decimal ones)
// after the point, then rounded once to 34 digits. The argument is first reduced:
//
//   e^x = 10^k · e^r      k = ⌊x / ln 10⌋, 0 ≤ r < ln 10; e^r = (e^(r/256))^256, the inner by Taylor
//   ln (c · 10^e) = 2 artanh((c − 2^j) / (c + 2^j)) + j · ln 2 + e · ln 10
//
// with j such that c / 2^j lies between 3/4 and 3/2. The number nearest to 1 has a logarithm of
// 10⁻³⁴, so 80 of the 115 digits stand even there.

/// A number with 384 binary digits after the point.
private enum FixedPoint {
  /// Binary digits after the point.
  static let fractionBits = 384

  /// 1.
  static let one = WideInteger(1).shiftedLeft(fractionBits)

  /// ln 2 = 2 artanh(1/3).
  static let logarithmOfTwo = inverseTangent(one.divided(bySmall: 3)).shiftedLeft(1)

  /// ln 10 = 3 ln 2 + 2 artanh(1/9).
  static let logarithmOfTen =
    logarithmOfTwo.multiplied(bySmall: 3)
    + inverseTangent(one.divided(bySmall: 9)).shiftedLeft(1)

  /// Returns the product of two fixed-point numbers.
  static func product(_ left: WideInteger, _ right: WideInteger) -> WideInteger {
    (left * right).shiftedRight(fractionBits)
  }

  /// Returns the area tangent of a fixed-point number of at most 1/3 by its series.
  static func inverseTangent(_ value: WideInteger) -> WideInteger {
    let square = product(value, value)
    var (sum, power) = (value, value)
    var divisor: UInt32 = 1
    while !power.isZero {
      power = product(power, square)
      divisor &+= 2
      sum = sum + power.divided(bySmall: divisor)
    }
    return sum
  }

  /// Returns integer × 10^exponent × fixed.
  static func scaled(_ fixed: WideInteger, by integer: UInt128, exponent: Int) -> WideInteger {
    let product = fixed * WideInteger(integer)
    if exponent >= 0 { return product * WideInteger.powerOfTen(exponent) }
    return product.dividing(by: WideInteger.powerOfTen(0 - exponent)).quotient
  }

  /// Returns fixed × 10^exponent as a decimal without trailing zeros.
  ///
  /// The number is brought to 70 digits first. An exact outcome that the guard digits miss by a
  /// hair (2.999…9) becomes exact there, and a tie is seen as one.
  static func decimal(_ fixed: WideInteger, exponent: Int) -> Decimal? {
    let orderOfMagnitude = ((fixed.bitWidth - fractionBits) * 1233) >> 12
    let shift = 70 - orderOfMagnitude
    let half = WideInteger(1).shiftedLeft(fractionBits - 1)
    let scaled = fixed.magnitude * WideInteger.powerOfTen(shift) + half
    let integer = scaled.shiftedRight(fractionBits)
    return Decimal.rounding(
      fixed.isNegative ? integer.negated : integer, exponent: exponent - shift)?
      .strippingZeros()
      .appendingZeros(downTo: 0)
  }

  /// Returns the logarithm of coefficient × 10^exponent; the coefficient is not 0.
  static func logarithm(_ coefficient: UInt128, exponent: Int) -> WideInteger {
    let value = WideInteger(coefficient)
    var bits = value.bitWidth - 1
    if (WideInteger(3).shiftedLeft(bits)).hasSmallerMagnitude(than: value.shiftedLeft(1)) {
      bits += 1
    }
    let power = WideInteger(1).shiftedLeft(bits)
    let ratio = (value - power).shiftedLeft(fractionBits).dividing(by: value + power).quotient
    let tens = WideInteger(UInt128(exponent.magnitude), isNegative: exponent < 0)
    return inverseTangent(ratio).shiftedLeft(1)
      + logarithmOfTwo * WideInteger(UInt128(bits.magnitude))
      + logarithmOfTen * tens
  }

  /// Returns e to a fixed-point power; null when it is too large, 0 when too small.
  static func exponential(_ power: WideInteger) -> Decimal? {
    // Beyond ±2¹⁶ the outcome is out of range by far.
    guard power.bitWidth <= fractionBits + 16 else { return power.isNegative ? .zero : nil }
    var (quotient, rest) = power.dividing(by: logarithmOfTen)
    if rest.isNegative {
      quotient = quotient - WideInteger(1)
      rest = rest + logarithmOfTen
    }
    guard let tens = quotient.magnitude128, tens < 1 << 20 else { return nil }
    let small = rest.shiftedRight(8)
    var (sum, term) = (one, one)
    var divisor: UInt32 = 0
    while !term.isZero {
      divisor &+= 1
      term = product(term, small).divided(bySmall: divisor)
      sum = sum + term
    }
    for _ in 0..<8 { sum = product(sum, sum) }
    let exponent = Int(tens)
    return decimal(sum, exponent: quotient.isNegative ? 0 - exponent : exponent)
  }
}

extension Decimal {
  /// Returns e to the power of this number; null when it is too large, 0 when too small.
  public func exponential() -> Decimal? {
    // 10⁶ is out of range by far; 10⁻⁶⁰ changes none of the 34 digits of 1.
    if isZero || orderOfMagnitude < -60 { return .one }
    if orderOfMagnitude > 6 { return isNegative ? .zero : nil }
    let fixed = FixedPoint.scaled(FixedPoint.one, by: coefficient, exponent: exponent)
    return FixedPoint.exponential(isNegative ? fixed.negated : fixed)
  }

  /// Returns the natural logarithm; null for 0 and below.
  public func naturalLogarithm() -> Decimal? {
    guard !isZero, !isNegative else { return nil }
    if self == .one { return .zero }
    return FixedPoint.decimal(
      FixedPoint.logarithm(coefficient, exponent: exponent), exponent: 0)
  }

  /// Returns this number, above 0, to a power by way of its logarithm.
  ///
  /// Null when the result is too large; 0 when it is too small.
  func raisedByLogarithm(to power: Decimal) -> Decimal? {
    if self == .one || power.isZero || power.orderOfMagnitude < -60 { return .one }
    let logarithm = FixedPoint.logarithm(coefficient, exponent: exponent)
    let isBelowZero = logarithm.isNegative != power.isNegative
    // |ln| is at least 10⁻³⁴, so a power of 10⁴⁵ is out of range by far.
    guard power.orderOfMagnitude <= 45 else { return isBelowZero ? .zero : nil }
    let product = FixedPoint.scaled(
      logarithm.magnitude, by: power.coefficient, exponent: power.exponent)
    return FixedPoint.exponential(isBelowZero ? product.negated : product)
  }
}
