/// Where on earth a time of day is meant.
public enum Zone: Sendable, Hashable, CustomStringConvertible {
  /// Local time: no zone is given.
  case none
  /// Seconds east of Greenwich, from −64,800 to 64,800 in times that exist; 0 is UTC.
  case offset(seconds: Int)
  /// A zone of the IANA database by its id, such as `Asia/Shanghai`.
  case named(String)

  /// UTC.
  public static let utc = Zone.offset(seconds: 0)

  /// The largest offset either way, 18 hours in seconds.
  static let largestOffset = 18 * 3600

  /// Whether the zone database has a zone of this id.
  ///
  /// There is no database yet, it comes with the full standard: no id is known, and a text that
  /// names a zone is refused.
  public static func isKnown(_ id: String) -> Bool {
    false
  }

  /// The zone that a text writes, `Z`, `±hh:mm[:ss]` or `@id`; the empty text is local time.
  ///
  /// Null for an offset beyond 18 hours, for an id that is not known and for anything else.
  public init?(_ text: some StringProtocol) {
    guard var reader = TemporalReader(text), let zone = Self.read(&reader) else { return nil }
    self = zone
  }

  /// Reads all that is left as a zone.
  static func read(_ reader: inout TemporalReader) -> Zone? {
    if reader.isAtEnd { return Zone.none }
    if reader.take("Z") { return reader.isAtEnd ? .utc : nil }
    if reader.take("@") {
      let id = reader.rest()
      return isKnown(id) ? .named(id) : nil
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

  /// Whether a time may have this zone: the offset is at most 18 hours, the id is known.
  var isValid: Bool {
    switch self {
    case .none: true
    case .offset(let seconds): seconds.magnitude <= UInt(Self.largestOffset)
    case .named(let id): Self.isKnown(id)
    }
  }

  /// Returns how many seconds this zone is ahead of another.
  ///
  /// Null if only one of them is local time, or if the database would have to tell.
  func secondsAhead(of other: Zone) -> Int? {
    switch (self, other) {
    case (.none, .none): 0
    case (.offset(let mine), .offset(let theirs)):
      isValid && other.isValid ? mine - theirs : nil
    case (.named(let mine), .named(let theirs)): mine == theirs ? 0 : nil
    default: nil
    }
  }

  /// The zone as it follows a time: `Z`, `+08:00`, `+02:45:55`, `@id`; empty for local time.
  public var description: String {
    switch self {
    case .none: return ""
    case .offset(0): return "Z"
    case .named(let id): return "@" + id
    case .offset(let seconds):
      let size = seconds.magnitude
      let head = (seconds < 0 ? "-" : "+") + TemporalReader.padded(size / 3600, width: 2)
      let minutes = ":" + TemporalReader.padded(size / 60 % 60, width: 2)
      let rest = size % 60
      return head + minutes + (rest == 0 ? "" : ":" + TemporalReader.padded(rest, width: 2))
    }
  }
}
