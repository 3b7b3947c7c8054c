@testable import FEEL

/// Evaluates calls of built-ins as written in a case, in FEEL's own dialect.
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

  /// Returns the value of an expression; a text that says so for what it cannot read.
  static func value(of text: String) -> Value {
    var diagnostics = Diagnostics()
    guard let syntax = Parser.expression(ExpressionText(text), into: &diagnostics) else {
      return .string("unreadable: \(text)")
    }
    let names = words.keys.sorted()
    let slots = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return ReferenceEvaluator.value(
      Resolver.resolve(syntax, slots: slots), names.map { words[$0] ?? .none }, dialect: .standard)
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

  /// Returns the result of a positional call; null where no signature fits.
  static func call(_ name: String, _ arguments: [Value]) -> Value {
    var work = Work()
    return Builtins.all[name]?.functionValue.value(for: arguments, &work) ?? .none
  }
}
