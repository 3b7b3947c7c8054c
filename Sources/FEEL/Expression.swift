/// An expression of FEEL: read once, evaluated as often as wanted.
///
/// There are two ways to read one. `parse` is the standard's: names may hold blanks and symbols, and
/// nothing is an error after reading; what has no result is null. `check` is strict: it knows the
/// types of the variables, and tells every mistake that could only give null, before anything is
/// evaluated. In both a null knows why it is one (`Value.absence`).
///
/// - SeeAlso: DMN 1.5, chapter 10.
public struct Expression: Sendable {
  private let checked: CheckedExpression
  private let variables: Variables
  private let dialect: Dialect

  /// What the expression gives; open where only values can tell.
  public var type: StaticType { checked.type }

  /// Reads a text as the standard does.
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - names: The variables that it may use. Any other name is null.
  ///   - members: Entries of contexts in those. Only names with symbols or keywords in them need be
  ///     told, such as `Date-Time` and `date of birth`: `order.Date-Time` is a difference otherwise.
  ///   - types: Types that it may name beyond FEEL's own.
  ///   - diagnostics: What is wrong with the text is added to these.
  /// - Returns: The expression; null after an error.
  public static func parse(
    _ text: String, names: some Sequence<String> = [], members: some Sequence<String> = [],
    types: [String: StaticType] = [:], into diagnostics: inout Diagnostics
  ) -> Expression? {
    let variables = Variables(names, members: members, types: types)
    return variables.expression(text, into: &diagnostics)
      .map { Expression(checked: $0, variables: variables, dialect: .standard) }
  }

  /// Reads and checks a text as policies do (`docs/language.md`).
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - variables: The types of the variables. Their names hold no blanks and no symbols.
  ///   - expected: The type that is wanted; null where any will do.
  ///   - diagnostics: What is wrong with the text is added to these: unknown names with the nearest
  ///     spelling, types that do not fit, comparisons that can never hold.
  /// - Returns: The expression; null after an error.
  public static func check(
    _ text: String, variables types: [String: StaticType], expecting expected: StaticType? = nil,
    into diagnostics: inout Diagnostics
  ) -> Expression? {
    let variables = Variables(types.keys.sorted())
    var scope = Scope()
    for (name, slot) in variables.slots {
      scope.names[name] = .variable(slot: slot, types[name] ?? .unknown)
    }
    return Parser.expression(ExpressionText(text), into: &diagnostics)
      .flatMap { Checker.check($0, expecting: expected, in: scope, into: &diagnostics) }
      .map { Expression(checked: $0, variables: variables, dialect: .policy) }
  }

  /// Returns the value; null with its causes where there is none.
  ///
  /// - Parameter values: By name; what is left out is null.
  public func value(_ values: [String: Value] = [:]) -> Value {
    ReferenceEvaluator.value(checked, variables.array(values), dialect: dialect)
  }
}

/// Unary tests of FEEL, as a cell of a decision table holds them: `> 5, 3, [10..20]`.
public struct UnaryTests: Sendable {
  private let checked: CheckedTests
  private let variables: Variables

  /// Reads a text; parameters and result are those of `Expression.parse`.
  public static func parse(
    _ text: String, names: some Sequence<String> = [], members: some Sequence<String> = [],
    types: [String: StaticType] = [:], into diagnostics: inout Diagnostics
  ) -> UnaryTests? {
    let variables = Variables(names, members: members, types: types)
    return variables.tests(text, into: &diagnostics)
      .map { UnaryTests(checked: $0, variables: variables) }
  }

  /// Returns whether a value passes: true, false, or null where that cannot be told.
  public func value(of input: Value, _ values: [String: Value] = [:]) -> Value {
    ReferenceEvaluator.passes(input, checked, variables.array(values), dialect: .standard)
  }
}

/// The variables of a text: their names and slots, and the types that it may name.
struct Variables: Sendable {
  let slots: [String: Int]
  private let spacedNames: SpacedNames
  private let names: [String]
  /// By their names as the parser puts them together.
  private let types: [String: StaticType]

  init(
    _ names: some Sequence<String>, members: some Sequence<String> = [],
    types: [String: StaticType] = [:]
  ) {
    var slots: [String: Int] = [:]
    for name in names where slots[SpacedNames.canonical(name)] == nil {
      slots[SpacedNames.canonical(name)] = slots.count
    }
    self.slots = slots
    self.names = slots.sorted { $0.value < $1.value }.map(\.key)
    self.types = Dictionary(types.map { (SpacedNames.canonical($0), $1) }) { first, _ in first }
    spacedNames = SpacedNames(slots.keys, members: members, types: types.keys)
  }

  /// Reads an expression as the standard does; null after an error.
  func expression(_ text: String, into diagnostics: inout Diagnostics) -> CheckedExpression? {
    Parser.expression(ExpressionText(text), names: spacedNames, into: &diagnostics)
      .map { Resolver.resolve($0, slots: slots, types: types) }
  }

  /// Reads unary tests likewise.
  func tests(_ text: String, into diagnostics: inout Diagnostics) -> CheckedTests? {
    Parser.unaryTests(ExpressionText(text), names: spacedNames, into: &diagnostics)
      .map { Resolver.resolve($0, slots: slots, types: types) }
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
