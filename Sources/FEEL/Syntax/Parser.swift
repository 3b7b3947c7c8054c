/// Reads a text as an expression or as unary tests, and reports every mistake it finds.
///
/// Recursive descent over tokens, one method per rule of the grammar in `docs/language.md`, no
/// backtracking: the time is linear in the length of the text. After a mistake the parser gives the
/// place an `.unreadable` node, skips to the next comma, closing bracket or keyword that belongs to
/// a construct still open, and goes on; a second complaint at the same token is suppressed, be the
/// first one the lexer's.
public struct Parser {
  /// Nesting and operator chains deeper than this are refused: evaluation recurses.
  static let deepest = 200

  let text: ExpressionText
  var tokens: [Token]
  var index = 0
  var diagnostics = Diagnostics()
  /// 1 while the end of an interval is read, where `[` may close it; 0 inside brackets.
  var openIntervals = 0
  /// In how many filters the text here lies: the entries of their elements are names there.
  var filters = 0
  /// The names with blanks in scope here; null in a policy, whose names have none.
  var spacedNames: SpacedNames?
  private var depth = 0
  private var complainedAt = -1
  /// The places in the file of what the lexer has complained about.
  private let mended: Set<Int>

  private init(_ text: ExpressionText, _ spacedNames: SpacedNames?) {
    self.text = text
    self.spacedNames = spacedNames
    var found = Diagnostics()
    tokens = Lexer.tokens(of: text, into: &found)
    mended = Set(found.all.map(\.span.start))
    diagnostics.report(contentsOf: found)
  }

  /// Returns the expression a text holds; null after an error, which is then reported.
  public static func expression(
    _ text: ExpressionText, into diagnostics: inout Diagnostics
  ) -> ExpressionSyntax? {
    expression(text, names: nil, into: &diagnostics)
  }

  /// As `expression(_:into:)`, where names may hold blanks; `names` are those known outside.
  static func expression(
    _ text: ExpressionText, names: SpacedNames?, into diagnostics: inout Diagnostics
  ) -> ExpressionSyntax? {
    var parser = Parser(text, names)
    let expression = parser.parseExpression()
    parser.expectEnd()
    diagnostics.report(contentsOf: parser.diagnostics)
    return parser.diagnostics.hasErrors ? nil : expression
  }

  /// Returns the unary tests a text holds; null after an error, which is then reported.
  public static func unaryTests(
    _ text: ExpressionText, into diagnostics: inout Diagnostics
  ) -> UnaryTestsSyntax? {
    unaryTests(text, names: nil, into: &diagnostics)
  }

  /// As `unaryTests(_:into:)`, where names may hold blanks; `names` are those known outside.
  static func unaryTests(
    _ text: ExpressionText, names: SpacedNames?, into diagnostics: inout Diagnostics
  ) -> UnaryTestsSyntax? {
    var parser = Parser(text, names)
    let tests = parser.parseUnaryTests()
    parser.expectEnd()
    diagnostics.report(contentsOf: parser.diagnostics)
    return parser.diagnostics.hasErrors ? nil : tests
  }
}

// MARK: Tokens

extension Parser {
  var token: Token { tokens[min(index, tokens.count - 1)] }

  func token(ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  func at(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }

  func at(_ keyword: Keyword) -> Bool { token.kind == .keyword(keyword) }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  func span(_ token: Token) -> SourceSpan { text.span(token.start, token.end) }

  /// From the start of a token to the end of the last one taken.
  func span(from start: Token) -> SourceSpan {
    let end = index > 0 ? tokens[index - 1].end : start.end
    return text.span(start.start, max(end, start.end))
  }

  /// Reports once per place, then skips to where reading can go on.
  mutating func complain(_ make: (Token, SourceSpan) -> Diagnostic) {
    if complainedAt != index, token.kind != .unknown, !mended.contains(span(token).start) {
      diagnostics.report(make(token, span(token)))
    }
    recover()
    complainedAt = index
  }

  private mutating func recover() {
    var open = 0
    while token.kind != .end {
      switch token.kind {
      case .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.openBrace): open += 1
      case .symbol(.closeParenthesis), .symbol(.closeBracket), .symbol(.closeBrace):
        if open == 0 { return }
        open -= 1
      case .symbol(.comma), .keyword(.then), .keyword(.else), .keyword(.return),
        .keyword(.satisfies):
        if open == 0 { return }
      default: break
      }
      advance()
    }
  }

  mutating func expect(_ symbol: Symbol) {
    if !take(symbol) { complain { .expected("'\(symbol.rawValue)'", found: $0, at: $1) } }
    // A bracket that closes after recovery belongs here.
    if complainedAt == index { _ = take(symbol) }
  }

  mutating func expect(_ keyword: Keyword) {
    if !take(keyword) { complain { .expected("'\(keyword.rawValue)'", found: $0, at: $1) } }
    if complainedAt == index { _ = take(keyword) }
  }

  mutating func expectEnd() {
    guard token.kind != .end, complainedAt != index else { return }
    if token.kind == .symbol(.equal) || comparison(token) != nil {
      complain { .chainedComparison(found: $0, at: $1) }
    } else {
      complain { .unexpected($0, at: $1) }
    }
  }

  /// Runs a rule one level deeper; past the limit the rest is reported and skipped.
  mutating func nested(_ rule: (inout Parser) -> ExpressionSyntax) -> ExpressionSyntax {
    let here = span(token)
    return nested(rule, orElse: ExpressionSyntax(.unreadable, here))
  }

  /// As `nested(_:)`, with what stands for a rule that lies too deep.
  mutating func nested<Tree>(_ rule: (inout Parser) -> Tree, orElse unreadable: Tree) -> Tree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      complain { _, span in .expressionTooDeep(at: span) }
      while token.kind != .end { advance() }
      complainedAt = index
      return unreadable
    }
    return rule(&self)
  }

  /// Makes a node, unless it would be too deep to be evaluated.
  mutating func node(
    _ kind: ExpressionSyntax.Kind, from start: Token, over children: [ExpressionSyntax]
  ) -> ExpressionSyntax {
    let made = ExpressionSyntax(kind, span(from: start), over: children)
    guard made.height > Self.deepest else { return made }
    if complainedAt != index { diagnostics.report(.expressionTooDeep(at: made.span)) }
    while token.kind != .end { advance() }
    complainedAt = index
    return ExpressionSyntax(.unreadable, made.span)
  }
}
