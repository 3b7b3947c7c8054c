// From text and parts to values, and back to text.
extension Builtins {
  static let conversions: [Builtin] = [
    Builtin(
      "context", .init([.init("entries", .list(.anyContext))], returns: .any, body: makeContext)),
    Builtin(
      "date",
      from(.string, .optional(.date), makeDate), from(.date, .date, makeDate),
      from(.dateAndTime, .date, makeDate),
      .init(
        [.init("year", .number), .init("month", .number), .init("day", .number)],
        returns: .optional(.date), body: makeDateOfParts)),
    Builtin(
      "date and time",
      from(.string, .optional(.dateAndTime), zoned: makeMoment),
      from(.date, .dateAndTime, zoned: makeMoment),
      from(.dateAndTime, .dateAndTime, zoned: makeMoment),
      .init([.init("date", .date), time], returns: .dateAndTime, body: makeMomentOfParts),
      .init([.init("date", .dateAndTime), time], returns: .dateAndTime, body: makeMomentOfParts)),
    Builtin("duration", from(.string, .any, makeDuration)),
    Builtin(
      "number",
      .init(
        [
          .init("from", .string),
          .init("grouping separator", .string, optional: true, takesNull: true),
          .init("decimal separator", .string, optional: true, takesNull: true),
        ], returns: .optional(.number), body: makeNumber)),
    Builtin("range", from(.string, .optional(.range(.any)), zoned: makeRange)),
    Builtin("string", from(.any, .string) { .string($0.feelText) }),
    Builtin(
      "time",
      from(.string, .optional(.time), zoned: makeTime), from(.time, .time, zoned: makeTime),
      from(.dateAndTime, .time, zoned: makeTime), from(.date, .time, zoned: makeTime),
      .init(
        [
          .init("hour", .number), .init("minute", .number), .init("second", .number),
          .init("offset", .daysAndTime, optional: true, takesNull: true),
        ], returns: .optional(.time), body: makeTimeOfParts)),
    Builtin(
      "years and months duration", between(.date, .date), between(.date, .dateAndTime),
      between(.dateAndTime, .date), between(.dateAndTime, .dateAndTime)),
  ]

  static let conversionNames = Set(conversions.map(\.name))

  private static let time = Builtin.Parameter("time", .time)

  /// A signature with the one parameter `from`.
  private static func from(
    _ type: StaticType, _ result: StaticType, _ body: @escaping @Sendable (Value) -> Value
  ) -> Builtin.Signature {
    .init([.init("from", type)], returns: result, body: { $0.first.map(body) ?? .none })
  }

  /// As above, of a text that may name a zone.
  private static func from(
    _ type: StaticType, _ result: StaticType,
    zoned body: @escaping @Sendable (Value, ZoneDatabase?) -> Value
  ) -> Builtin.Signature {
    .init([.init("from", type)], returns: result) { arguments, work in
      arguments.first.map { body($0, work.zones) } ?? .none
    }
  }

  private static func between(_ from: StaticType, _ to: StaticType) -> Builtin.Signature {
    .init(
      [.init("from", from), .init("to", to)], returns: .yearsAndMonths, body: monthsBetween)
  }

  // MARK: Dates and times

  private static func makeDate(_ value: Value) -> Value {
    if case .string(let text) = value { return CalendarDate(text).map(Value.date) ?? .none }
    return date(in: value).map(Value.date) ?? .none
  }

