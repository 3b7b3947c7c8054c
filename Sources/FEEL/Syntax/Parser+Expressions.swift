// The rules from `expression` down to `power`, loosest first.
extension Parser {
  mutating func parseExpression() -> ExpressionSyntax {
    nested { parser in
      switch parser.token.kind {
      case .keyword(.if): parser.parseConditional()
      case .keyword(.for): parser.parseIteration(.for, until: .return)
      case .keyword(.some): parser.parseIteration(.some, until: .satisfies)
      case .keyword(.every): parser.parseIteration(.every, until: .satisfies)
      case .keyword(.function): parser.parseFunction()
      default: parser.parseDisjunction()
      }
    }
  }

  private mutating func parseConditional() -> ExpressionSyntax {
    let start = token
    advance()
    let condition = parseExpression()
    expect(.then)
    let positive = parseExpression()
    expect(.else)
    let negative = parseExpression()
    return node(
      .conditional(condition, then: positive, else: negative), from: start,
      over: [condition, positive, negative])
  }

  private mutating func parseIteration(
    _ iteration: Iteration, until keyword: Keyword
  ) -> ExpressionSyntax {
    let start = token
    advance()
    var iterators: [IteratorSyntax] = []
    repeat {
      let name = parseDeclaredName()
      expect(.in)
      let domain = parseExpression()
      let end = take(.dotDot) ? parseExpression() : nil
      iterators.append(IteratorSyntax(name: name, domain: domain, end: end))
    } while take(.comma)
    expect(keyword)
    let body = parseExpression()
    let children = iterators.flatMap { [$0.domain] + ($0.end.map { [$0] } ?? []) } + [body]
    return node(.iteration(iteration, iterators, body: body), from: start, over: children)
  }

  private mutating func parseFunction() -> ExpressionSyntax {
    let start = token
    advance()
    expect(.openParenthesis)
    var parameters: [ParameterSyntax] = []
    if !at(.closeParenthesis) {
      repeat {
        let name = parseDeclaredName(before: [.comma, .closeParenthesis])
        parameters.append(ParameterSyntax(name: name, type: take(.colon) ? parseType() : nil))
      } while take(.comma)
    }
    expect(.closeParenthesis)
    let body = at(.external) ? parseExternalBody() : parseExpression()
    return node(.function(parameters, body: body), from: start, over: [body])
  }

  /// `external` and a context that says where the function is (DMN 1.5, 10.3.2.13.2).
  private mutating func parseExternalBody() -> ExpressionSyntax {
    let start = token
    advance()
    let mapping = parseExpression()
    return node(.external, from: start, over: [mapping])
  }

  private mutating func parseDisjunction() -> ExpressionSyntax {
    parseChain({ $0.kind == .keyword(.or) ? .or : nil }) { $0.parseConjunction() }
  }

  private mutating func parseConjunction() -> ExpressionSyntax {
    parseChain({ $0.kind == .keyword(.and) ? .and : nil }) { $0.parseComparison() }
  }

  mutating func parseAdditive() -> ExpressionSyntax {
    parseChain({ token in
      switch token.kind {
      case .symbol(.plus): .add
      case .symbol(.minus): .subtract
      default: nil
      }
    }) { $0.parseTerm() }
  }

  private mutating func parseTerm() -> ExpressionSyntax {
    parseChain({ token in
      switch token.kind {
      case .symbol(.times): .multiply
      case .symbol(.divide): .divide
      default: nil
      }
    }) { $0.parsePower() }
  }

  private mutating func parsePower() -> ExpressionSyntax {
    parseChain({ $0.kind == .symbol(.power) ? .power : nil }) { $0.parseUnary() }
  }

  /// `operand { operator operand }`, to the left.
  private mutating func parseChain(
    _ operatorAt: (Token) -> BinaryOperator?, _ operand: (inout Parser) -> ExpressionSyntax
  ) -> ExpressionSyntax {
    let start = token
    var left = operand(&self)
    while let symbol = operatorAt(token) {
      advance()
      let right = operand(&self)
      left = node(.binary(symbol, left, right), from: start, over: [left, right])
    }
    return left
  }

  func comparison(_ token: Token) -> BinaryOperator? {
    guard case .symbol(let symbol) = token.kind else { return nil }
    switch symbol {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return BinaryOperator(rawValue: symbol.rawValue)
    default: return nil
    }
  }

