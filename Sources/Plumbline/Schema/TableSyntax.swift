package import FEEL

/// A decision table as it was written (`docs/language.md`, section 7).
package struct TableSyntax: Sendable {
  package struct Row: Sendable {
    /// From 1, as people count.
    package let number: Int
    /// One for each input column; null where it could not be read.
    package let tests: [WrittenTests?]
    /// A condition of the row's own, in the form with `rows:`.
    package let condition: ConditionSyntax?
    /// One for each output column; null where the row sets nothing.
    package let outputs: [WrittenExpression?]
    package let basis: [BasisSyntax]
    package let label: String?
    package let span: SourceSpan
  }

  package let hit: Located<HitPolicy>
  package let inputs: [WrittenExpression]
  package let outputs: [Located<String>]
  package let rows: [Row]
  package let otherwise: [(name: Located<String>, value: WrittenExpression)]?
  package let span: SourceSpan
  /// The names that the table uses, as `ExpressionSyntax.names`.
  package let names: Set<String>

  init(
    hit: Located<HitPolicy>, _ grid: TableGrid,
    otherwise: [(name: Located<String>, value: WrittenExpression)]?
  ) {
    self.hit = hit
    self.otherwise = otherwise
    inputs = grid.inputs
    outputs = grid.outputs
    rows = grid.rows
    span = grid.span
    names = Self.names(in: grid, otherwise?.map(\.value) ?? [])
  }

  private static func names(in grid: TableGrid, _ otherwise: [WrittenExpression]) -> Set<String> {
    var names = (grid.inputs + otherwise).reduce(into: Set<String>()) { $0.formUnion($1.names) }
    for row in grid.rows {
      for tests in row.tests { names.formUnion(tests?.names ?? []) }
      for output in row.outputs { names.formUnion(output?.names ?? []) }
      names.formUnion(row.condition?.names ?? [])
    }
    return names
  }
}

/// Reads `hit:`, `table:` or `rows:`, and `otherwise:` of a mapping.
enum TableReader {
  static func table(
    _ reader: inout MappingReader, into diagnostics: inout Diagnostics
  ) -> TableSyntax? {
    let hit = hitPolicy(reader.take("hit"), into: &diagnostics)
    let otherwise = reader.take("otherwise").flatMap { outputs($0, into: &diagnostics) }
    let block = reader.take("table")
    let rowsEntry = reader.takeEntry("rows")
    let rows = rowsEntry?.value
    if block != nil, let rowsEntry {
      diagnostics.report(.notBoth("table", "rows", at: rowsEntry.keySpan))
    }
    guard block != nil || rows != nil else {
      if !reader.has("table") {
        diagnostics.report(.missingKey("table", of: Message("a table", "表"), at: reader.span))
      }
      return nil
    }
    let grid: TableGrid?
    if let block {
      grid = TableGrid.read(block, into: &diagnostics)
    } else {
      grid = rows.flatMap { TableGrid.read(rows: $0, into: &diagnostics) }
    }
    guard let grid, let hit else { return nil }
    return TableSyntax(hit: hit, grid, otherwise: otherwise)
  }

  private static func hitPolicy(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> Located<HitPolicy>? {
    guard let node else { return Located(.unique, SourceSpan(file: 0, start: 0, end: 0)) }
    guard let text = Scalars.text(node, into: &diagnostics) else { return nil }
    if let policy = HitPolicy(text: text.value) { return Located(policy, text.span) }
    let isBare = text.value == "priority" || text.value == "output order"
    let offered =
      isBare ? ["\(text.value), worst first", "\(text.value), best first"] : HitPolicy.all
    let nearest = isBare ? nil : NearestName.nearest(to: text.value, among: HitPolicy.all)
    diagnostics.report(.unknownHitPolicy(text.value, offered, nearest: nearest, at: text.span))
    return nil
  }

  private static func outputs(
    _ node: Node, into diagnostics: inout Diagnostics
  ) -> [(name: Located<String>, value: WrittenExpression)]? {
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(
        .wrongKind(expected: Message("a map of outputs", "输出列的映射"), at: node.span))
      return nil
    }
    return entries.compactMap { entry in
      let isDue = entry.key == "due"
      let value =
        isDue
        ? Scalars.due(entry.value, into: &diagnostics)
        : Scalars.expression(entry.value, into: &diagnostics)
      return value.map { (Located(entry.key, entry.keySpan), $0) }
    }
  }
}

extension HitPolicy {
  /// Every spelling.
  static let all = [
    "unique", "any", "first", "priority, worst first", "priority, best first",
    "output order, worst first", "output order, best first", "rule order", "collect",
    "collect sum", "collect min", "collect max", "collect count",
  ]

  /// Null for anything but the spellings of `all`.
  init?(text: String) {
    switch text {
    case "unique": self = .unique
    case "any": self = .any
    case "first": self = .first
    case "priority, worst first": self = .priority(.worstFirst)
    case "priority, best first": self = .priority(.bestFirst)
    case "output order, worst first": self = .outputOrder(.worstFirst)
    case "output order, best first": self = .outputOrder(.bestFirst)
    case "rule order": self = .ruleOrder
    case "collect": self = .collect
    default:
      guard text.hasPrefix("collect "), let kind = Aggregation(rawValue: String(text.dropFirst(8)))
      else { return nil }
      self = .aggregate(kind)
    }
  }
}
