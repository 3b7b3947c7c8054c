// Properties of values that are no contexts.
extension Value {
  /// Returns a property; null if values of this kind have none of that name.
  func property(_ name: String) -> Value? {
    switch self {
    case .date(let date): Self.property(name, of: date)
    case .dateAndTime(let moment):
      Self.property(name, of: moment.date)
        ?? Self.property(name, of: moment.time, offset: moment.offset)
    case .time(let time): Self.property(name, of: time, offset: time.zone.offset)
    case .daysAndTime(let duration): Self.property(name, of: duration)
    case .yearsAndMonths(let duration):
      switch name {
      case "years": .number(Decimal(duration.months / 12))
      case "months": .number(Decimal(duration.months % 12))
      default: nil
      }
    case .range(let range):
      switch name {
      case "start": range.start
      case "end": range.end
      case "start included": .boolean(range.startIncluded)
      case "end included": .boolean(range.endIncluded)
      default: nil
      }
    default: nil
    }
  }

  private static func property(_ name: String, of date: CalendarDate) -> Value? {
    switch name {
    case "year": .number(Decimal(date.year))
    case "month": .number(Decimal(date.month))
    case "day": .number(Decimal(date.day))
    case "weekday": .number(Decimal(date.weekday))
    default: nil
    }
  }

  private static func property(
    _ name: String, of time: TimeOfDay, offset: Int?
  ) -> Value? {
    switch name {
    case "hour": .number(Decimal(time.hour))
    case "minute": .number(Decimal(time.minute))
    case "second": .number(Decimal(time.second))
    case "time offset":
      offset.map { .daysAndTime(DayTimeDuration(seconds: $0)) } ?? Value.none
    case "timezone":
      if case .named(let rules) = time.zone { .string(rules.id) } else { Value.none }
    default: nil
    }
  }

  private static func property(_ name: String, of duration: DayTimeDuration) -> Value? {
    switch name {
    case "days": .number(Decimal(duration.days))
    case "hours": .number(Decimal(duration.hours))
    case "minutes": .number(Decimal(duration.minutes))
    case "seconds": .number(Decimal(duration.seconds))
    default: nil
    }
  }
}
