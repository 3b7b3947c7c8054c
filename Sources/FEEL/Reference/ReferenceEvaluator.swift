/// Evaluates a checked expression by walking its tree: slow, obvious, the meaning of record.
///
/// Values are boxed, names are slots of the caller and locals of a stack. Nothing throws: what has
/// no result is null with its cause. Every evaluation has a budget of steps, since loops nest;
/// when it is used up everything is null with that cause.
public struct ReferenceEvaluator {
  /// A loop over numbers or dates makes at most this many turns.
  static let longestIteration = 100_000
  /// Results of a loop that hold earlier ones may nest so deep: freeing a value recurses.
  static let deepestResult = 100

  /// The values of variables, by slot.
  let variables: [Value]
  let dialect: Dialect
  let budget: Budget
  var locals: [Value] = []

  init(variables: [Value], dialect: Dialect, budget: Budget) {
    self.variables = variables
    self.dialect = dialect
    self.budget = budget
  }

  /// Returns the value of an expression; null with its causes where it has none.
  ///
  /// - Parameters:
  ///   - depth: How many locals are bound where it stands; it names none of them.
  ///   - whole: The budget of all evaluations that this one is a part of.
  public static func value(
    _ expression: CheckedExpression, _ variables: [Value], beneath depth: Int = 0,
    dialect: Dialect = .policy, within whole: Budget? = nil
  ) -> Value {
    let budget = Budget(within: whole)
    defer { budget.settle() }
    var evaluator = ReferenceEvaluator(variables: variables, dialect: dialect, budget: budget)
    evaluator.locals = Array(repeating: .none, count: depth)
    return evaluator.bounded(evaluator.evaluate(expression), expression.span)
  }

  /// Returns whether a value passes tests: a boolean, or null where that cannot be told.
  ///
  /// - Parameter whole: The budget of all evaluations that this one is a part of.
  public static func passes(
    _ value: Value, _ tests: CheckedTests, _ variables: [Value], dialect: Dialect = .policy,
    within whole: Budget? = nil
  ) -> Value {
    if whole?.isSpent != true, let passes = tests.plainResult(for: value) {
      whole?.spend(tests.tests.count)
      return .boolean(passes)
    }
    let budget = Budget(within: whole)
    defer { budget.settle() }
    var evaluator = ReferenceEvaluator(variables: variables, dialect: dialect, budget: budget)
    guard !budget.isSpent else { return evaluator.outOfSteps(tests.span) }
    return evaluator.test(value, tests)
  }

  /// A result of a size and depth with which anything can be done; null where it is beyond them.
  ///
  /// Values may share their parts, so that one that refers to others grows at no cost.
  private func bounded(_ value: Value, _ span: SourceSpan) -> Value {
    isShallow(value) ? value : .failed(.limit, Message("the value is too large", "值过大或嵌套过深"), span)
  }

  /// Whether a value that may hold others is of a size and depth that can be freed and compared.
  func isShallow(_ value: Value) -> Bool {
    var parts = 0
    let isShallow = value.isShallow(Self.deepestResult, &parts)
    budget.spend(parts / 16)
    return isShallow
  }

  mutating func evaluate(_ expression: CheckedExpression) -> Value {
    defer { budget.leave() }
    guard budget.enter() else { return outOfSteps(expression.span) }
    return result(of: expression)
  }

  /// Pays for what was made at one stroke, however large it is.
  private func paid(_ value: Value) -> Value {
    budget.spend(value.weight)
    return value
  }

