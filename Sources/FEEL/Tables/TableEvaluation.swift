/// What a decision table says about one situation.
public struct TableEvaluation: Sendable {
  /// How the rows were decided.
  public enum Result: Sendable {
    /// The rows that make the result, in the order of the hit policy; places from 0.
    case rows([Int])
    /// No row matches and nothing is unknown. `nearest` is the row with the most cells that hold.
    case noMatch(nearest: Int?)
    /// More than one row matches where only one may, or rows that may not differ do.
    case conflict([Int])
    /// A row that could change the result cannot be decided.
    case undecided([Int], Absence?)
  }

  /// What the table says.
  public let result: Result
  /// The result if no row that cannot be decided matched.
  public let certain: Result
  /// The values of the input columns.
  public let inputs: [Value]
  /// The rows that match, whatever the hit policy makes of them.
  public let hits: [Int]
  /// The rows that cannot be decided, each with what it lacks.
  public let unknown: [(row: Int, absence: Absence?)]

  /// Matches every row of a table, as the hit policy wants.
  ///
  /// In the standard's dialect a row that cannot be decided does not match.
  ///
  /// - Parameter whole: The budget of all evaluations that this one is a part of.
  public static func evaluate(
    _ table: DecisionTable, _ variables: [Value], dialect: Dialect = .policy,
    within whole: Budget? = nil
  ) -> TableEvaluation {
    let matching = Matching(variables: variables, dialect: dialect, whole: whole)
    let inputs = table.inputs.map(matching.value)
    let (hits, unknown) = matching.rows(of: table, inputs)
    let settling = Settling(
      table: table, variables: variables, dialect: dialect, whole: whole, hits: hits,
      unknown: unknown)
    var certain = settling.certain
    if case .noMatch = certain {
      certain = .noMatch(nearest: matching.nearestRow(of: table, inputs))
    }
    var result = settling.undecided ?? certain
    // Rows that clash do so whatever else matches.
    if case .conflict = certain { result = certain }
    return TableEvaluation(
      result: result, certain: certain, inputs: inputs, hits: hits, unknown: unknown)
  }

  /// Returns the value of an output column in a row; null where the row sets nothing.
  public static func output(
    _ column: Int, ofRow row: Int, in table: DecisionTable, _ variables: [Value],
    dialect: Dialect = .policy, within whole: Budget? = nil
  ) -> Value? {
    guard row < table.rows.count, column < table.rows[row].outputs.count else { return nil }
    return table.rows[row].outputs[column].map {
      ReferenceEvaluator.value($0, variables, dialect: dialect, within: whole)
    }
  }
}

/// Asks the rows of a table, one by one, whether they match.
private struct Matching {
  let variables: [Value]
  let dialect: Dialect
  let whole: Budget?

  func value(_ expression: CheckedExpression) -> Value {
    ReferenceEvaluator.value(expression, variables, dialect: dialect, within: whole)
  }

  /// The rows that match, and those that cannot be decided.
  func rows(
    of table: DecisionTable, _ inputs: [Value]
  ) -> (hits: [Int], unknown: [(row: Int, absence: Absence?)]) {
    var hits: [Int] = []
    var unknown: [(row: Int, absence: Absence?)] = []
    for place in table.rows.indices {
      switch match(place, of: table, inputs) {
      case .boolean(true): hits.append(place)
      case .boolean: continue
      case let other where dialect == .policy: unknown.append((place, other.absence))
      default: continue
      }
    }
    return (hits, unknown)
  }

  /// The first row with the most cells that hold, among those that do not match; null in the
  /// standard's dialect.
  func nearestRow(of table: DecisionTable, _ inputs: [Value]) -> Int? {
    guard dialect == .policy else { return nil }
    var best: (row: Int, held: Int)?
    for row in table.rows.indices {
      let cells = (0..<cellCount(row, of: table, inputs)).map { cell($0, row, of: table, inputs) }
      guard cells.contains(where: \.isFalse) else { continue }
      let held = cells.count(where: \.isTrue)
      if held > best?.held ?? -1 { best = (row, held) }
    }
    return best?.row
  }

  /// Kleene's *and* over the cells of a row and its own condition; one that does not hold ends it.
  private func match(_ row: Int, of table: DecisionTable, _ inputs: [Value]) -> Value {
    var absence: Absence?
    var isUnknown = false
    for place in 0..<cellCount(row, of: table, inputs) {
      switch cell(place, row, of: table, inputs) {
      case .boolean(true): continue
      case .boolean(false): return .boolean(false)
      case let other:
        isUnknown = true
        absence = Absence.joining(absence, other.absence)
      }
    }
    return isUnknown ? .null(absence) : .boolean(true)
  }

