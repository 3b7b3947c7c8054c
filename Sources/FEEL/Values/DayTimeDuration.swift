/// A signed length of time to the nanosecond; a day has 24 hours.
public struct DayTimeDuration: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Nanoseconds of a second.
  static let nanosecondsPerSecond: Int128 = 1_000_000_000
  /// Nanoseconds of a day.
  static let nanosecondsPerDay: Int128 = 86_400_000_000_000
  /// The longest duration either way: 2⁶³ seconds, so that any `Int` of seconds is a duration.
  static let longest: Int128 = 9_223_372_036_854_775_808_000_000_000

  // Invariant: from −`longest` to `longest`.
  /// The length in nanoseconds.
  public let nanoseconds: Int128

  /// No time at all.
  public static let zero = DayTimeDuration(seconds: 0)

  /// The duration of so many nanoseconds; null beyond 2⁶³ seconds.
  public init?(nanoseconds: Int128) {
    guard nanoseconds.magnitude <= Self.longest.magnitude else { return nil }
    self.nanoseconds = nanoseconds
  }

  /// The duration of so many seconds.
  public init(seconds: Int) {
    nanoseconds = Int128(seconds) * Self.nanosecondsPerSecond
  }

  /// The duration of so many days; null beyond 2⁶³ seconds.
  public init?(days: Int) {
    self.init(nanoseconds: Int128(days) * Self.nanosecondsPerDay)
  }

  /// The duration that a text writes, `[-]P[nD][T[nH][nM][n[.f]S]]`; null for anything else.
  ///
  /// At least one part is there, one at least after a `T`, and at most nine digits of fraction.
  public init?(_ text: some StringProtocol) {
    guard var reader = TemporalReader(text) else { return nil }
    let isNegative = reader.take("-")
    guard reader.take("P"), let total = Self.read(&reader), reader.isAtEnd else { return nil }
    self.init(nanoseconds: isNegative ? 0 - total : total)
  }

  /// Whole days; below 0 in a duration below 0, as are the other parts.
  public var days: Int { Int(truncatingIfNeeded: nanoseconds / Self.nanosecondsPerDay) }

  /// Whole hours after the days, from −23 to 23.
  public var hours: Int { secondsAfterDays / 3600 }

  /// Whole minutes after the hours, from −59 to 59.
  public var minutes: Int { secondsAfterDays / 60 % 60 }

  /// Whole seconds after the minutes, from −59 to 59.
  public var seconds: Int { secondsAfterDays % 60 }

  /// Nanoseconds after the seconds, from −999,999,999 to 999,999,999.
  public var nanosecondsAfterSeconds: Int {
    Int(truncatingIfNeeded: nanoseconds % Self.nanosecondsPerSecond)
  }

  /// The length in seconds with the fraction, exact.
  public var totalSeconds: Decimal {
    // 28 digits at most.
    Decimal(known: nanoseconds.magnitude, exponent: -9, isNegative: nanoseconds < 0)
  }

  /// Whole seconds after the days.
  private var secondsAfterDays: Int {
    Int(truncatingIfNeeded: nanoseconds % Self.nanosecondsPerDay / Self.nanosecondsPerSecond)
  }

  /// The duration the other way.
  public var negated: DayTimeDuration {
    DayTimeDuration(within: 0 - nanoseconds)
  }

  /// The duration without its sign.
  public var magnitude: DayTimeDuration { nanoseconds < 0 ? negated : self }

  /// A duration that keeps the invariant already.
  private init(within nanoseconds: Int128) {
    self.nanoseconds = nanoseconds
  }

  /// Whether the left duration is the shorter, or the more negative, one.
  public static func < (left: DayTimeDuration, right: DayTimeDuration) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// Returns the sum; null beyond 2⁶³ seconds.
  public func adding(_ other: DayTimeDuration) -> DayTimeDuration? {
    DayTimeDuration(nanoseconds: nanoseconds + other.nanoseconds)
  }

  /// Returns the difference; null beyond 2⁶³ seconds.
  public func subtracting(_ other: DayTimeDuration) -> DayTimeDuration? {
    adding(other.negated)
  }

  /// Returns the product, to the nearest nanosecond, ties to even; null beyond 2⁶³ seconds.
  public func multiplied(by factor: Decimal) -> DayTimeDuration? {
    Self.seconds(totalSeconds.multiplied(by: factor))
  }

  /// Returns the quotient, to the nearest nanosecond, ties to even.
  ///
  /// Null if `divisor` is 0, and beyond 2⁶³ seconds.
  public func divided(by divisor: Decimal) -> DayTimeDuration? {
    Self.seconds(totalSeconds.divided(by: divisor))
  }

  /// Returns how many times another duration goes into this one; null if the other is 0.
  public func ratio(to other: DayTimeDuration) -> Decimal? {
    totalSeconds.divided(by: other.totalSeconds)?.strippingZeros().appendingZeros(downTo: 0)
  }

  /// The duration in days, hours, minutes and seconds, without parts that are 0: `P2DT1H`, `PT0S`.
  public var description: String {
    if nanoseconds == 0 { return "PT0S" }
    var time = ""
    if hours != 0 { time += "\(hours.magnitude)H" }
    if minutes != 0 { time += "\(minutes.magnitude)M" }
    if seconds != 0 || nanosecondsAfterSeconds != 0 {
      let fraction = TemporalReader.fraction(nanosecondsAfterSeconds.magnitude)
      time += "\(seconds.magnitude)\(fraction)S"
    }
    let date = days == 0 ? "" : "\(days.magnitude)D"
    return (nanoseconds < 0 ? "-P" : "P") + date + (time.isEmpty ? "" : "T" + time)
  }

  /// Returns the duration of a count of seconds, to the nearest nanosecond.
  private static func seconds(_ count: Decimal?) -> DayTimeDuration? {
    if count?.isZero == true { return .zero }
    guard let rounded = count?.rounded(scale: 9, mode: .halfEven)?.strippingZeros(upTo: -9),
      rounded.exponent <= PowersOfTen.largest,
      let scaled = Decimal(
        sign: rounded.isNegative, coefficient: rounded.coefficient, exponent: rounded.exponent + 9)
    else { return nil }
    return scaled.exactInt128().flatMap { DayTimeDuration(nanoseconds: $0) }
  }

  /// Reads the parts after `P` and returns their sum in nanoseconds; null if there are none.
  private static func read(_ reader: inout TemporalReader) -> Int128? {
    // Four parts, each an `Int` times at most 8.64 · 10¹³: below 2¹²⁷.
    var total: Int128 = 0
    if reader.isAtDigit {
      guard let (days, _) = reader.number(), reader.take("D") else { return nil }
      total = Int128(days) * nanosecondsPerDay
      if reader.isAtEnd { return total }
    }
    guard reader.take("T"), reader.isAtDigit else { return nil }
    // Seconds of each unit, in the order they must have.
    var units: [(letter: Unicode.Scalar, seconds: Int128)] = [("H", 3600), ("M", 60), ("S", 1)]
    while reader.isAtDigit {
      guard let (count, _) = reader.number() else { return nil }
      if reader.take(".") {
        guard let fraction = reader.nanoseconds(), reader.take("S") else { return nil }
        return total + Int128(count) * nanosecondsPerSecond + Int128(fraction)
      }
      guard let place = units.firstIndex(where: { reader.take($0.letter) }) else { return nil }
      total += Int128(count) * units[place].seconds * nanosecondsPerSecond
      units.removeFirst(place + 1)
    }
    return total
  }
}
