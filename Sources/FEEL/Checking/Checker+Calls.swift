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
    switch callee.type.unwrapped {
    case .function(let parameters, let result):
      guard parameters.count == values.count, arguments.allSatisfy({ $0.name == nil }) else {
        return mistake(.wrongCount(parameters.count, values.count, at: span))
      }
      for (value, wanted) in zip(values, parameters) { _ = require(value, wanted) }
      return make(.invocation(callee, values), result, span)
    case .unknown, .any: return make(.invocation(callee, values), .unknown, span)
    default: return mistake(.notAFunction(callee.type, at: callee.span))
    }
  }

  private mutating func checkBuiltin(
    _ function: Builtin, _ arguments: [ArgumentSyntax], _ span: SourceSpan
  ) -> CheckedExpression {
    let candidates = function.signatures.compactMap { signature in
      arrange(arguments, for: signature).map { (signature, $0) }
    }
    guard let first = candidates.first else {
      return mistake(.noSignature(function, at: span))
    }
    let values = arguments.enumerated().map { place, argument in
      let wanted = candidates.compactMap { signature, order in
        order.firstIndex(of: place).map { type($0, signature, order) }
      }
      let isCommon = Set(wanted).count == 1
      return check(argument.value, expecting: isCommon ? wanted.first : nil)
    }
    guard values.allSatisfy({ $0.type != .unknown }) else {
      return call(function, first.0, first.1, values, span, isCertain: false)
    }
    for (signature, order) in candidates where fits(values, order, signature) {
      return call(function, signature, order, values, span, isCertain: true)
    }
    return mistake(.wrongArguments(function, values.map(\.type), at: span))
  }

  /// Returns which argument stands for each place of a signature; null if they do not fit in number.
  ///
  /// A place left out is -1. Variadic arguments follow one another.
  private func arrange(_ arguments: [ArgumentSyntax], for signature: Builtin.Signature) -> [Int]? {
    let parameters = signature.parameters
    if arguments.contains(where: { $0.name != nil }) {
      guard !signature.isVariadic, arguments.count <= parameters.count else { return nil }
      var order: [Int] = []
      for parameter in parameters {
        let place = arguments.firstIndex { $0.name?.text == parameter.name }
        if place == nil, !parameter.isOptional { return nil }
        order.append(place ?? -1)
      }
      return order.filter { $0 >= 0 }.count == arguments.count ? order : nil
    }
    let needed = parameters.prefix { !$0.isOptional }.count
    guard arguments.count >= needed, signature.isVariadic || arguments.count <= parameters.count
    else { return nil }
    let missing = max(parameters.count - arguments.count, 0)
    return Array(0..<arguments.count) + Array(repeating: -1, count: missing)
  }

  /// The type wanted at a place of a signature's arguments.
  private func type(_ place: Int, _ signature: Builtin.Signature, _ order: [Int]) -> StaticType {
    let last = signature.parameters.count - 1
    guard signature.isVariadic, place >= last else { return signature.parameters[place].type }
    if case .list(let element) = signature.parameters[last].type { return element }
    return signature.parameters[last].type
  }

  private func fits(
    _ values: [CheckedExpression], _ order: [Int], _ signature: Builtin.Signature
  ) -> Bool {
    order.enumerated().allSatisfy { place, argument in
      argument < 0 || accepts(values[argument].type, as: type(place, signature, order))
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
      return coerced(values[argument], to: type(place, signature, order))
    }
    if signature.isVariadic {
      let fixed = signature.parameters.count - 1
      let rest = Array(arguments.dropFirst(fixed))
      let element = rest.map(\.type).reduce(StaticType.unknown) {
        $0 == .unknown ? $1 : $0.joined(with: $1)
      }
      arguments = arguments.prefix(fixed) + [make(.list(rest), .list(element), span)]
    }
    let isSound = !refusesOptionalElements(of: arguments, function)
    let made = BuiltinCall(name: function.name, signature: signature, arguments: arguments)
    guard isCertain, isSound else { return make(.call(made), .unknown, span) }
    let plain = signature.result(arguments.map(\.type.unwrapped))
    let needed = zip(arguments, signature.parameters).filter { !$1.takesNull && !$1.isOptional }
    return make(.call(made), lifted(plain, over: needed.map { $0.0 }), span)
  }

  private func coerced(_ value: CheckedExpression, to wanted: StaticType) -> CheckedExpression {
    guard case .list = wanted, !value.type.isList, !value.type.isOpen, value.type != .null else {
      return value
    }
    return make(.list([value]), .list(value.type), value.span)
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

extension StaticType {
  /// Whether values of this type are lists.
  var isList: Bool {
    if case .list = unwrapped { return true }
    return false
  }
}
