import FEEL

/// The values of one evaluation by their slots, and the only way to ask a rule about them.
///
/// Everything that is run in the stages is run here, by the reference evaluator: stages, trace and
/// sentences do not know it. Another way to run rules takes its place behind these functions.
struct Variables {
  private var values: [Value]

  /// - Parameter count: The number of slots, at least 0.
  init(count: Int) {
    values = Array(repeating: .none, count: count)
  }

  subscript(slot: Int) -> Value {
    get { values[slot] }
    set { values[slot] = newValue }
  }

  func value(_ expression: CheckedExpression) -> Value {
    ReferenceEvaluator.value(expression, values)
  }

  /// Whether a value passes: true, false, or null with its causes.
  func passes(_ value: Value, _ tests: CheckedTests) -> Value {
    ReferenceEvaluator.passes(value, tests, values)
  }

  /// How the rows of a table are decided.
  func evaluate(_ table: TableProgram) -> TableEvaluation {
    TableEvaluation.evaluate(table.table, values)
  }

  /// The value of an output column in a row, both by their places; null where the row sets nothing.
  func output(_ column: Int, ofRow row: Int, of table: TableProgram) -> Value? {
    TableEvaluation.output(column, ofRow: row, in: table.table, values)
  }

  /// Whether a condition holds: true, false, or null with its causes.
  func verdict(_ condition: Condition) -> Value {
    switch condition {
    case .expression(let expression, _):
      let value = value(expression)
      if case .boolean = value { return value }
      return .null(value.absence)
    case .test(let input, _, let tests, _): return passes(value(input), tests)
    case .all(let parts): return Self.all(parts.map(verdict))
    case .any(let parts): return Self.negated(Self.all(parts.map { Self.negated(verdict($0)) }))
    case .none(let parts): return Self.all(parts.map { Self.negated(verdict($0)) })
    }
  }

  /// What sentences can ask of these values.
  var seen: Seen { Seen(value: value, verdict: verdict) }

  private static func all(_ values: [Value]) -> Value {
    var causes: [Absence.Cause] = []
    var isUnknown = false
    for value in values {
      switch value {
      case .boolean(false): return value
      case .boolean: continue
      default:
        isUnknown = true
        causes += value.absence?.causes ?? []
      }
    }
    return isUnknown ? .null(Absence(causes)) : .boolean(true)
  }

  private static func negated(_ value: Value) -> Value {
    if case .boolean(let holds) = value { return .boolean(!holds) }
    return value
  }
}
