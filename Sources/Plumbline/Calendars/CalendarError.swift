package import FEEL

/// What a calendar cannot tell.
package struct CalendarError: Error, Hashable {
  package let message: Message

  static func outside(_ date: CalendarDate) -> CalendarError { outsideYear(date.year) }

  static func outsideYear(_ year: Int) -> CalendarError {
    CalendarError(
      message: Message(
        "the calendar has no year \(year), so working days cannot be counted there",
        "工作日历没有 \(year) 年，无法计算工作日；请在 calendar 中补充该年的放假安排"))
  }

  static func noHoliday(after date: CalendarDate) -> CalendarError {
    CalendarError(
      message: Message(
        "the calendar names no holiday after \(date)", "工作日历在 \(date) 之后没有节日"))
  }

  static func keyPeriodOutside(_ title: String, _ date: CalendarDate) -> CalendarError {
    CalendarError(
      message: Message(
        "key period '\(title)' says nothing about the year \(date.year)",
        "重点时段“\(title)”没有写 \(date.year) 年；请写日期，或者写 none"))
  }

  static let noCalendar = CalendarError(
    message: Message(
      "the policy has no 'calendar', so working days cannot be counted",
      "政策没有 calendar（工作日历），无法计算工作日"))

  static let tooFar = CalendarError(
    message: Message("the date lies beyond the calendar", "日期超出范围"))

  static let needsTime = CalendarError(
    message: Message(
      "'hours' counts from a date with a time, and this is a date alone",
      "hours 须从带时刻的日期起算，这里只有日期"))

  static let needsDate = CalendarError(
    message: Message("a period counts from a date", "期限须从日期起算"))
}
