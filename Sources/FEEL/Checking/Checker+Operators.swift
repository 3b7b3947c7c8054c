// Operators: arithmetic, comparison, logic.
extension Checker {
  mutating func checkNegation(
    _ operand: ExpressionSyntax, _ span: SourceSpan
  ) -> CheckedExpression {
    let operand = check(operand)
    switch operand.type.unwrapped {
    case .number, .integer, .daysAndTime, .yearsAndMonths, .unknown, .any: break
    default: return mistake(.wrongType(operand.type, wanted: .number, at: operand.span))
    }
    if case .number(let value)? = operand.constant {
      return constant(.number(value.negated), operand.type, span)
    }
    return make(.negation(operand), lifted(operand.type.unwrapped, over: [operand]), span)
  }

  mutating func checkBinary(
    _ symbol: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ span: SourceSpan
  ) -> CheckedExpression {
    switch symbol {
    case .and, .or: checkLogic(symbol, left, right, span)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      checkComparison(symbol, left, right, span)
    case .add, .subtract, .multiply, .divide, .power:
      checkArithmetic(symbol, check(left), check(right), span)
    }
  }

  private mutating func checkLogic(
    _ symbol: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ span: SourceSpan
  ) -> CheckedExpression {
    let first = require(check(left), .boolean)
    let outer = proven
    proven.formUnion(symbol == .and ? Guards.whenTrue(first) : Guards.whenFalse(first))
    let second = require(check(right), .boolean)
    proven = outer
    let type = lifted(.boolean, over: [first, second])
    return make(symbol == .and ? .and(first, second) : .or(first, second), type, span)
  }

  /// Settles the two sides of a comparison; a lone word waits for the other side.
  private mutating func checkSides(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) -> (CheckedExpression, CheckedExpression) {
    if isLoneWord(left), !isLoneWord(right) {
      let second = face(of: check(right))
      return (face(of: check(left, expecting: second.type)), second)
    }
    let first = face(of: check(left))
    return (first, face(of: check(right, expecting: first.type)))
  }

  /// Whether only the other side says what this means.
  private func isLoneWord(_ expression: ExpressionSyntax) -> Bool {
    switch expression.kind {
    case .name(let name): name != "?" && scope.names[name] == nil
    case .string(let text): !isPolicyName(text)
    default: false
    }
  }

  private mutating func checkComparison(
    _ symbol: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ span: SourceSpan
  ) -> CheckedExpression {
    let (first, second) = checkSides(left, right)
    if symbol == .equal || symbol == .notEqual, first.isNullLiteral || second.isNullLiteral {
      let value = first.isNullLiteral ? second : first
      if !value.type.isOpen, !value.type.isOptional, value.type != .null {
        diagnostics.report(.neverNull(isNever: symbol == .equal, at: span))
      }
      return make(.isNull(value, negated: symbol == .notEqual), .boolean, span)
    }
    guard checkComparable(symbol, first, second, span) else {
      return make(.unreadable, .unknown, span)
    }
    if second.constant != nil {
      let test = CheckedTests(tests: [.comparison(symbol, second)], isNegated: false, span: span)
      if let problem = problem(in: test, of: first) { diagnostics.report(problem.ofComparison) }
    }
    checkChoices(of: first, against: second)
    checkChoices(of: second, against: first)
    let type = lifted(.boolean, over: [first, second])
    return make(.comparison(symbol, first, second), type, span)
  }

  /// Reports operands that cannot be compared so.
  mutating func checkComparable(
    _ symbol: BinaryOperator, _ first: CheckedExpression, _ second: CheckedExpression,
    _ span: SourceSpan
  ) -> Bool {
    if first.type.isOpen || second.type.isOpen { return true }
    guard first.type.isComparable(with: second.type) else {
      diagnostics.report(
        dateMeant(first, besides: second) ?? dateMeant(second, besides: first)
          ?? answerMeant(first, besides: second, at: span)
          ?? answerMeant(second, besides: first, at: span)
          ?? quotedWord(first, as: second.type) ?? quotedWord(second, as: first.type)
          ?? fieldMissing(first) ?? fieldMissing(second)
          ?? .incomparable(first.type, second.type, at: span))
      return false
    }
    guard !symbol.isOrder || first.type.isOrdered || first.type == .null else {
      diagnostics.report(.noOrder(first.type, at: span))
      return false
    }
    return true
  }

  /// What to say of a record beside a value that one of its fields can be; null for other values.
  private func fieldMissing(_ expression: CheckedExpression) -> Diagnostic? {
    guard case .record(let record) = expression.type.unwrapped, record.offered != nil,
      case .variable = expression.kind
    else { return nil }
    return .fieldMissing(of: record, expression.span)
  }

  /// What to say of `2026-03-01` beside a date, which is a difference; null for other values.
  private func dateMeant(
    _ value: CheckedExpression, besides other: CheckedExpression
  ) -> Diagnostic? {
    guard other.type.unwrapped == .date,
      case .arithmetic(.subtract, let first, let day) = value.kind,
      case .arithmetic(.subtract, let year, let month) = first.kind,
      let numbers = wholes([year, month, day]),
      let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    return .bareDate(date, at: value.span)
  }

  /// The values of expressions that are all whole numbers, written out.
  private func wholes(_ expressions: [CheckedExpression]) -> [Int]? {
    let numbers = expressions.compactMap { expression -> Int? in
      guard case .number(let number)? = expression.constant else { return nil }
      return Int(number.description)
    }
    return numbers.count == expressions.count ? numbers : nil
  }

