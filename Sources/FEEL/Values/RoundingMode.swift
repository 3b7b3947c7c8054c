/// Which neighbour a number goes to when digits are dropped.
public enum RoundingMode: Sendable, Hashable, CaseIterable {
  /// To the nearest; a tie goes to the even digit (IEEE 754 roundTiesToEven).
  case halfEven
  /// To the nearest; a tie goes away from zero, the school rule.
  case halfUp
  /// To the nearest; a tie goes toward zero.
  case halfDown
  /// Away from zero.
  case up
  /// Toward zero.
  case down
  /// Toward negative infinity.
  case floor
  /// Toward positive infinity.
  case ceiling
}

/// How the digits that were dropped compare with half a unit of the last digit kept.
enum DroppedPart {
  /// Nothing was lost.
  case none
  /// Less than half.
  case belowHalf
  /// Half exactly, a tie.
  case half
  /// More than half.
  case aboveHalf

  /// Compares what a division left with half of its divisor.
  ///
  /// - Parameters:
  ///   - remainder: Less than `divisor`.
  ///   - divisor: A power of ten from 10 on, thus even.
  ///   - isInexact: Whether something above 0 but below 1 of the remainder's units follows it.
  init(remainder: UInt128, divisor: UInt128, isInexact: Bool) {
    let half = divisor >> 1
    if remainder > half || (remainder == half && isInexact) {
      self = .aboveHalf
    } else if remainder == half {
      self = .half
    } else {
      self = remainder == 0 && !isInexact ? .none : .belowHalf
    }
  }
}

extension RoundingMode {
  /// Whether the magnitude grows by one unit of the last digit kept.
  ///
  /// - Parameters:
  ///   - dropped: What was cut off.
  ///   - isOdd: Whether the last digit kept is odd.
  ///   - isNegative: Whether the number is below zero.
  func goesUp(_ dropped: DroppedPart, isOdd: Bool, isNegative: Bool) -> Bool {
    if dropped == .none { return false }
    switch self {
    case .halfEven: return dropped == .aboveHalf || (dropped == .half && isOdd)
    case .halfUp: return dropped != .belowHalf
    case .halfDown: return dropped == .aboveHalf
    case .up: return true
    case .down: return false
    case .floor: return isNegative
    case .ceiling: return !isNegative
    }
  }

  /// The whole number to which a quotient is rounded.
  ///
  /// - Parameter divisor: Above 0.
  package func quotient(_ dividend: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = Self.divide(dividend, by: divisor)
    guard remainder != 0 else { return quotient }
    let rest = remainder.magnitude
    let other = divisor.magnitude - rest
    let dropped: DroppedPart = rest < other ? .belowHalf : rest == other ? .half : .aboveHalf
    let isNegative = dividend < 0
    guard goesUp(dropped, isOdd: quotient & 1 != 0, isNegative: isNegative) else {
      return quotient
    }
    return isNegative ? quotient - 1 : quotient + 1
  }

  /// Division takes half the time where 32 bits hold both numbers.
  @inline(__always)
  private static func divide(
    _ dividend: Int64, by divisor: Int64
  ) -> (quotient: Int64, remainder: Int64) {
    guard let a = UInt32(exactly: dividend), let b = UInt32(exactly: divisor) else {
      return dividend.quotientAndRemainder(dividingBy: divisor)
    }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return (Int64(quotient), Int64(remainder))
  }
}
