// What can be wrong with the text of an expression.
extension Diagnostic {
  static func expected(_ what: String, found: Token, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnexpected, .error, at: span,
      Message("expected \(what), found \(found.english)", "此处应为 \(what)，却是\(found.chinese)"))
  }

  static func expectedExpression(found: Token, at span: SourceSpan) -> Diagnostic {
    if found.kind == .end {
      return Diagnostic(
        .syntaxMissingOperand, .error, at: span,
        Message("a value is missing here", "此处缺少一个值"))
    }
    return Diagnostic(
      .syntaxMissingOperand, .error, at: span,
      Message("expected a value, found \(found.english)", "此处应为一个值，却是\(found.chinese)"))
  }

  static func expectedName(found: Token, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnexpected, .error, at: span,
      Message("expected a name, found \(found.english)", "此处应为一个名称，却是\(found.chinese)"))
  }

  static func unexpected(_ found: Token, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnexpected, .error, at: span,
      Message(
        "the expression ends before \(found.english); an operator or a comma may be missing",
        "表达式在\(found.chinese)之前已经结束，可能缺少运算符或逗号"))
  }

  static func chainedComparison(found: Token, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxChainedComparison, .error, at: span,
      Message(
        "comparisons do not chain; write 'a < b and b < c' or 'b in (a..c)'",
        "比较不能连写，请写成“a < b and b < c”或“b in (a..c)”"))
  }

  static func expressionTooDeep(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxTooDeep, .error, at: span,
      Message(
        "the expression is nested more than \(Parser.deepest) levels deep; split it into decisions",
        "表达式嵌套超过 \(Parser.deepest) 层，请拆成几个决策"))
  }

  static func expressionTooLong(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxTooDeep, .error, at: span,
      Message(
        "the expression has more than \(Lexer.mostTokens) words; split it into decisions",
        "表达式超过 \(Lexer.mostTokens) 个词，请拆成几个决策"))
  }

  static func fullWidth(_ found: String, _ meant: String, at span: SourceSpan) -> Diagnostic {
    let (shown, mended) = (found.prefix(40), meant.prefix(40))
    return Diagnostic(
      .syntaxFullWidth, .error, at: span,
      Message(
        "full-width '\(shown)' stands for '\(mended)' here", "全角“\(shown)”在此应写成半角“\(mended)”"),
      fix: .replace(span, with: meant))
  }

  static func curlyQuotes(_ meant: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxFullWidth, .error, at: span,
      Message("text stands in straight quotes: \(meant)", "文字要用半角双引号括起：\(meant)"),
      fix: .replace(span, with: meant))
  }

  /// Other languages deny with `!`.
  static func exclamation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxForeignOperator, .error, at: span,
      Message("'!' is written 'not(…)' in FEEL", "FEEL 中“!”写作“not(…)”"))
  }

  /// `90以上` as a whole test.
  ///
  /// - Parameter written: The comparison as it stands in the file, with YAML's quotes if need be.
  public static func spokenComparison(
    _ text: String, _ comparison: String, written: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .syntaxForeignOperator, .error, at: span,
      Message(
        "'\(text)' is written '\(comparison)' in FEEL", "FEEL 中“\(text)”写作“\(comparison)”"),
      fix: Fix(Message("write \(written)", "写成 \(written)"), span, with: written))
  }

  static func foreignOperator(_ found: String, _ meant: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxForeignOperator, .error, at: span,
      Message("'\(found)' is written '\(meant)' in FEEL", "FEEL 中“\(found)”写作“\(meant)”"),
      fix: .replace(span, with: meant))
  }

  static func singleQuote(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxForeignOperator, .error, at: span,
      Message("text stands in double quotes: \"…\"", "文字要用双引号括起：\"…\""))
  }

  static func unclosedString(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnclosedString, .error, at: span,
      Message("the text has no closing '\"'", "文字缺少右引号“\"”"),
      fix: Fix(
        Message("add '\"'", "补上“\"”"), SourceSpan(file: span.file, start: span.end, end: span.end),
        with: "\""))
  }

  static func unclosedComment(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnclosedString, .error, at: span,
      Message("the comment has no closing '*/'", "注释缺少“*/”"))
  }

  static func unknownCharacter(_ character: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnknownCharacter, .error, at: span,
      Message("'\(character)' has no meaning in an expression", "“\(character)”在表达式中没有意义"))
  }

  static func noSuchCharacter(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnknownCharacter, .error, at: span,
      Message("the escape names no character", "这个转义不是任何字符"))
  }

  /// `15天`, where only the number can stand.
  static func numberWithUnit(
    _ text: String, _ spoken: SpokenNumber, at span: SourceSpan
  ) -> Diagnostic {
    guard let comparison = spoken.comparison else {
      return Diagnostic(
        .syntaxUnknownCharacter, .error, at: span,
        Message(
          "a number stands without its unit: \(spoken.number), not '\(text)'",
          "数字不带单位，只写 \(spoken.number)，不写“\(text)”"),
        fix: .replace(span, with: spoken.number))
    }
    return Diagnostic(
      .syntaxUnknownCharacter, .error, at: span,
      Message(
        "'\(text)' is a comparison, which is written '\(comparison)'",
        "“\(text)”是比较，应写成“\(comparison)”"))
  }

  static func numberRunsIntoName(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnknownCharacter, .error, at: span,
      Message(
        "'\(text)' is neither a number nor a name; names begin with a letter",
        "“\(text)”既不是数字也不是名称；名称须以文字开头"))
  }

  static func numberOutOfRange(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxNumberRange, .error, at: span,
      Message("the number is beyond 34 digits and exponent 6144", "数字超出范围（34 位有效数字，指数 6144）"))
  }

  /// A whole test in another notation.
  ///
  /// - Parameter written: What is to stand in the file, with YAML's quotes if need be.
  public static func foreignTest(
    _ text: String, _ test: ForeignTest, written: String, at span: SourceSpan
  ) -> Diagnostic {
    let text = text.prefix(40)
    let message =
      test.isGrouped
      ? Message(
        "a comma means 'or', so that '\(text)' is several numbers; digits are not grouped: \(test.meant)",
        "逗号表示“或”，“\(text)”成了几个数；数字不分节，请写 \(test.meant)")
      : Message(
        "'\(text)' is written '\(test.meant)' in FEEL", "FEEL 中“\(text)”写作“\(test.meant)”")
    return Diagnostic(
      .syntaxForeignOperator, .error, at: span, message,
      fix: Fix(Message("write \(written)", "写成 \(written)"), span, with: written))
  }

  static func mixedArguments(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnexpected, .error, at: span,
      Message("arguments are either all named or none is", "参数要么全部写名称，要么全部不写"))
  }
}

extension Token {
  /// The token as an English sentence names it.
  var english: String {
    switch kind {
    case .end: "the end"
    case .string: "text \"\(text.prefix(40))\""
    default: "'\(text.prefix(40))'"
    }
  }

  /// The token as a Chinese sentence names it.
  var chinese: String {
    switch kind {
    case .end: "结尾"
    case .string: "文字 \"\(text.prefix(40))\""
    default: "“\(text.prefix(40))”"
    }
  }
}