  private mutating func parseComparison() -> ExpressionSyntax {
    let start = token
    let left = parseAdditive()
    if let symbol = comparison(token) {
      advance()
      let right = parseAdditive()
      if comparison(token) != nil { complain { .chainedComparison(found: $0, at: $1) } }
      return node(.binary(symbol, left, right), from: start, over: [left, right])
    }
    if take(.between) {
      let low = parseAdditive()
      expect(.and)
      let high = parseAdditive()
      return node(.between(left, low: low, high: high), from: start, over: [left, low, high])
    }
    if take(.in) {
      let tests = parseMembershipTests()
      return node(
        .membership(left, tests), from: start, over: [left] + tests.map(\.expression))
    }
    return left
  }

  private mutating func parseUnary() -> ExpressionSyntax {
    let start = token
    guard take(.minus) else { return parseInstance() }
    let operand = nested { $0.parseUnary() }
    return node(.negation(operand), from: start, over: [operand])
  }

  private mutating func parseInstance() -> ExpressionSyntax {
    let start = token
    let value = parsePostfix()
    guard take(.instance) else { return value }
    expect(.of)
    let type = parseType()
    return node(.instance(value, type), from: start, over: [value])
  }
}

// MARK: Tests

extension Parser {
  /// `-`, `not(…)`, or tests with commas between them, which mean *or*. By the standard an empty cell
  /// is as good as `-`.
  mutating func parseUnaryTests() -> UnaryTestsSyntax {
    let start = token
    let isEmpty = spacedNames != nil && token.kind == .end
    if isEmpty || (at(.minus) && token(ahead: 1).kind == .end) {
      advance()
      return UnaryTestsSyntax(kind: .any, span: span(from: start))
    }
    if token.kind == .word, token.text == "not", token(ahead: 1).kind == .symbol(.openParenthesis),
      let tests = takeNegation()
    {
      return UnaryTestsSyntax(kind: .not(tests), span: span(from: start))
    }
    let tests = parseTests()
    return UnaryTestsSyntax(kind: .tests(tests), span: span(from: start))
  }

  /// Reads `not(t1, t2)` where that is the whole text; otherwise `not` is a function, and null.
  private mutating func takeNegation() -> [TestSyntax]? {
    var whole = self
    whole.advance()
    whole.advance()
    let tests = whole.parseTests()
    whole.expect(.closeParenthesis)
    let isWhole = whole.token.kind == .end && whole.diagnostics.all.count == diagnostics.all.count
    // What cannot be read is told as a part of the negation, if it looks like one.
    guard isWhole || closesAtEnd(from: index + 1) else { return nil }
    self = whole
    return tests
  }

  /// Whether the parenthesis at `position` closes with the last token of the text.
  ///
  /// Brackets are not counted: `[` and `]` may stand either way round in an interval.
  private func closesAtEnd(from position: Int) -> Bool {
    var open = 0
    for place in position..<tokens.count {
      switch tokens[place].kind {
      case .symbol(.openParenthesis): open += 1
      case .symbol(.closeParenthesis): open -= 1
      default: break
      }
      if open == 0 { return place >= tokens.count - 2 }
    }
    return true
  }

  private mutating func parseTests() -> [TestSyntax] {
    var tests: [TestSyntax] = []
    repeat { tests.append(parseTest()) } while take(.comma)
    return tests
  }

  mutating func parseTest() -> TestSyntax {
    let start = token
    if let symbol = comparison(token) {
      advance()
      let operand = parseAdditive()
      return TestSyntax(kind: .comparison(symbol, operand), span: span(from: start))
    }
    let expression = parseExpression()
    return TestSyntax(kind: .expression(expression), span: span(from: start))
  }

  /// What stands after `in`: one test, or several in parentheses.
  private mutating func parseMembershipTests() -> [TestSyntax] {
    let start = token
    guard at(.openParenthesis), !opensInterval() else {
      if comparison(token) != nil { return [parseTest()] }
      let expression = parseAdditive()
      return [TestSyntax(kind: .expression(expression), span: span(from: start))]
    }
    advance()
    let tests = parseTests()
    expect(.closeParenthesis)
    return tests
  }

  /// Whether the parenthesis here begins an interval: `..` stands at its own level.
  private func opensInterval() -> Bool {
    var open = 0
    for place in index..<tokens.count {
      switch tokens[place].kind {
      case .symbol(.openParenthesis), .symbol(.openBrace): open += 1
      case .symbol(.closeParenthesis), .symbol(.closeBrace): open -= 1
      case .symbol(.dotDot):
        if open == 1 { return true }
      case .symbol(.comma):
        if open == 1 { return false }
      case .symbol(.openBracket), .symbol(.closeBracket):
        // An interval or a list inside: it does not begin here.
        if place > index, open == 1 { return false }
      default: break
      }
      if open == 0 { return false }
    }
    return false
  }
}
