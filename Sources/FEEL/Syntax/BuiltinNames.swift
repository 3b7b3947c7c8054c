/// The names of FEEL that hold blanks. They are put together from words where they stand.
enum BuiltinNames {
  /// The built-in functions of more than one word (DMN 1.5, 10.3.4, and ours).
  static let functions: [[String]] = [
    "add workdays", "before holiday", "context merge", "context put", "date and time",
    "day of week", "day of year",
    "distinct values", "ends with", "finished by", "get entries", "get value", "index of",
    "insert before", "list contains", "list replace", "lower case", "met by", "month of year",
    "overlaps after", "overlaps before", "round down", "round half down", "round half up",
    "round up", "started by", "starts with", "string join", "string length", "substring after",
    "substring before", "upper case", "week of year", "workdays between",
    "years and months duration",
  ].map { $0.split(separator: " ").map(String.init) }

  /// The properties of more than one word.
  static let members: [[String]] = ["end included", "start included", "time offset"].map {
    $0.split(separator: " ").map(String.init)
  }

  private static let functionsByFirst = Dictionary(grouping: functions, by: { $0[0] })
  private static let membersByFirst = Dictionary(grouping: members, by: { $0[0] })

  /// Returns how many tokens at `index` make one name; 1 unless a name with blanks stands there.
  ///
  /// A name with a keyword in it (`date and time`) counts only before a parenthesis.
  static func length(of tokens: [Token], at index: Int) -> Int {
    longest(functionsByFirst, tokens, index) { words in
      guard words.contains("and") else { return true }
      let next = index + words.count
      return next < tokens.count && tokens[next].kind == .symbol(.openParenthesis)
    }
  }

  /// As `length(of:at:)`, for the name of a property.
  static func memberLength(of tokens: [Token], at index: Int) -> Int {
    longest(membersByFirst, tokens, index) { _ in true }
  }

  /// Returns the length of the longest of some names that stands at `index`; 1 for none.
  static func longest(
    _ names: [String: [[String]]], _ tokens: [Token], _ index: Int,
    where accepts: ([String]) -> Bool
  ) -> Int {
    var best = 1
    for words in names[tokens[index].text] ?? [] where words.count > best {
      guard index + words.count <= tokens.count else { continue }
      let found = tokens[index..<index + words.count].map(\.text)
      if found == words, accepts(words) { best = words.count }
    }
    return best
  }
}

/// The names of types that hold blanks.
enum TypeName {
  private static let long = [
    "date and time", "days and time duration", "years and months duration", "day time duration",
    "year month duration",
  ]

  /// Whether a type's name begins with these words.
  static func isPrefix(_ words: String) -> Bool {
    long.contains { $0 == words || $0.hasPrefix(words + " ") }
  }
}
