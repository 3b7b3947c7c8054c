// `range(from)`: a text that holds an interval of literals.
extension Builtins {
  /// The interval that a text holds; null unless both ends are literals of one type, ascending.
  static func makeRange(_ value: Value, _ zones: ZoneDatabase?) -> Value {
    var diagnostics = Diagnostics()
    guard case .string(let text) = value,
      let syntax = Parser.expression(ExpressionText(text), into: &diagnostics),
      case .range(let low, let high, let startIncluded, let endIncluded) = syntax.kind,
      let start = literal(low, zones), let end = literal(high, zones),
      end.isLess(than: start) == false
    else { return .none }
    return .range(
      RangeValue(
        start: start, end: end, startIncluded: startIncluded, endIncluded: endIncluded))
  }

  /// The value of a number, a string, `@"…"`, or a call such as `date("…")`; null for the rest.
  private static func literal(_ syntax: ExpressionSyntax, _ zones: ZoneDatabase?) -> Value? {
    switch syntax.kind {
    case .number(let number): return .number(number)
    case .negation(let operand):
      guard case .number(let number) = operand.kind else { return nil }
      return .number(number.negated)
    case .string(let text): return .string(text)
    case .atLiteral(let text): return Value(atLiteral: text, zones: zones)
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind, constructors.contains(name),
        arguments.count == 1, arguments[0].name == nil || arguments[0].name?.text == "from",
        case .string(let text) = arguments[0].value.kind
      else { return nil }
      var work = Work(zones: zones)
      guard let made = all[name]?.value(for: [(nil, .string(text))], &work), !made.isNull
      else { return nil }
      return made
    default: return nil
    }
  }

  private static let constructors: Set<String> = ["date", "date and time", "duration", "time"]
}
