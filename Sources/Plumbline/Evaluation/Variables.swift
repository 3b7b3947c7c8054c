import FEEL

/// The values of one evaluation by their slots, and the only way to ask a rule about them.
///
/// Everything that is run in the stages is run here, by the reference evaluator: stages, trace and
/// sentences do not know it. Another way to run rules takes its place behind these functions.
struct Variables {
  private var values: [Value]
  /// Shared by all conditions of an evaluation, and by its second run; null for a bound of its own
  /// on each.
  private var budget: Budget?
  /// What is known of failed items without asking the evaluator.
  var failures: FailureCounts

  init(_ program: Program, budget: Budget) {
    values = Array(repeating: .none, count: program.slots.count)
    self.budget = budget
    failures = FailureCounts(program)
  }

  /// The same values, asked at another expense.
  func drawing(on budget: Budget?) -> Variables {
    var other = self
    other.budget = budget
    return other
  }

  subscript(slot: Int) -> Value {
    get { values[slot] }
    set { values[slot] = newValue }
  }

  func value(_ expression: CheckedExpression) -> Value {
    failures.count(expression) ?? ReferenceEvaluator.value(expression, values, within: budget)
  }

  /// The value of an expression that stands in so many loops and asks nothing of their elements.
  func value(_ expression: CheckedExpression, beneath depth: Int) -> Value {
    ReferenceEvaluator.value(expression, values, beneath: depth, within: budget)
  }

  /// Whether a value passes: true, false, or null with its causes.
  func passes(_ value: Value, _ tests: CheckedTests) -> Value {
    ReferenceEvaluator.passes(value, tests, values, within: budget)
  }

  /// How the rows of a table are decided.
  func evaluate(_ table: TableProgram) -> TableEvaluation {
    TableEvaluation.evaluate(table.table, values, within: budget)
  }

  /// The value of an output column in a row, both by their places; null where the row sets nothing.
  func output(_ column: Int, ofRow row: Int, of table: TableProgram) -> Value? {
    TableEvaluation.output(column, ofRow: row, in: table.table, values, within: budget)
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

  /// What sentences can ask of these values: again what has been asked, so at nobody's expense.
  var seen: Seen {
    let free = drawing(on: nil)
    return Seen(value: free.value, verdict: free.verdict)
  }

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
