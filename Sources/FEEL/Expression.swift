/// An expression of FEEL in the standard's own dialect: read once, evaluated as often as wanted.
///
/// Names may hold blanks and symbols where they are declared. Nothing is an error after reading:
/// what has no result is null, and the null knows why (`Value.absence`). Whoever knows the types
/// beforehand, and wants mistakes told before anything is evaluated, takes `Checker` instead.
///
/// - SeeAlso: DMN 1.5, chapter 10.
public struct Expression: Sendable {
  private let checked: CheckedExpression
  private let variables: Variables

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - names: The variables that it may use. Any other name is null.
  ///   - types: Types that it may name beyond FEEL's own.
  ///   - diagnostics: What is wrong with the text is added to these.
  /// - Returns: The expression; null after an error.
  public static func parse(
    _ text: String, names: some Sequence<String> = [], types: [String: StaticType] = [:],
    into diagnostics: inout Diagnostics
  ) -> Expression? {
    let variables = Variables(names)
    let syntax = Parser.expression(
      ExpressionText(text), names: variables.spacedNames, into: &diagnostics)
    return syntax.map {
      Expression(
        checked: Resolver.resolve($0, slots: variables.slots, types: types), variables: variables)
    }
  }

  /// Returns the value; null with its causes where there is none.
  ///
  /// - Parameter values: By name; what is left out is null.
  public func value(_ values: [String: Value] = [:]) -> Value {
    ReferenceEvaluator.value(checked, variables.array(values), dialect: .standard)
  }
}

/// Unary tests of FEEL, as a cell of a decision table holds them: `> 5, 3, [10..20]`.
public struct UnaryTests: Sendable {
  private let checked: CheckedTests
  private let variables: Variables

  /// Reads a text; parameters and result are those of `Expression.parse`.
  public static func parse(
    _ text: String, names: some Sequence<String> = [], types: [String: StaticType] = [:],
    into diagnostics: inout Diagnostics
  ) -> UnaryTests? {
    let variables = Variables(names)
    let syntax = Parser.unaryTests(
      ExpressionText(text), names: variables.spacedNames, into: &diagnostics)
    return syntax.map {
      UnaryTests(
        checked: Resolver.resolve($0, slots: variables.slots, types: types), variables: variables)
    }
  }

  /// Returns whether a value passes: true, false, or null where that cannot be told.
  public func value(of input: Value, _ values: [String: Value] = [:]) -> Value {
    ReferenceEvaluator.passes(input, checked, variables.array(values), dialect: .standard)
  }
}

/// The names of variables and their slots.
struct Variables: Sendable {
  let slots: [String: Int]
  let spacedNames: SpacedNames
  private let names: [String]

  init(_ names: some Sequence<String>) {
    var slots: [String: Int] = [:]
    for name in names where slots[SpacedNames.canonical(name)] == nil {
      slots[SpacedNames.canonical(name)] = slots.count
    }
    self.slots = slots
    self.names = slots.sorted { $0.value < $1.value }.map(\.key)
    spacedNames = SpacedNames(slots.keys)
  }

  /// The values by slot; a name without one is null, and says so.
  func array(_ values: [String: Value]) -> [Value] {
    let known = Dictionary(values.map { (SpacedNames.canonical($0), $1) }) { first, _ in first }
    return names.map { known[$0] ?? .null(Absence([.missing(path: $0)])) }
  }
}

extension Builtins {
  /// The functions `now` and `today`, which are variables here: nothing else looks at a clock.
  ///
  /// - Parameter moment: What `now()` answers; the date of it is what `today()` does.
  public static func clock(at moment: DateTime) -> [String: Value] {
    func answering(_ value: Value, _ type: StaticType) -> Value {
      .function(
        FunctionValue(parameters: [], types: [], result: type) { arguments, _ in
          arguments.isEmpty ? value : nil
        })
    }
    return [
      "now": answering(.dateAndTime(moment), .dateAndTime),
      "today": answering(.date(moment.date), .date),
    ]
  }
}
