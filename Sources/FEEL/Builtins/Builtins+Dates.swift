// Parts of a date that are no properties of it. A date and time counts by its own calendar.
extension Builtins {
  static let dates: [Builtin] = [
    onDate("day of week", .string) { .string(weekdays[($0.weekday - 1) % 7]) },
    onDate("day of year", .integer) { .integer($0.dayOfYear) },
    onDate("month of year", .string) { .string(months[($0.month - 1) % 12]) },
    onDate("week of year", .integer) { .integer($0.weekOfYear) },
  ]

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A function of a date, or of the date of a date and time.
  private static func onDate(
    _ name: String, _ type: StaticType, _ body: @escaping @Sendable (CalendarDate) -> Value
  ) -> Builtin {
    @Sendable func call(_ arguments: [Value]) -> Value {
      arguments.first.flatMap { date(in: $0) }.map(body) ?? .none
    }
    return Builtin(
      name,
      .init([.init("date", .date)], returns: type, body: call),
      .init([.init("date", .dateAndTime)], returns: type, body: call))
  }

  /// The date of a date or of a date and time; null for other values.
  static func date(in value: Value) -> CalendarDate? {
    switch value {
    case .date(let date): date
    case .dateAndTime(let moment): moment.date
    default: nil
    }
  }
}
