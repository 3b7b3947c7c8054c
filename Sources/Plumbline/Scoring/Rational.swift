package import FEEL

/// A fraction in lowest terms, of any size: what scores are until they are printed.
public struct Rational: Sendable, Hashable {
  /// Nearly all scores need no more than 64 bits, and arrays cost a hundred times as much.
  private enum Form: Sendable, Hashable {
    case short(numerator: Int64, denominator: Int64)
    /// At least one of them does not fit in 64 bits.
    case long(numerator: BigInteger, denominator: BigInteger)
  }

  // Invariant: in lowest terms, the denominator above 0, short where both parts fit.
  private let form: Form

  var numerator: BigInteger {
    switch form {
    case .short(let numerator, _): BigInteger(Int(numerator))
    case .long(let numerator, _): numerator
    }
  }

  /// Above 0.
  var denominator: BigInteger {
    switch form {
    case .short(_, let denominator): BigInteger(Int(denominator))
    case .long(_, let denominator): denominator
    }
  }

  /// The denominator is not 0.
  init(_ numerator: BigInteger, over denominator: BigInteger) {
    let divisor = BigInteger.greatestCommonDivisor(numerator, denominator)
    let reduced = numerator.dividedWithRemainder(by: divisor).quotient
    let lower = denominator.dividedWithRemainder(by: divisor).quotient
    let (top, bottom) = lower.isNegative ? (reduced.negated, lower.negated) : (reduced, lower)
    if let short = top.exactInt64, let below = bottom.exactInt64 {
      form = .short(numerator: short, denominator: below)
    } else {
      form = .long(numerator: top, denominator: bottom)
    }
  }

  /// The denominator is not 0, and neither part is the least number.
  private init(_ numerator: Int128, over denominator: Int128) {
    // Whole numbers, as most are, need no divisor; the least of 64 bits has no magnitude in them.
    if denominator == 1, let whole = Int64(exactly: numerator), whole != .min {
      form = .short(numerator: whole, denominator: 1)
      return
    }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    let isNegative = (numerator < 0) != (denominator < 0) && numerator != 0
    if let short = Int64(exactly: top), let below = Int64(exactly: bottom) {
      form = .short(numerator: isNegative ? 0 - short : short, denominator: below)
    } else {
      form = .long(
        numerator: BigInteger(top, isNegative: isNegative),
        denominator: BigInteger(bottom, isNegative: false))
    }
  }

  package init(_ value: Int) {
    self.init(Int128(value), over: 1)
  }

  /// The same number; exact. Weights are short, but a decimal of 6,000 zeros works too.
  package init(_ value: Decimal) {
    if let whole = value.exactInt() {
      self.init(whole)
      return
    }
    let digits = BigInteger(value.coefficient, isNegative: value.isNegative)
    let power = BigInteger.powerOfTen(value.exponent.magnitude)
    self =
      value.exponent >= 0
      ? Rational(digits * power, over: BigInteger(1)) : Rational(digits, over: power)
  }

  package static let zero = Rational(0)

  package var isZero: Bool {
    if case .short(0, _) = form { return true }
    return false
  }

  private var isNegative: Bool {
    switch form {
    case .short(let numerator, _): numerator < 0
    case .long(let numerator, _): numerator.isNegative
    }
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b > UInt128(UInt64.max) || a > UInt128(UInt64.max) {
      if b == 0 { return a }
      (a, b) = (b, a % b)
    }
    var (x, y) = (UInt64(truncatingIfNeeded: a), UInt64(truncatingIfNeeded: b))
    while y != 0 { (x, y) = (y, x % y) }
    return UInt128(x)
  }
}

// MARK: Arithmetic

extension Rational {
  package static func + (a: Rational, b: Rational) -> Rational {
    guard case .short(let top, let bottom) = a.form, case .short(let other, let below) = b.form
    else {
      return Rational(
        a.numerator * b.denominator + b.numerator * a.denominator,
        over: a.denominator * b.denominator)
    }
    // Each product is below 2¹²⁶, so that the sum fits.
    return Rational(
      Int128(top) * Int128(below) + Int128(other) * Int128(bottom),
      over: Int128(bottom) * Int128(below))
  }

  package static func - (a: Rational, b: Rational) -> Rational { a + b * Rational(-1) }

  package static func * (a: Rational, b: Rational) -> Rational {
    guard case .short(let top, let bottom) = a.form, case .short(let other, let below) = b.form
    else { return Rational(a.numerator * b.numerator, over: a.denominator * b.denominator) }
    return Rational(Int128(top) * Int128(other), over: Int128(bottom) * Int128(below))
  }

