/// The powers of ten that 128 bits hold, and what follows from them.
enum PowersOfTen {
  /// The largest power in the table.
  static let largest = 38

  /// 10⁰ … 10³⁸.
  private static let table: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 0..<largest { powers.append(powers[powers.count - 1] &* 10) }
    return powers
  }()

  /// Returns 10 to the power `exponent`, which must lie in 0...38.
  static func power(_ exponent: Int) -> UInt128 {
    table[exponent]
  }

  /// Returns the count of decimal digits, from 1 (for 0 too) to 39.
  static func digitCount(_ value: UInt128) -> Int {
    if value < 10 { return 1 }
    // 1233/4096 is log₁₀ 2 from below, exact in its whole part up to 128 bits.
    let bits = 128 - value.leadingZeroBitCount
    let estimate = (bits * 1233) >> 12
    return value >= table[estimate] ? estimate + 1 : estimate
  }
}
