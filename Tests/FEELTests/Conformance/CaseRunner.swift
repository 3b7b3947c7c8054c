@testable import FEEL

/// Runs conformance cases in FEEL's own dialect: names are slots, types are met when they are met.
struct CaseRunner {
  private var slots: [String: Int] = [:]
  private var variables: [Value] = []
  private let types: [String: JSONValue]

  private init(
    _ inputs: [String: JSONValue], _ inputTypes: [String: JSONValue], _ types: [String: JSONValue]?
  ) {
    self.types = types ?? [:]
    for (name, value) in inputs.sorted(by: { $0.key < $1.key }) {
      bind(name, coerced(Value(value), to: inputTypes[name]))
    }
  }

  private mutating func bind(_ name: String, _ value: Value) {
    let name = SpacedNames.canonical(name)
    slots[name] = variables.count
    variables.append(value)
  }

  private func coerced(_ value: Value, to type: JSONValue?) -> Value {
    guard let type else { return value }
    var work = Work()
    return value.coerced(to: StaticType(type, types), &work) ?? .none
  }

  private var names: SpacedNames { SpacedNames(slots.keys) }

  /// Returns the result of a text; a text that cannot be read has none.
  private func value(of text: String) -> Value {
    guard let expression = resolved(text) else { return .none }
    return ReferenceEvaluator.value(expression, variables, dialect: .standard)
  }

  private func resolved(_ text: String) -> CheckedExpression? {
    var diagnostics = Diagnostics()
    let syntax = Parser.expression(ExpressionText(text), names: names, into: &diagnostics)
    return syntax.map { Resolver.resolve($0, slots: slots, types: namedTypes) }
  }

  private func tests(_ text: String) -> CheckedTests? {
    var diagnostics = Diagnostics()
    let syntax = Parser.unaryTests(ExpressionText(text), names: names, into: &diagnostics)
    return syntax.map { Resolver.resolve($0, slots: slots, types: namedTypes) }
  }

  private var namedTypes: [String: StaticType] {
    types.mapValues { StaticType($0, types) }
  }

  private mutating func bind(_ requirements: [Requirement]) {
    for requirement in requirements {
      let made = requirement.table.map { value(of: $0) }
      let found = coerced(
        made ?? value(of: requirement.expression ?? "null"), to: requirement.type)
      bind(requirement.name, returning(found, requirement.returns))
    }
  }

  /// A function whose results are coerced to the type that it is declared to return.
  private func returning(_ value: Value, _ type: JSONValue?) -> Value {
    guard case .function(let function) = value, let type else { return value }
    let result = StaticType(type, types)
    return .function(
      FunctionValue(parameters: function.parameters, types: function.types, result: result) {
        arguments, work in
        guard let found = function.call(arguments, &work) else { return nil }
        return found.coerced(to: result, &work) ?? Value.none
      })
  }
}

// MARK: Expressions

extension CaseRunner {
  static func result(of test: ExpressionCase) -> Value {
    var runner = CaseRunner(test.inputs, test.input_types, test.types)
    runner.bind(test.requires)
    return runner.coerced(runner.value(of: test.expression), to: test.result_type)
  }
}

// MARK: Tables

extension CaseRunner {
  static func result(of test: TableCase) -> Value {
    var runner = CaseRunner(test.input_data, test.input_types, test.types)
    runner.bind(test.requires)
    return runner.coerced(runner.value(of: test.table), to: test.result_type)
  }

  private func table(_ test: CaseTable) -> DecisionTable? {
    guard let policy = HitPolicy(test) else { return nil }
    let inputs = test.inputs.compactMap { resolved($0.expression) }
    let ranks = policy.isOrdered ? test.outputs.map { rank($0) } : test.outputs.map { _ in nil }
    let rows = test.rules.compactMap { rule -> DecisionTable.Row? in
      let cells = rule.in.compactMap { tests($0) }
      let outputs = zip(rule.out, ranks).map { text, rank in
        rank.flatMap { word(text, of: $0) } ?? resolved(text)
      }
      guard cells.count == rule.in.count else { return nil }
      return DecisionTable.Row(tests: cells, condition: nil, outputs: outputs)
    }
    guard inputs.count == test.inputs.count, rows.count == test.rules.count else { return nil }
    return DecisionTable(
      name: "table", policy: policy, inputs: inputs,
      outputs: test.outputs.map { $0.name ?? "" }, rows: rows, otherwise: nil)
  }

  /// The output values of a column as an enumeration whose first value goes first.
  private func rank(_ output: CaseTable.Output) -> EnumerationType? {
    guard let values = output.values, case .list(let list) = value(of: "[\(values)]") else {
      return nil
    }
    return EnumerationType(
      name: output.name ?? "output", values: list.map(\.feelText), worstIsLast: false)
  }

  private func word(_ text: String, of rank: EnumerationType) -> CheckedExpression? {
    rank.word(value(of: text).feelText).map {
      CheckedExpression(.constant(.word($0)), .unknown, SourceSpan(file: 0, start: 0, end: 0))
    }
  }

  private func value(of test: CaseTable) -> Value {
    guard let table = table(test) else { return .none }
    let evaluation = TableEvaluation.evaluate(table, variables, dialect: .standard)
    if evaluation.hits.isEmpty, test.outputs.contains(where: { $0.default != nil }) {
      return result(test.outputs.map { value(of: $0.default ?? "null") }, of: table)
    }
    guard case .rows(let rows) = evaluation.result else { return .none }
    let outputs = rows.map { output(ofRow: $0, in: table, test) }
    if case .aggregate(let kind) = table.policy { return Aggregating.value(kind, outputs) }
    return table.policy.isSingle ? outputs.first ?? .none : .list(outputs)
  }

  private func output(ofRow row: Int, in table: DecisionTable, _ test: CaseTable) -> Value {
    let values = table.outputs.indices.map { column -> Value in
      let value = TableEvaluation.output(
        column, ofRow: row, in: table, variables, dialect: .standard)
      if case .word? = value { return self.value(of: test.rules[row].out[column]) }
      return value ?? .none
    }
    return result(values, of: table)
  }

  /// One value for one column, else a context.
  private func result(_ outputs: [Value], of table: DecisionTable) -> Value {
    outputs.count == 1 ? outputs[0] : .context(Context(Array(zip(table.outputs, outputs))))
  }
}

extension HitPolicy {
  fileprivate init?(_ test: CaseTable) {
    switch (test.hit_policy, test.aggregation) {
    case ("UNIQUE", _): self = .unique
    case ("ANY", _): self = .any
    case ("FIRST", _): self = .first
    case ("PRIORITY", _): self = .priority(.worstFirst)
    case ("OUTPUT ORDER", _): self = .outputOrder(.worstFirst)
    case ("RULE ORDER", _): self = .ruleOrder
    case ("COLLECT", nil): self = .collect
    case ("COLLECT", let kind?):
      guard let kind = Aggregation(rawValue: kind.lowercased()) else { return nil }
      self = .aggregate(kind)
    default: return nil
    }
  }

  /// Whether the order of the output values decides.
  fileprivate var isOrdered: Bool {
    switch self {
    case .priority, .outputOrder: true
    default: false
    }
  }
}
