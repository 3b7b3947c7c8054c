/// Where on earth a time of day is meant.
public enum Zone: Sendable, Hashable, CustomStringConvertible {
  /// Local time: no zone is given.
  case none
  /// Seconds east of Greenwich, from −64,800 to 64,800 in times that exist; 0 is UTC.
  case offset(seconds: Int)
  /// A zone of the IANA database.
  case named(ZoneRules)

  /// UTC.
  public static let utc = Zone.offset(seconds: 0)

  /// The largest offset either way, 18 hours in seconds.
  static let largestOffset = 18 * 3600

  /// The zone that a text writes, `Z`, `±hh:mm[:ss]` or `@id`; the empty text is local time.
  ///
  /// Null for an offset beyond 18 hours, for an id that is not known and for anything else.
  ///
  /// - Parameter zones: Where ids are looked up; null: none is known.
  public init?(_ text: some StringProtocol, zones: ZoneDatabase? = nil) {
    guard var reader = TemporalReader(text), let zone = Self.read(&reader, zones) else {
      return nil
    }
    self = zone
  }

  /// Reads all that is left as a zone.
  static func read(_ reader: inout TemporalReader, _ zones: ZoneDatabase?) -> Zone? {
    if reader.isAtEnd { return Zone.none }
    if reader.take("Z") { return reader.isAtEnd ? .utc : nil }
    if reader.take("@") {
      return zones?.rules(reader.rest()).map(Zone.named)
    }
    let isWest = reader.take("-")
    guard isWest || reader.take("+") else { return nil }
    guard let hours = reader.twoDigits(), reader.take(":"), let minutes = reader.twoDigits() else {
      return nil
    }
    var seconds = 0
    if reader.take(":") {
      guard let written = reader.twoDigits() else { return nil }
      seconds = written
    }
    guard reader.isAtEnd, minutes < 60, seconds < 60 else { return nil }
    let offset = hours * 3600 + minutes * 60 + seconds
    return offset <= largestOffset ? .offset(seconds: isWest ? 0 - offset : offset) : nil
  }

  /// Whether a time may have this zone: an offset is at most 18 hours.
  var isValid: Bool {
    if case .offset(let seconds) = self { return seconds.magnitude <= UInt(Self.largestOffset) }
    return true
  }

  /// The offset of a time without a date, in seconds; null for local time.
  ///
  /// The standard does not say what a time of day in a zone with summer time means without a
  /// date: here it is standard time.
  var offset: Int? {
    switch self {
    case .none: nil
    case .offset(let seconds): seconds
    case .named(let rules): rules.standardOffset
    }
  }

  /// The offset when its clocks show a time, in seconds since 1970-01-01T00:00:00; null likewise.
  func offset(atLocal seconds: Int) -> Int? {
    if case .named(let rules) = self { return rules.offset(atLocal: seconds) }
    return offset
  }

  /// The zone as it follows a time: `Z`, `+08:00`, `+02:45:55`, `@id`; empty for local time.
  public var description: String {
    switch self {
    case .none: return ""
    case .offset(0): return "Z"
    case .named(let rules): return "@" + rules.id
    case .offset(let seconds):
      let size = seconds.magnitude
      let head = (seconds < 0 ? "-" : "+") + TemporalReader.padded(size / 3600, width: 2)
      let minutes = ":" + TemporalReader.padded(size / 60 % 60, width: 2)
      let rest = size % 60
      return head + minutes + (rest == 0 ? "" : ":" + TemporalReader.padded(rest, width: 2))
    }
  }
}
