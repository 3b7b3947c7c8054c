import FEEL

// What can be wrong with a file by itself, before names are looked up.
extension Diagnostic {
  static func wrongKind(expected: Message, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaWrongKind, .error, at: span,
      Message("expected \(expected.english) here", "此处应为\(expected.chinese)"))
  }

  static func neitherKind(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaNeitherKind, .error, at: span,
      Message(
        "a policy file begins with 'checklist:', 'sections:' or 'ruleset:'",
        "政策文件须写有“checklist:”、“sections:”或“ruleset:”"))
  }

  static func unknownKey(
    _ key: String, of what: Message, nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .schemaUnknownKey, .error, at: span,
      Message("\(what.english) has no '\(key)'", "\(what.chinese)没有“\(key)”这个键"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  /// A file whose first key is nearly that of a checklist or ruleset.
  static func misspeltKind(_ key: String, nearest: String, at span: SourceSpan) -> Diagnostic {
    unknownKey(
      key, of: Message("a policy file", "政策文件"), nearest: nearest, at: span)
  }

  /// `15天` where `days(15)` was meant.
  static func spokenPeriod(_ text: String, _ meant: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .ruleDue, .error, at: span,
      Message("'\(text)' is written '\(meant)'", "“\(text)”应写成“\(meant)”"),
      fix: .replace(span, with: meant))
  }

  static func missingKey(_ key: String, of what: Message, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaMissingKey, .error, at: span,
      Message("\(what.english) needs '\(key):'", "\(what.chinese)缺少“\(key):”"))
  }

  /// `vetoes:` with nothing behind the colon, or with `[]` where a list has entries.
  static func emptyValue(_ key: String, isRequired: Bool, at span: SourceSpan) -> Diagnostic {
    let advice = isRequired ? ("write it", "请写上") : ("write it, or leave the key out", "请写上，或去掉这个键")
    return Diagnostic(
      .schemaEmptyValue, .error, at: span,
      Message("nothing stands behind '\(key):'; \(advice.0)", "“\(key):”后面没有内容；\(advice.1)"))
  }

  /// `values: 15` where `values: {2023-01-01: 15}` was meant.
  static func parameterWithoutDates(_ node: Node) -> Diagnostic {
    let dated = "{2023-01-01: \(node.text?.prefix(20) ?? "15")}"
    return Diagnostic(
      .schemaWrongKind, .error, at: node.span,
      Message(
        "each of the 'values' stands behind the day from which it holds, as in \(dated)",
        "“values”中的每个值都要写明起用日期，如 \(dated)"))
  }

  static func notYetAvailable(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaNotAvailable, .error, at: span,
      Message("'\(key)' is not available in this version", "本版本尚不支持“\(key)”"))
  }

  /// - Parameter meant: The name with `_` for its blanks and hyphens, if that is one.
  static func badName(_ text: String, meant: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaBadName, .error, at: span,
      Message(
        "'\(text.prefix(40))' is no name; a name is a letter or '_', then letters, digits, '_'",
        "“\(text.prefix(40))”不能作名称；名称以文字或“_”开头，其后为文字、数字、“_”"),
      fix: meant.map { .replace(span, with: $0) })
  }

  static func unknownChoice(
    _ text: String, _ words: [String], nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    let list = words.joined(separator: " | ")
    let listed = Message.list(words).chinese
    return Diagnostic(
      .schemaUnknownChoice, .error, at: span,
      Message(
        "'\(text.prefix(40))' is none of \(list)", "“\(text.prefix(40))”不在可选的 \(listed) 之中"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func unknownHitPolicy(
    _ text: String, _ offered: [String], nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    let list = offered.map { "'\($0)'" }.joined(separator: ", ")
    let listed = offered.map { "“\($0)”" }.joined(separator: "、")
    return Diagnostic(
      .tableHitPolicy, .error, at: span,
      Message(
        "'\(text.prefix(40))' is no hit policy; there is \(list)",
        "“\(text.prefix(40))”不是命中规则；可用的有\(listed)"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  /// - Parameters:
  ///   - wanted: Which numbers fit.
  ///   - meant: The number that the text is in full-width characters, or with a percent sign.
  static func badNumber(
    _ text: String, wanted: Message, meant: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .schemaBadNumber, .error, at: span,
      Message(
        "expected \(wanted.english), found '\(text.prefix(40))'",
        "此处应为\(wanted.chinese)，却是“\(text.prefix(40))”"),
      fix: meant.map { .replace(span, with: $0) })
  }

  static func badDate(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaBadDate, .error, at: span,
      Message(
        "'\(text.prefix(40))' is no date or range; write 2023-05-01 or 2023-05-01..2023-12-31",
        "“\(text.prefix(40))”不是日期或日期范围；请写 2023-05-01 或 2023-05-01..2023-12-31"))
  }

  /// A date in the right form that no calendar has, such as `2023-02-30`.
  static func noSuchDay(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaBadDate, .error, at: span,
      Message("there is no such day as '\(text)'", "没有“\(text)”这一天"))
  }

  static func datesReversed(
    _ from: CalendarDate, _ until: CalendarDate, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .schemaBadDate, .error, at: span,
      Message(
        "the range ends on \(until), before it starts on \(from)",
        "日期范围的结束日 \(until) 早于开始日 \(from)"))
  }

  static func inForceOnOneDay(_ date: String, at span: SourceSpan) -> Diagnostic {
    let onwards = "\(date).."
    return Diagnostic(
      .schemaBadDate, .error, at: span,
      Message(
        "'in_force' is a range; from this day on is \(onwards), this day alone \(onwards)\(date)",
        "“in_force”须写日期范围；自该日起写 \(onwards)，仅该日一天写 \(onwards)\(date)"),
      fix: .replace(span, with: onwards))
  }

  static func dateOutsideYear(_ text: String, _ year: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaBadDate, .error, at: span,
      Message("'\(text)' does not lie in \(year)", "“\(text)”不在 \(year) 年内"))
  }

  /// A collection where an expression is wanted; the quoted form is shown where there is one.
  static func expressionBent(_ node: Node) -> Diagnostic {
    guard let text = node.flowText else {
      return wrongKind(expected: Message("one expression", "一个表达式"), at: node.span)
    }
    let quoted = singleQuoted(text)
    return Diagnostic(
      .schemaExpressionBent, .error, at: node.span,
      Message(
        "YAML reads this as a list or a map; put the expression in quotes: \(quoted)",
        "YAML 会把这里当作列表或映射；请给表达式加引号：\(quoted)"),
      fix: Fix(Message("put it in quotes", "加上引号"), node.span, with: quoted))
  }

  static func conditionIsList(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaWrongKind, .error, at: span,
      Message(
        "conditions in a list stand under 'all:', 'any:' or 'none:'",
        "多个条件的列表须写在“all:”、“any:”或“none:”之下"))
  }

  /// `{fire.exits_clear = fail}` where `{fire.exits_clear: fail}` was meant.
  ///
  /// - Parameters:
  ///   - meant: The line as it is written; null where the text is no comparison.
  ///   - isMendable: Whether the text can be replaced by it.
  static func lineWithoutTest(
    _ text: String, meant: String?, isMendable: Bool, at span: SourceSpan
  ) -> Diagnostic {
    guard let meant else {
      return Diagnostic(
        .schemaEmptyTest, .error, at: span,
        Message(
          "'\(text.prefix(60))' has no test behind it; write 'what: test', such as "
            + "'venue.assembly: true', or an expression without '{ }'",
          "“\(text.prefix(60))”后面没有条件；请写成“内容: 条件”，如“venue.assembly: true”，"
            + "或写不带“{ }”的表达式"))
    }
    return Diagnostic(
      .schemaEmptyTest, .error, at: span,
      Message(
        "a line of a condition is 'what: test'; write \(meant)",
        "条件的每一行写成“内容: 条件”；请写 \(meant)"),
      fix: isMendable ? .replace(span, with: meant) : nil)
  }

  static func emptyCondition(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaEmptyTest, .error, at: span, Message("the condition is empty", "条件为空"))
  }

  /// `when: 1 = 1`, which no inspection can change.
  static func conditionOfNothing(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .testAlways, .warning, at: span,
      Message(
        "this condition names nothing, so that it comes out alike for every inspection",
        "这个条件没有提到任何内容，每次检查的结果都一样"))
  }

  /// A floor above the ceiling, either of which may be the one that holds unless another is written.
  static func floorAboveCeiling(
    _ floor: Decimal, _ ceiling: Decimal, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .schemaBadNumber, .error, at: span,
      Message(
        "'floor' (\(floor)) lies above 'ceiling' (\(ceiling))",
        "“floor”（\(floor)）大于“ceiling”（\(ceiling)）"))
  }

  static func negativePoints(_ number: Decimal, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaBadNumber, .error, at: span,
      Message(
        "the points of a measure are whole and at least 0, not \(number)",
        "措施的记分须是不小于 0 的整数，不能是 \(number)"))
  }

  static func notBoth(_ first: String, _ second: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaUnknownKey, .error, at: span,
      Message(
        "either '\(first)' or '\(second)' is written, not both",
        "“\(first)”和“\(second)”只能写一个"))
  }

  static func typeOfSeveralColumns(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableColumn, .error, at: span,
      Message(
        "'type' is that of a single output column, and this table has several",
        "“type”是唯一结果列的类型，而本表有多个结果列"))
  }

  static func emptyTest(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaEmptyTest, .error, at: span,
      Message("the test is empty; write '-' for any value", "条件为空；任意值请写“-”"))
  }

  /// `0-9999` where `[0..9999]` was meant; in YAML a range stands in quotes.
  static func subtractionForRange(
    _ first: Decimal, _ second: Decimal, quotes: Bool, isMendable: Bool, at span: SourceSpan
  ) -> Diagnostic {
    let isAscending = !(second < first)
    let range = "[\(isAscending ? first : second)..\(isAscending ? second : first)]"
    let written = quotes ? singleQuoted(range) : range
    return Diagnostic(
      .testSingleValue, .error, at: span,
      Message(
        "'-' subtracts here, so that one number is left; for a range write \(range)",
        "“-”在此是减号，结果只是一个数；若要区间请写 \(range)"),
      fix: isAscending && isMendable
        ? Fix(Message("write \(written)", "写成 \(written)"), span, with: written) : nil)
  }

  static func rangeOfOneValue(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .testSingleValue, .error, at: span,
      Message(
        "'range' takes a range or several tests, such as '[0..100]' or '>= 0', not '\(text.prefix(40))'",
        "“range”应写区间或条件，如“[0..100]”或“>= 0”，不能只写“\(text.prefix(40))”"))
  }

  static func enumerationEmpty(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaEnumeration, .error, at: span,
      Message("'\(name)' has no values", "“\(name)”没有取值"))
  }

  /// - Parameter meant: The value at an end whose title this is.
  static func worstNotAtEnd(_ word: String, meant: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaEnumeration, .error, at: span,
      Message(
        "'worst' is the first or the last value, '\(word)' is neither",
        "“worst”须是第一个或最后一个取值，“\(word)”都不是"),
      fix: meant.map { .replace(span, with: $0) })
  }

  static func compositeIncomplete(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaMissingKey, .error, at: span,
      Message(
        "a composite needs 'when', or 'of' with 'at_least'",
        "综合判定要有“when”，或者有“of”和“at_least”"))
  }

  static func declaredTwice(
    _ name: String, first: SourceSpan?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .schemaDeclaredTwice, .error, at: span,
      Message("'\(name)' is declared twice", "“\(name)”重复声明"),
      related: first.map { [.init($0, Message("the first is here", "第一次在这里"))] } ?? [])
  }
}

