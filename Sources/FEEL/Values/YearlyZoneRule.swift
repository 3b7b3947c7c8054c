/// When clocks change each year, as the POSIX variable TZ writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyZoneRule: Sendable {
  /// A day of each year and a time on it.
  private enum Day: Sendable {
    /// From 1 to 365; 29 February is never counted.
    case ofCommonYear(Int)
    /// From 0 to 365.
    case ofYear(Int)
    /// The week 5 is the last; the weekday counts from 0, Sunday.
    case ofWeek(month: Int, week: Int, weekday: Int)
  }

  /// When standard time ends, and when it begins again.
  private struct Summer: Sendable {
    let offset: Int
    let start: (day: Day, seconds: Int)
    let end: (day: Day, seconds: Int)
  }

  /// The offset of standard time, in seconds east of Greenwich.
  let standard: Int
  private let summer: Summer?

  /// Returns the offset at an instant, in seconds since 1970-01-01T00:00:00Z.
  func offset(at instant: Int) -> Int {
    guard let summer,
      let date = CalendarDate(
        daysSinceEpoch: flooredDivision(instant + standard, by: 86_400).quotient)
    else { return standard }
    let start = Self.seconds(summer.start, year: date.year) - standard
    let end = Self.seconds(summer.end, year: date.year) - summer.offset
    let isSummer =
      start < end ? start <= instant && instant < end : instant < end || start <= instant
    return isSummer ? summer.offset : standard
  }

  /// The clock's seconds since 1970-01-01T00:00:00 at which a change of a year comes.
  private static func seconds(_ change: (day: Day, seconds: Int), year: Int) -> Int {
    let first = CalendarDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
    let day: Int
    switch change.day {
    case .ofCommonYear(let number):
      let march = CalendarDate(year: year, month: 3, day: 1)?.daysSinceEpoch ?? 0
      day = number < 60 ? first + number - 1 : march + number - 60
    case .ofYear(let number): day = first + number
    case .ofWeek(let month, let week, let weekday):
      let start = CalendarDate(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday, 4 from Sunday.
      let startDay = start?.daysSinceEpoch ?? 0
      let lead = flooredDivision(weekday - startDay - 4, by: 7).remainder
      let last = startDay + CalendarDate.daysInMonth(month, year: year) - 1
      let wanted = startDay + lead + (week - 1) * 7
      day = wanted > last ? wanted - 7 : wanted
    }
    return day * 86_400 + change.seconds
  }
}

// MARK: Reading

extension YearlyZoneRule {
  /// Reads the text of a rule; null for anything else.
  init?(_ text: String) {
    var reader = Reader(text: Array(text.utf8))
    guard reader.takeName(), let west = reader.time() else { return nil }
    standard = 0 - west
    guard !reader.isAtEnd else {
      summer = nil
      return
    }
    guard reader.takeName() else { return nil }
    let isPlain = reader.next == UInt8(ascii: ",")
    guard let summerWest = isPlain ? west - 3600 : reader.time(),
      let start = reader.change(), let end = reader.change(), reader.isAtEnd
    else { return nil }
    summer = Summer(offset: 0 - summerWest, start: start, end: end)
  }

  private struct Reader {
    let text: [UInt8]
    var place = 0

    var isAtEnd: Bool { place >= text.count }
    var next: UInt8? { isAtEnd ? nil : text[place] }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard let next, UInt32(next) == character.value else { return false }
      place += 1
      return true
    }

    /// Three letters or more, or anything between `<` and `>`.
    mutating func takeName() -> Bool {
      if take("<") {
        while let next, next != UInt8(ascii: ">") { place += 1 }
        return take(">")
      }
      let start = place
      while let next, Character(Unicode.Scalar(next)).isLetter { place += 1 }
      return place - start >= 3
    }

    /// At most four digits.
    mutating func number() -> Int? {
      var value = 0
      let start = place
      while place - start < 4, let digit = next.flatMap({ Unicode.Scalar($0).digit }) {
        value = value * 10 + digit
        place += 1
      }
      return place > start ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard var seconds = number().map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where take(":") {
        guard let part = number() else { return nil }
        seconds += part * unit
      }
      return isNegative ? 0 - seconds : seconds
    }

    /// `,M3.5.0/2`; without a time it is 02:00.
    mutating func change() -> (day: Day, seconds: Int)? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return (day, 7200) }
      return time().map { (day, $0) }
    }

    private mutating func day() -> Day? {
      if take("J") {
        return number().flatMap { (1...365).contains($0) ? .ofCommonYear($0) : nil }
      }
      guard take("M") else {
        return number().flatMap { (0...365).contains($0) ? .ofYear($0) : nil }
      }
      guard let month = number(), take("."), let week = number(), take("."),
        let weekday = number(), (1...12).contains(month), (1...5).contains(week),
        (0...6).contains(weekday)
      else { return nil }
      return .ofWeek(month: month, week: week, weekday: weekday)
    }
  }
}