  /// The quotient; null where the divisor is 0.
  package func divided(by other: Rational) -> Rational? {
    guard !other.isZero else { return nil }
    guard case .short(let top, let bottom) = form,
      case .short(let divisor, let below) = other.form
    else { return Rational(numerator * other.denominator, over: denominator * other.numerator) }
    return Rational(Int128(top) * Int128(below), over: Int128(bottom) * Int128(divisor))
  }
}

extension Rational: Comparable, CustomStringConvertible {
  public static func < (a: Rational, b: Rational) -> Bool {
    guard case .short(let top, let bottom) = a.form, case .short(let other, let below) = b.form
    else { return a.numerator * b.denominator < b.numerator * a.denominator }
    return Int128(top) * Int128(below) < Int128(other) * Int128(bottom)
  }

  /// `600/7`, or `85` for a whole number.
  public var description: String {
    if case .short(let numerator, let denominator) = form {
      return denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)"
    }
    return denominator == BigInteger(1) ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

// MARK: Rounding

extension Rational {
  /// The nearest decimal with so many digits after the point, without zeros at its end.
  ///
  /// A number that would have more than 34 digits keeps the first 34. Null beyond 10^6144.
  package func rounded(digits: Int, mode: RoundingMode) -> Decimal? {
    if let decimal = nearest(digits: digits, mode: mode) { return decimal }
    let whole = numerator.dividedWithRemainder(by: denominator).quotient
    let length = whole.description.utf8.count - (whole.isNegative ? 1 : 0)
    return nearest(digits: 34 - length, mode: mode) ?? nearest(digits: 33 - length, mode: mode)
  }

  /// The nearest multiple of 10^-digits; null where that has more digits than a decimal holds.
  private func nearest(digits: Int, mode: RoundingMode) -> Decimal? {
    guard let (whole, rest) = split(digits: digits) else { return nil }
    let grows: Bool =
      switch mode {
      case .halfUp: rest >= .half
      case .halfDown: rest > .half
      case .halfEven: rest > .half || (rest == .half && whole & 1 == 1)
      case .up: rest > .nothing
      case .down: false
      case .floor: isNegative && rest > .nothing
      case .ceiling: !isNegative && rest > .nothing
      }
    let coefficient = grows ? whole + 1 : whole
    guard coefficient < Self.tooManyDigits else { return nil }
    return decimal(coefficient, exponent: 0 - digits)
  }

  /// The least number of 35 digits.
  private static let tooManyDigits: UInt128 = 10_000_000_000_000_000_000_000_000_000_000_000

  /// What is left of a division, against the divisor.
  private enum Rest: Int, Comparable {
    case nothing, less, half, more

    static func < (a: Rest, b: Rest) -> Bool { a.rawValue < b.rawValue }
  }

  /// How often 10^-digits goes into the magnitude, and what is left; null from 35 digits on.
  private func split(digits: Int) -> (whole: UInt128, rest: Rest)? {
    if case .short(let numerator, let denominator) = form, (0...18).contains(digits) {
      // Below 2⁶³ × 10¹⁸, which fits.
      let power = (0..<digits).reduce(UInt128(1)) { power, _ in power * 10 }
      let divisor = UInt128(denominator.magnitude)
      let (whole, left) = (UInt128(numerator.magnitude) * power)
        .quotientAndRemainder(dividingBy: divisor)
      if left == 0 { return (whole, .nothing) }
      return (whole, left * 2 == divisor ? .half : left * 2 < divisor ? .less : .more)
    }
    let power = BigInteger.powerOfTen(digits.magnitude)
    let divisor = digits < 0 ? denominator * power : denominator
    let (quotient, left) =
      (digits < 0 ? numerator : numerator * power).dividedWithRemainder(by: divisor)
    guard let whole = quotient.magnitude128, whole < Self.tooManyDigits else { return nil }
    let twice = BigInteger(words: left.words, isNegative: false) * BigInteger(2)
    if left.isZero { return (whole, .nothing) }
    return (whole, twice == divisor ? .half : twice < divisor ? .less : .more)
  }

  /// A decimal with this number's sign and without zeros behind the point's last digit.
  private func decimal(_ coefficient: UInt128, exponent: Int) -> Decimal? {
    var (coefficient, exponent) = (coefficient, exponent)
    while exponent < 0, coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
    return Decimal(
      sign: isNegative && coefficient != 0, coefficient: coefficient, exponent: exponent)
  }
}