// Tables.
extension Diagnostic {
  static func tableEmpty(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableEmpty, .error, at: span, Message("the table has no rows", "表中没有行"))
  }

  static func tableWithoutOutputs(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableHeader, .error, at: span,
      Message(
        "the header needs '||' between what is asked and what is set: | grade || due |",
        "表头须用“||”隔开条件列和结果列：| grade || due |"))
  }

  static func tableGroups(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableHeader, .error, at: span,
      Message(
        "a header has at most two '||': inputs || outputs || annotations",
        "表头最多有两个“||”：条件 || 结果 || 注记"))
  }

  static func tableBars(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableBars, .error, at: span,
      Message("a line of a table begins and ends with '|'", "表的每一行都以“|”开头、以“|”结尾"))
  }

  /// - Parameters:
  ///   - mended: The table from its first to its last full-width bar, with ASCII ones.
  ///   - all: Where that part stands.
  static func tableFullWidthBars(
    _ mended: String, all: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    let fix = Message("write '|' for each '｜'", "把“｜”都改为“|”")
    return Diagnostic(
      .tableBars, .error, at: span,
      Message("the bars of a table are '|', not full-width '｜'", "表格的竖线是半角“|”，不是全角“｜”"),
      fix: Fix(fix, all, with: mended))
  }

  /// A row with as many cells as the header and its groups elsewhere.
  ///
  /// - Parameter meant: The bars that belong at `span`; null where more than one place is wrong.
  static func tableBarsElsewhere(_ meant: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableCells, .error, at: span,
      Message(
        "'||' stands elsewhere in this row than in the header", "这一行“||”的位置与表头不同"),
      fix: meant.map { .replace(span, with: $0) })
  }

  static func tableCells(found: Int, expected: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableCells, .error, at: span,
      Message(
        "the row has \(found) cells where the header has \(expected)",
        "这一行有 \(found) 格，表头有 \(expected) 格"))
  }

  static func emptyCell(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableEmptyCell, .error, at: span,
      Message("an input cell may not be empty; write '-' for any value", "条件格不能为空；任意值请写“-”"))
  }

  static func dashInOutput(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableDashInOutput, .error, at: span,
      Message("'-' is a test; leave an output cell empty to set nothing", "“-”是条件；结果格不设值请留空"),
      fix: Fix(Message("leave it empty", "留空"), span, with: " "))
  }
}
