import FEEL

/// How a record writes a date, a time or a duration, with an example, for what is said of others.
struct TemporalForm {
  let english: String
  let chinese: String

  /// - Parameter isQuoted: Whether the example stands in quotes, as in JSON.
  init(_ type: StaticType, isQuoted: Bool) {
    let (english, chinese, example) =
      switch type {
      case .time: ("a time", "时刻", "08:30:00")
      case .dateAndTime: ("a date and time", "日期和时刻", "2026-05-12T08:30:00")
      case .daysAndTime: ("a duration in days and hours", "时长（日、时）", "P2DT12H")
      case .yearsAndMonths: ("a duration in years and months", "时长（年、月）", "P1Y6M")
      default: ("a date", "日期", "2026-05-12")
      }
    let written = isQuoted ? "\"\(example)\"" : example
    self.english = "\(english), such as \(written)"
    self.chinese = "\(chinese)，如 \(written)"
  }

  /// The date that a text in another form means: year, month and day with other signs between
  /// them, or a time behind it; null where their order is not certain.
  static func date(meantBy text: String) -> CalendarDate? {
    guard text.utf8.count <= 80 else { return nil }
    var rest = text[...]
    guard let year = number(of: 4...4, from: &rest), take("-/.年", from: &rest),
      let month = number(of: 1...2, from: &rest), take("-/.月", from: &rest),
      let day = number(of: 1...2, from: &rest), endsDate(rest)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Takes a number of so many digits, and blanks before it.
  private static func number(of count: ClosedRange<Int>, from rest: inout Substring) -> Int? {
    rest = rest.drop(while: \.isWhitespace)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard count.contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    return Int(digits)
  }

  /// Takes one of several signs, and blanks before it.
  private static func take(_ signs: String, from rest: inout Substring) -> Bool {
    rest = rest.drop(while: \.isWhitespace)
    guard let sign = rest.first, signs.contains(sign) else { return false }
    rest.removeFirst()
    return true
  }

  /// Whether nothing follows a day but its sign, and what stands apart or begins with a T.
  private static func endsDate(_ rest: Substring) -> Bool {
    let unit = rest.drop(while: \.isWhitespace)
    let behind = unit.first == "日" ? unit.dropFirst() : unit
    if behind.isEmpty { return true }
    let isApart = rest.startIndex < unit.startIndex && !unit.contains(where: \.isNewline)
    let begins = behind.first.map { $0 == "T" || $0.isWhitespace } ?? false
    return isApart || begins && !behind.dropFirst().contains(where: \.isNewline)
  }
}
