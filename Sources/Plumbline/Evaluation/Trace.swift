import FEEL

/// Records how each rule was decided, when asked; otherwise costs a test of a flag.
struct Trace {
  let isOn: Bool
  /// Its own, so that an outcome does not depend on whether it is traced.
  private let budget = Budget(most: Situation.mostSteps)
  private var lines: [TraceEntry] = []

  init(isOn: Bool) {
    self.isOn = isOn
  }

  /// The lines so far; null where no trace was asked for.
  var entries: [TraceEntry]? { isOn ? lines : nil }

  /// Every line of a condition with what was seen and what was needed.
  ///
  /// - Parameter subject: The hazard that a rule for every hazard is asked about.
  mutating func record(
    _ stage: Stage, _ rule: String, about subject: String?, _ condition: Condition,
    _ variables: Variables
  ) {
    guard isOn else { return }
    let variables = variables.drawing(on: budget)
    switch condition {
    case .expression(let expression, let text):
      add(stage, rule, subject, text, variables.value(expression))
    case .test(let input, let text, let tests, let testText):
      let value = variables.value(input)
      let result = variables.passes(value, tests)
      add(stage, rule, subject, "\(text) : \(testText)  = \(value.feelText)", result)
    case .all(let parts), .any(let parts), .none(let parts):
      for part in parts { record(stage, rule, about: subject, part, variables) }
    }
  }

  /// A value that a rule came to.
  mutating func record(_ stage: Stage, _ rule: String, value: Value) {
    guard isOn else { return }
    lines.append(
      TraceEntry(
        stage: stage, rule: rule, about: nil, line: "= \(value.feelText)",
        holds: value.isNull ? nil : true))
  }

  /// The rows of a table that match, or cannot be decided.
  ///
  /// - Parameter subject: The hazard or item that the table is asked about.
  mutating func record(
    _ stage: Stage, _ rule: String, about subject: String? = nil, _ evaluation: TableEvaluation,
    of table: TableProgram
  ) {
    guard isOn else { return }
    let inputs = zip(table.inputTexts, evaluation.inputs)
      .map { "\($0) = \($1.feelText)" }.joined(separator: ", ")
    for hit in evaluation.hits {
      lines.append(
        TraceEntry(
          stage: stage, rule: rule, about: subject,
          line: "row \(table.rows[hit].number): \(inputs)", holds: true))
    }
    for open in evaluation.unknown {
      lines.append(
        TraceEntry(
          stage: stage, rule: rule, about: subject,
          line: "row \(table.rows[open.row].number): \(inputs)", holds: nil))
    }
  }

  private mutating func add(
    _ stage: Stage, _ rule: String, _ subject: String?, _ line: String, _ value: Value
  ) {
    var holds: Bool?
    if case .boolean(let known) = value { holds = known }
    lines.append(TraceEntry(stage: stage, rule: rule, about: subject, line: line, holds: holds))
  }
}
