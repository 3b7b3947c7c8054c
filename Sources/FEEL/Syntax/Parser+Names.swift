// Names where they are used and where they are declared.
extension Parser {
  mutating func parseName() -> ExpressionSyntax {
    let start = token
    let spaced =
      filters > 0
      ? spacedNames?.memberLength(of: tokens, at: index)
      : spacedNames?.length(of: tokens, at: index)
    let known = max(BuiltinNames.length(of: tokens, at: index), spaced ?? 1)
    let name = joined(known > 1 || spacedNames == nil ? known : runLength())
    return node(.name(name), from: start, over: [])
  }

  /// After a dot: a word, or one of the properties with a blank in them.
  mutating func parseMemberName() -> NameSyntax {
    let start = token
    guard token.kind == .word || isKeyword(token) else {
      complain { .expectedName(found: $0, at: $1) }
      return NameSyntax(text: "", span: span(start))
    }
    let known = max(
      BuiltinNames.memberLength(of: tokens, at: index),
      spacedNames?.memberLength(of: tokens, at: index) ?? 1)
    let name = joined(known > 1 || spacedNames == nil ? known : runLength())
    return NameSyntax(text: name, span: span(from: start))
  }

  private func isKeyword(_ token: Token) -> Bool {
    if case .keyword = token.kind { return true }
    return false
  }

  /// The number of words that stand side by side here; at least 1.
  private func runLength() -> Int {
    var length = 1
    while token(ahead: length).kind == .word { length += 1 }
    return length
  }

  /// Takes `length` tokens as one name, one blank between words.
  mutating func joined(_ length: Int) -> String {
    let end = min(index + length, tokens.count - 1)
    defer { index = end }
    if length == 1 { return token.text }
    return SpacedNames.canonical(tokens[index..<end])
  }

  /// The number of tokens of a name that is being declared; null where there is none.
  ///
  /// The name of a loop's variable ends before `in`; others may hold that word, if a colon follows
  /// or one of `ends`.
  func declaredNameLength(before ends: [Symbol] = []) -> Int? {
    guard token.kind == .word else { return nil }
    guard spacedNames != nil else { return runLength() }
    var length = 1
    while Self.continuesName(token(ahead: length)) { length += 1 }
    var whole = length
    while token(ahead: whole).kind == .keyword(.in) || Self.continuesName(token(ahead: whole)) {
      whole += 1
    }
    return ([.colon] + ends).contains { token(ahead: whole).kind == .symbol($0) } ? whole : length
  }

  private static func continuesName(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .number, .symbol(.dot), .symbol(.divide), .symbol(.minus), .symbol(.quote),
      .symbol(.plus), .symbol(.times):
      true
    case .keyword(let keyword): keyword != .in
    default: false
    }
  }

  /// A name where it is declared: all words up to the next token of another kind.
  mutating func parseDeclaredName(before ends: [Symbol] = []) -> NameSyntax {
    let start = token
    guard let length = declaredNameLength(before: ends) else {
      complain { .expectedName(found: $0, at: $1) }
      return NameSyntax(text: "", span: span(start))
    }
    let name = joined(length)
    if length > 1 { spacedNames?.add(name) }
    return NameSyntax(text: name, span: span(from: start))
  }
}