  /// How many cells a row has, its own condition among them.
  private func cellCount(_ row: Int, of table: DecisionTable, _ inputs: [Value]) -> Int {
    min(inputs.count, table.rows[row].tests.count) + (table.rows[row].condition == nil ? 0 : 1)
  }

  /// What a cell of a row says; the row's own condition is the last.
  private func cell(
    _ place: Int, _ row: Int, of table: DecisionTable, _ inputs: [Value]
  ) -> Value {
    guard place < min(inputs.count, table.rows[row].tests.count) else {
      return table.rows[row].condition.map(value) ?? .none
    }
    return ReferenceEvaluator.passes(
      inputs[place], table.rows[row].tests[place], variables, dialect: dialect, within: whole)
  }
}

extension Value {
  /// Whether this is the boolean false; null and everything else are not.
  fileprivate var isFalse: Bool {
    if case .boolean(false) = self { return true }
    return false
  }
}

/// Applies a hit policy to rows that match and rows that cannot be decided.
private struct Settling {
  let table: DecisionTable
  let variables: [Value]
  let dialect: Dialect
  let whole: Budget?
  let hits: [Int]
  let unknown: [(row: Int, absence: Absence?)]

  /// That rows which could change the result cannot be decided; null if there are none.
  var undecided: TableEvaluation.Result? {
    let open = unknown.filter { couldChange($0.row) }
    guard !open.isEmpty else { return nil }
    return .undecided(open.map(\.row), open.reduce(nil) { Absence.joining($0, $1.absence) })
  }

  /// What the rows that match make; where none does, which is nearest is left open.
  var certain: TableEvaluation.Result {
    if hits.isEmpty, table.policy.isSingle { return .noMatch(nearest: nil) }
    switch table.policy {
    case .unique: return hits.count > 1 ? .conflict(hits) : .rows(hits)
    case .any:
      return agree ? .rows([hits[0]]) : .conflict(hits)
    case .first: return .rows([hits[0]])
    case .priority(let order): return .rows(Array(sorted(order).prefix(1)))
    case .outputOrder(let order): return .rows(sorted(order))
    case .ruleOrder, .collect, .aggregate: return .rows(hits)
    }
  }

  /// Whether the result would be another one if this row matched after all.
  private func couldChange(_ row: Int) -> Bool {
    switch table.policy {
    // Where rows clash already, one more changes nothing.
    case .unique: hits.count < 2
    case .any: hits.isEmpty || (agree && !sameOutputs(row, hits[0]))
    case .first: hits.first.map { row < $0 && !sameOutputs(row, $0) } ?? true
    case .priority(let order):
      sorted(order).first.map { precedes(row, $0, order) && !sameOutputs(row, $0) } ?? true
    default: true
    }
  }

  /// Whether all rows that match have the same outputs.
  private var agree: Bool {
    hits.dropFirst().allSatisfy { sameOutputs($0, hits[0]) }
  }

  private func outputs(_ row: Int) -> [Value] {
    table.outputs.indices.map {
      TableEvaluation.output($0, ofRow: row, in: table, variables, dialect: dialect, within: whole)
        ?? .none
    }
  }

  private func sameOutputs(_ a: Int, _ b: Int) -> Bool {
    table.rows[a].others == table.rows[b].others
      && zip(outputs(a), outputs(b)).allSatisfy { $0.isEqual(to: $1) == true }
  }

  private func sorted(_ order: HitPolicy.Priority) -> [Int] {
    hits.sorted { precedes($0, $1, order) || (!precedes($1, $0, order) && $0 < $1) }
  }

  /// Whether row `a` stands before row `b`, by the first output column in which they differ.
  private func precedes(_ a: Int, _ b: Int, _ order: HitPolicy.Priority) -> Bool {
    for (column, pair) in zip(outputs(a), outputs(b)).enumerated() {
      guard let first = table.rank(of: pair.0, in: column, order),
        let second = table.rank(of: pair.1, in: column, order), first != second
      else { continue }
      return first < second
    }
    return false
  }
}

extension DecisionTable {
  /// The place of a value in the order of its column, the lowest first; null if it has none.
  func rank(of value: Value, in column: Int, _ order: HitPolicy.Priority) -> Int? {
    if let values = outputValues[column] {
      return values.firstIndex { $0.isEqual(to: value) == true }
    }
    guard case .word(let word) = value, let severity = word.severity else { return nil }
    return order == .worstFirst ? 0 - severity : severity
  }
}