  /// One call for each kind of node.
  private mutating func result(of expression: CheckedExpression) -> Value {
    switch expression.kind {
    case .constant(let value): return value
    case .variable(let slot): return slot < variables.count ? variables[slot] : .none
    case .local(let index): return index < locals.count ? locals[index] : .none
    case .entry(let index, let name, let other): return entry(name, ofLocal: index, orElse: other)
    case .member(let base, let name): return member(name, of: evaluate(base), expression.span)
    case .element(let base, let place):
      return element(of: evaluate(base), at: evaluate(place), expression.span)
    case .filter(let base, let condition): return filter(evaluate(base), condition, expression.span)
    case .call(let call): return paid(self.call(call, expression.span))
    case .invocation(let callee, let arguments):
      let callee = evaluate(callee)
      return paid(invoke(callee, arguments.map { ($0.name, evaluate($0.value)) }, expression.span))
    case .negation(let operand): return Arithmetic.negated(evaluate(operand), expression.span)
    case .arithmetic(let symbol, let left, let right):
      return paid(Arithmetic.value(symbol, evaluate(left), evaluate(right), expression.span))
    case .comparison(let symbol, let left, let right):
      return compare(symbol, evaluate(left), evaluate(right), expression.span)
    case .isNull(let value, let negated): return .boolean(evaluate(value).isNull != negated)
    case .and(let left, let right): return and(left, right)
    case .or(let left, let right): return or(left, right)
    case .membership(let value, let tests): return test(evaluate(value), tests)
    case .instance(let value, let type): return instance(evaluate(value), of: type)
    case .conditional(let condition, let positive, let negative):
      return conditional(condition, positive, negative)
    case .iteration(let kind, let iterators, let body, let usesPartial):
      let loop = Loop(kind: kind, body: body, usesPartial: usesPartial, span: expression.span)
      return iterate(loop, iterators)
    case .function(let parameters, let body, let depth): return closure(parameters, body, depth)
    case .list(let elements): return .list(elements.map { evaluate($0) })
    case .context(let entries): return context(entries, expression.span)
    case .range(let low, let high, let startIncluded, let endIncluded):
      return range(evaluate(low), evaluate(high), startIncluded, endIncluded)
    case .unaryRange(let symbol, let end): return unaryRange(symbol, evaluate(end))
    case .unreadable: return .none
    }
  }

  private func instance(_ value: Value, of type: StaticType) -> Value {
    var work = Work(zones: dialect.zones)
    defer { budget.spend(work.pairs / 4) }
    return .boolean(value.isInstance(of: type, &work))
  }

  func outOfSteps(_ span: SourceSpan) -> Value {
    budget.isCutShort
      ? .failed(.limit, Message("all rules together take too many steps", "全部规则合计运算步数过多"), span)
      : .failed(.limit, Message("the expression takes too many steps", "表达式运算步数过多"), span)
  }
}

extension Value {
  /// Null, because an operation has no result.
  static func failed(
    _ kind: Absence.Kind, _ message: Message, _ span: SourceSpan
  ) -> Value {
    .null(Absence([.noResult(kind, message, span)]))
  }
}

// MARK: Logic

extension ReferenceEvaluator {
  private mutating func and(_ left: CheckedExpression, _ right: CheckedExpression) -> Value {
    let first = evaluate(left)
    if case .boolean(false) = first { return first }
    let second = evaluate(right)
    if case .boolean(false) = second { return second }
    if first.isTrue, second.isTrue { return .boolean(true) }
    return .null(Absence.joining(first.absence, second.absence))
  }

  private mutating func or(_ left: CheckedExpression, _ right: CheckedExpression) -> Value {
    let first = evaluate(left)
    if first.isTrue { return first }
    let second = evaluate(right)
    if second.isTrue { return second }
    if case .boolean = first, case .boolean = second { return .boolean(false) }
    return .null(Absence.joining(first.absence, second.absence))
  }

  /// In a policy a condition that cannot be decided decides nothing; in FEEL it is as good as false.
  private mutating func conditional(
    _ condition: CheckedExpression, _ positive: CheckedExpression, _ negative: CheckedExpression
  ) -> Value {
    switch evaluate(condition) {
    case .boolean(true): evaluate(positive)
    case .boolean(false): evaluate(negative)
    case .null where dialect == .standard: evaluate(negative)
    case .null(let absence?): .null(absence)
    case let other: .failed(.type, .noCondition(other), condition.span)
    }
  }

