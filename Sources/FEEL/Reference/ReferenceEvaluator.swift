/// Evaluates a checked expression by walking its tree: slow, obvious, the meaning of record.
///
/// Values are boxed, names are slots of the caller and locals of a stack. Nothing throws: what has
/// no result is null with its cause. Every evaluation has a budget of steps, since loops nest;
/// when it is used up everything is null with that cause.
public struct ReferenceEvaluator {
  /// One condition may take this many steps.
  public static let stepBudget = 2_000_000
  /// A loop over numbers or dates makes at most this many turns.
  static let longestIteration = 100_000

  /// The values of variables, by slot.
  let variables: [Value]
  var locals: [Value] = []
  var steps = 0

  public init(variables: [Value]) {
    self.variables = variables
  }

  /// Returns the value of an expression; null with its causes where it has none.
  public static func value(_ expression: CheckedExpression, _ variables: [Value]) -> Value {
    var evaluator = ReferenceEvaluator(variables: variables)
    return evaluator.evaluate(expression)
  }

  /// Returns whether a value passes tests: a boolean, or null where that cannot be told.
  public static func passes(_ value: Value, _ tests: CheckedTests, _ variables: [Value]) -> Value {
    var evaluator = ReferenceEvaluator(variables: variables)
    return evaluator.test(value, tests)
  }

  mutating func evaluate(_ expression: CheckedExpression) -> Value {
    steps += 1
    guard steps < Self.stepBudget else { return outOfSteps(expression.span) }
    switch expression.kind {
    case .constant(let value): return value
    case .variable(let slot): return slot < variables.count ? variables[slot] : .none
    case .local(let index): return index < locals.count ? locals[index] : .none
    case .member(let base, let name): return member(name, of: evaluate(base), expression.span)
    case .element(let base, let place):
      return element(of: evaluate(base), at: evaluate(place), expression.span)
    case .filter(let base, let condition): return filter(evaluate(base), condition)
    case .call(let call): return self.call(call, expression.span)
    case .invocation(let callee, let arguments):
      return invoke(evaluate(callee), arguments.map { evaluate($0) }, expression.span)
    case .negation(let operand): return Arithmetic.negated(evaluate(operand), expression.span)
    case .arithmetic(let symbol, let left, let right):
      return Arithmetic.value(symbol, evaluate(left), evaluate(right), expression.span)
    case .comparison(let symbol, let left, let right):
      return compare(symbol, evaluate(left), evaluate(right), expression.span)
    case .isNull(let value, let negated): return .boolean(evaluate(value).isNull != negated)
    case .and(let left, let right): return and(left, right)
    case .or(let left, let right): return or(left, right)
    case .membership(let value, let tests): return test(evaluate(value), tests)
    case .instance(let value, let type): return .boolean(evaluate(value).isInstance(of: type))
    case .conditional(let condition, let positive, let negative):
      return conditional(condition, positive, negative)
    case .iteration(let kind, let iterators, let body):
      return iterate(kind, iterators, body, expression.span)
    case .function(let parameters, let body, let depth): return closure(parameters, body, depth)
    case .list(let elements): return .list(elements.map { evaluate($0) })
    case .context(let entries): return context(entries)
    case .range(let low, let high, let startIncluded, let endIncluded):
      return range(evaluate(low), evaluate(high), startIncluded, endIncluded)
    case .unaryRange(let symbol, let end): return unaryRange(symbol, evaluate(end))
    case .unreadable: return .none
    }
  }

  func outOfSteps(_ span: SourceSpan) -> Value {
    .failed("the expression takes too many steps", "表达式运算步数过多", span)
  }
}

extension Value {
  /// Null, because an operation has no result.
  static func failed(_ english: String, _ chinese: String, _ span: SourceSpan) -> Value {
    .null(Absence([.noResult(Message(english, chinese), span)]))
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

  /// In a policy a condition that cannot be decided decides nothing (`docs/language.md`).
  private mutating func conditional(
    _ condition: CheckedExpression, _ positive: CheckedExpression, _ negative: CheckedExpression
  ) -> Value {
    switch evaluate(condition) {
    case .boolean(true): evaluate(positive)
    case .boolean(false): evaluate(negative)
    case let other: .null(other.absence)
    }
  }

  func compare(
    _ symbol: BinaryOperator, _ left: Value, _ right: Value, _ span: SourceSpan
  ) -> Value {
    if left.isNull || right.isNull {
      return .null(Absence.joining(left.absence, right.absence))
    }
    guard let result = left.compares(symbol, right) else {
      return .failed("the two values cannot be compared", "两个值无法比较", span)
    }
    return .boolean(result)
  }
}

// MARK: Lists and contexts

extension ReferenceEvaluator {
  private func member(_ name: String, of base: Value, _ span: SourceSpan) -> Value {
    switch base {
    case .context(let context):
      return context[name] ?? .failed("there is no '\(name)'", "没有“\(name)”", span)
    case .list(let elements): return .list(elements.map { member(name, of: $0, span) })
    case .null: return base
    default:
      return base.property(name) ?? .failed("there is no '\(name)'", "没有“\(name)”", span)
    }
  }

  private func element(of base: Value, at place: Value, _ span: SourceSpan) -> Value {
    if base.isNull { return base }
    guard case .number(let number) = place else { return .null(place.absence) }
    let elements = base.elements
    guard let index = number.exactInt(), index != 0, index.magnitude <= elements.count.magnitude
    else { return .failed("the list has no such place", "列表没有这个位置", span) }
    return elements[index > 0 ? index - 1 : elements.count + index]
  }

  private mutating func filter(_ base: Value, _ condition: CheckedExpression) -> Value {
    if base.isNull { return base }
    var kept: [Value] = []
    for element in base.elements {
      locals.append(element)
      if evaluate(condition).isTrue { kept.append(element) }
      locals.removeLast()
    }
    return .list(kept)
  }

  private mutating func context(_ entries: [(key: String, value: CheckedExpression)]) -> Value {
    var context = Context()
    let depth = locals.count
    for entry in entries {
      let value = evaluate(entry.value)
      context[entry.key] = value
      locals.append(value)
    }
    locals.removeLast(locals.count - depth)
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
    }
    let result = call.signature.body(values)
    if case .null(nil) = result {
      return .failed("'\(call.name)' has no result here", "“\(call.name)”在此没有结果", span)
    }
    return result
  }

  func invoke(_ callee: Value, _ arguments: [Value], _ span: SourceSpan) -> Value {
    guard case .function(let function) = callee, function.parameters.count == arguments.count else {
      return .failed("this cannot be called so", "这里不能这样调用", span)
    }
    return function.body(arguments)
  }

  private func closure(_ parameters: [String], _ body: CheckedExpression, _ depth: Int) -> Value {
    let captured = Array(locals.prefix(depth))
    let variables = variables
    let steps = steps
    return .function(
      FunctionValue(parameters: parameters) { arguments in
        var evaluator = ReferenceEvaluator(variables: variables)
        evaluator.locals = captured + arguments
        evaluator.steps = steps
        return evaluator.evaluate(body)
      })
  }
}
