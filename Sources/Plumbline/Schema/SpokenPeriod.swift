import FEEL

/// A period as people say it, and how the language writes it.
enum SpokenPeriod {
  /// Longer texts are no period.
  private static let longest = 40

  /// `days(15)` for `15天`, `days 15`, `15 days` and `15`; null for what is no such period.
  static func meant(_ text: String) -> String? {
    guard text.utf8.count <= longest else { return nil }
    let ascii = text.inASCII
    if ["立即", "立刻", "马上", "当场"].contains(ascii) { return "immediately" }
    // A pattern is slow to look for, and most texts are `days(15)`.
    let isPhrase = ascii.contains(where: \.isWhitespace)
    if isPhrase, let match = ascii.wholeMatch(of: /(days|months|workdays|hours)\s+([^\s()]+)/) {
      return isPolicyName(match.2) || Decimal(String(match.2)) != nil
        ? "\(match.1)(\(match.2))" : nil
    }
    guard ascii.first?.isNumber == true,
      let match = ascii.wholeMatch(of: /([1-9][0-9]*)\s*(\D*)/)
    else { return nil }
    return function(of: String(match.2)).map { "\($0)(\(match.1))" }
  }

  /// The function that counts a unit; days where none is named.
  private static func function(of unit: String) -> String? {
    switch unit {
    case "", "天", "日", "个自然日", "自然日", "day", "days": "days"
    case "个工作日", "工作日", "workday", "workdays": "workdays"
    case "个月", "月", "month", "months": "months"
    case "个小时", "小时", "时", "hour", "hours": "hours"
    default: nil
    }
  }
}
