@testable import FEEL

/// Calls built-ins as written in a case: literals, calls, and functions that compare.
///
/// Picks the first signature that the arguments fit and applies the rule for null, as the checker
/// and the evaluator do between them.
struct BuiltinCaller {
  /// Words that cases may name: grades with an order, colours without.
  static let words: [String: Value] = {
    let grades = EnumerationType(
      name: "grade", values: ["minor", "major", "critical"], isOrdered: true, worstIsLast: true)
    let colours = EnumerationType(name: "colour", values: ["red", "green"])
    var words: [String: Value] = [:]
    for type in [grades, colours] {
      for name in type.values { words[name] = type.word(name).map(Value.word) }
    }
    return words
  }()

  /// Returns the value of an expression; null for what it cannot read.
  static func value(of text: String) -> Value {
    var diagnostics = Diagnostics()
    guard let syntax = Parser.expression(ExpressionText(text), into: &diagnostics) else {
      return .string("unreadable: \(text)")
    }
    return value(of: syntax, words)
  }

  /// Returns the name of the function that an expression calls; null if it calls none.
  static func function(in text: String) -> String? {
    var diagnostics = Diagnostics()
    let syntax = Parser.expression(ExpressionText(text), into: &diagnostics)
    guard case .call(let callee, _) = syntax?.kind, case .name(let name) = callee.kind else {
      return nil
    }
    return name
  }

  private static func value(of syntax: ExpressionSyntax, _ scope: [String: Value]) -> Value {
    switch syntax.kind {
    case .boolean(let value): return .boolean(value)
    case .number(let number): return .number(number)
    case .string(let text): return .string(text)
    case .negation(let operand):
      guard case .number(let number) = value(of: operand, scope) else { return .none }
      return .number(number.negated)
    case .atLiteral(let text):
      let moment = text.contains("T") && !text.contains("P") ? "date and time" : "date"
      let maker = text.contains("P") ? "duration" : text.contains(":") ? "time" : "date"
      return call(moment == "date" ? maker : moment, [(nil, .string(text))])
    case .name(let name): return scope[name] ?? .none
    case .list(let elements): return .list(elements.map { value(of: $0, scope) })
    case .context(let entries):
      return .context(Context(entries.map { ($0.key.text, value(of: $0.value, scope)) }))
    case .range(let low, let high, let startIncluded, let endIncluded):
      return .range(
        RangeValue(
          start: value(of: low, scope), end: value(of: high, scope),
          startIncluded: startIncluded, endIncluded: endIncluded))
    case .unaryRange(let symbol, let end): return range(symbol, value(of: end, scope))
    case .binary(let symbol, let left, let right):
      let result = value(of: left, scope).compares(symbol, value(of: right, scope))
      return result.map(Value.boolean) ?? .none
    case .path(let base, let name):
      guard case .context(let context) = value(of: base, scope) else { return .none }
      return context[name.text] ?? .none
    case .function(let parameters, let body):
      let names = parameters.map(\.name.text)
      return .function(
        FunctionValue(parameters: names) { arguments in
          let bound = Dictionary(uniqueKeysWithValues: zip(names, arguments))
          return value(of: body, scope.merging(bound) { $1 })
        })
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind else { return .none }
      return call(name, arguments.map { ($0.name?.text, value(of: $0.value, scope)) })
    default: return .none
    }
  }

  private static func range(_ symbol: BinaryOperator, _ end: Value) -> Value {
    let isLower = symbol == .greater || symbol == .greaterOrEqual
    let isPoint = symbol == .equal || symbol == .notEqual
    return .range(
      RangeValue(
        start: isLower || isPoint ? end : .none, end: isLower ? .none : end,
        startIncluded: symbol == .greaterOrEqual || symbol == .equal,
        endIncluded: symbol == .lessOrEqual || symbol == .equal, form: .comparison(symbol)))
  }
}

// MARK: Calls

extension BuiltinCaller {
  /// Returns the result of a call; null where no signature fits.
  static func call(_ name: String, _ arguments: [(name: String?, value: Value)]) -> Value {
    for signature in Builtins.all[name]?.signatures ?? [] {
      guard let values = arrange(arguments, signature) else { continue }
      for (place, parameter) in signature.parameters.enumerated() where !parameter.takesNull {
        if case .null = values[place].value, !(parameter.isOptional && values[place].isLeftOut) {
          return .none
        }
      }
      return signature.body(values.map(\.value))
    }
    return .none
  }

  /// The arguments in the order of the parameters; null if they do not fit.
  private static func arrange(
    _ arguments: [(name: String?, value: Value)], _ signature: Builtin.Signature
  ) -> [(value: Value, isLeftOut: Bool)]? {
    var rest = arguments
    var arranged: [(value: Value, isLeftOut: Bool)] = []
    for (place, parameter) in signature.parameters.enumerated() {
      if signature.isVariadic, place == signature.parameters.count - 1 {
        guard !rest.isEmpty, rest.allSatisfy({ $0.name == nil }) else { return nil }
        let values = rest.map { coerced($0.value, to: parameter.type.element) }
        rest = []
        guard fits(.list(values), parameter.type) else { return nil }
        arranged.append((.list(values), false))
        continue
      }
      let found = rest.firstIndex { $0.name == nil || $0.name == parameter.name }
      guard let found else {
        guard parameter.isOptional else { return nil }
        arranged.append((.none, true))
        continue
      }
      let value = coerced(rest.remove(at: found).value, to: parameter.type)
      guard value.isNull || fits(value, parameter.type) else { return nil }
      arranged.append((value, false))
    }
    return rest.isEmpty ? arranged : nil
  }

  private static func coerced(_ value: Value, to type: StaticType) -> Value {
    guard case .list = type, !value.isNull else { return value }
    return .list(value.elements)
  }

  private static func fits(_ value: Value, _ type: StaticType) -> Bool {
    switch (value, type) {
    case (_, .any), (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date),
      (.time, .time), (.dateAndTime, .dateAndTime), (.daysAndTime, .daysAndTime),
      (.yearsAndMonths, .yearsAndMonths), (.context, .record), (.range, .range),
      (.function, .function):
      true
    case (.list(let elements), .list(let element)):
      elements.allSatisfy { $0.isNull || fits($0, element) }
    default: false
    }
  }
}
