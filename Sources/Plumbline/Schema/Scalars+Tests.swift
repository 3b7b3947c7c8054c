import FEEL

// Unary tests: cells, lines of conditions, `pass:` and `range:`.
extension Scalars {
  /// Unary tests, as in a cell.
  static func tests(_ node: Node?, into diagnostics: inout Diagnostics) -> WrittenTests? {
    guard let node, let scalar = whole(node, into: &diagnostics) else { return nil }
    return tests(
      scalar.text, node.span, isPlain: scalar.style == .plain, into: &diagnostics)
  }

  /// - Parameter isPlain: Whether the text stands in YAML without quotes, which a range needs.
  static func tests(
    _ text: ExpressionText, _ span: SourceSpan, isPlain: Bool = false,
    into diagnostics: inout Diagnostics
  ) -> WrittenTests? {
    if text.string.allSatisfy(\.isWhitespace) {
      diagnostics.report(.emptyTest(at: span))
      return nil
    }
    if let problem = foreign(text, span, isPlain: isPlain) {
      diagnostics.report(problem)
      return nil
    }
    if diagnostics.isFull { return nil }
    if let comparison = SpokenNumber(text.string)?.comparison {
      let written = isPlain ? singleQuoted(comparison) : comparison
      let place = isPlain ? span : text.span(0, text.bytes.count)
      diagnostics.report(
        .spokenComparison(text.string, comparison, written: written, at: place))
      return nil
    }
    guard let tests = Parser.unaryTests(text, into: &diagnostics) else { return nil }
    let subtractions = tests.list.compactMap(\.subtraction)
    for (low, high, place) in subtractions {
      let isAlone = tests.list.count == 1
      diagnostics.report(
        .subtractionForRange(
          low, high, quotes: isPlain, isMendable: isAlone || !isPlain,
          at: isAlone && isPlain ? span : place))
    }
    if !subtractions.isEmpty { return nil }
    return WrittenTests(syntax: tests, text: text.string, span: span)
  }

  /// What to say of tests in another notation; null for FEEL's.
  private static func foreign(
    _ text: ExpressionText, _ span: SourceSpan, isPlain: Bool
  ) -> Diagnostic? {
    guard let test = ForeignTest(text.string) else { return nil }
    let isWord = test.meant.allSatisfy { $0.isNumber || $0 == "." }
    let written = isPlain && !isWord ? singleQuoted(test.meant) : test.meant
    let place = isPlain ? span : text.span(0, text.bytes.count)
    return .foreignTest(text.string, test, written: written, at: place)
  }

  /// The tests of `range:`: a single value there would refuse all others.
  static func range(_ node: Node?, into diagnostics: inout Diagnostics) -> WrittenTests? {
    guard let tests = tests(node, into: &diagnostics) else { return nil }
    if !tests.syntax.isSingleValue { return tests }
    diagnostics.report(.rangeOfOneValue(tests.text, at: tests.span))
    return nil
  }
}

extension UnaryTestsSyntax {
  /// The tests, whether one of them must hold or none may; empty for `-`.
  fileprivate var list: [TestSyntax] {
    switch kind {
    case .any: []
    case .tests(let tests), .not(let tests): tests
    }
  }

  /// Whether these are `-`, one value, or a value that is worked out: nothing that a range says.
  fileprivate var isSingleValue: Bool {
    guard case .tests(let tests) = kind else { return list.isEmpty }
    return tests.count == 1 ? tests[0].isValue : tests.contains(where: \.isWorkedOut)
  }
}

extension UnaryTestsSyntax {
  /// Whether one of them is a value that the tested one is held against, rather than a condition
  /// over `?` or null.
  var comparesValues: Bool { list.contains { $0.isAboutValue } }
}

extension TestSyntax {
  fileprivate var isAboutValue: Bool {
    switch kind {
    case .comparison(_, let operand): !operand.isNull
    case .expression(let value): !value.isNull && !value.names.contains("?")
    }
  }

  /// The two numbers of `0-9999`, which is a difference to FEEL and was meant as a range.
  fileprivate var subtraction: (Decimal, Decimal, SourceSpan)? {
    guard case .expression(let value) = kind,
      case .binary(.subtract, let low, let high) = value.kind,
      let low = low.literalNumber, let high = high.literalNumber
    else { return nil }
    return (low, high, value.span)
  }

  /// Whether this is a value to equal, rather than a range, a list or a condition over `?`.
  fileprivate var isValue: Bool {
    guard case .expression(let value) = kind else { return false }
    switch value.kind {
    case .range, .unaryRange, .list, .unreadable: return false
    default: return !value.names.contains("?")
    }
  }

  /// Whether this is a value to equal that an operator gives.
  fileprivate var isWorkedOut: Bool {
    if case .expression(let value) = kind, case .binary = value.kind { isValue } else { false }
  }
}

extension ExpressionSyntax {
  fileprivate var isNull: Bool { if case .null = kind { true } else { false } }

  /// A number as a literal, with or without a sign.
  fileprivate var literalNumber: Decimal? {
    switch kind {
    case .number(let number): number
    case .negation(let operand):
      if case .number(let number) = operand.kind { number.negated } else { nil }
    default: nil
    }
  }
}
