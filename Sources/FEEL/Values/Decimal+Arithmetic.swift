extension Decimal {
  /// Whether the coefficient fits a signed machine word, which makes sums and products simple.
  private var isSmall: Bool { coefficient <= UInt128(Int64.max) }

  /// Returns the sum; null when it is too large.
  public func adding(_ other: Decimal) -> Decimal? {
    if exponent == other.exponent, isSmall, other.isSmall {
      return smallSum(other)
    }
    return exponent >= other.exponent ? aligned(with: other) : other.aligned(with: self)
  }

  /// Returns the difference; null when it is too large.
  public func subtracting(_ other: Decimal) -> Decimal? {
    adding(other.negated)
  }

  /// Returns the sum of two numbers with one exponent and coefficients of 63 bits: it always fits.
  private func smallSum(_ other: Decimal) -> Decimal {
    let (left, right) = (Int128(coefficient), Int128(other.coefficient))
    let sum = (isNegative ? 0 &- left : left) &+ (other.isNegative ? 0 &- right : right)
    return Decimal(known: sum.magnitude, exponent: exponent, isNegative: sum < 0)
  }

  /// Returns the sum with a number whose exponent is not larger.
  private func aligned(with lower: Decimal) -> Decimal? {
    let gap = exponent - lower.exponent
    let digits = PowersOfTen.digitCount(coefficient)
    if isZero || digits + gap <= PowersOfTen.largest {
      // Below 10³⁸ each, and the lower one below 10³⁴: the sum fits 128 bits.
      let high = isZero ? 0 : coefficient &* PowersOfTen.power(gap)
      return sum(high, lower.coefficient, exponent: lower.exponent, lower, isInexact: false)
    }
    // Bring this one to 37 digits. What the other has below them matters only as being there.
    let shift = PowersOfTen.largest - 1 - digits
    let high = coefficient &* PowersOfTen.power(shift)
    let drop = gap - shift
    guard drop <= PowersOfTen.largest else {
      return sum(high, 0, exponent: exponent - shift, lower, isInexact: !lower.isZero)
    }
    let low = lower.coefficient.quotientAndRemainder(dividingBy: PowersOfTen.power(drop))
    return sum(
      high, low.quotient, exponent: exponent - shift, lower, isInexact: low.remainder != 0)
  }

  /// Adds or subtracts two aligned magnitudes by the signs of the numbers they come from.
  ///
  /// - Parameters:
  ///   - high: The magnitude of this number.
  ///   - low: The magnitude of `other`, cut; with `isInexact` it is the smaller one by far.
  ///   - isInexact: Whether something of `other` was cut off.
  private func sum(
    _ high: UInt128, _ low: UInt128, exponent: Int, _ other: Decimal, isInexact: Bool
  ) -> Decimal? {
    if isNegative == other.isNegative {
      return Decimal.rounding(
        high &+ low, exponent: exponent, isNegative: isNegative, isInexact: isInexact)
    }
    if high >= low {
      let difference = high &- low &- (isInexact ? 1 : 0)
      return Decimal.rounding(
        difference, exponent: exponent, isNegative: isNegative, isInexact: isInexact)
    }
    return Decimal.rounding(low &- high, exponent: exponent, isNegative: other.isNegative)
  }

  /// Returns the product; null when it is too large.
  public func multiplied(by other: Decimal) -> Decimal? {
    let isBelowZero = isNegative != other.isNegative
    let power = exponent + other.exponent
    if isSmall, other.isSmall {
      return Decimal.rounding(
        coefficient &* other.coefficient, exponent: power, isNegative: isBelowZero)
    }
    let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
    if high == 0 { return Decimal.rounding(low, exponent: power, isNegative: isBelowZero) }
    // The product is below 10⁶⁸, so `high` is below the divisor and the quotient below 10³⁴.
    let unit = PowersOfTen.power(Decimal.digitLimit)
    let (upper, lower) = unit.dividingFullWidth((high, low))
    // Keep 37 digits: those of `upper` (5 … 34, the product being above 2¹²⁸) and some of `lower`.
    let drop = PowersOfTen.digitCount(upper) - 3
    let rest = lower.quotientAndRemainder(dividingBy: PowersOfTen.power(drop))
    let kept = upper &* PowersOfTen.power(Decimal.digitLimit - drop) &+ rest.quotient
    return Decimal.rounding(
      kept, exponent: power + drop, isNegative: isBelowZero, isInexact: rest.remainder != 0)
  }

  /// Returns the quotient; null when the divisor is 0 or the quotient too large.
  ///
  /// An exact quotient has as few digits as it needs, but at the least the dividend's scale less the
  /// divisor's: `6.0 / 2` is `3.0`, `1 / 4` is `0.25`.
  public func divided(by other: Decimal) -> Decimal? {
    guard !other.isZero else { return nil }
    let isBelowZero = isNegative != other.isNegative
    let ideal = exponent - other.exponent
    if isSmall, other.isSmall {
      let (left, right) = (UInt64(coefficient), UInt64(other.coefficient))
      if left % right == 0 {
        return Decimal.rounding(UInt128(left / right), exponent: ideal, isNegative: isBelowZero)
      }
    }
    // Both coefficients at 34 digits: the quotient of 10³⁶ times the one by the other lies
    // between 10³⁵ and 10³⁷, and the upper half of the dividend is below the divisor.
    let leftShift = Decimal.digitLimit - PowersOfTen.digitCount(coefficient)
    let rightShift = Decimal.digitLimit - PowersOfTen.digitCount(other.coefficient)
    let left = coefficient &* PowersOfTen.power(leftShift)
    let right = other.coefficient &* PowersOfTen.power(rightShift)
    let (quotient, remainder) = right.dividingFullWidth(
      left.multipliedFullWidth(by: PowersOfTen.power(36)))
    let result = Decimal.rounding(
      quotient, exponent: ideal - leftShift + rightShift - 36, isNegative: isBelowZero,
      isInexact: remainder != 0)
    return remainder == 0
      ? result?.strippingZeros(upTo: min(ideal, Decimal.largestExponent)) : result
  }

  /// Returns a − b × floor(a / b), which has the sign of the divisor; null when the divisor is 0.
  ///
  /// The remainder is exact before one rounding, however far apart the two numbers are.
  public func modulo(_ divisor: Decimal) -> Decimal? {
    guard !divisor.isZero else { return nil }
    let rest = truncatedRemainder(divisor)
    if rest.isZero || isNegative == divisor.isNegative { return rest }
    return rest.adding(divisor)
  }

  /// Returns what a division toward zero leaves, with this number's sign.
  private func truncatedRemainder(_ divisor: Decimal) -> Decimal {
    let gap = exponent - divisor.exponent
    if gap >= 0 {
      let shift = Decimal.remainderOfPowerOfTen(gap, by: divisor.coefficient)
      let rest = Decimal.multiply(
        coefficient % divisor.coefficient, shift, modulo: divisor.coefficient)
      return Decimal(known: rest, exponent: divisor.exponent, isNegative: isNegative)
    }
    // A divisor of more digits than this number has leaves it as it is.
    guard PowersOfTen.digitCount(divisor.coefficient) - gap <= PowersOfTen.largest else {
      return self
    }
    let rest = coefficient % (divisor.coefficient &* PowersOfTen.power(0 - gap))
    return Decimal(known: rest, exponent: exponent, isNegative: isNegative)
  }

  /// Returns 10^exponent modulo `divisor` by repeated squaring; `divisor` is not 0.
  private static func remainderOfPowerOfTen(_ exponent: Int, by divisor: UInt128) -> UInt128 {
    var result = 1 % divisor
    var base = 10 % divisor
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result = multiply(result, base, modulo: divisor) }
      base = multiply(base, base, modulo: divisor)
      left >>= 1
    }
    return result
  }

  /// Returns left × right modulo `divisor`; both factors are below it.
  private static func multiply(
    _ left: UInt128, _ right: UInt128, modulo divisor: UInt128
  ) -> UInt128 {
    // The product is below divisor², so its upper half is below the divisor.
    divisor.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
  }
}
