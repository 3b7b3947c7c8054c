extension Decimal: Comparable, Hashable {
  /// Whether two numbers have the same value; their scales do not count.
  public static func == (left: Decimal, right: Decimal) -> Bool {
    if left.exponent == right.exponent {
      return left.coefficient == right.coefficient && left.isNegative == right.isNegative
    }
    return left.isNegative == right.isNegative && left.magnitudeOrder(right) == 0
  }

  /// Whether the left number is the smaller one.
  public static func < (left: Decimal, right: Decimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let order = left.magnitudeOrder(right)
    return left.isNegative ? order > 0 : order < 0
  }

  /// Feeds the value, in a form without trailing zeros, to a hasher.
  public func hash(into hasher: inout Hasher) {
    let plain = strippingZeros()
    hasher.combine(plain.coefficient)
    hasher.combine(isZero ? 0 : plain.exponent)
    hasher.combine(isNegative)
  }

  /// Returns −1, 0 or 1 as this magnitude is below, equal to or above the other.
  private func magnitudeOrder(_ other: Decimal) -> Int {
    if exponent == other.exponent { return order(coefficient, other.coefficient) }
    if isZero || other.isZero { return order(coefficient, other.coefficient) }
    let (mine, theirs) = (orderOfMagnitude, other.orderOfMagnitude)
    if mine != theirs { return mine < theirs ? -1 : 1 }
    // Equal orders: the exponents differ by at most 33 and the longer form has at most 34 digits.
    let shift = exponent - other.exponent
    if shift > 0 {
      return order(coefficient &* PowersOfTen.power(shift), other.coefficient)
    }
    return order(coefficient, other.coefficient &* PowersOfTen.power(0 - shift))
  }

  /// Returns −1, 0 or 1 as the left whole number is below, equal to or above the right one.
  private func order(_ left: UInt128, _ right: UInt128) -> Int {
    left == right ? 0 : left < right ? -1 : 1
  }
}
