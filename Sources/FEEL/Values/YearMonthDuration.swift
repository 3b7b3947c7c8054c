/// A signed count of months; twelve make a year.
public struct YearMonthDuration: Sendable, Hashable, Comparable, CustomStringConvertible {
  // Invariant: above `Int.min`, so that every duration has its negative.
  /// The length in months.
  public let months: Int

  /// No time at all.
  public static let zero = YearMonthDuration(months: 0)

  /// The duration of so many months; `Int.min`, which has no negative, counts as `-Int.max`.
  public init(months: Int) {
    self.months = max(months, -Int.max)
  }

  /// The duration that a text writes, `[-]P[nY][nM]` with at least one part; null for anything else.
  public init?(_ text: some StringProtocol) {
    guard var reader = TemporalReader(text) else { return nil }
    let isNegative = reader.take("-")
    guard reader.take("P"), let first = reader.number()?.value else { return nil }
    var total = first
    if reader.take("Y") {
      let (product, isTooLarge) = first.multipliedReportingOverflow(by: 12)
      guard !isTooLarge else { return nil }
      total = product
      if !reader.isAtEnd {
        guard let rest = reader.number()?.value, reader.take("M") else { return nil }
        let (sum, isTooLargeToo) = product.addingReportingOverflow(rest)
        guard !isTooLargeToo else { return nil }
        total = sum
      }
    } else if !reader.take("M") {
      return nil
    }
    guard reader.isAtEnd else { return nil }
    self.init(months: isNegative ? 0 - total : total)
  }

  /// Returns the whole months from one date to another, toward zero; below 0 if `to` is earlier.
  public static func between(from: CalendarDate, to: CalendarDate) -> YearMonthDuration {
    let count = (to.year - from.year) * 12 + to.month - from.month
    if count > 0, to.day < from.day { return YearMonthDuration(months: count - 1) }
    if count < 0, to.day > from.day { return YearMonthDuration(months: count + 1) }
    return YearMonthDuration(months: count)
  }

  /// Whole years; below 0 in a duration below 0.
  public var years: Int { months / 12 }

  /// Whole months after the years, from −11 to 11.
  public var monthsAfterYears: Int { months % 12 }

  /// The duration the other way.
  public var negated: YearMonthDuration { YearMonthDuration(months: 0 - months) }

  /// The duration without its sign.
  public var magnitude: YearMonthDuration { months < 0 ? negated : self }

  /// Whether the left duration is the shorter, or the more negative, one.
  public static func < (left: YearMonthDuration, right: YearMonthDuration) -> Bool {
    left.months < right.months
  }

  /// Returns the sum; null when `Int` does not hold its months.
  public func adding(_ other: YearMonthDuration) -> YearMonthDuration? {
    let (sum, isTooLarge) = months.addingReportingOverflow(other.months)
    return isTooLarge || sum == .min ? nil : YearMonthDuration(months: sum)
  }

  /// Returns the difference; null when `Int` does not hold its months.
  public func subtracting(_ other: YearMonthDuration) -> YearMonthDuration? {
    adding(other.negated)
  }

  /// Returns the product, cut to whole months toward zero; null when `Int` does not hold them.
  public func multiplied(by factor: Decimal) -> YearMonthDuration? {
    Self.cut(Decimal(months).multiplied(by: factor))
  }

  /// Returns the quotient, cut to whole months toward zero.
  ///
  /// Null if `divisor` is 0, and when `Int` does not hold the months.
  public func divided(by divisor: Decimal) -> YearMonthDuration? {
    Self.cut(Decimal(months).divided(by: divisor))
  }

  /// Returns how many times another duration goes into this one; null if the other is 0.
  public func ratio(to other: YearMonthDuration) -> Decimal? {
    Decimal(months).divided(by: Decimal(other.months))
  }

  /// The duration in years and months, without parts that are 0: `P2Y2M`, `P0M`.
  public var description: String {
    if months == 0 { return "P0M" }
    return (months < 0 ? "-P" : "P") + (years == 0 ? "" : "\(years.magnitude)Y")
      + (monthsAfterYears == 0 ? "" : "\(monthsAfterYears.magnitude)M")
  }

  /// Returns the duration of a count of months without its fraction.
  private static func cut(_ count: Decimal?) -> YearMonthDuration? {
    guard let months = count?.truncatedInt(), months != .min else { return nil }
    return YearMonthDuration(months: months)
  }
}
