// The rules from `postfix` down, and names and types.
extension Parser {
  mutating func parsePostfix() -> ExpressionSyntax {
    let start = token
    var value = parsePrimary()
    while true {
      if at(.dot) {
        advance()
        let name = parseMemberName()
        value = node(.path(value, name), from: start, over: [value])
      } else if at(.openBracket), !endsInterval() {
        advance()
        filters += 1
        let condition = parseExpression()
        filters -= 1
        expect(.closeBracket)
        value = node(.filter(value, condition), from: start, over: [value, condition])
      } else if at(.openParenthesis) {
        advance()
        let arguments = parseArguments()
        value = node(
          .call(value, arguments), from: start, over: [value] + arguments.map(\.value))
      } else {
        return value
      }
    }
  }

  /// Whether the `[` here closes an interval (`[1..10[`): nothing after it begins an expression.
  private func endsInterval() -> Bool {
    guard openIntervals > 0 else { return false }
    switch token(ahead: 1).kind {
    case .number, .string, .word, .unknown: return false
    case .keyword(let keyword):
      switch keyword {
      case .and, .or, .between, .in, .instance, .then, .else, .return, .satisfies, .of: return true
      default: return false
      }
    case .symbol(let symbol):
      switch symbol {
      case .openParenthesis, .openBracket, .openBrace, .minus, .at, .question: return false
      default: return true
      }
    case .end: return true
    }
  }

  private mutating func parseArguments() -> [ArgumentSyntax] {
    var arguments: [ArgumentSyntax] = []
    let outer = openIntervals
    openIntervals = 0
    defer { openIntervals = outer }
    if !at(.closeParenthesis) {
      repeat { arguments.append(parseArgument()) } while take(.comma)
    }
    expect(.closeParenthesis)
    if arguments.contains(where: { $0.name != nil }),
      let plain = arguments.first(where: { $0.name == nil })
    {
      diagnostics.report(.mixedArguments(at: plain.value.span))
    }
    return arguments
  }

  private mutating func parseArgument() -> ArgumentSyntax {
    if let length = declaredNameLength(), token(ahead: length).kind == .symbol(.colon) {
      let name = parseDeclaredName()
      advance()
      return ArgumentSyntax(name: name, value: parseExpression())
    }
    return ArgumentSyntax(name: nil, value: parseExpression())
  }

  private mutating func parsePrimary() -> ExpressionSyntax {
    let start = token
    switch start.kind {
    case .number: return parseNumber()
    case .string: return leaf(.string(start.text))
    case .word: return parseName()
    case .keyword(.true), .keyword(.false): return leaf(.boolean(start.kind == .keyword(.true)))
    case .keyword(.null): return leaf(.null)
    case .keyword(.if), .keyword(.for), .keyword(.some), .keyword(.every), .keyword(.function):
      return parseExpression()
    case .symbol(.question): return leaf(.name("?"))
    case .symbol(.at): return parseAtLiteral()
    case .symbol(.openBrace): return nested { $0.parseContext() }
    case .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.closeBracket):
      return nested { $0.parseBracketed() }
    case .symbol(.quote): complain { .singleQuote(at: $1) }
    default: complain { .expectedExpression(found: $0, at: $1) }
    }
    return ExpressionSyntax(.unreadable, span(start))
  }

  /// An expression that is one token.
  private mutating func leaf(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
    let start = token
    advance()
    return node(kind, from: start, over: [])
  }

  private mutating func parseNumber() -> ExpressionSyntax {
    let start = token
    advance()
    guard let value = Decimal(start.text) else {
      diagnostics.report(.numberOutOfRange(at: span(start)))
      return ExpressionSyntax(.unreadable, span(start))
    }
    return node(.number(value), from: start, over: [])
  }

  private mutating func parseAtLiteral() -> ExpressionSyntax {
    let start = token
    advance()
    guard token.kind == .string else {
      complain { .expected("'\"'", found: $0, at: $1) }
      return ExpressionSyntax(.unreadable, span(start))
    }
    let value = token.text
    advance()
    return node(.atLiteral(value), from: start, over: [])
  }

  private mutating func parseContext() -> ExpressionSyntax {
    let start = token
    advance()
    var entries: [EntrySyntax] = []
    if !at(.closeBrace) {
      repeat {
        let key = token.kind == .string ? takeString() : parseDeclaredName()
        expect(.colon)
        entries.append(EntrySyntax(key: key, value: parseExpression()))
      } while take(.comma)
    }
    expect(.closeBrace)
    return node(.context(entries), from: start, over: entries.map(\.value))
  }

  private mutating func takeString() -> NameSyntax {
    let name = NameSyntax(text: token.text, span: span(token))
    spacedNames?.add(name.text)
    advance()
    return name
  }

  /// `(…)`, `[…]`, an interval with either kind of end, or `(< 10)`.
  private mutating func parseBracketed() -> ExpressionSyntax {
    let start = token
    advance()
    if start.kind == .symbol(.openParenthesis), let symbol = comparison(token) {
      return parseUnaryRange(symbol, from: start)
    }
    if start.kind == .symbol(.openBracket), take(.closeBracket) {
      return node(.list([]), from: start, over: [])
    }
    let outer = openIntervals
    openIntervals = 0
    defer { openIntervals = outer }
    let first = parseExpression()
    if take(.dotDot) { return parseInterval(from: start, first) }
    if start.kind == .symbol(.openParenthesis) {
      expect(.closeParenthesis)
      return node(first.kind, from: start, over: [first])
    }
    guard start.kind == .symbol(.openBracket) else {
      complain { .expected("'..'", found: $0, at: $1) }
      return ExpressionSyntax(.unreadable, span(from: start))
    }
    return parseList(from: start, first)
  }

  private mutating func parseList(
    from start: Token, _ first: ExpressionSyntax
  ) -> ExpressionSyntax {
    var elements = [first]
    while take(.comma) { elements.append(parseExpression()) }
    expect(.closeBracket)
    return node(.list(elements), from: start, over: elements)
  }

  private mutating func parseUnaryRange(
    _ symbol: BinaryOperator, from start: Token
  ) -> ExpressionSyntax {
    advance()
    let end = parseExpression()
    expect(.closeParenthesis)
    return node(.unaryRange(symbol, end), from: start, over: [end])
  }

  private mutating func parseInterval(
    from start: Token, _ low: ExpressionSyntax
  ) -> ExpressionSyntax {
    openIntervals = 1
    let high = parseExpression()
    openIntervals = 0
    let included = at(.closeBracket)
    if !included, !at(.closeParenthesis), !at(.openBracket) {
      complain { .expected("']'", found: $0, at: $1) }
    }
    advance()
    return node(
      .range(
        low, high, startIncluded: start.kind == .symbol(.openBracket), endIncluded: included),
      from: start, over: [low, high])
  }
}
