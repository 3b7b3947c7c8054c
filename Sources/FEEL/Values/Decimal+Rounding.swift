extension Decimal {
  /// Returns the number nearest to ± coefficient × 10^exponent, ties to even.
  ///
  /// - Parameters:
  ///   - coefficient: Any; with `isInexact` it has 35 digits or more.
  ///   - exponent: Any.
  ///   - isNegative: Whether the number is below zero.
  ///   - isInexact: Whether something above 0 but below 1 follows the coefficient.
  /// - Returns: Null when it is too large; 0 when it is too small.
  static func rounding(
    _ coefficient: UInt128, exponent: Int, isNegative: Bool, isInexact: Bool = false
  ) -> Decimal? {
    if coefficient <= largestCoefficient, exponent >= smallestExponent, exponent <= largestExponent
    {
      return Decimal(known: coefficient, exponent: exponent, isNegative: isNegative)
    }
    if coefficient == 0 {
      let nearest = min(max(exponent, smallestExponent), largestExponent)
      return Decimal(known: 0, exponent: nearest, isNegative: false)
    }
    // Beyond ±20,000 the outcome is the same: null or 0.
    let power = min(max(exponent, -20_000), 20_000)
    let excess = PowersOfTen.digitCount(coefficient) - digitLimit
    let drop = max(excess, smallestExponent - power)
    if drop <= 0 { return clamping(coefficient, exponent: power, isNegative: isNegative) }
    let digits = dropping(drop, from: coefficient, isNegative, .halfEven, isInexact: isInexact)
    guard digits > largestCoefficient else {
      return clamping(digits, exponent: power + drop, isNegative: isNegative)
    }
    return clamping(
      PowersOfTen.power(digitLimit - 1), exponent: power + drop + 1, isNegative: isNegative)
  }

  /// Appends zeros to bring a large exponent into range; null if there is no room for them.
  private static func clamping(_ digits: UInt128, exponent: Int, isNegative: Bool) -> Decimal? {
    let pad = max(0, exponent - largestExponent)
    if digits == 0 {
      return Decimal(known: 0, exponent: exponent - pad, isNegative: false)
    }
    guard PowersOfTen.digitCount(digits) + pad <= digitLimit else { return nil }
    return Decimal(
      known: digits &* PowersOfTen.power(pad), exponent: exponent - pad, isNegative: isNegative)
  }

  /// Returns a coefficient without its last `count` digits, rounded.
  ///
  /// - Parameters:
  ///   - count: From 1 on; it may exceed the number of digits.
  ///   - isInexact: Whether something above 0 but below 1 follows the coefficient.
  private static func dropping(
    _ count: Int, from coefficient: UInt128, _ isNegative: Bool, _ mode: RoundingMode,
    isInexact: Bool = false
  ) -> UInt128 {
    guard count <= PowersOfTen.largest else {
      // 39 digits at most, below 3.5 × 10³⁸: less than half of 10³⁹.
      let dropped: DroppedPart = coefficient == 0 && !isInexact ? .none : .belowHalf
      return mode.goesUp(dropped, isOdd: false, isNegative: isNegative) ? 1 : 0
    }
    let divisor = PowersOfTen.power(count)
    let (kept, remainder) = coefficient.quotientAndRemainder(dividingBy: divisor)
    let dropped = DroppedPart(remainder: remainder, divisor: divisor, isInexact: isInexact)
    return mode.goesUp(dropped, isOdd: kept & 1 == 1, isNegative: isNegative) ? kept &+ 1 : kept
  }

  /// Returns the number with `scale` digits after the point.
  ///
  /// A number with fewer digits gets zeros (`5` at scale 2 is `5.00`) if 34 digits hold them all.
  ///
  /// - Parameters:
  ///   - scale: Digits after the point, from −6111 to 6176; −2 rounds to hundreds.
  ///   - mode: Where a number between two neighbours goes.
  /// - Returns: Null for a scale out of range or a result too large.
  public func rounded(scale: Int, mode: RoundingMode) -> Decimal? {
    guard scale >= -Decimal.largestExponent, scale <= -Decimal.smallestExponent else { return nil }
    let wanted = 0 - scale
    if exponent >= wanted {
      let padded = appendingZeros(downTo: wanted)
      return padded.exponent == wanted ? padded : self
    }
    let digits = Decimal.dropping(wanted - exponent, from: coefficient, isNegative, mode)
    return Decimal.rounding(digits, exponent: wanted, isNegative: isNegative)
  }
}
