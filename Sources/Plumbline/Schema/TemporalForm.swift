import FEEL

/// How a record writes a date, a time or a duration, with an example, for what is said of others.
struct TemporalForm {
  let english: String
  let chinese: String

  /// - Parameter isQuoted: Whether the example stands in quotes, as in JSON.
  init(_ type: StaticType, isQuoted: Bool) {
    let (english, chinese, example) =
      switch type {
      case .time: ("a time", "时刻", "08:30:00")
      case .dateAndTime: ("a date and time", "日期和时刻", "2026-05-12T08:30:00")
      case .daysAndTime: ("a duration in days and hours", "时长（日、时）", "P2DT12H")
      case .yearsAndMonths: ("a duration in years and months", "时长（年、月）", "P1Y6M")
      default: ("a date", "日期", "2026-05-12")
      }
    let written = isQuoted ? "\"\(example)\"" : example
    self.english = "\(english), such as \(written)"
    self.chinese = "\(chinese)，如 \(written)"
  }

  /// The date that a text in another form means: year, month and day with other signs between
  /// them, or a time behind it; null where their order is not certain.
  static func date(meantBy text: String) -> CalendarDate? {
    guard text.utf8.count <= 80,
      let parts = text.wholeMatch(
        of: /\s*(\d{4})\s*[-\/.年]\s*(\d{1,2})\s*[-\/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?/),
      let year = Int(parts.1), let month = Int(parts.2),
      let day = Int(parts.3)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