  func compare(
    _ symbol: BinaryOperator, _ left: Value, _ right: Value, _ span: SourceSpan
  ) -> Value {
    if left.isNull || right.isNull {
      if dialect == .standard, symbol == .equal || symbol == .notEqual {
        return .boolean((left.isNull == right.isNull) == (symbol == .equal))
      }
      return Absence.joining(left.absence, right.absence).map(Value.null)
        ?? .failed(.comparison, .incomparable(left, right), span)
    }
    budget.spend(min(left.textWeight, right.textWeight))
    guard let result = symbol.isOrder ? left.compares(symbol, right) : equal(symbol, left, right)
    else {
      return .failed(.comparison, .incomparable(left, right), span)
    }
    return .boolean(result)
  }
}

extension ReferenceEvaluator {
  private func equal(_ symbol: BinaryOperator, _ left: Value, _ right: Value) -> Bool? {
    areEqual(left, right).map { $0 == (symbol == .equal) }
  }

  /// FEEL's `=`, paid for by the number of parts that are compared.
  func areEqual(_ left: Value, _ right: Value) -> Bool? {
    var work = Work(zones: dialect.zones)
    defer { budget.spend(work.pairs / 4) }
    return work.areEqual(left, right)
  }
}

// MARK: Lists and contexts

extension ReferenceEvaluator {
  private func member(_ name: String, of base: Value, _ span: SourceSpan) -> Value {
    switch base {
    case .context(let context):
      return context[name] ?? .failed(.access, .noMember(name, of: base), span)
    case .list(let elements):
      budget.spend(elements.count)
      if budget.isSpent { return outOfSteps(span) }
      return .list(elements.map { member(name, of: $0, span) })
    case .null(_?): return base
    default:
      return base.property(name) ?? .failed(.access, .noMember(name, of: base), span)
    }
  }

  private func element(of base: Value, at place: Value, _ span: SourceSpan) -> Value {
    if base.isNull { return base }
    guard case .number(let number) = place else { return .null(place.absence) }
    let elements = base.elements
    guard let index = number.exactInt(), index != 0, index.magnitude <= elements.count.magnitude
    else { return .failed(.access, Message("the list has no such place", "列表没有这个位置"), span) }
    return elements[index > 0 ? index - 1 : elements.count + index]
  }

  private mutating func entry(
    _ name: String, ofLocal index: Int, orElse other: CheckedExpression
  ) -> Value {
    if index < locals.count, case .context(let context) = locals[index], let value = context[name] {
      return value
    }
    return evaluate(other)
  }

  /// The elements for which the condition is true; or the one at a place, if it is a number.
  private mutating func filter(
    _ base: Value, _ condition: CheckedExpression, _ span: SourceSpan
  ) -> Value {
    if case .null(let absence) = base {
      return absence.map(Value.null) ?? .failed(.access, .noFilter, span)
    }
    let elements = base.elements
    if elements.isEmpty, case .number = evaluate(condition, of: .none) {
      return element(of: base, at: .number(.zero), span)
    }
    var kept: [Value] = []
    for (place, item) in elements.enumerated() {
      let result = evaluate(condition, of: item)
      switch result {
      case .boolean(let holds): if holds { kept.append(item) }
      case .null: continue
      case .number where place == 0: return element(of: base, at: result, span)
      default:
        return .failed(.type, Message("a filter is a condition or a place", "筛选须是条件或位置"), span)
      }
    }
    return .list(kept)
  }

  /// A filter's condition, asked of one element.
  private mutating func evaluate(_ condition: CheckedExpression, of item: Value) -> Value {
    locals.append(item)
    defer { locals.removeLast() }
    return evaluate(condition)
  }

  private mutating func context(
    _ entries: [(key: String, value: CheckedExpression)], _ span: SourceSpan
  ) -> Value {
    var context = Context()
    let depth = locals.count
    defer { locals.removeLast(locals.count - depth) }
    for entry in entries {
      guard context[entry.key] == nil else {
        return .failed(.context, Message("an entry stands twice", "有条目写了两次"), span)
      }
      let value = evaluate(entry.value)
      context[entry.key] = value
      locals.append(value)
    }
    return .context(context)
  }