  private static func makeDateOfParts(_ arguments: [Value]) -> Value {
    guard let year = arguments.number(0)?.exactInt(), let month = arguments.number(1)?.exactInt(),
      let day = arguments.number(2)?.exactInt(),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return .none }
    return .date(date)
  }

  /// The text of a date gives local midnight, a date midnight UTC as wherever it is converted.
  private static func makeMoment(_ value: Value, _ zones: ZoneDatabase?) -> Value {
    switch value {
    case .string(let text):
      if let moment = DateTime(text, zones: zones) { return .dateAndTime(moment) }
      guard let date = CalendarDate(text), let midnight = TimeOfDay(hour: 0, minute: 0, second: 0)
      else { return .none }
      return .dateAndTime(DateTime(date: date, time: midnight))
    case .date(let date): return .dateAndTime(date.midnightUTC)
    case .dateAndTime: return value
    default: return .none
    }
  }

  /// Zone and offset are those of the time.
  private static func makeMomentOfParts(_ arguments: [Value]) -> Value {
    guard arguments.count > 1, let date = date(in: arguments[0]),
      case .time(let time) = arguments[1]
    else { return .none }
    return .dateAndTime(DateTime(date: date, time: time))
  }

  private static func makeTime(_ value: Value, _ zones: ZoneDatabase?) -> Value {
    switch value {
    case .string(let text): TimeOfDay(text, zones: zones).map(Value.time) ?? .none
    case .time: value
    case .dateAndTime(let moment): .time(moment.time)
    case .date: .time(.midnightUTC)
    default: .none
    }
  }

  /// Seconds may have a fraction, of which nanoseconds are kept; no offset gives a local time.
  private static func makeTimeOfParts(_ arguments: [Value]) -> Value {
    guard let hour = arguments.number(0)?.exactInt(), let minute = arguments.number(1)?.exactInt(),
      let seconds = arguments.number(2), let second = seconds.truncatedInt(),
      let fraction = seconds.subtracting(Decimal(second)), !seconds.isNegative,
      let nanosecond = fraction.multiplied(by: Decimal(1_000_000_000))?.truncatedInt(),
      let zone = zone(arguments.dropFirst(3).first ?? .none),
      let time = TimeOfDay(
        hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone)
    else { return .none }
    return .time(time)
  }

  /// The zone of an offset: below a day, in whole seconds; local for null.
  private static func zone(_ offset: Value) -> Zone? {
    switch offset {
    case .null: Zone.none
    case .daysAndTime(let offset) where offset.days == 0:
      .offset(seconds: (offset.hours * 60 + offset.minutes) * 60 + offset.seconds)
    default: nil
    }
  }

  /// Both kinds in one text are neither.
  private static func makeDuration(_ value: Value) -> Value {
    guard case .string(let text) = value else { return .none }
    return DayTimeDuration(text).map(Value.daysAndTime)
      ?? YearMonthDuration(text).map(Value.yearsAndMonths) ?? .none
  }

  /// Whole months between two local dates, cut towards zero; times of day do not count.
  private static func monthsBetween(_ arguments: [Value]) -> Value {
    guard arguments.count > 1, let from = date(in: arguments[0]), let to = date(in: arguments[1])
    else { return .none }
    return .yearsAndMonths(.between(from: from, to: to))
  }

  // MARK: Contexts and numbers

  /// From `{key, value}` pairs; a missing or repeated key, or a missing value, gives null.
  private static func makeContext(_ arguments: [Value]) -> Value {
    let entries = arguments.list(0)
    guard entries.count <= mostEntries else { return .none }
    var made = Context()
    for entry in entries {
      guard case .context(let entry) = entry, case .string(let key) = entry["key"],
        let value = entry["value"], made[key] == nil
      else { return .none }
      made[key] = value
    }
    return .context(made)
  }

  /// Grouping by a blank, a comma, a point or nothing; decimals after a point or a comma.
  private static func makeNumber(_ arguments: [Value]) -> Value {
    guard let text = arguments.string(0),
      let grouping = arguments.isNull(1) ? "" : arguments.string(1),
      let point = arguments.isNull(2) ? "." : arguments.string(2),
      ["", " ", ",", "."].contains(grouping), [".", ","].contains(point), grouping != point
    else { return .none }
    var plain = ""
    for scalar in text.unicodeScalars {
      if String(scalar) == grouping { continue }
      plain.unicodeScalars.append(String(scalar) == point ? "." : scalar == "." ? "?" : scalar)
    }
    return isNumber(plain) ? .number(orNull: Decimal(plain)) : .none
  }

  /// Whether a text is a number as FEEL writes it, perhaps after a minus sign.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.unicodeScalars[...]
    func takeDigits() -> Int {
      let digits = rest.prefix { $0.isDigit }.count
      rest = rest.dropFirst(digits)
      return digits
    }
    if rest.first == "-" { rest.removeFirst() }
    var digits = takeDigits()
    if rest.first == "." {
      rest.removeFirst()
      let decimals = takeDigits()
      guard decimals > 0 else { return false }
      digits += decimals
    }
    if digits > 0, rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
      guard takeDigits() > 0 else { return false }
    }
    return digits > 0 && rest.isEmpty
  }
}
