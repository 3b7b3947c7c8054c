/// A whole number of any size, for the guard digits of roots, powers, exponentials and logarithms.
///
/// Sign and magnitude; the magnitude in limbs of 32 bits, the lowest first. Multiplication and
/// division are the schoolbook ones: numbers here have some hundred digits.
///
/// - SeeAlso: Knuth, The Art of Computer Programming 2, 4.3.1, algorithms A, S, M and D.
struct WideInteger: Equatable {
  // Invariant: the last limb is not 0; 0 has no limbs and is not negative.
  /// The magnitude, 32 bits each, the lowest first.
  private(set) var limbs: [UInt32]
  /// Whether the number is below zero.
  private(set) var isNegative: Bool

  /// The number with these limbs, whatever zeros they end with.
  private init(limbs: [UInt32], isNegative: Bool) {
    var kept = limbs
    while kept.last == 0 { kept.removeLast() }
    self.limbs = kept
    self.isNegative = isNegative && !kept.isEmpty
  }

  /// The number ± magnitude.
  init(_ magnitude: UInt128, isNegative: Bool = false) {
    let limbs = (0..<4).map { UInt32(truncatingIfNeeded: magnitude >> UInt128($0 &* 32)) }
    self.init(limbs: limbs, isNegative: isNegative)
  }

  /// The number 0.
  static let zero = WideInteger(0)

  /// Whether the number is 0.
  var isZero: Bool { limbs.isEmpty }

  /// The bits of the magnitude without leading zeros; 0 for 0.
  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * 32 - top.leadingZeroBitCount
  }

  /// The number without its sign.
  var magnitude: WideInteger { WideInteger(limbs: limbs, isNegative: false) }

  /// The number with the other sign.
  var negated: WideInteger { WideInteger(limbs: limbs, isNegative: !isNegative) }

  /// The magnitude, null if it needs more than 128 bits.
  var magnitude128: UInt128? {
    guard limbs.count <= 4 else { return nil }
    return limbs.reversed().reduce(0) { ($0 << 32) | UInt128($1) }
  }

  /// Returns 10 to the power `exponent`; 1 for a negative exponent.
  static func powerOfTen(_ exponent: Int) -> WideInteger {
    var result = WideInteger(1)
    var left = max(0, exponent)
    while left > 0 {
      let step = min(left, 9)
      let factor = (0..<step).reduce(UInt32(1)) { product, _ in product &* 10 }
      result = result.multiplied(bySmall: factor)
      left -= step
    }
    return result
  }

  /// Returns the sum.
  static func + (left: WideInteger, right: WideInteger) -> WideInteger {
    if left.isNegative == right.isNegative {
      return WideInteger(limbs: sum(left.limbs, right.limbs), isNegative: left.isNegative)
    }
    if isBelow(left.limbs, right.limbs) {
      return WideInteger(limbs: difference(right.limbs, left.limbs), isNegative: right.isNegative)
    }
    return WideInteger(limbs: difference(left.limbs, right.limbs), isNegative: left.isNegative)
  }

  /// Returns the difference.
  static func - (left: WideInteger, right: WideInteger) -> WideInteger {
    left + right.negated
  }

  /// Whether the magnitude is below the other's.
  func hasSmallerMagnitude(than other: WideInteger) -> Bool {
    WideInteger.isBelow(limbs, other.limbs)
  }

  /// Returns the product.
  static func * (left: WideInteger, right: WideInteger) -> WideInteger {
    var result = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (i, a) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.limbs.enumerated() {
        // (2³² − 1)² + 2 (2³² − 1) = 2⁶⁴ − 1: no overflow.
        let part = UInt64(a) &* UInt64(b) &+ UInt64(result[i + j]) &+ carry
        result[i + j] = UInt32(truncatingIfNeeded: part)
        carry = part >> 32
      }
      result[i + right.limbs.count] = UInt32(truncatingIfNeeded: carry)
    }
    return WideInteger(limbs: result, isNegative: left.isNegative != right.isNegative)
  }

  /// Returns the product with a number of one limb.
  func multiplied(bySmall factor: UInt32) -> WideInteger {
    self * WideInteger(UInt128(factor))
  }

  /// Returns the quotient by a number of one limb, toward zero; 0 if `divisor` is 0.
  func divided(bySmall divisor: UInt32) -> WideInteger {
    WideInteger(limbs: WideInteger.quotient(limbs, divisor).quotient, isNegative: isNegative)
  }

  /// Returns the magnitude times 2^count, with the sign; `count` is not negative.
  func shiftedLeft(_ count: Int) -> WideInteger {
    let bits = UInt64(count % 32)
    var result = [UInt32](repeating: 0, count: count / 32)
    var carry: UInt64 = 0
    for limb in limbs {
      let part = (UInt64(limb) << bits) | carry
      result.append(UInt32(truncatingIfNeeded: part))
      carry = part >> 32
    }
    result.append(UInt32(truncatingIfNeeded: carry))
    return WideInteger(limbs: result, isNegative: isNegative)
  }

  /// Returns the magnitude over 2^count without its fraction, with the sign.
  func shiftedRight(_ count: Int) -> WideInteger {
    let kept = Array(limbs.dropFirst(count / 32))
    let bits = UInt64(count % 32)
    var result: [UInt32] = []
    for (i, limb) in kept.enumerated() {
      let above = i + 1 < kept.count ? UInt64(kept[i + 1]) : 0
      result.append(UInt32(truncatingIfNeeded: ((above << 32) | UInt64(limb)) >> bits))
    }
    return WideInteger(limbs: result, isNegative: isNegative)
  }
}

