/// A decision table whose cells are checked (DMN 1.5, chapter 8).
public struct DecisionTable: Sendable {
  /// One rule of the table.
  public struct Row: Sendable {
    /// One for each input column.
    public let tests: [CheckedTests]
    /// A condition beside or instead of the cells; null where there is none.
    public let condition: CheckedExpression?
    /// One for each output column; null where the row sets nothing.
    public let outputs: [CheckedExpression?]
    /// The texts of output cells that the caller reads by itself; rows that differ here differ.
    public let others: [String]

    /// A rule; its tests and outputs are as many as the columns of the table.
    public init(
      tests: [CheckedTests], condition: CheckedExpression?, outputs: [CheckedExpression?],
      others: [String] = []
    ) {
      self.tests = tests
      self.condition = condition
      self.outputs = outputs
      self.others = others
    }
  }

  /// The name by which gaps and problems call the table.
  public let name: String
  /// What becomes of several rows that match, and of none.
  public let policy: HitPolicy
  /// The expressions of the input columns.
  public let inputs: [CheckedExpression]
  /// The names of the output columns.
  public let outputs: [String]
  /// The values of each output column in their order of priority, the first one first; null where
  /// the values are words, whose enumeration knows the worst.
  public let outputValues: [[Value]?]
  /// In the order in which they are written.
  public let rows: [Row]
  /// What stands where no row matches, one for each output column; null if that is a problem.
  public let otherwise: [CheckedExpression?]?

  /// A table whose every row has the columns of `inputs` and `outputs`.
  public init(
    name: String, policy: HitPolicy, inputs: [CheckedExpression], outputs: [String],
    outputValues: [[Value]?]? = nil, rows: [Row], otherwise: [CheckedExpression?]?
  ) {
    self.name = name
    self.policy = policy
    self.inputs = inputs
    self.outputs = outputs
    self.outputValues = outputValues ?? outputs.map { _ in nil }
    self.rows = rows
    self.otherwise = otherwise
  }
}

/// Which of the rows that match make the result (DMN 1.5, 8.2.10).
public enum HitPolicy: Sendable, Hashable {
  /// The directions of priority, by an enumeration's worst value.
  public enum Priority: String, Sendable, Hashable {
    case worstFirst = "worst first"
    case bestFirst = "best first"
  }

  /// What `collect` makes of the values.
  public enum Aggregation: String, Sendable, Hashable, CaseIterable {
    case sum, min, max, count
  }

  case unique
  case any
  case first
  case priority(Priority)
  case outputOrder(Priority)
  case ruleOrder
  case collect
  case aggregate(Aggregation)

  /// Whether the result is one row's, so that no match is a problem.
  public var isSingle: Bool {
    switch self {
    case .unique, .any, .first, .priority: true
    default: false
    }
  }

  /// The policy as the policy language writes it.
  public var text: String {
    switch self {
    case .unique: "unique"
    case .any: "any"
    case .first: "first"
    case .priority(let order): "priority, \(order.rawValue)"
    case .outputOrder(let order): "output order, \(order.rawValue)"
    case .ruleOrder: "rule order"
    case .collect: "collect"
    case .aggregate(let kind): "collect \(kind.rawValue)"
    }
  }
}
