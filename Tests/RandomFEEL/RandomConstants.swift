package import FEEL

/// Constants for expressions and values for inspections, few enough to meet one another.
package enum RandomConstants {
  /// Constants of a type as FEEL writes them, ascending; empty for a type without any.
  package static func texts(of type: StaticType) -> [String] {
    switch type.unwrapped {
    case .boolean: ["false", "true"]
    case .integer: ["1", "2", "3", "5", "8", "12", "60", "90"]
    case .number: ["0.5", "0.8", "1.1", "2.5", "10", "60", "79.95", "90", "100"]
    case .string: strings.map { quoted($0) }
    case .date: dates.map { "@\"\($0)\"" }
    case .time: times.map { "@\"\($0)\"" }
    case .dateAndTime: moments.map { "@\"\($0)\"" }
    case .daysAndTime: dayPeriods.map { "@\"\($0)\"" }
    case .yearsAndMonths: monthPeriods.map { "@\"\($0)\"" }
    case .enumeration(let type): type.values.map(word)
    default: []
    }
  }

  /// Texts, ascending by code point.
  package static let strings = ["", "7.3.3", "A-017", "ab", "half a", "é", "一楼", "消防 通道", "🚒"]
  /// Dates, ascending: edges of months and years, a leap day, and edges of versions.
  package static let dates = [
    "2024-02-29", "2025-12-31", "2026-01-01", "2026-02-28", "2026-05-12", "2026-07-01",
    "2027-01-31",
  ]
  package static let times = ["00:00:00", "08:30:00", "12:00:00.5", "23:59:59"]
  package static let moments = [
    "2025-12-31T23:30:00", "2026-01-01T00:00:00", "2026-05-12T08:30:00", "2026-07-01T12:00:00",
  ]
  package static let dayPeriods = ["P1D", "P2DT3H", "P7D", "P30D"]
  package static let monthPeriods = ["P1M", "P1Y", "P1Y6M"]
  /// Numbers that calculations do not bear well.
  package static let extremeNumbers = [
    "9999999999999999999999999999999999", "1e6000", "0.00000000000000000000000000000001",
    "123456789.123456789123456789", "9223372036854775807", "3.000", "-0.1", "7e-30",
  ]

  /// A text as FEEL writes it.
  package static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// A word of an enumeration as FEEL writes it: in quotes where it is no name.
  package static func word(_ name: String) -> String {
    let isName =
      name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0 == "_" || ("0"..."9" ~= $0)
      }
      && !(name.unicodeScalars.first.map { "0"..."9" ~= $0 } ?? true)
    return isName ? name : quoted(name)
  }
}