extension WideInteger {
  /// Whether a magnitude is below another.
  private static func isBelow(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for (a, b) in zip(left.reversed(), right.reversed()) where a != b { return a < b }
    return false
  }

  /// Returns the sum of two magnitudes.
  private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    let (long, short) = left.count < right.count ? (right, left) : (left, right)
    var result: [UInt32] = []
    result.reserveCapacity(long.count + 1)
    var carry: UInt64 = 0
    for (i, limb) in long.enumerated() {
      let part = UInt64(limb) &+ (i < short.count ? UInt64(short[i]) : 0) &+ carry
      result.append(UInt32(truncatingIfNeeded: part))
      carry = part >> 32
    }
    result.append(UInt32(truncatingIfNeeded: carry))
    return result
  }

  /// Returns the difference of two magnitudes, of which the left one is not the smaller.
  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(left.count)
    var borrow: Int64 = 0
    for (i, limb) in left.enumerated() {
      let part = Int64(limb) &- (i < right.count ? Int64(right[i]) : 0) &- borrow
      result.append(UInt32(truncatingIfNeeded: part))
      borrow = part < 0 ? 1 : 0
    }
    return result
  }

  /// Divides a magnitude by one limb; a divisor of 0 gives 0.
  private static func quotient(
    _ limbs: [UInt32], _ divisor: UInt32
  ) -> (quotient: [UInt32], remainder: UInt32) {
    guard divisor != 0 else { return ([], 0) }
    var result = limbs
    var rest: UInt64 = 0
    for i in limbs.indices.reversed() {
      let part = (rest << 32) | UInt64(limbs[i])
      result[i] = UInt32(truncatingIfNeeded: part / UInt64(divisor))
      rest = part % UInt64(divisor)
    }
    return (result, UInt32(truncatingIfNeeded: rest))
  }

  /// Divides toward zero; the remainder has this number's sign. A divisor of 0 gives 0 and 0.
  func dividing(by divisor: WideInteger) -> (quotient: WideInteger, remainder: WideInteger) {
    guard let top = divisor.limbs.last else { return (.zero, .zero) }
    if hasSmallerMagnitude(than: divisor) { return (.zero, self) }
    let isBelowZero = isNegative != divisor.isNegative
    if divisor.limbs.count == 1 {
      let parts = WideInteger.quotient(limbs, top)
      return (
        WideInteger(limbs: parts.quotient, isNegative: isBelowZero),
        WideInteger(UInt128(parts.remainder), isNegative: isNegative)
      )
    }
    // Algorithm D: with the divisor's top bit set, a guess from two limbs is at most 2 too large.
    let shift = top.leadingZeroBitCount
    let lower = divisor.shiftedLeft(shift).limbs
    var upper = shiftedLeft(shift).limbs
    while upper.count <= limbs.count { upper.append(0) }
    var quotient = [UInt32](repeating: 0, count: upper.count - lower.count)
    for j in quotient.indices.reversed() {
      quotient[j] = WideInteger.quotientLimb(of: &upper, by: lower, at: j)
    }
    let rest = WideInteger(limbs: upper, isNegative: isNegative).shiftedRight(shift)
    return (WideInteger(limbs: quotient, isNegative: isBelowZero), rest)
  }

  /// Finds one limb of a quotient and subtracts its product from the dividend (steps D3 to D6).
  ///
  /// - Parameters:
  ///   - upper: The rest of the dividend, of at least `place` + count of `lower` + 1 limbs.
  ///   - lower: The divisor, of at least two limbs, its top bit set.
  ///   - place: The limb of the quotient, from 0.
  private static func quotientLimb(
    of upper: inout [UInt32], by lower: [UInt32], at place: Int
  ) -> UInt32 {
    let n = lower.count
    let (first, second) = (UInt64(lower[n - 1]), UInt64(lower[n - 2]))
    let head = (UInt64(upper[place + n]) << 32) | UInt64(upper[place + n - 1])
    var guess = head / first
    var rest = head % first
    while guess >> 32 != 0 || guess &* second > (rest << 32) | UInt64(upper[place + n - 2]) {
      guess &-= 1
      rest &+= first
      if rest >> 32 != 0 { break }
    }
    if subtract(guess, times: lower, from: &upper, at: place) {
      guess &-= 1
      addBack(lower, to: &upper, at: place)
    }
    return UInt32(truncatingIfNeeded: guess)
  }

  /// Subtracts factor × lower at a place; true when the result fell below zero (step D4).
  private static func subtract(
    _ factor: UInt64, times lower: [UInt32], from upper: inout [UInt32], at place: Int
  ) -> Bool {
    var borrow: Int64 = 0
    var carry: UInt64 = 0
    for (i, limb) in lower.enumerated() {
      let product = factor &* UInt64(limb) &+ carry
      carry = product >> 32
      let part = Int64(upper[place + i]) &- borrow &- Int64(product & 0xFFFF_FFFF)
      upper[place + i] = UInt32(truncatingIfNeeded: part)
      borrow = part < 0 ? 1 : 0
    }
    let end = place + lower.count
    let part = Int64(upper[end]) &- borrow &- Int64(truncatingIfNeeded: carry)
    upper[end] = UInt32(truncatingIfNeeded: part)
    return part < 0
  }

  /// Adds the divisor back after a guess that was 1 too large (step D6).
  private static func addBack(_ lower: [UInt32], to upper: inout [UInt32], at place: Int) {
    var carry: UInt64 = 0
    for (i, limb) in lower.enumerated() {
      let part = UInt64(upper[place + i]) &+ UInt64(limb) &+ carry
      upper[place + i] = UInt32(truncatingIfNeeded: part)
      carry = part >> 32
    }
    let end = place + lower.count
    upper[end] = UInt32(truncatingIfNeeded: UInt64(upper[end]) &+ carry)
  }
}

extension Decimal {
  /// Returns the number nearest to integer × 10^exponent, ties to even.
  ///
  /// Null when it is too large; 0 when it is too small.
  static func rounding(
    _ integer: WideInteger, exponent: Int, isInexact: Bool = false
  ) -> Decimal? {
    // 1233/4096 is log₁₀ 2 from below: at most one digit short for the lengths that occur.
    let drop = max(0, (integer.bitWidth * 1233) >> 12 - 36)
    let parts =
      drop == 0
      ? (quotient: integer, remainder: WideInteger.zero)
      : integer.dividing(by: WideInteger.powerOfTen(drop))
    guard let digits = parts.quotient.magnitude128 else { return nil }
    return rounding(
      digits, exponent: exponent + drop, isNegative: integer.isNegative,
      isInexact: isInexact || !parts.remainder.isZero)
  }
}
