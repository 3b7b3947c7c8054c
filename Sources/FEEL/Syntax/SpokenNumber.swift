/// A number with words behind it, as people say it and FEEL does not: `15天`, `90分以上`.
public struct SpokenNumber {
  /// The number alone.
  public let number: String
  /// The comparison that the words mean, such as `>= 90`; null where they only name a unit.
  public let comparison: String?

  /// The words that compare, each of which takes in the number itself, and the operator.
  ///
  /// - SeeAlso: Civil Code of the PRC, article 1259.
  private static let comparing: [(word: String, symbol: String)] = [
    ("以上", ">="), ("以下", "<="), ("以内", "<="), ("之内", "<="),
  ]
  /// Longer texts are no number with a unit.
  private static let mostWords = 12

  /// Null for a text that does not begin with a number, or goes on with other than Chinese words.
  public init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    let digits = scalars.prefix { $0.isNumeral || $0.isPoint }
    let words = scalars[digits.count...]
    guard digits.first?.isNumeral == true, digits.last?.isNumeral == true,
      digits.filter(\.isPoint).count <= 1, (1...Self.mostWords).contains(words.count),
      words.allSatisfy({ $0.value >= 0x3400 && $0.isNameStart })
    else { return nil }
    let number = Self.string(digits).inASCII
    let suffix = Self.string(words)
    self.number = number
    comparison = Self.comparing.first { suffix.hasSuffix($0.word) }
      .map { "\($0.symbol) \(number)" }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
