/// A decision table of the standard, made from texts: what its cells hold is read once.
///
/// - SeeAlso: DMN 1.5, chapter 8.
public struct TextTable: Sendable {
  /// An output column.
  public struct Output: Sendable {
    /// Null where it is the only one.
    public let name: String?
    /// The values in their order of priority, as a list without its brackets: `"high", "low"`.
    public let values: String?
    /// What it holds where no rule matches.
    public let `default`: String?

    public init(name: String? = nil, values: String? = nil, default: String? = nil) {
      self.name = name
      self.values = values
      self.default = `default`
    }
  }

  /// A row: unary tests for each input, an expression for each output.
  public struct Rule: Sendable {
    public let tests: [String]
    public let outputs: [String]

    public init(_ tests: [String], _ outputs: [String]) {
      self.tests = tests
      self.outputs = outputs
    }
  }

  private let table: DecisionTable
  /// Null where no column has a default.
  private let defaults: [CheckedExpression]?
  private let variables: Variables

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - hitPolicy: What becomes of several rules that match. The direction of priority is that of
  ///     the outputs' values.
  ///   - inputs: The expressions of the input columns.
  ///   - outputs: At least one. Where priority decides, at least one has values.
  ///   - rules: With as many tests and outputs as there are columns.
  ///   - names: The variables that texts may use. Any other name is null.
  ///   - members: Entries of contexts in those, as for `Expression.parse`.
  ///   - types: Types that they may name beyond FEEL's own.
  ///   - diagnostics: What is wrong with the texts is added to these.
  /// - Returns: The table; null after an error.
  public static func parse(
    _ hitPolicy: HitPolicy, inputs: [String], outputs: [Output], rules: [Rule],
    names: some Sequence<String> = [], members: some Sequence<String> = [],
    types: [String: StaticType] = [:], into diagnostics: inout Diagnostics
  ) -> TextTable? {
    var reader = TableReader(Variables(names, members: members, types: types))
    let table = reader.table(hitPolicy, inputs, outputs, rules)
    let hasDefaults = outputs.contains { $0.default != nil }
    let defaults = hasDefaults ? outputs.map { reader.expression($0.default ?? "null") } : nil
    diagnostics.report(contentsOf: reader.diagnostics)
    return reader.diagnostics.hasErrors
      ? nil : TextTable(table: table, defaults: defaults, variables: reader.variables)
  }

  /// Returns what the table says; null with its causes where it says nothing.
  ///
  /// One output column gives plain values, several give a context, by their names. A policy of one
  /// hit gives one of them, the others a list. Where no rule matches, the defaults are the result;
  /// without them it is null, or the empty list.
  ///
  /// - Parameter values: By name; what is left out is null.
  public func value(_ values: [String: Value] = [:]) -> Value {
    let variables = variables.array(values)
    let evaluation = TableEvaluation.evaluate(table, variables, dialect: .standard)
    if evaluation.hits.isEmpty, let defaults {
      return result(
        defaults.map { ReferenceEvaluator.value($0, variables, dialect: .standard) })
    }
    switch evaluation.result {
    case .rows(let rows):
      let outputs = rows.map { output(ofRow: $0, variables) }
      if case .aggregate(let kind) = table.policy { return Aggregating.value(kind, outputs) }
      return table.policy.isSingle ? outputs.first ?? .none : .list(outputs)
    case .conflict(let rows): return .null(Absence(.table, because: .conflict(rows)))
    case .noMatch, .undecided: return .null(Absence(.table, because: .noMatch))
    }
  }

  private func output(ofRow row: Int, _ variables: [Value]) -> Value {
    result(
      table.outputs.indices.map {
        TableEvaluation.output($0, ofRow: row, in: table, variables, dialect: .standard) ?? .none
      })
  }

  /// One value for one column, else a context.
  private func result(_ outputs: [Value]) -> Value {
    outputs.count == 1 ? outputs[0] : .context(Context(Array(zip(table.outputs, outputs))))
  }
}

/// Reads the texts of a table.
private struct TableReader {
  let variables: Variables
  var diagnostics = Diagnostics()

  init(_ variables: Variables) {
    self.variables = variables
  }

  mutating func table(
    _ policy: HitPolicy, _ inputs: [String], _ outputs: [TextTable.Output],
    _ rules: [TextTable.Rule]
  ) -> DecisionTable {
    let rows = rules.enumerated().map { number, rule in
      if rule.tests.count != inputs.count || rule.outputs.count != outputs.count {
        diagnostics.report(.unevenRule(number + 1))
      }
      return DecisionTable.Row(
        tests: rule.tests.map { tests($0) }, condition: nil,
        outputs: rule.outputs.map { expression($0) })
    }
    let values = outputs.map { $0.values.map { list($0) } }
    if policy.isOrdered, values.allSatisfy({ $0 == nil }) { diagnostics.report(.noPriority) }
    if outputs.isEmpty { diagnostics.report(.noOutput) }
    return DecisionTable(
      name: "table", policy: policy, inputs: inputs.map { expression($0) },
      outputs: outputs.map { $0.name ?? "" }, outputValues: values, rows: rows, otherwise: nil)
  }

  /// Null stands in the place of what cannot be read.
  mutating func expression(_ text: String) -> CheckedExpression {
    variables.expression(text, into: &diagnostics)
      ?? CheckedExpression(.constant(.none), .unknown, .nowhere)
  }

  private mutating func tests(_ text: String) -> CheckedTests {
    variables.tests(text, into: &diagnostics)
      ?? CheckedTests(tests: [], isNegated: false, span: .nowhere)
  }

  private mutating func list(_ text: String) -> [Value] {
    let none = variables.array([:])
    return ReferenceEvaluator.value(expression("[\(text)]"), none, dialect: .standard).elements
  }
}

extension HitPolicy {
  /// Whether the order of the output values decides.
  fileprivate var isOrdered: Bool {
    switch self {
    case .priority, .outputOrder: true
    default: false
    }
  }
}

extension Message {
  fileprivate static func conflict(_ rows: [Int]) -> Message {
    let numbers = rows.map { "\($0 + 1)" }
    return Message(
      "rules \(numbers.joined(separator: ", ")) match, and only one may",
      "规则 \(numbers.joined(separator: "、")) 同时符合，只能有一条")
  }

  fileprivate static let noMatch = Message("no rule matches", "没有符合的规则")
}

extension Diagnostic {
  /// - Parameter number: From 1.
  fileprivate static func unevenRule(_ number: Int) -> Diagnostic {
    Diagnostic(
      .tableCells, .error, at: .nowhere,
      Message("rule \(number) has not one cell for each column", "规则 \(number) 的单元格数与列数不符"))
  }

  fileprivate static let noPriority = Diagnostic(
    .tableHitPolicy, .error, at: .nowhere,
    Message("a hit policy with priorities needs output values in their order", "优先级命中策略须列出输出值的顺序"))

  fileprivate static let noOutput = Diagnostic(
    .tableHeader, .error, at: .nowhere,
    Message("a table has at least one output", "判定表至少须有一列输出"))
}
