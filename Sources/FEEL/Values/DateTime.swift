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
  ///
  /// - Parameter zones: Where ids of zones are looked up; null: none is known.
  public init?(_ text: some StringProtocol, zones: ZoneDatabase? = nil) {
    guard var reader = TemporalReader(text), let date = CalendarDate.read(&reader),
      reader.take("T"), let parts = TimeOfDay.read(&reader, zones)
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

  /// How far its clock is ahead of UTC, in seconds; null for local time.
  var offset: Int? { zone.offset(atLocal: localSeconds) }

  /// Nanoseconds since 1970-01-01T00:00:00Z; null for local time.
  public var instant: Int128? {
    offset.map { localNanoseconds - Int128($0) * DayTimeDuration.nanosecondsPerSecond }
  }

  /// Returns the date and time so much later; null out of range.
  ///
  /// In a zone of the database it is time that passes: where clocks are put forward or back in
  /// between, they show an hour more or less.
  public func adding(_ duration: DayTimeDuration) -> DateTime? {
    // Below 4 · 10²⁵ and 10²⁸ nanoseconds.
    var local = localNanoseconds + duration.nanoseconds
    if case .named(let rules) = zone, let instant {
      let later = flooredDivision(
        instant + duration.nanoseconds, by: DayTimeDuration.nanosecondsPerSecond)
      guard let seconds = Int(exactly: later.quotient), CalendarDate.isNear(seconds) else {
        return nil
      }
      let offset = Int128(rules.offset(at: seconds))
      local = instant + duration.nanoseconds + offset * DayTimeDuration.nanosecondsPerSecond
    }
    let sum = flooredDivision(local, by: DayTimeDuration.nanosecondsPerDay)
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

  /// How many seconds its clock is ahead of another's; null if only one of them is local.
  private func secondsAhead(of other: DateTime) -> Int? {
    guard let mine = offset, let theirs = other.offset else {
      return zone == other.zone ? 0 : nil
    }
    return mine - theirs
  }

  /// Returns the duration from another date and time to this one.
  ///
  /// Null if only one of them has a zone.
  public func since(_ other: DateTime) -> DayTimeDuration? {
    guard let ahead = secondsAhead(of: other) else { return nil }
    let local = localNanoseconds - other.localNanoseconds
    return DayTimeDuration(
      nanoseconds: local - Int128(ahead) * DayTimeDuration.nanosecondsPerSecond)
  }

  /// Whether both are the same instant, fractions of a second aside.
  ///
  /// Null if only one of them has a zone.
  public func isEqual(to other: DateTime) -> Bool? {
    secondsAhead(of: other).map { localSeconds - other.localSeconds == $0 }
  }

  /// Whether this is the earlier one, to the nanosecond.
  ///
  /// Null if only one of them has a zone.
  public func isLess(than other: DateTime) -> Bool? {
    since(other).map { $0.nanoseconds < 0 }
  }
}
