/// Division of long magnitudes, digit by digit in base 2³².
///
/// - SeeAlso: D. Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D.
struct LongDivision {
  /// The rest of the dividend, shifted, with one word more than it had.
  private var rest: [UInt32]
  /// Shifted so that its highest bit is set: an estimate of a digit is then at most 2 too high.
  private let divisor: [UInt32]
  private let shift: UInt32

  /// Words are the lowest first, without zeros at the end. The divisor has at least two words and
  /// is not above the dividend.
  static func divide(
    _ dividend: [UInt32], by divisor: [UInt32]
  ) -> (quotient: [UInt32], remainder: [UInt32]) {
    var division = LongDivision(dividend, divisor)
    let count = dividend.count - divisor.count + 1
    var quotient = [UInt32](repeating: 0, count: count)
    for place in (0..<count).reversed() { quotient[place] = division.digit(place) }
    return (quotient, division.remainder)
  }

  private init(_ dividend: [UInt32], _ divisor: [UInt32]) {
    let shift = UInt32((divisor.last ?? 1).leadingZeroBitCount)
    self.shift = shift
    self.divisor = Array(Self.shifted(divisor, by: shift).dropLast())
    rest = Self.shifted(dividend, by: shift)
  }

  /// The words moved up by less than 32 bits, and one word more.
  private static func shifted(_ words: [UInt32], by shift: UInt32) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(words.count + 1)
    var carry: UInt64 = 0
    for word in words {
      carry |= UInt64(word) << UInt64(shift)
      result.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    result.append(UInt32(truncatingIfNeeded: carry))
    return result
  }

  private var remainder: [UInt32] {
    (0..<divisor.count).map { place in
      let pair = UInt64(rest[place + 1]) << 32 | UInt64(rest[place])
      return UInt32(truncatingIfNeeded: pair >> UInt64(shift))
    }
  }

  /// The digit of the quotient at a place; takes its part off the rest.
  private mutating func digit(_ place: Int) -> UInt32 {
    let guess = estimate(place)
    guard subtract(guess, at: place) else { return UInt32(truncatingIfNeeded: guess) }
    addBack(at: place)
    return UInt32(truncatingIfNeeded: guess - 1)
  }

  /// The digit, or one more, from the two highest words of the divisor.
  private func estimate(_ place: Int) -> UInt64 {
    let count = divisor.count
    let high = UInt64(divisor[count - 1])
    let pair = UInt64(rest[place + count]) << 32 | UInt64(rest[place + count - 1])
    var guess = pair / high
    var left = pair % high
    while guess > UInt64(UInt32.max)
      || guess * UInt64(divisor[count - 2]) > left << 32 | UInt64(rest[place + count - 2])
    {
      guess -= 1
      left += high
      if left > UInt64(UInt32.max) { break }
    }
    return guess
  }

  /// Takes a multiple of the divisor off the rest; true if that was one too many.
  private mutating func subtract(_ digit: UInt64, at place: Int) -> Bool {
    var borrow: Int64 = 0
    for index in divisor.indices {
      let product = digit * UInt64(divisor[index])
      let step =
        Int64(rest[place + index]) - borrow - Int64(UInt32(truncatingIfNeeded: product))
      rest[place + index] = UInt32(truncatingIfNeeded: step)
      borrow = Int64(product >> 32) - (step >> 32)
    }
    let top = Int64(rest[place + divisor.count]) - borrow
    rest[place + divisor.count] = UInt32(truncatingIfNeeded: top)
    return top < 0
  }

  private mutating func addBack(at place: Int) {
    var carry: UInt64 = 0
    for index in divisor.indices {
      carry += UInt64(rest[place + index]) + UInt64(divisor[index])
      rest[place + index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    rest[place + divisor.count] &+= UInt32(truncatingIfNeeded: carry)
  }
}
