package import FEEL

/// Days in a row with a name: a holiday, or the days worked in its place.
package struct NamedDays: Sendable, Hashable {
  package let from: CalendarDate
  /// Included.
  package let until: CalendarDate
  package let name: String

  package init(from: CalendarDate, until: CalendarDate, name: String) {
    self.from = from
    self.until = until
    self.name = name
  }
}

/// Which days are worked, in the years that a policy lists, and no others.
///
/// A day is worked if it lies on no weekend day and in no holiday, or if it is listed as worked
/// in place of one. A date outside the years has no answer: holidays are announced year by year,
/// and a guess would move deadlines.
package struct WorkCalendar: Sendable {
  /// One year as announced.
  package struct Year: Sendable {
    package let holidays: [NamedDays]
    /// Days worked although they lie on a weekend.
    package let workdays: [NamedDays]

    package init(holidays: [NamedDays], workdays: [NamedDays]) {
      self.holidays = holidays
      self.workdays = workdays
    }
  }

  /// A time of the year under stricter rules.
  package struct KeyPeriod: Sendable {
    package let id: String
    package let title: String
    /// By year; null where the year has none.
    package let during: [Int: DateRange?]

    package init(id: String, title: String, during: [Int: DateRange?]) {
      self.id = id
      self.title = title
      self.during = during
    }
  }

  /// A key period in one year, both ends included.
  package struct Period: Sendable, Hashable {
    package let id: String
    package let title: String
    package let from: CalendarDate
    package let until: CalendarDate
  }

  /// The days of one year, the first of January first.
  private struct Days: Sendable {
    /// The number of days worked before each day, and at the end of the whole year.
    let workedBefore: [Int]
    /// What a day off is called; null for a day that is worked.
    let offName: [String?]
  }

  private let years: [Int: Days]
  /// By first day.
  private let holidays: [NamedDays]
  private let keyPeriods: [KeyPeriod]
  /// Whether a period that ends on a day off ends on the next working day.
  package let rolls: Bool

  /// - Parameters:
  ///   - weekend: Days of the week, from 1 (Monday) to 7 (Sunday).
  ///   - years: The years whose holidays are known.
  package init(weekend: Set<Int>, years: [Int: Year], rolls: Bool, keyPeriods: [KeyPeriod]) {
    let holidays = years.values.flatMap(\.holidays)
    let worked = years.values.flatMap(\.workdays)
    var days: [Int: Days] = [:]
    for year in years.keys {
      days[year] = Self.days(of: year, weekend: weekend, holidays: holidays, worked: worked)
    }
    self.years = days
    self.holidays = holidays.sorted { ($0.from, $0.name) < ($1.from, $1.name) }
    self.rolls = rolls
    self.keyPeriods = keyPeriods
  }

  private static func days(
    of year: Int, weekend: Set<Int>, holidays: [NamedDays], worked: [NamedDays]
  ) -> Days? {
    guard let first = CalendarDate(year: year, month: 1, day: 1),
      let last = CalendarDate(year: year, month: 12, day: 31)
    else { return nil }
    var names: [String?] = (0..<last.dayOfYear).map { day in
      weekend.contains((first.weekday - 1 + day) % 7 + 1) ? "周末" : nil
    }
    for (ranges, isWorked) in [(holidays, false), (worked, true)] {
      for range in ranges where range.from <= last && first <= range.until {
        let start = max(range.from, first).dayOfYear - 1
        let end = min(range.until, last).dayOfYear
        for day in start..<max(start, end) { names[day] = isWorked ? nil : range.name }
      }
    }
    var workedBefore = [0]
    for name in names {
      workedBefore.append(workedBefore[workedBefore.count - 1] + (name == nil ? 1 : 0))
    }
    return Days(workedBefore: workedBefore, offName: names)
  }

  private func days(around date: CalendarDate) throws(CalendarError) -> Days {
    guard let days = years[date.year] else { throw .outside(date) }
    return days
  }

  /// What a day off is called, such as 周末 or 国庆节; null for a day that is worked.
  ///
  /// - Throws: `CalendarError` for a date outside the calendar's years.
  package func dayOff(_ date: CalendarDate) throws(CalendarError) -> String? {
    try days(around: date).offName[date.dayOfYear - 1]
  }

  /// The number of working days d with `start` < d ≤ `end`; below 0 where `end` is the earlier.
  ///
  /// - Throws: `CalendarError` where a day between them lies outside the calendar's years.
  package func workdays(
    between start: CalendarDate, and end: CalendarDate
  ) throws(CalendarError) -> Int {
    guard start <= end else { return -(try workdays(between: end, and: start)) }
    var count = try days(around: end).workedBefore[end.dayOfYear]
    count -= try days(around: start).workedBefore[start.dayOfYear]
    var year = start.year
    while year < end.year {
      guard let days = years[year], let worked = days.workedBefore.last else {
        throw .outsideYear(year)
      }
      count += worked
      year += 1
    }
    return count
  }

  /// The n-th working day after a date, or before it where n is below 0.
  ///
  /// - Throws: `CalendarError` where the count leaves the calendar's years.
  package func adding(
    workdays count: Int, to date: CalendarDate
  ) throws(CalendarError) -> CalendarDate {
    var day = date
    var left = count.magnitude
    while left > 0 {
      day = try next(day, backwards: count < 0)
      if try dayOff(day) == nil { left -= 1 }
    }
    return day
  }

  /// The first working day on a date or after it.
  ///
  /// - Throws: `CalendarError` where it would lie outside the calendar's years.
  package func rolled(_ date: CalendarDate) throws(CalendarError) -> CalendarDate {
    var day = date
    while try dayOff(day) != nil { day = try next(day, backwards: false) }
    return day
  }

  /// The last working day before the first holiday that begins after a date, with the holiday;
  /// null where no working day lies between.
  ///
  /// - Throws: `CalendarError` where the calendar knows no later holiday, or skips a year before it.
  package func dayBeforeHoliday(
    after date: CalendarDate
  ) throws(CalendarError) -> (day: CalendarDate, holiday: NamedDays)? {
    _ = try days(around: date)
    guard let holiday = holidays.first(where: { date < $0.from }) else {
      throw .noHoliday(after: date)
    }
    // A year that is left out may have had an earlier one.
    if let year = (date.year...holiday.from.year).first(where: { years[$0] == nil }) {
      throw .outsideYear(year)
    }
    var day = try next(holiday.from, backwards: true)
    while date < day {
      if try dayOff(day) == nil { return (day, holiday) }
      day = try next(day, backwards: true)
    }
    return nil
  }

  private func next(
    _ day: CalendarDate, backwards: Bool
  ) throws(CalendarError) -> CalendarDate {
    guard let next = day.adding(days: backwards ? -1 : 1) else { throw .outside(day) }
    _ = try days(around: next)
    return next
  }

  /// The key periods of the year of a date and of the years beside it, in the policy's order.
  ///
  /// - Throws: `CalendarError` where a key period does not say anything about the date's year.
  package func keyPeriods(around date: CalendarDate) throws(CalendarError) -> [Period] {
    var found: [Period] = []
    for period in keyPeriods {
      guard period.during[date.year] != nil else {
        throw .keyPeriodOutside(period.title, date)
      }
      for year in [date.year - 1, date.year, date.year + 1] {
        guard let range = period.during[year] ?? nil, let from = range.from,
          let until = range.until
        else { continue }
        found.append(Period(id: period.id, title: period.title, from: from, until: until))
      }
    }
    return found
  }
}
