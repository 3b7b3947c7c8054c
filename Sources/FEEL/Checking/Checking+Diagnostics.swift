// What can be wrong with the names and types of an expression.
extension Diagnostic {
  static func unknownName(
    _ name: String, nearest: String?, isFunction: Bool, at span: SourceSpan
  ) -> Diagnostic {
    let hint = isFunction ? "; a function is called with '(…)'" : ""
    let hinted = isFunction ? "；函数要写成“\(name)(…)”" : ""
    return Diagnostic(
      .nameUnknown, .error, at: span,
      Message("nothing is called '\(name)' here\(hint)", "此处没有名为“\(name)”的内容\(hinted)"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func unknownFunction(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nameUnknownFunction, .error, at: span,
      Message("there is no function '\(name)'", "没有函数“\(name)”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  /// - Parameter owner: What has no such member, as a sentence names it.
  static func unknownMember(
    _ name: String, of owner: Message, nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nameUnknownMember, .error, at: span,
      Message("\(owner.english) has no '\(name)'", "\(owner.chinese)没有“\(name)”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  /// - Parameter offered: What is written there instead.
  public static func unknownWord(
    _ name: String, in type: EnumerationType, offering offered: String?, at span: SourceSpan
  ) -> Diagnostic {
    let values = Message.list(Array(type.values.prefix(12)))
    return Diagnostic(
      .nameUnknownWord, .error, at: span,
      Message(
        "'\(name)' is no value of '\(type.name)'; it has \(values.english)",
        "“\(name)”不是“\(type.name)”的取值；可用的有 \(values.chinese)"),
      related: type.declaration, fix: offered.map { .replace(span, with: $0) })
  }

  static func unknownType(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nameUnknownType, .error, at: span,
      Message("there is no type '\(name)'", "没有类型“\(name)”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func ambiguousWord(_ name: String, _ types: [String], at span: SourceSpan) -> Diagnostic {
    let list = Message.list(types)
    return Diagnostic(
      .nameAmbiguousWord, .error, at: span,
      Message(
        "'\(name)' is a value of \(list.english), and nothing here says which",
        "“\(name)”同时是 \(list.chinese) 的取值，此处无法判断是哪一个"))
  }

  static func namespaceAlone(_ name: String, example: String?, at span: SourceSpan) -> Diagnostic {
    let item = example ?? "…"
    return Diagnostic(
      .nameUnknown, .error, at: span,
      Message(
        "'\(name)' is a section; name one of its items, such as '\(name).\(item)'",
        "“\(name)”是一个部分，请写明其中的检查项，例如“\(name).\(item)”"))
  }

  static func unavailableName(_ name: String, _ reason: Message, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .nameNotYet, .error, at: span,
      Message(
        "'\(name)' cannot be used here: \(reason.english)", "“\(name)”不能用在这里：\(reason.chinese)"))
  }

  static func badAtLiteral(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeBadLiteral, .error, at: span,
      Message(
        "'\(text)' is no date, time or duration, such as @\"2023-05-17\" or @\"P1Y\"",
        "“\(text)”不是日期、时间或时长，写法如 @\"2023-05-17\"、@\"P1Y\""))
  }

  /// A conversion of a text that holds nothing of the kind.
  static func badConversion(_ function: String, _ text: Value, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeBadLiteral, .error, at: span,
      Message(
        "'\(function)' cannot read '\(text.feelText)'", "“\(function)”读不懂“\(text.feelText)”"))
  }

  /// A pattern, its flags or its replacement that no text could be searched for with.
  static func badPattern(
    _ function: String, _ reason: Message, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .typeBadLiteral, .error, at: span,
      Message(
        "'\(function)' cannot use this: \(reason.english)", "“\(function)”无法使用：\(reason.chinese)"))
  }

  /// Foreign code cannot be called.
  static func externalFunction(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .syntaxUnexpected, .error, at: span,
      .externalFunction)
  }

  static func wrongType(
    _ found: StaticType, wanted: StaticType, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch, .error, at: span,
      Message(
        "expected \(wanted.name), found \(found.name)",
        "此处应为\(wanted.words.chinese)，却是\(found.words.chinese)"))
  }

  static func incomparable(
    _ left: StaticType, _ right: StaticType, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .typeIncomparable, .error, at: span,
      Message(
        "values of \(left.name) and \(right.name) cannot be compared",
        "\(left.words.chinese)与\(right.words.chinese)不能比较"))
  }

  /// `2026-03-01` is the number 2022 to FEEL.
  ///
  /// The form that is offered needs no quotes, which might stand within YAML's.
  static func bareDate(_ date: CalendarDate, at span: SourceSpan) -> Diagnostic {
    let form = "date(\(date.year), \(date.month), \(date.day))"
    return Diagnostic(
      .typeIncomparable, .error, at: span,
      Message("'-' subtracts here; a date is written \(form)", "“-”在此是减法；日期写作 \(form)"),
      fix: .replace(span, with: form))
  }

  /// An item, which stands for its state, is compared with what only its answer can be.
  ///
  /// - Parameter item: Where the item is named.
  static func answerMeant(
    _ path: String, item: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    let end = SourceSpan(file: item.file, start: item.end, end: item.end)
    let fix = Message("write '\(path).answer'", "写成“\(path).answer”")
    return Diagnostic(
      .typeIncomparable, .error, at: span,
      Message(
        "'\(path)' stands for the item's state; what was answered is '\(path).answer'",
        "“\(path)”指该项的状态；所填的答案是“\(path).answer”"),
      fix: Fix(fix, end, with: ".answer"))
  }

  /// A record stands where one of its fields can be meant.
  ///
  /// - Parameters:
  ///   - record: The type of what was written.
  ///   - name: The text that was written; null where only its place is known.
  ///   - place: Where the record is named.
  public static func fieldMissing(
    of record: RecordType, named name: String? = nil, _ place: SourceSpan
  ) -> Diagnostic {
    let name = name ?? record.name
    let fields = record.fields.map { "\(name).\($0.name)" }
    let example = record.offered.map { "\(name).\($0)" } ?? fields.first ?? "\(name).…"
    let end = SourceSpan(file: place.file, start: place.end, end: place.end)
    return Diagnostic(
      .typeIncomparable, .error, at: place,
      Message(
        "'\(name)' is a record of several values; name one of them, such as '\(example)'",
        "“\(name)”含有几个值，请写明其中一个，例如“\(example)”"),
      fix: record.offered.map {
        Fix(Message("write '\(example)'", "写成“\(example)”"), end, with: ".\($0)")
      })
  }

  /// An item stands where a condition is wanted.
  ///
  /// - Parameter rest: What is written behind it: its answer, or a comparison of its state.
  static func itemAsCondition(_ path: String, rest: String, at span: SourceSpan) -> Diagnostic {
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    let fix = Message("write '\(path)\(rest)'", "写成“\(path)\(rest)”")
    return Diagnostic(
      .typeMismatch, .error, at: span,
      Message(
        "'\(path)' is an item, not a condition; write '\(path)\(rest)'",
        "“\(path)”是检查项，不是条件；请写“\(path)\(rest)”"),
      fix: Fix(fix, end, with: rest))
  }

  /// A word of an enumeration in quotes is a text like any other.
  static func quotedWord(
    _ word: String, of type: EnumerationType, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .typeIncomparable, .error, at: span,
      Message(
        "the values of \(type.name) are written without quotes: \(word)",
        "枚举“\(type.name)”的取值不加引号：\(word)"),
      fix: .replace(span, with: word))
  }

