package import FEEL

/// A fraction in lowest terms, of any size: what scores are until they are printed.
package struct Rational: Sendable, Hashable {
  let numerator: BigInteger
  /// Above 0.
  let denominator: BigInteger

  /// The denominator is not 0.
  init(_ numerator: BigInteger, over denominator: BigInteger) {
    let divisor = BigInteger.greatestCommonDivisor(numerator, denominator)
    let reduced = numerator.dividedWithRemainder(by: divisor).quotient
    let lower = denominator.dividedWithRemainder(by: divisor).quotient
    self.numerator = lower.isNegative ? reduced.negated : reduced
    self.denominator = lower.isNegative ? lower.negated : lower
  }

  package init(_ value: Int) {
    numerator = BigInteger(value)
    denominator = BigInteger(1)
  }

  /// The same number; exact. Weights are short, but a decimal of 6,000 zeros works too.
  package init(_ value: Decimal) {
    let digits = BigInteger(value.coefficient, isNegative: value.isNegative)
    let power = Self.powerOfTen(value.exponent.magnitude)
    self =
      value.exponent >= 0
      ? Rational(digits * power, over: BigInteger(1)) : Rational(digits, over: power)
  }

  package static let zero = Rational(0)

  package var isZero: Bool { numerator.isZero }

  private static func powerOfTen(_ exponent: UInt) -> BigInteger {
    var power = BigInteger(1)
    var base = BigInteger(10)
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { power = power * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return power
  }

  package static func + (a: Rational, b: Rational) -> Rational {
    Rational(
      a.numerator * b.denominator + b.numerator * a.denominator,
      over: a.denominator * b.denominator)
  }

  package static func - (a: Rational, b: Rational) -> Rational {
    a + Rational(b.numerator.negated, over: b.denominator)
  }

  package static func * (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  /// The quotient; null where the divisor is 0.
  package func divided(by other: Rational) -> Rational? {
    guard !other.isZero else { return nil }
    return Rational(numerator * other.denominator, over: denominator * other.numerator)
  }

  /// The nearest decimal with so many digits after the point, without zeros at its end.
  ///
  /// Null where it has more than 34 digits.
  package func rounded(digits: Int, mode: RoundingMode) -> Decimal? {
    let scaled = numerator * Self.powerOfTen(UInt(max(digits, 0)))
    let (quotient, remainder) = scaled.dividedWithRemainder(by: denominator)
    var whole = BigInteger(words: quotient.words, isNegative: false)
    let twice = BigInteger(words: remainder.words, isNegative: false) * BigInteger(2)
    let isAbove = denominator < twice
    let isHalf = twice == denominator
    let isOdd = (whole.words.first ?? 0) & 1 == 1
    let grows: Bool =
      switch mode {
      case .halfUp: isAbove || isHalf
      case .halfDown: isAbove
      case .halfEven: isAbove || (isHalf && isOdd)
      case .up: !remainder.isZero
      case .down: false
      case .floor: numerator.isNegative && !remainder.isZero
      case .ceiling: !numerator.isNegative && !remainder.isZero
      }
    if grows { whole = whole + BigInteger(1) }
    guard let coefficient = whole.magnitude128 else { return nil }
    let decimal = Decimal(
      sign: numerator.isNegative && !whole.isZero, coefficient: coefficient, exponent: -digits)
    return decimal.flatMap { Decimal($0.canonicalDescription) }
  }
}

extension Rational: Comparable, CustomStringConvertible {
  package static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }

  /// `600/7`, or `85` for a whole number.
  package var description: String {
    denominator == BigInteger(1) ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
