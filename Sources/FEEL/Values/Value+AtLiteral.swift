extension Value {
  /// The value that the text of an at-literal writes: a date, a time, both, or a duration.
  ///
  /// - Parameter zones: Where ids of zones are looked up; null: none is known.
  init?(atLiteral text: String, zones: ZoneDatabase? = nil) {
    if let date = CalendarDate(text) {
      self = .date(date)
    } else if let moment = DateTime(text, zones: zones) {
      self = .dateAndTime(moment)
    } else if let time = TimeOfDay(text, zones: zones) {
      self = .time(time)
    } else if let duration = DayTimeDuration(text) {
      self = .daysAndTime(duration)
    } else if let duration = YearMonthDuration(text) {
      self = .yearsAndMonths(duration)
    } else {
      return nil
    }
  }
}
