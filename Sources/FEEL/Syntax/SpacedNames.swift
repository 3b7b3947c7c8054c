/// The names with blanks or symbols in them (`Monthly Salary`, `Date-Time2`) that are in scope.
///
/// FEEL's grammar lets any name hold blanks and `. / - ' + *`, so text can be split only by who
/// knows the names: the longest run of tokens that is a known name is one. Policies have no such
/// names; the public conformance cases do (DMN 1.5, 10.3.1.2, rules 27 to 30).
struct SpacedNames: Sendable {
  /// Ways to write a name as tokens, by the first token.
  private var byFirst: [String: [[String]]] = [:]
  /// As `byFirst`: names that stand after a dot, or in a filter.
  private let members: [String: [[String]]]
  /// As `byFirst`: names of types.
  private let types: [String: [[String]]]

  init(
    _ names: some Sequence<String>, members: some Sequence<String> = [],
    types: some Sequence<String> = []
  ) {
    self.members = Self.spaced(members)
    self.types = Self.spaced(types)
    byFirst = Self.spaced(names)
  }

  /// The names of more than one token, by their first.
  private static func spaced(_ names: some Sequence<String>) -> [String: [[String]]] {
    Dictionary(grouping: names.map(tokens).filter { $0.count > 1 }) { $0[0] }
  }

  private static func tokens(of name: String) -> [String] {
    var ignored = Diagnostics()
    return Lexer.tokens(of: ExpressionText(name), into: &ignored).dropLast().map(\.text)
  }

  /// Adds a name; one of a single token is left out.
  mutating func add(_ name: String) {
    let words = Self.tokens(of: name)
    if words.count > 1 { byFirst[words[0], default: []].append(words) }
  }

  /// Returns how many tokens at `index` make a known name; 1 unless one of several stands there.
  func length(of tokens: [Token], at index: Int) -> Int {
    BuiltinNames.longest(byFirst, tokens, index) { _ in true }
  }

  /// As `length(of:at:)`, where a member may stand too.
  func memberLength(of tokens: [Token], at index: Int) -> Int {
    max(length(of: tokens, at: index), BuiltinNames.longest(members, tokens, index) { _ in true })
  }

  /// As `length(of:at:)`, of the names of types.
  func typeLength(of tokens: [Token], at index: Int) -> Int {
    BuiltinNames.longest(types, tokens, index) { _ in true }
  }

  /// A name as it is compared: one blank between words, none around symbols.
  static func canonical(_ name: String) -> String {
    var ignored = Diagnostics()
    return canonical(Lexer.tokens(of: ExpressionText(name), into: &ignored).dropLast())
  }

  /// As `canonical(_:)`, of tokens.
  static func canonical(_ tokens: some Sequence<Token>) -> String {
    var name = ""
    var isAfterWord = false
    for token in tokens {
      let isWord = if case .symbol = token.kind { false } else { true }
      if isWord, isAfterWord { name += " " }
      name += token.text
      isAfterWord = isWord
    }
    return name
  }
}