  private func range(
    _ low: Value, _ high: Value, _ startIncluded: Bool, _ endIncluded: Bool
  ) -> Value {
    .range(
      RangeValue(
        start: low, end: high, startIncluded: startIncluded, endIncluded: endIncluded))
  }

  private func unaryRange(_ symbol: BinaryOperator, _ end: Value) -> Value {
    let isLower = symbol == .greater || symbol == .greaterOrEqual
    let isPoint = symbol == .equal || symbol == .notEqual
    return .range(
      RangeValue(
        start: isLower || isPoint ? end : .none, end: isLower ? .none : end,
        startIncluded: symbol == .greaterOrEqual || symbol == .equal,
        endIncluded: symbol == .lessOrEqual || symbol == .equal, form: .comparison(symbol)))
  }
}

// MARK: Functions

extension ReferenceEvaluator {
  private mutating func call(_ call: BuiltinCall, _ span: SourceSpan) -> Value {
    var values: [Value] = []
    for (argument, parameter) in zip(call.arguments, call.signature.parameters) {
      let value = evaluate(argument)
      let isLeftOut = parameter.isOptional && argument.isNullLiteral
      if value.isNull, !parameter.takesNull, !isLeftOut { return .null(value.absence) }
      values.append(value)
      budget.spend(value.weight / 2)
    }
    var work = Work(zones: dialect.zones)
    let result = call.signature.body(values, &work)
    budget.spend(work.pairs / 4)
    return placed(result, of: call.name, values, span)
  }

  private func invoke(
    _ callee: Value, _ arguments: [FunctionValue.Argument], _ span: SourceSpan
  ) -> Value {
    for argument in arguments { budget.spend(argument.value.weight / 2) }
    var work = Work(zones: dialect.zones)
    defer { budget.spend(work.pairs / 4) }
    guard case .function(let function) = callee, let result = function.call(arguments, &work) else {
      return .failed(.call, .notCallable(callee, arguments.map(\.value)), span)
    }
    guard result.isNull else { return result }
    return placed(result, of: function.name ?? "function", arguments.map(\.value), span)
  }

  /// A result; a null that does not know why, or where, is told.
  private func placed(
    _ result: Value, of function: String, _ arguments: [Value], _ span: SourceSpan
  ) -> Value {
    guard case .null(let absence) = result else { return result }
    return (absence?.placed(at: span)).map(Value.null)
      ?? .failed(.call, .noResult(of: function, arguments), span)
  }

  private func closure(
    _ parameters: [CheckedParameter], _ body: CheckedExpression, _ depth: Int
  ) -> Value {
    let captured = Array(locals.prefix(depth))
    for value in captured { budget.spend(value.weight) }
    let (variables, dialect, budget) = (variables, dialect, budget)
    let names = parameters.map(\.name)
    return .function(
      FunctionValue(parameters: names, types: parameters.map(\.type), result: body.type) {
        arguments, work in
        guard let values = Self.arranged(arguments, for: parameters, &work) else { return nil }
        var evaluator = ReferenceEvaluator(variables: variables, dialect: dialect, budget: budget)
        evaluator.locals = captured + values
        return evaluator.evaluate(body)
      })
  }

  /// The arguments in the order of the parameters, coerced; null if they do not fit.
  private static func arranged(
    _ arguments: [FunctionValue.Argument], for parameters: [CheckedParameter], _ work: inout Work
  ) -> [Value]? {
    guard arguments.count == parameters.count else { return nil }
    var values: [Value] = []
    for (place, parameter) in parameters.enumerated() {
      let isNamed = arguments[place].name != nil
      let found = isNamed ? arguments.first { $0.name == parameter.name } : arguments[place]
      guard let value = found?.value.coerced(to: parameter.type, &work) else { return nil }
      values.append(value)
    }
    return values
  }
}
