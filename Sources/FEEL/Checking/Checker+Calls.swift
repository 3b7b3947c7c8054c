// Calls: a name directly before a parenthesis is always a function of the language or the policy.
extension Checker {
  mutating func checkCall(
    _ callee: ExpressionSyntax, _ arguments: [ArgumentSyntax], _ span: SourceSpan,
    expecting expected: StaticType?
  ) -> CheckedExpression {
    guard case .name(let name) = callee.kind, !locals.contains(where: { $0.name == name }) else {
      return checkInvocation(check(callee), arguments, span)
    }
    guard let function = scope.function(name) else {
      let known = Set(scope.functions.keys).union(Builtins.all.keys)
      let nearest = NearestName.nearest(to: name, among: known)
      return mistake(.unknownFunction(name, nearest: nearest, at: callee.span))
    }
    return checkBuiltin(function, arguments, span)
  }

  private mutating func checkInvocation(
    _ callee: CheckedExpression, _ arguments: [ArgumentSyntax], _ span: SourceSpan
  ) -> CheckedExpression {
    let values = arguments.map { check($0.value) }
    let named = zip(arguments, values).map { ($0.name?.text, $1) }
    switch callee.type.unwrapped {
    case .function(_, let result) where arguments.contains { $0.name != nil }:
      return make(.invocation(callee, named), result.optional, span)
    case .function(let parameters, let result):
      guard parameters.count == values.count else {
        return mistake(.wrongCount(parameters.count, values.count, at: span))
      }
      for (value, wanted) in zip(values, parameters) { _ = require(value, wanted) }
      return make(.invocation(callee, named), result, span)
    case .unknown, .any: return make(.invocation(callee, named), .unknown, span)
    default: return mistake(.notAFunction(callee.type, at: callee.span))
    }
  }

  private mutating func checkBuiltin(
    _ function: Builtin, _ arguments: [ArgumentSyntax], _ span: SourceSpan
  ) -> CheckedExpression {
    let candidates = function.candidates(for: arguments.map { $0.name?.text })
    guard !candidates.isEmpty else { return mistake(.noSignature(function, at: span)) }
    let values = arguments.enumerated().map { place, argument in
      check(argument.value, expecting: commonType(at: place, candidates))
    }
    for (signature, order) in candidates where fits(values, order, signature) {
      let isCertain = values.allSatisfy { $0.type != .unknown }
      guard isCertain || candidates.count == 1 else { break }
      return call(function, signature, order, values, span, isCertain: isCertain)
    }
    guard values.contains(where: { $0.type == .unknown }) else {
      return mistake(.wrongArguments(function, values.map(\.type), at: span))
    }
    // Which signature is meant shows only when the values are there.
    let named = zip(arguments, values).map { ($0.name?.text, $1) }
    let callee = constant(.function(function.functionValue), .unknown, span)
    return make(.invocation(callee, named), .unknown, span)
  }

  /// The type of an argument where all signatures that may be meant want the same.
  private func commonType(
    at argument: Int, _ candidates: [(signature: Builtin.Signature, order: [Int])]
  ) -> StaticType? {
    let wanted = candidates.compactMap { signature, order in
      order.firstIndex(of: argument).map { signature.type(at: $0) }
    }
    return Set(wanted).count == 1 ? wanted.first : nil
  }

  private func fits(
    _ values: [CheckedExpression], _ order: [Int], _ signature: Builtin.Signature
  ) -> Bool {
    order.enumerated().allSatisfy { place, argument in
      argument < 0 || accepts(values[argument].type, as: signature.type(at: place))
    }
  }

  /// Whether an argument can stand for a parameter, as a list of one where a list is wanted.
  private func accepts(_ found: StaticType, as wanted: StaticType) -> Bool {
    if found.conforms(to: wanted) { return true }
    if case .list(let element) = wanted { return found.conforms(to: element) && !found.isList }
    return false
  }

  private mutating func call(
    _ function: Builtin, _ signature: Builtin.Signature, _ order: [Int],
    _ values: [CheckedExpression], _ span: SourceSpan, isCertain: Bool
  ) -> CheckedExpression {
    var arguments = order.enumerated().map { place, argument -> CheckedExpression in
      guard argument >= 0 else { return constant(.none, .null, span) }
      return coerced(values[argument], to: signature.type(at: place))
    }
    if signature.isVariadic {
      let fixed = signature.parameters.count - 1
      let rest = Array(arguments.dropFirst(fixed))
      let element = rest.map(\.type).reduce(StaticType.unknown) {
        $0 == .unknown ? $1 : $0.joined(with: $1)
      }
      arguments = arguments.prefix(fixed) + [make(.list(rest), .list(element), span)]
    }
    let isSound =
      !refusesOptionalElements(of: arguments, function) && !refusesPattern(of: arguments, function)
    let made = BuiltinCall(name: function.name, signature: signature, arguments: arguments)
    if isCertain, isSound, let folded = folded(made, span) { return folded }
    guard isCertain, isSound else { return make(.call(made), .unknown, span) }
    let plain = signature.result(arguments.map(\.type.unwrapped))
    let needed = zip(arguments, signature.parameters).filter { !$1.takesNull && !$1.isOptional }
    return make(.call(made), lifted(plain, over: needed.map { $0.0 }), span)
  }

  /// The value of a call of FEEL's own functions on constants, such as `date("2026-03-01")`.
  ///
  /// A text that is none of what a conversion reads is a mistake, not a null.
  private mutating func folded(_ call: BuiltinCall, _ span: SourceSpan) -> CheckedExpression? {
    let values = call.arguments.compactMap(\.constant)
    guard values.count == call.arguments.count, scope.functions[call.name] == nil else {
      return nil
    }
    var work = Work()
    let value = call.signature.body(values, &work)
    let isText = if case .string = values.first { true } else { false }
    if value.isNull, isText, Builtins.conversionNames.contains(call.name) {
      return mistake(.badConversion(call.name, values[0], at: span))
    }
    guard value.isPlain, !value.isNull else { return nil }
    return constant(value, value.staticType, span)
  }

  private func coerced(_ value: CheckedExpression, to wanted: StaticType) -> CheckedExpression {
    guard case .list = wanted, !value.type.isList, !value.type.isOpen, value.type != .null else {
      return value
    }
    return make(.list([value]), .list(value.type), value.span)
  }

  /// A pattern that is written out must be one.
  private mutating func refusesPattern(
    of arguments: [CheckedExpression], _ function: Builtin
  ) -> Bool {
    let values = arguments.map { $0.constant ?? .none }
    guard scope.functions[function.name] == nil, !values.isEmpty,
      let failure = Builtins.patternFailure(of: function.name, values)
    else { return false }
    diagnostics.report(.badPattern(function.name, failure.message, at: arguments[1].span))
    return true
  }

  /// Counting or summing values that may be missing is refused until a filter shows them present.
  private mutating func refusesOptionalElements(
    of arguments: [CheckedExpression], _ function: Builtin
  ) -> Bool {
    let counting = ["count", "distinct values", "list contains", "max", "mean", "min", "sum"]
    guard counting.contains(function.name), let list = arguments.first,
      case .list(let element) = list.type.unwrapped, element.isOptional, element != .null
    else { return false }
    diagnostics.report(.optionalElements(function.name, at: list.span))
    return true
  }
}
