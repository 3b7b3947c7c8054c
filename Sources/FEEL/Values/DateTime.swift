/// A date with a time of day, local or in a zone.
///
/// `==` is the strict form, as the function `is` has it: the zones must be the same too. The
/// language's `=` and `<` are `isEqual(to:)` and `isLess(than:)`.
public struct DateTime: Sendable, Hashable, CustomStringConvertible {
  /// The date in the zone of the time.
  public let date: CalendarDate
  /// The time of day, with the zone.
  public let time: TimeOfDay

  /// A date with a time of that day.
  public init(date: CalendarDate, time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// The date and time that a text writes, a date, `T` and a time; null for anything else.
  ///
  /// `24:00:00` is midnight of the next day. A date alone is refused.
  public init?(_ text: some StringProtocol) {
    guard var reader = TemporalReader(text), let date = CalendarDate.read(&reader),
      reader.take("T"), let parts = TimeOfDay.read(&reader)
    else { return nil }
    let isNextDay = parts.nanoseconds >= TimeOfDay.nanosecondsPerDay
    guard let day = isNextDay ? date.adding(days: 1) : date else { return nil }
    self.init(
      date: day,
      time: TimeOfDay(nanosecondOfDay: isNextDay ? 0 : parts.nanoseconds, zone: parts.zone))
  }

  /// The zone of the time.
  public var zone: Zone { time.zone }

  /// The date, `T` and the time.
  public var description: String { "\(date)T\(time)" }

  /// Seconds since 1970-01-01T00:00:00 on the clock of the zone, without the fraction.
  private var localSeconds: Int {
    // Below 4 · 10¹¹ days.
    date.daysSinceEpoch * 86_400 + time.secondOfDay
  }

  /// Nanoseconds since 1970-01-01T00:00:00 on the clock of the zone.
  private var localNanoseconds: Int128 {
    Int128(date.daysSinceEpoch) * DayTimeDuration.nanosecondsPerDay + Int128(time.nanosecondOfDay)
  }

  /// Nanoseconds since 1970-01-01T00:00:00Z.
  ///
  /// Null for local time, and for a named zone, whose offset the database would have to tell.
  public var instant: Int128? {
    guard let offset = zone.secondsAhead(of: .utc) else { return nil }
    return localNanoseconds - Int128(offset) * DayTimeDuration.nanosecondsPerSecond
  }

  /// Returns the date and time so much later on the same clock; null out of range.
  public func adding(_ duration: DayTimeDuration) -> DateTime? {
    // Below 4 · 10²⁵ and 10²⁸ nanoseconds.
    let sum = flooredDivision(
      localNanoseconds + duration.nanoseconds, by: DayTimeDuration.nanosecondsPerDay)
    guard let days = Int(exactly: sum.quotient), let day = CalendarDate(daysSinceEpoch: days) else {
      return nil
    }
    let rest = Int(truncatingIfNeeded: sum.remainder)
    return DateTime(date: day, time: TimeOfDay(nanosecondOfDay: rest, zone: zone))
  }

  /// Returns the same time so many months later, the day clipped to the month; null out of range.
  public func adding(_ duration: YearMonthDuration) -> DateTime? {
    date.adding(duration).map { DateTime(date: $0, time: time) }
  }

  /// Returns the duration from another date and time to this one.
  ///
  /// Null if only one of them has a zone, or if their zones cannot be compared.
  public func since(_ other: DateTime) -> DayTimeDuration? {
    guard let ahead = zone.secondsAhead(of: other.zone) else { return nil }
    let local = localNanoseconds - other.localNanoseconds
    return DayTimeDuration(
      nanoseconds: local - Int128(ahead) * DayTimeDuration.nanosecondsPerSecond)
  }

  /// Whether both are the same instant, fractions of a second aside.
  ///
  /// Null if only one of them has a zone, or if their zones cannot be compared.
  public func isEqual(to other: DateTime) -> Bool? {
    zone.secondsAhead(of: other.zone).map { localSeconds - other.localSeconds == $0 }
  }

  /// Whether this is the earlier one, to the nanosecond.
  ///
  /// Null if only one of them has a zone, or if their zones cannot be compared.
  public func isLess(than other: DateTime) -> Bool? {
    since(other).map { $0.nanoseconds < 0 }
  }
}
