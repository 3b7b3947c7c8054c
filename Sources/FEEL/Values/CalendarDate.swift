/// A day of the proleptic Gregorian calendar, without time and zone; there is a year 0.
///
/// - SeeAlso: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", for the day counts.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first and the last year.
  static let years = -999_999_999...999_999_999

  // Invariant: year, month and day name a day that exists.
  /// The year.
  private let storedYear: Int32
  /// The month, from 1.
  private let storedMonth: Int8
  /// The day of the month, from 1.
  private let storedDay: Int8

  /// The date of a day, null if there is no such day or the year has more than nine digits.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, year: year)
    else { return nil }
    storedYear = Int32(truncatingIfNeeded: year)
    storedMonth = Int8(truncatingIfNeeded: month)
    storedDay = Int8(truncatingIfNeeded: day)
  }

  /// The date that a text writes, `[-]YYYY-MM-DD`; null for anything else.
  ///
  /// The year has four digits, or five to nine without a leading zero. There is no `-0000`.
  public init?(_ text: some StringProtocol) {
    guard var reader = TemporalReader(text), let date = Self.read(&reader), reader.isAtEnd else {
      return nil
    }
    self = date
  }

  /// The date so many days after 1970-01-01; null out of range.
  public init?(daysSinceEpoch: Int) {
    // Any year of nine digits lies within 4 · 10¹¹ days; the sums below stay small.
    guard daysSinceEpoch.magnitude < 400_000_000_000 else { return nil }
    // Years begin in March here, so that the leap day is the last one.
    let (era, dayOfEra) = flooredDivision(daysSinceEpoch + 719_468, by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
  }

  /// The year, from −999,999,999 to 999,999,999.
  public var year: Int { Int(storedYear) }

  /// The month, from 1.
  public var month: Int { Int(storedMonth) }

  /// The day of the month, from 1.
  public var day: Int { Int(storedDay) }

  /// Days since 1970-01-01, which is 0.
  public var daysSinceEpoch: Int {
    let (era, yearOfEra) = flooredDivision(month <= 2 ? year - 1 : year, by: 400)
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week, from 1 (Monday) to 7 (Sunday).
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    flooredDivision(daysSinceEpoch + 3, by: 7).remainder + 1
  }

  /// The day of the year, from 1.
  public var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + Self.daysInMonth($1, year: year) }
  }

  /// The week of the year by ISO 8601, from 1: a week belongs to the year of its Thursday.
  public var weekOfYear: Int {
    let week = (dayOfYear - weekday + 10) / 7
    if week == 0 {
      // Counted from the start of the year before.
      return (dayOfYear + Self.daysInYear(year - 1) - weekday + 10) / 7
    }
    let thursday = dayOfYear - weekday + 4
    return thursday > Self.daysInYear(year) ? 1 : week
  }

  /// Whether a year has a 29th of February.
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Returns the length of a year in days.
  private static func daysInYear(_ year: Int) -> Int {
    isLeap(year) ? 366 : 365
  }

  /// Returns the length of a month, numbered from 1, in days.
  static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the left date is the earlier one.
  /// Whether an instant, in seconds since 1970-01-01T00:00:00Z, is within all dates or near them.
  static func isNear(_ instant: Int) -> Bool {
    instant.magnitude < 400_000_000_000 * 86_400
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.storedYear, left.storedMonth, left.storedDay)
      < (right.storedYear, right.storedMonth, right.storedDay)
  }

  /// The date as `YYYY-MM-DD`, with a sign and more digits of the year where needed.
  public var description: String {
    let sign = year < 0 ? "-" : ""
    return sign + TemporalReader.padded(year.magnitude, width: 4) + "-"
      + TemporalReader.padded(month.magnitude, width: 2) + "-"
      + TemporalReader.padded(day.magnitude, width: 2)
  }

  /// Reads a date and leaves what follows it.
  static func read(_ reader: inout TemporalReader) -> CalendarDate? {
    let isNegative = reader.take("-")
    let hasLeadingZero = reader.isAtZero
    guard let (year, digits) = reader.number(),
      digits == 4 || ((5...9).contains(digits) && !hasLeadingZero), !isNegative || year != 0,
      reader.take("-"), let month = reader.twoDigits(),
      reader.take("-"), let day = reader.twoDigits()
    else { return nil }
    return CalendarDate(year: isNegative ? 0 - year : year, month: month, day: day)
  }
}

extension CalendarDate {
  /// Returns the date so many days later, or earlier below 0; null out of range.
  public func adding(days: Int) -> CalendarDate? {
    let (sum, isTooLarge) = daysSinceEpoch.addingReportingOverflow(days)
    return isTooLarge ? nil : CalendarDate(daysSinceEpoch: sum)
  }

  /// Returns the date so many months later, or earlier below 0; null out of range.
  ///
  /// The day stays, or becomes the last of a month that is shorter.
  public func adding(months: Int) -> CalendarDate? {
    let (sum, isTooLarge) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isTooLarge else { return nil }
    let (newYear, monthFromZero) = flooredDivision(sum, by: 12)
    let length = Self.daysInMonth(monthFromZero + 1, year: newYear)
    return CalendarDate(year: newYear, month: monthFromZero + 1, day: min(day, length))
  }

  /// Returns the date of midnight UTC plus a duration, its time cut off; null out of range.
  ///
  /// A duration of −PT1H gives the day before.
  public func adding(_ duration: DayTimeDuration) -> CalendarDate? {
    let days = flooredDivision(duration.nanoseconds, by: DayTimeDuration.nanosecondsPerDay).quotient
    return Int(exactly: days).flatMap { adding(days: $0) }
  }

  /// Returns the date plus a duration, clipped to the month's length; null out of range.
  public func adding(_ duration: YearMonthDuration) -> CalendarDate? {
    adding(months: duration.months)
  }

  /// Returns the days from another date to this one, below 0 if the other is later.
  public func days(since other: CalendarDate) -> Int {
    daysSinceEpoch - other.daysSinceEpoch
  }

  /// Returns the duration from another date to this one, in whole days.
  public func since(_ other: CalendarDate) -> DayTimeDuration {
    // At most 8 · 10¹¹ days, below 7 · 10¹⁶ seconds.
    DayTimeDuration(seconds: days(since: other) * 86_400)
  }

  /// The date and time that a date counts as: its midnight in UTC.
  public var midnightUTC: DateTime {
    DateTime(date: self, time: .midnightUTC)
  }
}
