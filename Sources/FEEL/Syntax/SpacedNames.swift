/// The names with blanks or symbols in them (`Monthly Salary`, `Date-Time2`) that are in scope.
///
/// FEEL's grammar lets any name hold blanks and `. / - ' + *`, so text can be split only by who
/// knows the names: the longest run of tokens that is a known name is one. Policies have no such
/// names; the public conformance cases do (DMN 1.5, 10.3.1.2, rules 27 to 30).
struct SpacedNames: Sendable {
  private var names: NameTree
  /// Names that stand after a dot, or in a filter.
  private let members: NameTree
  private let types: NameTree

  init(
    _ names: some Sequence<String>, members: some Sequence<String> = [],
    types: some Sequence<String> = []
  ) {
    self.names = NameTree(names.map(Self.tokens))
    self.members = NameTree(members.map(Self.tokens))
    self.types = NameTree(types.map(Self.tokens))
  }

  private static func tokens(of name: String) -> [String] {
    var ignored = Diagnostics()
    return Lexer.tokens(of: ExpressionText(name), into: &ignored).dropLast().map(\.text)
  }

  mutating func add(_ name: String) { names.add(Self.tokens(of: name)) }

  /// Returns how many tokens at `index` make a known name; 1 unless one of several stands there.
  func length(of tokens: [Token], at index: Int) -> Int { names.longest(in: tokens, at: index) }

  /// As `length(of:at:)`, where a member may stand too.
  func memberLength(of tokens: [Token], at index: Int) -> Int {
    max(names.longest(in: tokens, at: index), members.longest(in: tokens, at: index))
  }

  /// As `length(of:at:)`, of the names of types.
  func typeLength(of tokens: [Token], at index: Int) -> Int {
    types.longest(in: tokens, at: index)
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
