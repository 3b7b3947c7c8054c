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

  /// The type of a value without parts; open for others.
  var plainType: StaticType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number(let number): number.isInteger ? .integer : .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateAndTime: .dateAndTime
    case .daysAndTime: .daysAndTime
    case .yearsAndMonths: .yearsAndMonths
    case .word(let word): .enumeration(word.type)
    case .list, .context, .range, .function: .any
    }
  }
}
