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
    let (hits, unknown, nearest) = matching.rows(of: table, inputs)
    let settling = Settling(
      table: table, variables: variables, dialect: dialect, whole: whole, hits: hits,
      unknown: unknown)
    let certain = settling.certain(nearest: nearest)
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

  /// The rows that match, those that cannot be decided, and the first with the most cells that
  /// hold among those that do not match.
  func rows(
    of table: DecisionTable, _ inputs: [Value]
  ) -> (hits: [Int], unknown: [(row: Int, absence: Absence?)], nearest: Int?) {
    var hits: [Int] = []
    var unknown: [(row: Int, absence: Absence?)] = []
    var best: (row: Int, held: Int)?
    for (place, row) in table.rows.enumerated() {
      let match = joined(cells(of: row, inputs))
      switch match.result {
      case .boolean(true): hits.append(place)
      case _ where dialect == .standard: continue
      case .boolean: if match.held > best?.held ?? -1 { best = (place, match.held) }
      case let other: unknown.append((place, other.absence))
      }
    }
    return (hits, unknown, best?.row)
  }

  /// What each cell of a row, and its own condition, says.
  private func cells(of row: DecisionTable.Row, _ inputs: [Value]) -> [Value] {
    var results = zip(inputs, row.tests).map {
      ReferenceEvaluator.passes($0, $1, variables, dialect: dialect, within: whole)
    }
    if let condition = row.condition { results.append(value(condition)) }
    return results
  }

  /// Kleene's *and* over the cells, and how many of them hold.
  private func joined(_ cells: [Value]) -> (result: Value, held: Int) {
    var held = 0
    var isFalse = false
    var absence: Absence?
    var isUnknown = false
    for cell in cells {
      switch cell {
      case .boolean(true): held += 1
      case .boolean(false): isFalse = true
      case let other:
        isUnknown = true
        absence = Absence.joining(absence, other.absence)
      }
    }
    if isFalse { return (.boolean(false), held) }
    return (isUnknown ? .null(absence) : .boolean(true), held)
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

  /// What the rows that match make.
  func certain(nearest: Int?) -> TableEvaluation.Result {
    if hits.isEmpty, table.policy.isSingle { return .noMatch(nearest: nearest) }
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
