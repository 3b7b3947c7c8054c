/// A decision table over columns, whose cost hardly grows with its rows.
///
/// The constants in the cells of a column cut its numbers into classes, such that all numbers of a
/// class pass the same cells. A lane's number is looked up, or searched for, among the classes;
/// then either all classes together are the place of a result that was worked out before, or each
/// class gives a set of rows, and the rows that match are what the sets have in common.
struct ColumnTable: Sendable {
  /// An input column.
  struct Input: Sendable {
    enum Source: Sendable {
      case number(Int)
      case truth(Int)
    }

    let source: Source
    let classes: CodeClasses
    /// For each class, and behind them for a missing value: the rows that its numbers pass.
    let passing: RowSets
    /// For each class, and behind them for a missing value: the rows that may yet pass.
    let possible: RowSets
  }

  /// What matters of the hit policy.
  enum Hits: Sendable {
    case unique
    case first
    /// Rows of one class have the same outputs; all that match are of one.
    case agreeing([Int])
    /// The row with the lowest rank; no two have the same.
    case ranked([Int])
    case several
  }

  let inputs: [Input]
  let hits: Hits
  let rowCount: Int
  let hasOtherwise: Bool
  /// Conditions of rows: a row matches only where its truth is *yes*.
  let conditions: [(row: Int, truth: Int)]
  /// The result for every combination of classes, the first input counting slowest; null where
  /// there are too many of them.
  let results: [Int32]?

  /// In `results`: to be asked of the reference evaluator.
  static let unsettled: Int32 = -1

  init(
    inputs: [Input], hits: Hits, rowCount: Int, hasOtherwise: Bool,
    conditions: [(row: Int, truth: Int)]
  ) {
    self.inputs = inputs
    self.hits = hits
    self.rowCount = rowCount
    self.hasOtherwise = hasOtherwise
    self.conditions = conditions
    results = Self.results(inputs, hits, rowCount, hasOtherwise, conditions)
  }

  var width: Int { max((rowCount + 63) / 64, 1) }

  // MARK: Results worked out before

  private static let mostResults = 1 << 16

  private static func results(
    _ inputs: [Input], _ hits: Hits, _ rowCount: Int, _ hasOtherwise: Bool,
    _ conditions: [(row: Int, truth: Int)]
  ) -> [Int32]? {
    if case .several = hits { return nil }
    guard conditions.isEmpty else { return nil }
    var count = 1
    for input in inputs {
      count *= input.classes.count + 1
      guard count <= mostResults else { return nil }
    }
    let table = ColumnTable(
      unsettledResults: inputs, hits: hits, rowCount: rowCount, hasOtherwise: hasOtherwise)
    var match = TableMatch(table)
    var classes = inputs.map { _ in Int32(0) }
    return (0..<count).map { place in
      var rest = place
      for input in inputs.indices.reversed() {
        let size = inputs[input].classes.count + 1
        classes[input] = Int32(rest % size)
        rest /= size
      }
      match.find(classes)
      return match.row
    }
  }

  private init(unsettledResults inputs: [Input], hits: Hits, rowCount: Int, hasOtherwise: Bool) {
    self.inputs = inputs
    self.hits = hits
    self.rowCount = rowCount
    self.hasOtherwise = hasOtherwise
    conditions = []
    results = nil
  }
}
