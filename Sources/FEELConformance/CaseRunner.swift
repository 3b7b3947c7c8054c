import FEEL

/// Asks one case: binds what it needs in the order of the file, then evaluates.
struct CaseRunner {
  private var values: [String: Value]
  /// The types of the model, as the case writes them.
  private let written: [String: JSONValue]
  private let types: [String: StaticType]

  /// What `now()` and `today()` answer; no case looks at the moment itself.
  private static let moment = DateTime("2026-01-01T12:00:00Z")

  /// Returns the result of a case, and whether it is what the case expects.
  static func result(of test: ConformanceCase) -> (value: Value, isExpected: Bool) {
    var runner = CaseRunner(test)
    for requirement in test.requires { runner.bind(requirement) }
    let made = test.table.map { runner.value(of: $0) }
    let value = runner.coerced(made ?? runner.value(of: test.expression ?? ""), test.resultType)
    return (value, value.agrees(with: Value(test.expected)))
  }

  private init(_ test: ConformanceCase) {
    written = test.types
    types = written.mapValues { [written] in StaticType($0, written) }
    values = Self.moment.map { Builtins.clock(at: $0) } ?? [:]
    for (name, json) in test.inputs {
      values[name] = coerced(Value(json), test.inputTypes[name])
    }
  }

  private func coerced(_ value: Value, _ type: JSONValue?) -> Value {
    type.map { value.coerced(to: StaticType($0, written)) } ?? value
  }

  private mutating func bind(_ requirement: Requirement) {
    let made = requirement.table.map { value(of: $0) }
    let found = made ?? value(of: requirement.expression ?? "null")
    values[requirement.name] = coerced(found, requirement.type)
    if case .function(let function)? = values[requirement.name], let result = requirement.returns {
      let returning = function.returning(StaticType(result, written))
      values[requirement.name] = .function(returning)
    }
  }

  /// The keys of all contexts in what is bound.
  private var members: Set<String> { values.values.reduce(into: []) { $1.addKeys(to: &$0) } }

  /// The value of a text; one that cannot be read has none.
  private func value(of text: String) -> Value {
    var diagnostics = Diagnostics()
    let expression = Expression.parse(
      text, names: values.keys, members: members, types: types, into: &diagnostics)
    return expression?.value(values) ?? .none
  }

  private func value(of test: CaseTable) -> Value {
    guard let policy = HitPolicy(test) else { return .none }
    var diagnostics = Diagnostics()
    let table = TextTable.parse(
      policy, inputs: test.inputs.map(\.expression),
      outputs: test.outputs.map { .init(name: $0.name, values: $0.values, default: $0.default) },
      rules: test.rules.map { .init($0.in, $0.out) }, names: values.keys, members: members,
      types: types, into: &diagnostics)
    return table?.value(values) ?? .none
  }
}

extension HitPolicy {
  fileprivate init?(_ test: CaseTable) {
    switch (test.hitPolicy, test.aggregation) {
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
}

extension Value {
  /// Adds the keys of the contexts in a value, however deep they lie.
  fileprivate func addKeys(to keys: inout Set<String>) {
    switch self {
    case .list(let elements): for element in elements { element.addKeys(to: &keys) }
    case .context(let context):
      for key in context.keys {
        keys.insert(key)
        context[key]?.addKeys(to: &keys)
      }
    default: break
    }
  }
}
