import FEEL

// What can be wrong with a rule or an item once all names are known.
extension Diagnostic {
  private static func error(
    _ code: DiagnosticCode, _ english: String, _ chinese: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(code, .error, at: span, Message(english, chinese))
  }

  static func cycle(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let loop = (names + names.prefix(1)).joined(separator: " → ")
    return error(.ruleCycle, "these need one another: \(loop)", "互相依赖：\(loop)", at: span)
  }

  static func enumerationMissing(_ name: String, at span: SourceSpan) -> Diagnostic {
    error(
      .ruleEnumerationMissing, "this needs an enumeration '\(name)'", "这里需要枚举“\(name)”", at: span)
  }

  static func stageMissing(_ stage: String, _ dates: DateRange, at span: SourceSpan) -> Diagnostic {
    let isAlways = dates == .always
    return error(
      .ruleStageMissing,
      "no file has '\(stage):' for this checklist" + (isAlways ? "" : " in \(dates.text)"),
      "没有文件为本检查表写“\(stage):”" + (isAlways ? "" : "（\(dates.text)）"), at: span)
  }

  static func informationalWith(at span: SourceSpan) -> Diagnostic {
    error(
      .itemInformational,
      "an informational item has no hazard, veto, weight, credit, pass or deduct",
      "仅记录的项目不能有 hazard、veto、weight、credit、pass、deduct", at: span)
  }

  static func passMissing(_ item: String, at span: SourceSpan) -> Diagnostic {
    error(
      .itemPassMissing, "'\(item)' needs 'pass:', or 'informational: true'",
      "“\(item)”须写“pass:”，或“informational: true”", at: span)
  }

  static func passOnCompliance(at span: SourceSpan) -> Diagnostic {
    error(
      .itemPassMissing, "an item answered by pass or fail has no 'pass:'",
      "以符合与否作答的项目不写“pass:”", at: span)
  }

