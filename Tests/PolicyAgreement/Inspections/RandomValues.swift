import FEEL
import RandomFEEL

/// Makes random values as JSON.
struct RandomValues {
  var random: SplitMix64
  /// Whether there are numbers that 64 bits do not hold.
  var hasExtremes = true
  /// By the text of a range or a test, the numbers in it and beside it.
  private var numbers: [String: [String]] = [:]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// A value of a type; of a number one within the range, mostly at its ends or at a rule's constant.
  ///
  /// - Parameter texts: The texts of ranges and tests in which constants stand.
  mutating func value(
    of type: StaticType, within range: CheckedTests?, _ texts: String?...
  ) -> JSONShape {
    switch type.unwrapped {
    case .boolean: return .plain(random.one(of: ["true", "false"]))
    case .integer, .number:
      return .plain(number(type.unwrapped, within: range, texts.compactMap(\.self)))
    case .enumeration(let words): return .text(random.one(of: words.values))
    case .list(let element):
      return .array((0..<random.below(5)).map { _ in value(of: element, within: nil) })
    case .string: return .text(string())
    default: return .text(random.one(of: Self.temporal(type.unwrapped)))
    }
  }

  private static func temporal(_ type: StaticType) -> [String] {
    switch type {
    case .date: RandomConstants.dates + ["0001-01-01", "9999-12-31", "2026-05-13"]
    case .time: RandomConstants.times + ["08:30:00Z", "23:59:59+14:00", "12:00:00.123456789"]
    case .dateAndTime:
      RandomConstants.moments + ["2026-05-12T08:30:00+08:00", "2024-02-29T24:00:00"]
    case .daysAndTime: RandomConstants.dayPeriods + ["-P1D", "PT0S", "P106751DT23H47M16S"]
    default: RandomConstants.monthPeriods + ["-P1Y", "P0M", "P999999Y"]
    }
  }

  // MARK: Numbers

  private mutating func number(
    _ type: StaticType, within range: CheckedTests?, _ texts: [String]
  ) -> String {
    for _ in 0..<40 {
      let text = candidate(type, texts)
      guard let value = Decimal(text), type == .number || value.isInteger else { continue }
      guard let range else { return text }
      if case .boolean(true) = ReferenceEvaluator.passes(.number(value), range, []) { return text }
    }
    return "50"
  }

  private mutating func candidate(_ type: StaticType, _ texts: [String]) -> String {
    let constants = texts.flatMap { known(in: $0) }
    switch random.below(10) {
    case 0...3 where !constants.isEmpty: return random.one(of: constants)
    case 4: return String(random.within(0...110))
    case 5 where hasExtremes: return random.one(of: Self.extremes)
    case 6: return type == .integer ? "\(random.within(0...9))e1" : "\(random.within(0...99)).50"
    case 7 where hasExtremes: return type == .integer ? "0" : digits()
    default: return random.one(of: RandomConstants.texts(of: type))
    }
  }

  private mutating func known(in text: String) -> [String] {
    if let known = numbers[text] { return known }
    let found = Self.numbers(in: text)
    numbers[text] = found
    return found
  }

  /// The numbers that stand in a text, and those beside them.
  private static func numbers(in text: String) -> [String] {
    text.matches(of: /\d+(?:\.\d+)?/).flatMap { match in
      [String(match.output), "\(match.output).1", "-\(match.output)", "\(match.output)9"]
    }.filter { $0.contains(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/) }
  }

  /// Up to 34 digits, which all count.
  private mutating func digits() -> String {
    "0." + (0..<random.within(1...33)).map { _ in String(random.within(1...9)) }.joined()
  }

  private static let extremes = [
    "0", "-0", "-1", "1E+2", "9223372036854775807", "9223372036854775808", "1e30",
    "9999999999999999999999999999999999", "12345678901234567890.12345678901234", "1e-30", "1e6000",
    "0.10", "100.000", "-9223372036854775808",
  ]

  // MARK: Texts

  mutating func string() -> String {
    switch random.below(8) {
    case 0: random.one(of: Self.oddities)
    case 1: String((0..<random.below(20)).map { _ in character() })
    case 2: String(repeating: random.one(of: ["准", "a", "🚒"]), count: random.below(400))
    default: random.one(of: RandomConstants.strings)
    }
  }

  /// A character from any part of Unicode.
  private mutating func character() -> Character {
    let ranges: [ClosedRange<Int>] = [
      0x01...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
    ]
    return Character(Unicode.Scalar(UInt32(random.within(random.one(of: ranges)))) ?? " ")
  }

  /// What is hard to print, to compare, or to cut.
  private static let oddities = [
    "e\u{301}", "\u{202E}abc", "👩‍🚒", "a\u{0}b", "line\nline", "\"\\/\"", "\u{FEFF}", "\u{2028}",
    "pass",
    "null", "true", "不符合吗", "｜", "</script>", "\u{10FFFF}",
  ]

  /// Any JSON, so deep.
  mutating func anything(depth: Int) -> JSONShape {
    switch random.below(depth > 0 ? 5 : 3) {
    case 0: .plain(random.one(of: ["null", "true", "-0.5e-3", "0"]))
    case 1, 2: .text(string())
    case 3: .array((0..<random.below(4)).map { _ in anything(depth: depth - 1) })
    default:
      .object(
        (0..<random.below(4)).map {
          ("k\($0)\(random.one(of: ["", "é", "."]))", anything(depth: depth - 1))
        })
    }
  }
}
