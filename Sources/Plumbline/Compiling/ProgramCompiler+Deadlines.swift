import FEEL

// Deadlines, and the dates to which periods count.
extension ProgramCompiler {
  /// What an outcome says of every hazard; the columns of the table stand beside these.
  private static let hazardKeys: Set<String> = [
    "id", "title", "section", "grade", "default_grade", "remedy", "raised_by", "of",
    "occurrences", "repeats", "counted", "basis", "because",
  ]

  mutating func compileDeadlines(_ syntax: TableRuleSyntax) -> DeadlinesProgram? {
    let table = syntax.table
    guard hasColumn("due", table) else { return nil }
    requireSingle(table)
    let scope = scope(for: .deadlines, perHazard: true)
    guard
      let compiled = compileTable(
        table, named: syntax.header.id.value, in: scope, special: ["due", "from"])
    else { return nil }
    for column in table.outputs where column.value != "due" && column.value != "from" {
      if Self.hazardKeys.contains(column.value) {
        diagnostics.report(.deadlineColumnTaken(column.value, at: column.span))
      } else if vocabulary.enumerations[column.value] == nil {
        diagnostics.report(.deadlineColumn(column.value, at: column.span))
      }
    }
    let periods = zip(table.cells(of: "due"), table.cells(of: "from")).map {
      compilePeriod(due: $0, from: $1, in: scope)
    }
    requireCells("due", table)
    return DeadlinesProgram(
      table: compiled.table, due: periods.map(\.due), from: periods.map(\.from))
  }

  /// Checks a period and what it counts from.
  mutating func compilePeriod(
    due: WrittenExpression?, from: WrittenExpression?, in scope: Scope
  ) -> (due: DueExpression?, from: CheckedExpression?) {
    let start = from.flatMap { compileStart($0, in: scope) }
    let type: StaticType = from == nil ? .date : start?.type.unwrapped ?? .unknown
    let end = due.flatMap {
      compileDue($0.syntax, from: type, isWritten: from != nil, in: scope)
    }
    return (end, start)
  }

  /// What a period counts from: a date, or a date and time.
  private mutating func compileStart(
    _ written: WrittenExpression, in scope: Scope
  ) -> CheckedExpression? {
    guard let checked = Checker.check(written.syntax, in: scope, into: &diagnostics) else {
      return nil
    }
    let type = checked.type.unwrapped
    if type == .date || type == .dateAndTime || type.isOpen { return checked }
    diagnostics.report(.startNotDate(checked.type, at: checked.span))
    return nil
  }

  /// `days(15)`, `workdays(3)`, `immediately`, … (`docs/language.md`, section 10).
  ///
  /// - Parameters:
  ///   - start: The type of what the period counts from.
  ///   - isWritten: Whether the author says what it counts from.
  private mutating func compileDue(
    _ syntax: ExpressionSyntax, from start: StaticType, isWritten: Bool, in scope: Scope
  ) -> DueExpression? {
    if case .name("immediately") = syntax.kind { return .immediately }
    guard case .call(let callee, let arguments) = syntax.kind, case .name(let name) = callee.kind,
      arguments.allSatisfy({ $0.name == nil })
    else {
      diagnostics.report(periodMeant(by: syntax, in: scope) ?? .badDue(at: syntax.span))
      return nil
    }
    let values = arguments.map(\.value)
    if name == "earliest", !values.isEmpty {
      let parts = values.compactMap {
        compileDue($0, from: start, isWritten: isWritten, in: scope)
      }
      return parts.count == values.count ? .earliest(parts) : nil
    }
    if name == "hours", start == .date {
      diagnostics.report(.hoursFromDate(isWritten: isWritten, at: syntax.span))
      return nil
    }
    return compilePeriod(name, values, syntax.span, in: scope)
  }

  /// What to say of a bare number or name that was meant as a period; null for other expressions.
  private func periodMeant(by syntax: ExpressionSyntax, in scope: Scope) -> Diagnostic? {
    let written: String
    var meant: String?
    switch syntax.kind {
    case .number(let number): written = number.description
    case .name(let name):
      var ignored = Diagnostics()
      let number = Checker.check(syntax, expecting: .number, in: scope, into: &ignored)
      written = name
      meant = number == nil ? nil : "days(\(name))"
    default: return nil
    }
    return (meant ?? SpokenPeriod.meant(written)).map {
      .spokenPeriod(written, $0, at: syntax.span)
    }
  }

  /// A period that is no `earliest`.
  private mutating func compilePeriod(
    _ name: String, _ values: [ExpressionSyntax], _ span: SourceSpan, in scope: Scope
  ) -> DueExpression? {
    switch (name, values.first) {
    case ("before holiday", nil): return .beforeHoliday
    case ("by", let date?) where values.count == 1:
      return Checker.check(date, expecting: .date, in: scope, into: &diagnostics).map { .by($0) }
    case ("days", let count?) where values.count == 1:
      return checkCount(count, of: name, span, in: scope).map { .days($0) }
    case ("months", let count?) where values.count == 1:
      return checkCount(count, of: name, span, in: scope).map { .months($0) }
    case ("workdays", let count?) where values.count == 1:
      return checkCount(count, of: name, span, in: scope).map { .workdays($0) }
    case ("hours", let count?) where values.count == 1:
      return checkCount(count, of: name, span, in: scope).map { .hours($0) }
    default:
      diagnostics.report(.badDue(at: span))
      return nil
    }
  }

  /// How many days, months or hours: whole and at least 1 where no inspection has a say in it.
  private mutating func checkCount(
    _ syntax: ExpressionSyntax, of name: String, _ call: SourceSpan, in scope: Scope
  ) -> CheckedExpression? {
    guard
      let checked = Checker.check(syntax, expecting: .number, in: scope, into: &diagnostics)
    else { return nil }
    guard let value = constant(checked, of: syntax, in: scope) else { return checked }
    if case .number(let number) = value, let count = number.exactInt(), count >= 1 {
      return checked
    }
    let isZero = if case .number(.zero) = syntax.kind { true } else { false }
    diagnostics.report(
      .dueCount(value, of: name, call: isZero ? call : nil, at: syntax.span))
    return nil
  }

  /// The value of an expression that reads nothing of an inspection; null for others.
  private func constant(
    _ checked: CheckedExpression, of syntax: ExpressionSyntax, in scope: Scope
  ) -> Value? {
    let isConstant = syntax.names.allSatisfy { name in
      switch scope.names[name] {
      case nil, .constant: true
      default: false
      }
    }
    return isConstant ? ReferenceEvaluator.value(checked, []) : nil
  }
}

extension TableSyntax {
  /// The cells of an output column, and behind them that of `otherwise`; null where none is.
  fileprivate func cells(of name: String) -> [WrittenExpression?] {
    guard let column = outputs.firstIndex(where: { $0.value == name }) else {
      return Array(repeating: nil, count: rows.count + 1)
    }
    return rows.map { $0.outputs[column] } + [otherwise?.first { $0.name.value == name }?.value]
  }
}
