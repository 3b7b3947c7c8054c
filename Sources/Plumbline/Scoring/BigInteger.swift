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

  /// Divides toward zero, bit by bit; the remainder has the dividend's sign. The divisor is not 0.
  func dividedWithRemainder(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger)
  {
    precondition(!divisor.isZero, "A divisor is not zero")
    if divisor.words.count == 1 { return divided(bySmall: divisor) }
    var quotient = [UInt32](repeating: 0, count: words.count)
    var rest: [UInt32] = []
    for bit in stride(from: words.count * 32 - 1, through: 0, by: -1) {
      rest = Self.doubled(rest, adding: words[bit / 32] >> UInt32(bit % 32) & 1)
      if !Self.isLess(rest, divisor.words) {
        rest = Self.trimmed(Self.difference(rest, divisor.words))
        quotient[bit / 32] |= 1 << UInt32(bit % 32)
      }
    }
    return (
      BigInteger(words: quotient, isNegative: isNegative != divisor.isNegative),
      BigInteger(words: rest, isNegative: isNegative)
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
  private static func trimmed(_ words: [UInt32]) -> [UInt32] {
    var words = words
    while words.last == 0 { words.removeLast() }
    return words
  }

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

  private static func doubled(_ words: [UInt32], adding bit: UInt32) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(words.count + 1)
    var carry = bit
    for word in words {
      result.append(word << 1 | carry)
      carry = word >> 31
    }
    if carry != 0 { result.append(carry) }
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
