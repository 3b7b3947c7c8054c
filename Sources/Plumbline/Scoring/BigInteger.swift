/// A whole number of any size: sign and magnitude, words of 32 bits, the lowest first.
///
/// Scores are fractions whose denominators multiply; they outgrow 128 bits with a dozen sections.
struct BigInteger: Sendable, Hashable {
  /// Without zero words at the end; empty for 0.
  private(set) var words: [UInt32]
  private(set) var isNegative: Bool

  init(words: [UInt32], isNegative: Bool) {
    var words = words
    while words.last == 0 { words.removeLast() }
    self.words = words
    self.isNegative = isNegative && !words.isEmpty
  }

  init(_ value: Int) {
    self.init(UInt128(value.magnitude), isNegative: value < 0)
  }

  init(_ magnitude: UInt128, isNegative: Bool) {
    let words = (0..<4).map { UInt32(truncatingIfNeeded: magnitude >> (32 * UInt128($0))) }
    self.init(words: words, isNegative: isNegative)
  }

  var isZero: Bool { words.isEmpty }

  /// The value where it fits in 128 bits without its sign; null above.
  var magnitude128: UInt128? {
    guard words.count <= 4 else { return nil }
    return words.enumerated().reduce(0) { $0 | UInt128($1.element) << (32 * UInt128($1.offset)) }
  }

  /// The value where it fits and its magnitude too; null elsewhere.
  var exactInt64: Int64? {
    guard words.count <= 2, let magnitude = magnitude128.flatMap({ Int64(exactly: $0) }) else {
      return nil
    }
    return isNegative ? 0 - magnitude : magnitude
  }

  var negated: BigInteger { BigInteger(words: words, isNegative: !isNegative) }

  static func + (a: BigInteger, b: BigInteger) -> BigInteger {
    if a.isNegative == b.isNegative {
      return BigInteger(words: sum(a.words, b.words), isNegative: a.isNegative)
    }
    if isLess(a.words, b.words) {
      return BigInteger(words: difference(b.words, a.words), isNegative: b.isNegative)
    }
    return BigInteger(words: difference(a.words, b.words), isNegative: a.isNegative)
  }

  static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + b.negated }

  static func * (a: BigInteger, b: BigInteger) -> BigInteger {
    var product = [UInt32](repeating: 0, count: a.words.count + b.words.count)
    for (i, x) in a.words.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.words.enumerated() {
        // At most (2^32-1)^2 + 2(2^32-1), which fits.
        let step = UInt64(x) * UInt64(y) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: step)
        carry = step >> 32
      }
      product[i + b.words.count] = UInt32(truncatingIfNeeded: carry)
    }
    return BigInteger(words: product, isNegative: a.isNegative != b.isNegative)
  }

  static func < (a: BigInteger, b: BigInteger) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? isLess(b.words, a.words) : isLess(a.words, b.words)
  }

  /// Divides toward zero; the remainder has the dividend's sign. The divisor is not 0.
  func dividedWithRemainder(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger)
  {
    precondition(!divisor.isZero, "A divisor is not zero")
    if divisor.words.count == 1 { return divided(bySmall: divisor) }
    if Self.isLess(words, divisor.words) { return (BigInteger(0), self) }
    let (quotient, remainder) = LongDivision.divide(words, by: divisor.words)
    return (
      BigInteger(words: quotient, isNegative: isNegative != divisor.isNegative),
      BigInteger(words: remainder, isNegative: isNegative)
    )
  }

  private func divided(
    bySmall divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    let small = UInt64(divisor.words[0])
    var quotient = words
    var rest: UInt64 = 0
    for index in words.indices.reversed() {
      let step = rest << 32 | UInt64(words[index])
      quotient[index] = UInt32(truncatingIfNeeded: step / small)
      rest = step % small
    }
    return (
      BigInteger(words: quotient, isNegative: isNegative != divisor.isNegative),
      BigInteger(words: [UInt32(truncatingIfNeeded: rest)], isNegative: isNegative)
    )
  }

  static func powerOfTen(_ exponent: UInt) -> BigInteger {
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

  /// The greatest number that divides both; 0 for two zeros.
  static func greatestCommonDivisor(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
    var (a, b) = (
      BigInteger(words: a.words, isNegative: false), BigInteger(words: b.words, isNegative: false)
    )
    while !b.isZero { (a, b) = (b, a.dividedWithRemainder(by: b).remainder) }
    return a
  }
}

// MARK: Magnitudes

extension BigInteger {
  /// Compares magnitudes without zero words at their ends.
  private static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    if a.count != b.count { return a.count < b.count }
    for (x, y) in zip(a.reversed(), b.reversed()) where x != y { return x < y }
    return false
  }

  private static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(a.count, b.count) + 1 {
      let x = index < a.count ? UInt64(a[index]) : 0
      let y = index < b.count ? UInt64(b[index]) : 0
      sum.append(UInt32(truncatingIfNeeded: x + y + carry))
      carry = (x + y + carry) >> 32
    }
    return sum
  }

  /// The larger without the smaller.
  private static func difference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var borrow: Int64 = 0
    for index in a.indices {
      let step = Int64(a[index]) - (index < b.count ? Int64(b[index]) : 0) - borrow
      borrow = step < 0 ? 1 : 0
      result.append(UInt32(truncatingIfNeeded: step))
    }
    return result
  }
}

extension BigInteger: CustomStringConvertible {
  var description: String {
    if isZero { return "0" }
    var rest = BigInteger(words: words, isNegative: false)
    let chunk = BigInteger(1_000_000_000)
    var parts: [String] = []
    while !rest.isZero {
      let (quotient, remainder) = rest.dividedWithRemainder(by: chunk)
      let digits = String(remainder.words.first ?? 0)
      let padding = quotient.isZero ? 0 : 9 - digits.count
      parts.append(String(repeating: "0", count: padding) + digits)
      rest = quotient
    }
    return (isNegative ? "-" : "") + parts.reversed().joined()
  }
}