  mutating func checkBetween(
    _ value: ExpressionSyntax, _ low: ExpressionSyntax, _ high: ExpressionSyntax, _ span: SourceSpan
  ) -> CheckedExpression {
    let value = face(of: check(value))
    // Bound under a name that nothing has, so that it is evaluated once.
    locals.append(Local(name: "", type: value.type, opensFields: false))
    defer { locals.removeLast() }
    let low = check(low, expecting: value.type)
    let high = check(high, expecting: value.type)
    guard checkComparable(.lessOrEqual, value, low, span),
      checkComparable(.lessOrEqual, value, high, span)
    else { return make(.unreadable, .unknown, span) }
    if let start = low.constant, let end = high.constant, end.isLess(than: start) == true {
      return mistake(.emptyRange(at: span))
    }
    let once = make(.local(locals.count - 1), value.type, value.span)
    let condition = CheckedExpression.between(once, low, high, span)
    let tests = CheckedTests(tests: [.condition(condition)], isNegated: false, span: span)
    return make(.membership(value, tests), lifted(.boolean, over: [value, low, high]), span)
  }

  private mutating func checkArithmetic(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ span: SourceSpan
  ) -> CheckedExpression {
    guard let type = Arithmetic.type(symbol, left.type.unwrapped, right.type.unwrapped) else {
      return mistake(.noArithmetic(symbol, left.type, right.type, at: span))
    }
    if symbol == .divide, case .number(let divisor)? = right.constant, divisor.isZero {
      return mistake(.divisionByZero(at: right.span))
    }
    return make(.arithmetic(symbol, left, right), lifted(type, over: [left, right]), span)
  }

  mutating func checkRange(
    _ low: ExpressionSyntax, _ high: ExpressionSyntax, _ startIncluded: Bool, _ endIncluded: Bool,
    _ span: SourceSpan, expecting expected: StaticType?
  ) -> CheckedExpression {
    var end: StaticType?
    if case .range(let type)? = expected?.unwrapped { end = type }
    let low = check(low, expecting: end)
    let high = check(high, expecting: low.type)
    guard checkComparable(.lessOrEqual, low, high, span) else {
      return make(.unreadable, .unknown, span)
    }
    if let start = low.constant, let end = high.constant,
      isEmpty(start, end, startIncluded && endIncluded)
    {
      return mistake(.emptyRange(at: span))
    }
    let type = lifted(
      .range(low.type.unwrapped.joined(with: high.type.unwrapped)), over: [low, high])
    return make(
      .range(low, high, startIncluded: startIncluded, endIncluded: endIncluded), type, span)
  }

  private func isEmpty(_ start: Value, _ end: Value, _ closed: Bool) -> Bool {
    if end.isLess(than: start) == true { return true }
    return !closed && start.isEqual(to: end) == true && !start.isNull
  }
}

/// The types of FEEL's arithmetic (DMN 1.5, table 54).
enum Arithmetic {
  /// Returns the type of a result; null where there is none for these operands.
  static func type(
    _ symbol: BinaryOperator, _ left: StaticType, _ right: StaticType
  ) -> StaticType? {
    if left.isOpen || right.isOpen || left == .null || right == .null { return .unknown }
    switch (left, symbol, right) {
    case (.integer, .add, .integer), (.integer, .subtract, .integer),
      (.integer, .multiply, .integer):
      return .integer
    case (.number, _, .number), (.integer, _, .number), (.number, _, .integer),
      (.integer, _, .integer):
      return .number
    case (.string, .add, .string): return .string
    case (.date, .add, .yearsAndMonths), (.date, .add, .daysAndTime),
      (.date, .subtract, .yearsAndMonths), (.date, .subtract, .daysAndTime),
      (.yearsAndMonths, .add, .date), (.daysAndTime, .add, .date):
      return .date
    case (.dateAndTime, .add, .yearsAndMonths), (.dateAndTime, .add, .daysAndTime),
      (.dateAndTime, .subtract, .yearsAndMonths), (.dateAndTime, .subtract, .daysAndTime),
      (.yearsAndMonths, .add, .dateAndTime), (.daysAndTime, .add, .dateAndTime):
      return .dateAndTime
    case (.time, .add, .daysAndTime), (.time, .subtract, .daysAndTime), (.daysAndTime, .add, .time):
      return .time
    default: return durationType(symbol, left, right)
    }
  }

  private static func durationType(
    _ symbol: BinaryOperator, _ left: StaticType, _ right: StaticType
  ) -> StaticType? {
    let isDuration = left == .daysAndTime || left == .yearsAndMonths
    let isNumber = right == .number || right == .integer
    switch symbol {
    case .add: return isDuration && left == right ? left : nil
    case .subtract:
      if isDuration, left == right { return left }
      let instants: [StaticType] = [.date, .dateAndTime]
      if instants.contains(left), instants.contains(right) { return .daysAndTime }
      return left == .time && right == .time ? .daysAndTime : nil
    case .multiply:
      if isDuration, isNumber { return left }
      let swapped = right == .daysAndTime || right == .yearsAndMonths
      return swapped && (left == .number || left == .integer) ? right : nil
    case .divide:
      if isDuration, isNumber { return left }
      return isDuration && left == right ? .number : nil
    default: return nil
    }
  }
}
