package import FEEL

/// A period as a rule writes it, its numbers worked out (`docs/language.md`, section 10).
package indirect enum DueRule: Sendable, Equatable {
  case immediately
  /// Calendar days, then rolled.
  case days(Int)
  /// Calendar months, month ends clipped, then rolled.
  case months(Int)
  case workdays(Int)
  case hours(Int)
  case by(CalendarDate)
  case beforeHoliday
  case earliest([DueRule])
}

/// One step of a count, as a sentence.
package struct DueStep: Sendable, Hashable {
  package let sentence: String
}

/// When a period ends, and how that was counted.
package struct Due: Sendable, Hashable {
  package let date: CalendarDate
  /// Null for the end of the day.
  package let time: DateTime?
  package let steps: [DueStep]

  /// As it is printed: a date, or a date and time.
  package var text: String { time?.description ?? date.description }

  /// A time of a day is before the end of the day.
  fileprivate func isBefore(_ other: Due) -> Bool {
    if date != other.date { return date < other.date }
    switch (time, other.time) {
    case (let time?, let other?): return time.isLess(than: other) ?? false
    case (.some, nil): return true
    default: return false
    }
  }
}

/// Counts periods: the day from which one counts is not counted.
///
/// Source: 民事诉讼法 article 85 and 行政处罚法 article 85 for the start day and days off.
package struct DueCounting {
  private let calendar: WorkCalendar?
  private let start: CalendarDate
  /// Null where the period counts from a date alone.
  private let startTime: DateTime?
  /// Whether the steps of the count are told.
  private let isExplained: Bool

  /// - Parameters:
  ///   - start: A date, or a date and time.
  ///   - calendar: Needed by all but `immediately`, `hours` and `by`.
  ///   - explained: Whether the steps of the count are told; without them it costs little.
  /// - Throws: `CalendarError` where the calendar does not reach, or `start` does not fit.
  package static func due(
    _ rule: DueRule, from start: Value, calendar: WorkCalendar?, explained: Bool = true
  ) throws(CalendarError) -> Due {
    switch start {
    case .date(let date):
      return try DueCounting(
        calendar: calendar, start: date, startTime: nil, isExplained: explained
      ).due(rule)
    case .dateAndTime(let time):
      return try DueCounting(
        calendar: calendar, start: time.date, startTime: time, isExplained: explained
      ).due(rule)
    default: throw .needsDate
    }
  }

  private func due(_ rule: DueRule) throws(CalendarError) -> Due {
    switch rule {
    case .immediately: return Due(date: start, time: startTime, steps: [])
    case .days(let count):
      guard let end = start.adding(days: count) else { throw .tooFar }
      return try rolled(end, told("\(start) 的次日起第 \(count) 日为 \(end)"))
    case .months(let count):
      guard let end = start.adding(months: count) else { throw .tooFar }
      return try rolled(end, told("\(start) 起 \(count) 个月为 \(end)"))
    case .workdays(let count): return try workdays(count)
    case .hours(let count): return try hours(count)
    case .by(let date): return Due(date: date, time: nil, steps: [])
    case .beforeHoliday: return try beforeHoliday()
    case .earliest(let rules): return try earliest(rules)
    }
  }

  /// A step of the count, where steps are told.
  private func told(_ sentence: @autoclosure () -> String) -> [DueStep] {
    isExplained ? [DueStep(sentence: sentence())] : []
  }

  /// Moves an end on a day off to the next working day.
  private func rolled(_ end: CalendarDate, _ count: [DueStep]) throws(CalendarError) -> Due {
    guard let calendar else { throw .noCalendar }
    guard calendar.rolls else { return Due(date: end, time: nil, steps: count) }
    let day = try calendar.rolled(end)
    guard day != end else { return Due(date: end, time: nil, steps: count) }
    let name = try calendar.dayOff(end) ?? ""
    let step = told("\(end) 是\(name)，顺延至其后第一个工作日 \(day)")
    return Due(date: day, time: nil, steps: count + step)
  }

  private func workdays(_ count: Int) throws(CalendarError) -> Due {
    guard let calendar else { throw .noCalendar }
    let end = try calendar.adding(workdays: count, to: start)
    guard isExplained else { return Due(date: end, time: nil, steps: []) }
    var steps: [DueStep] = []
    var day = start
    var counted = 0
    while day < end, let next = day.adding(days: 1) {
      day = next
      if let name = try calendar.dayOff(day) {
        steps.append(DueStep(sentence: "\(day) \(name)，不计"))
      } else {
        counted += 1
        steps.append(DueStep(sentence: "\(day) 第 \(counted) 个工作日"))
      }
    }
    return Due(date: end, time: nil, steps: steps)
  }

  private func hours(_ count: Int) throws(CalendarError) -> Due {
    guard let startTime else { throw .needsTime }
    let (seconds, isTooLong) = count.multipliedReportingOverflow(by: 3600)
    guard !isTooLong, let end = startTime.adding(DayTimeDuration(seconds: seconds)) else {
      throw .tooFar
    }
    return Due(
      date: end.date, time: end,
      steps: told("\(startTime) 起 \(count) 小时为 \(end)"))
  }

  private func beforeHoliday() throws(CalendarError) -> Due {
    guard let calendar else { throw .noCalendar }
    guard let (day, holiday) = try calendar.dayBeforeHoliday(after: start) else {
      return Due(date: start, time: nil, steps: told("\(start) 与其后的节日之间没有工作日"))
    }
    return Due(
      date: day, time: nil,
      steps: told("\(holiday.name)（\(holiday.from) 起）前的最后一个工作日为 \(day)"))
  }

  /// The first of those that end first.
  private func earliest(_ rules: [DueRule]) throws(CalendarError) -> Due {
    var first: Due?
    for rule in rules {
      let next = try due(rule)
      if let found = first, !next.isBefore(found) { continue }
      first = next
    }
    guard let first else { throw .needsDate }
    return first
  }
}
