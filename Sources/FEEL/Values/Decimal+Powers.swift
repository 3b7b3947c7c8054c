/// A product of many factors: exact up to 96 digits, cut to 90 beyond.
private struct LongProduct {
  /// The digits.
  private(set) var mantissa: WideInteger
  /// The power of ten that the mantissa counts.
  private(set) var exponent: Int
  /// Whether digits were cut off.
  private(set) var isInexact = false

  /// The bits of 96 digits.
  private static let exactBits = 320

  /// The product mantissa × 10^exponent, exact.
  init(_ mantissa: WideInteger, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// Multiplies by another product and cuts the digits that are too many.
  mutating func multiply(by other: LongProduct) {
    mantissa = mantissa * other.mantissa
    exponent += other.exponent
    isInexact = isInexact || other.isInexact
    guard mantissa.bitWidth > Self.exactBits else { return }
    let drop = (mantissa.bitWidth * 1233) >> 12 - 90
    let parts = mantissa.dividing(by: WideInteger.powerOfTen(drop))
    mantissa = parts.quotient
    exponent += drop
    isInexact = isInexact || !parts.remainder.isZero
  }

  /// 1 over the product, with 90 digits or exact.
  var reciprocal: LongProduct {
    let digits = (mantissa.bitWidth * 1233) >> 12 + 90
    let parts = WideInteger.powerOfTen(digits).dividing(by: mantissa)
    var result = LongProduct(parts.quotient, exponent: 0 - exponent - digits)
    result.isInexact = isInexact || !parts.remainder.isZero
    return result
  }
}

extension Decimal {
  /// Whole exponents above this go by way of the logarithm: repeated squaring would lose digits.
  private static let largestWholePower = 1 << 40

  /// Returns this number to a power; exact when 34 digits hold the result and the power is whole.
  ///
  /// 0 to the power 0 is 1. Null for 0 to a power below 0, for a number below 0 to a power that is
  /// not whole, and for a result too large; one too small is 0.
  public func raised(to power: Decimal) -> Decimal? {
    if power.isZero { return .one }
    if isZero { return power.isNegative ? nil : .zero }
    if let whole = power.exactInt(), whole.magnitude <= UInt(Decimal.largestWholePower) {
      return raised(toWhole: whole)
    }
    if isNegative {
      guard power.isInteger else { return nil }
      let result = magnitude.raisedByLogarithm(to: power)
      return power.isOddInteger ? result?.negated : result
    }
    let twice = power.multiplied(by: Decimal(2))
    return twice == .one ? squareRoot() : raisedByLogarithm(to: power)
  }

  /// Returns this number, not 0, to a whole power of at most 2⁴⁰ by repeated squaring.
  private func raised(toWhole power: Int) -> Decimal? {
    let plain = strippingZeros()
    var base = LongProduct(WideInteger(plain.coefficient), exponent: plain.exponent)
    var result = LongProduct(WideInteger(1), exponent: 0)
    // Exponents stay below 2⁴¹ · 2¹⁴.
    var left = power.magnitude
    while left > 0 {
      if left & 1 == 1 { result.multiply(by: base) }
      left >>= 1
      if left > 0 { base.multiply(by: base) }
    }
    if power < 0 { result = result.reciprocal }
    let isBelowZero = isNegative && power & 1 != 0
    let rounded = Decimal.rounding(
      isBelowZero ? result.mantissa.negated : result.mantissa, exponent: result.exponent,
      isInexact: result.isInexact)
    guard let rounded else { return nil }
    if result.isInexact { return rounded }
    // The scale that multiplying one by one would give.
    let ideal = power < 0 ? 0 : exponent * power
    return rounded.strippingZeros(upTo: min(max(ideal, 0), Decimal.largestExponent))
      .appendingZeros(downTo: ideal)
  }

  /// Returns the square root, rounded half to even; null below 0.
  public func squareRoot() -> Decimal? {
    guard !isNegative else { return nil }
    let ideal = exponent >> 1
    if isZero { return Decimal(known: 0, exponent: ideal, isNegative: false) }
    // An even exponent and 72 digits or more, so that the root has 36.
    let shift = 72 + (exponent & 1)
    let square = WideInteger(coefficient) * WideInteger.powerOfTen(shift)
    let root = Decimal.wholeRoot(square)
    let isInexact = root * root != square
    let result = Decimal.rounding(root, exponent: (exponent - shift) >> 1, isInexact: isInexact)
    return isInexact ? result : result?.strippingZeros(upTo: ideal)
  }

  /// Returns the largest whole number whose square is not above `square`, by Newton's method.
  private static func wholeRoot(_ square: WideInteger) -> WideInteger {
    // From above the steps go down until they would turn.
    var root = WideInteger(1).shiftedLeft((square.bitWidth + 1) / 2)
    while true {
      let next = (root + square.dividing(by: root).quotient).shiftedRight(1)
      guard next.hasSmallerMagnitude(than: root) else { return root }
      root = next
    }
  }
}
