/// A time of day to the nanosecond, local or in a zone.
///
/// `==` is the strict form, as the function `is` has it: the zones must be the same too. The
/// language's `=` and `<` are `isEqual(to:)` and `isLess(than:)`.
public struct TimeOfDay: Sendable, Hashable, CustomStringConvertible {
  /// Nanoseconds of a day.
  static let nanosecondsPerDay = 86_400 * nanosecondsPerSecond
  /// Nanoseconds of a second.
  static let nanosecondsPerSecond = 1_000_000_000

  // Invariant: from 0 to below `nanosecondsPerDay`.
  /// Nanoseconds since midnight.
  let nanosecondOfDay: Int
  /// The zone; always one that is valid.
  public let zone: Zone

  /// Midnight in UTC.
  public static let midnightUTC = TimeOfDay(nanosecondOfDay: 0, zone: .utc)

  /// A time whose parts keep the invariants already.
  init(nanosecondOfDay: Int, zone: Zone) {
    self.nanosecondOfDay = nanosecondOfDay
    self.zone = zone
  }

  /// The time of these parts, null if there is no such time: hour 24 and second 60 do not exist.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone = .none) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<Self.nanosecondsPerSecond).contains(nanosecond), zone.isValid
    else { return nil }
    let seconds = hour * 3600 + minute * 60 + second
    self.init(
      nanosecondOfDay: seconds * Self.nanosecondsPerSecond + nanosecond, zone: zone)
  }

  /// The time that a text writes, `hh:mm:ss[.f…][zone]`; null for anything else.
  ///
  /// The fraction has at most nine digits. `24:00:00` is a time only after a date.
  ///
  /// - Parameter zones: Where ids of zones are looked up; null: none is known.
  public init?(_ text: some StringProtocol, zones: ZoneDatabase? = nil) {
    guard var reader = TemporalReader(text), let parts = Self.read(&reader, zones),
      parts.nanoseconds < Self.nanosecondsPerDay
    else { return nil }
    self.init(nanosecondOfDay: parts.nanoseconds, zone: parts.zone)
  }

  /// The hour, from 0 to 23.
  public var hour: Int { nanosecondOfDay / (3600 * Self.nanosecondsPerSecond) }

  /// The minute, from 0 to 59.
  public var minute: Int { secondOfDay / 60 % 60 }

  /// The whole second, from 0 to 59.
  public var second: Int { secondOfDay % 60 }

  /// The fraction of the second in nanoseconds, from 0 to 999,999,999.
  public var nanosecond: Int { nanosecondOfDay % Self.nanosecondsPerSecond }

  /// Whole seconds since midnight.
  var secondOfDay: Int { nanosecondOfDay / Self.nanosecondsPerSecond }

  /// The time as `hh:mm:ss[.f…][zone]`, without trailing zeros in the fraction.
  public var description: String {
    [hour, minute, second].map { TemporalReader.padded($0.magnitude, width: 2) }
      .joined(separator: ":")
      + TemporalReader.fraction(nanosecond.magnitude) + zone.description
  }

  /// Returns the time so much later in the same zone; it goes round at 24 hours.
  public func adding(_ duration: DayTimeDuration) -> TimeOfDay {
    // Both are below a day in size.
    let part = Int(truncatingIfNeeded: duration.nanoseconds % DayTimeDuration.nanosecondsPerDay)
    let sum = flooredDivision(nanosecondOfDay + part, by: Self.nanosecondsPerDay)
    return TimeOfDay(nanosecondOfDay: sum.remainder, zone: zone)
  }

  /// How many seconds its clock is ahead of another's; null if only one of them is local.
  private func secondsAhead(of other: TimeOfDay) -> Int? {
    guard let mine = zone.offset, let theirs = other.zone.offset else {
      return zone == other.zone ? 0 : nil
    }
    return mine - theirs
  }

  /// Returns the duration from another time to this one; null if only one of them has a zone.
  public func since(_ other: TimeOfDay) -> DayTimeDuration? {
    guard let ahead = secondsAhead(of: other) else { return nil }
    let local = nanosecondOfDay - other.nanosecondOfDay
    return DayTimeDuration(nanoseconds: Int128(local - ahead * Self.nanosecondsPerSecond))
  }

  /// Whether both are the same instant of a day, fractions of a second aside.
  ///
  /// Null if only one of them has a zone.
  public func isEqual(to other: TimeOfDay) -> Bool? {
    secondsAhead(of: other).map { secondOfDay - other.secondOfDay == $0 }
  }

  /// Whether this time is the earlier one, to the nanosecond.
  ///
  /// Null if only one of them has a zone.
  public func isLess(than other: TimeOfDay) -> Bool? {
    since(other).map { $0.nanoseconds < 0 }
  }

  /// Reads all that is left as a time; 24:00:00 gives the nanoseconds of a whole day.
  static func read(
    _ reader: inout TemporalReader, _ zones: ZoneDatabase?
  ) -> (nanoseconds: Int, zone: Zone)? {
    guard let hour = reader.twoDigits(), reader.take(":"), let minute = reader.twoDigits(),
      reader.take(":"), let second = reader.twoDigits(), minute < 60, second < 60
    else { return nil }
    var fraction = 0
    if reader.take(".") {
      guard reader.isAtDigit, let written = reader.nanoseconds() else { return nil }
      fraction = written
    }
    let seconds = hour * 3600 + minute * 60 + second
    let total = seconds * nanosecondsPerSecond + fraction
    guard total <= nanosecondsPerDay, let zone = Zone.read(&reader, zones) else { return nil }
    return (total, zone)
  }
}