  static func vetoWithoutHazard(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .itemVetoWithoutHazard, .warning, at: span,
      Message("'\(item)' vetoes but is no hazard", "“\(item)”一票否决却不构成隐患"))
  }

  static func vetoNeedsNotApplicable(_ item: String, at span: SourceSpan) -> Diagnostic {
    error(
      .itemVetoNotApplicable, "'\(item)' vetoes, so 'not_applicable:' must be written",
      "“\(item)”一票否决，必须写明“not_applicable:”", at: span)
  }

  /// `veto: yes` where `veto: true` was meant.
  static func vetoInWords(
    _ text: String, meant: String, _ ratings: EnumerationType, at span: SourceSpan
  ) -> Diagnostic {
    let list = Message.list(ratings.values)
    return Diagnostic(
      .nameUnknownWord, .error, at: span,
      Message(
        "'veto' is 'true', or the rating it forces (\(list.english)), not '\(text)'",
        "“veto”应写 true，或写所定的等级（\(list.chinese)），不写“\(text)”"),
      fix: .replace(span, with: meant))
  }

  static func remedyMissing(_ item: String, at span: SourceSpan) -> Diagnostic {
    error(
      .itemRemedyMissing, "'\(item)' can be a hazard, so it needs 'remedy:'",
      "“\(item)”可构成隐患，须写明“remedy:”", at: span)
  }

  static func choiceIsState(_ value: String, at span: SourceSpan) -> Diagnostic {
    error(
      .itemChoice, "'\(value)' is the word for a state and cannot be a choice",
      "“\(value)”是状态用语，不能作选项", at: span)
  }

  static func choiceWithoutValues(at span: SourceSpan) -> Diagnostic {
    error(.itemChoice, "a choice needs 'values:'", "选择题须写明“values:”", at: span)
  }

  static func creditColumn(at span: SourceSpan) -> Diagnostic {
    error(
      .tableColumn, "a credit table has the one output 'credit'", "得分表只有一个结果列“credit”", at: span)
  }

  static func unknownAttribute(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .itemAttribute, .error, at: span,
      Message("'facts.item' declares no '\(name)'", "“facts.item”中没有“\(name)”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func badAttribute(_ name: String, _ problem: Message, at span: SourceSpan) -> Diagnostic {
    error(
      .itemAttribute, "'\(name)': \(problem.english)", "“\(name)”：\(problem.chinese)", at: span)
  }

  /// A table without a column that its stage needs; a column of nearly that name is what was meant.
  static func columnMissing(_ name: String, of table: TableSyntax) -> Diagnostic {
    let misspelt = table.outputs.first {
      NearestName.nearest(to: $0.value, among: [name]) != nil
    }
    return Diagnostic(
      .tableColumn, .error, at: misspelt?.span ?? table.span,
      Message("the table needs a result column '\(name)'", "表中缺少结果列“\(name)”"),
      fix: misspelt.map { .replace($0.span, with: name) })
  }

  static func deadlineColumn(_ name: String, at span: SourceSpan) -> Diagnostic {
    error(
      .tableColumn, "a deadlines table sets 'due', 'from' and enumerations; '\(name)' is none",
      "期限表只能设置“due”、“from”和枚举列；“\(name)”不是枚举", at: span)
  }

  static func deadlineColumnTaken(_ name: String, at span: SourceSpan) -> Diagnostic {
    error(
      .tableColumn, "a hazard has its own '\(name)', which a deadlines table does not set",
      "“\(name)”是隐患本身的内容，期限表不能设置", at: span)
  }

  static func cellMissing(_ column: String, at span: SourceSpan) -> Diagnostic {
    error(.tableColumn, "the row sets no '\(column)'", "这一行没有写“\(column)”", at: span)
  }

  static func otherwiseOfMany(_ hit: String, at span: SourceSpan) -> Diagnostic {
    error(
      .tableHitPolicy,
      "'otherwise' is for one row: under '\(hit)' no row at all is a result too",
      "“otherwise”只用于取一行的表；“\(hit)”没有一行符合也是结果", at: span)
  }

  static func hitNotSingle(_ hit: String, at span: SourceSpan) -> Diagnostic {
    error(
      .tableHitPolicy,
      "'\(hit)' gives many rows; this stage needs one: unique, any, first, priority",
      "“\(hit)”会得到多行；此处只能用 unique、any、first、priority", at: span)
  }

  static func priorityWithoutWorst(at span: SourceSpan) -> Diagnostic {
    error(
      .tableHitPolicy, "priority needs an output column whose enumeration has 'worst:'",
      "按优先级须有一个带“worst:”的枚举结果列", at: span)
  }

  static func gradingRaisesNothing(at span: SourceSpan) -> Diagnostic {
    error(
      .ruleGradingRaisesNothing, "a grading rule only raises grades, and none is milder than this",
      "定级规则只能升级，而没有比它更轻的等级", at: span)
  }

  static func ignoredByModel(
    _ key: String, _ model: String, isError: Bool = false, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .ruleIgnoredByModel, isError ? .error : .warning, at: span,
      Message("the model '\(model)' does not look at '\(key)'", "评分模型“\(model)”不使用“\(key)”"))
  }

  static func deductAboveWeight(at span: SourceSpan) -> Diagnostic {
    error(.itemDeduct, "'up_to' may not exceed the item's weight", "“up_to”不能超过该项的权重", at: span)
  }

  static func measureNeverProposed(_ id: String, at span: SourceSpan) -> Diagnostic {
    error(
      .ruleMeasureNeverProposed, "'\(id)' has no 'when', and no table proposes it",
      "“\(id)”没有“when”，也没有表提出它", at: span)
  }

  static func unknownMeasure(_ id: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .ruleUnknownMeasure, .error, at: span,
      Message("there is no measure '\(id)'", "没有措施“\(id)”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func badDue(at span: SourceSpan) -> Diagnostic {
    error(
      .ruleDue,
      "'due' is immediately, days(n), months(n), workdays(n), hours(n), by(date), "
        + "before holiday() or earliest(…)",
      "“due”须为 immediately、days(n)、months(n)、workdays(n)、hours(n)、by(日期)、"
        + "before holiday() 或 earliest(…)", at: span)
  }

  /// - Parameter call: The whole call, where no time at all is written as a number.
  static func dueCount(
    _ found: Value, of name: String, call: SourceSpan?, at span: SourceSpan
  ) -> Diagnostic {
    let hint = call == nil ? "" : "; for no time at all write 'immediately'"
    let hinted = call == nil ? "" : "；不留时间请写“immediately”"
    return Diagnostic(
      .ruleDue, .error, at: span,
      Message(
        "'\(name)' counts a whole number of at least 1, found \(found.feelText)\(hint)",
        "“\(name)”的数目须为不小于 1 的整数，却是 \(found.feelText)\(hinted)"),
      fix: call.map { .replace($0, with: "immediately") })
  }

  /// - Parameter isWritten: Whether the author says from what it counts.
  static func hoursFromDate(isWritten: Bool, at span: SourceSpan) -> Diagnostic {
    let (start, begin) = isWritten ? ("'from'", "“from”") : ("the inspection's date", "检查日期")
    return error(
      .ruleDue,
      "'hours' counts from a time of day, and \(start) has none; "
        + "write 'days(…)', or a 'from' with a time",
      "hours 须从带时刻的日期起算，而\(begin)没有时刻；请写“days(…)”，或写带时刻的“from”", at: span)
  }

  static func startNotDate(_ found: StaticType, at span: SourceSpan) -> Diagnostic {
    error(
      .typeMismatch, "'from' is a date or a date and time; found \(found.name)",
      "“from”须为日期或日期时间，却是\(found.words.chinese)", at: span)
  }

  static func badFine(at span: SourceSpan) -> Diagnostic {
    error(
      .ruleFine, "a fine is an amount or a range of amounts: \"[5000..50000]\"",
      "罚款须为金额或金额区间：\"[5000..50000]\"", at: span)
  }

  /// An expression that batches cannot run by column.
  static func slow(
    _ rule: String, in checklist: String, _ dates: DateRange, at span: SourceSpan
  ) -> Diagnostic {
    let isAlways = dates == .always
    return Diagnostic(
      .ruleSlow, .note, at: span,
      Message(
        "'\(rule)' has no fast form: batches of '\(checklist)'"
          + (isAlways ? "" : " in \(dates.text)") + " run slower; the outcome is the same",
        "“\(rule)”没有快速形式：“\(checklist)”" + (isAlways ? "" : "（\(dates.text)）")
          + "的批量评估较慢；结果不变"))
  }
}