  static func noOrder(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    let isEnumeration = if case .enumeration = type.unwrapped { true } else { false }
    let hint = isEnumeration ? "; give the enumeration 'worst:' or 'ordered: true'" : ""
    let hinted = isEnumeration ? "；请给枚举写上“worst:”或“ordered: true”" : ""
    return Diagnostic(
      .typeNoOrder, .error, at: span,
      Message(
        "the values of \(type.name) have no order\(hint)",
        "\(type.words.chinese)的取值没有大小之分\(hinted)"))
  }

  static func noArithmetic(
    _ symbol: BinaryOperator, _ left: StaticType, _ right: StaticType, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch, .error, at: span,
      Message(
        "'\(symbol.rawValue)' has no meaning between \(left.name) and \(right.name)",
        "\(left.words.chinese)与\(right.words.chinese)之间不能用“\(symbol.rawValue)”"))
  }

  static func optionalInFilter(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeOptionalInFilter, .error, at: span,
      Message(
        "this may be missing, which would drop an element in silence; guard it: 'x != null and …'",
        "此值可能缺失，会不声不响地漏掉元素；请先写明“x != null and …”"))
  }

  static func optionalElements(_ function: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeOptionalElements, .error, at: span,
      Message(
        "'\(function)' over values that may be missing; filter first: '[x != null]'",
        "“\(function)”所用的值可能缺失；请先筛选：“[x != null]”"))
  }

  static func emptyRange(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .testNever, .error, at: span,
      Message("no value lies in this range", "没有任何值落在这个区间内"))
  }

  /// A comparison with null of a value that is always there.
  ///
  /// - Parameter isNever: Whether it never holds, rather than always.
  static func neverNull(isNever: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      isNever ? .testNever : .testAlways, .warning, at: span,
      isNever
        ? Message(
          "this is always given, so that it is never null; only what is 'optional' can be missing",
          "此项必填，不会为空；只有标了 optional 的才可能缺失")
        : Message(
          "this is always given, so that it is never null and this holds for every inspection",
          "此项必填，不会为空，本条件总是成立"))
  }

  static func divisionByZero(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeMismatch, .error, at: span,
      Message("nothing is divided by zero; a number other than 0 is expected", "除数不能为零"))
  }

  /// The same of a comparison, which is no cell.
  var ofComparison: Diagnostic {
    guard code == .testAlways else { return self }
    return Diagnostic(
      code, severity, at: span,
      Message("this holds for every value there can be", "任何可能的值都使它成立"), related: related)
  }

  /// The same of values that a range is declared for.
  func inDomain(_ domain: SourceSpan) -> Diagnostic {
    Diagnostic(
      code, severity, at: span, message,
      related: [.init(domain, Message("the range is declared here", "取值范围在此声明"))])
  }

  static func testNever(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .testNever, .error, at: span,
      Message("no value passes this test", "没有任何值能满足这个条件"))
  }

  static func testAlways(at span: SourceSpan, isList: Bool, range: String?) -> Diagnostic {
    guard isList else {
      return Diagnostic(
        .testAlways, .error, at: span,
        Message("this test holds for every value; write '-'", "这个条件对任何值都成立，请写“-”"))
    }
    let offer = range.map { "; for 'and' write \($0)" } ?? ""
    let offered = range.map { "；若要“并且”请写 \($0)" } ?? ""
    return Diagnostic(
      .testAlways, .error, at: span,
      Message(
        "a comma means 'or', so this test holds for every value\(offer)",
        "逗号表示“或”，这个条件对任何值都成立\(offered)"),
      fix: range.map { .replace(span, with: $0) })
  }

  static func testOverlap(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .testOverlap, .warning, at: span,
      Message("parts of this test overlap; a comma means 'or'", "这个条件的几部分互相重叠；逗号表示“或”"))
  }

  static func booleanTest(_ input: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeBooleanTest, .error, at: span,
      Message(
        "this condition is not about its own column (\(input.name)); use '?' for the column's value",
        "这个条件与本列（\(input.words.chinese)）无关；用“?”表示本列的值"))
  }

  static func duplicateEntry(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nameDuplicateEntry, .error, at: span,
      Message("the entry '\(name)' stands twice", "条目“\(name)”写了两次"))
  }

  static func notAFunction(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeMismatch, .error, at: span,
      Message("a value of \(type.name) cannot be called", "\(type.words.chinese)不能当作函数调用"))
  }

  static func wrongCount(_ wanted: Int, _ found: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeWrongArguments, .error, at: span,
      Message("expected \(wanted) arguments, found \(found)", "应有 \(wanted) 个参数，却有 \(found) 个"))
  }

  static func noSignature(_ function: Builtin, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeWrongArguments, .error, at: span,
      Message("it is called as \(function.forms)", "它的用法是 \(function.forms)"))
  }

  static func wrongArguments(
    _ function: Builtin, _ found: [StaticType], at span: SourceSpan
  ) -> Diagnostic {
    let list = found.map(\.name).joined(separator: ", ")
    let chinese = found.map(\.words.chinese).joined(separator: "、")
    return Diagnostic(
      .typeWrongArguments, .error, at: span,
      Message(
        "'\(function.name)' does not take (\(list)); it is called as \(function.forms)",
        "“\(function.name)”不接受（\(chinese)）；它的用法是 \(function.forms)"))
  }
}

extension EnumerationType {
  /// Where it is declared, for a diagnostic about one of its values.
  public var declaration: [Diagnostic.Related] {
    declared.map {
      [.init($0, Message("'\(name)' is declared here", "“\(name)”在这里声明"))]
    } ?? []
  }
}

extension Builtin {
  /// Every way to call it, for a sentence.
  var forms: String {
    signatures.map { signature in
      let parameters = signature.parameters.map { $0.name + ($0.isOptional ? "?" : "") }
      let more = signature.isVariadic ? "…" : ""
      return "\(name)(\(parameters.joined(separator: ", "))\(more))"
    }.joined(separator: " / ")
  }
}
