// Decision tables.
extension ColumnCompiler {
  /// Compiles a table; null where it has no fast form.
  package func table(_ table: DecisionTable) -> TableRegisters? {
    guard let hits = hits(of: table) else { return nil }
    var conditions: [(row: Int, truth: Int)] = []
    var inputs: [ColumnTable.Input] = []
    for (column, expression) in table.inputs.enumerated() {
      guard let operand = operand(expression),
        let input = input(operand, column, of: table, &conditions)
      else { return nil }
      inputs.append(input)
    }
    for (row, rule) in table.rows.enumerated() {
      guard let condition = rule.condition else { continue }
      guard let truth = truth(condition) else { return nil }
      conditions.append((row, truth))
    }
    let compiled = ColumnTable(
      inputs: inputs, hits: hits, rowCount: table.rows.count,
      hasOtherwise: table.otherwise != nil, conditions: conditions)
    builder.program.tables.append(compiled)
    var set: Int?
    if case .several = hits { set = registers.newSet(words: compiled.width) }
    let registers = TableRegisters(row: registers.newNumber(), hits: set)
    code.append(.table(builder.program.tables.count - 1, into: registers))
    return registers
  }

  /// An input column; cells that ask for more than constants become conditions of their rows.
  private func input(
    _ operand: ColumnOperand, _ column: Int, of table: DecisionTable,
    _ conditions: inout [(row: Int, truth: Int)]
  ) -> ColumnTable.Input? {
    guard let (source, form) = source(operand) else { return nil }
    var cells: [CodeTests?] = []
    for (row, rule) in table.rows.enumerated() {
      let tests = rule.tests[column]
      let cell = CodeTests(
        tests, as: form, &builder.program.texts, settle: { settled($0, beneath: 1) })
      if cell == nil {
        guard let truth = passes(operand, tests) else { return nil }
        conditions.append((row, truth))
      }
      cells.append(cell)
    }
    return Self.input(source, cells)
  }

  private static func input(
    _ source: ColumnTable.Input.Source, _ cells: [CodeTests?]
  ) -> ColumnTable.Input {
    let classes = CodeClasses(cells.compactMap { $0?.passing })
    let width = max((cells.count + 63) / 64, 1)
    var passing = RowSets(width: width, classes: classes.count + 1)
    var possible = passing
    let missing = classes.count...classes.count
    for (row, cell) in cells.enumerated() {
      // A cell that is a condition of its row leaves everything to that.
      let places = cell.map { classes.places(of: $0.passing) } ?? [0...classes.count - 1]
      for range in places { passing.insert(row, classes: range) }
      for range in places { possible.insert(row, classes: range) }
      if cell.map({ $0.onNull == true }) ?? true { passing.insert(row, classes: missing) }
      if cell.map({ $0.onNull != false }) ?? true { possible.insert(row, classes: missing) }
    }
    passing.summarise()
    possible.summarise()
    return ColumnTable.Input(
      source: source, classes: classes, passing: passing, possible: possible)
  }

  private func source(
    _ operand: ColumnOperand
  ) -> (source: ColumnTable.Input.Source, form: ColumnForm)? {
    switch operand {
    case .truth(let register): return (.truth(register), .truth)
    case .constant(.boolean(let holds)):
      return (.truth(emitTruth { .truth(holds, into: $0) }), .truth)
    default: return number(operand).map { (.number($0.register), $0.form) }
    }
  }

  // MARK: Hit policies

  private func hits(of table: DecisionTable) -> ColumnTable.Hits? {
    switch table.policy {
    case .unique: return .unique
    case .first: return .first
    case .collect, .ruleOrder, .aggregate: return .several
    case .any: return outputs(of: table).map { .agreeing(Self.classes($0, table)) }
    case .priority(let order):
      return outputs(of: table).flatMap { Self.ranks($0, table, order) }.map { .ranked($0) }
    case .outputOrder: return nil
    }
  }

  /// The outputs of each row, where no inspection changes them.
  private func outputs(of table: DecisionTable) -> [[Value]]? {
    let rows = table.rows.map { row in
      row.outputs.map { cell in cell.map { settled($0) } ?? Value.none }
    }
    guard rows.allSatisfy({ $0.allSatisfy { $0 != nil } }) else { return nil }
    return rows.map { $0.compactMap(\.self) }
  }

  /// For each row the first one that sets the same.
  private static func classes(_ outputs: [[Value]], _ table: DecisionTable) -> [Int] {
    outputs.indices.map { row in
      outputs.indices.first { other in
        table.rows[other].others == table.rows[row].others
          && zip(outputs[other], outputs[row]).allSatisfy { $0.isEqual(to: $1) == true }
      } ?? row
    }
  }

  /// The place of each row in the order of priority; null where an output has none.
  private static func ranks(
    _ outputs: [[Value]], _ table: DecisionTable, _ order: HitPolicy.Priority
  ) -> [Int]? {
    let ranks = outputs.map { row in
      row.enumerated().map { table.rank(of: $1, in: $0, order) }
    }
    guard ranks.allSatisfy({ $0.allSatisfy { $0 != nil } }) else { return nil }
    let keys = ranks.map { $0.compactMap(\.self) }
    let sorted = keys.indices.sorted {
      keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
    }
    var places = Array(repeating: 0, count: keys.count)
    for (place, row) in sorted.enumerated() { places[row] = place }
    return places
  }

  /// The value of an output column in the row that makes the result; null where it has no fast form.
  package func output(_ column: Int, of table: DecisionTable, _ found: TableRegisters)
    -> ColumnOperand?
  {
    let cells = table.rows.map { $0.outputs[column] } + [table.otherwise?[column]]
    let type = cells.lazy.compactMap { $0?.type }.reduce(StaticType.null) { $0.joined(with: $1) }
    let values = cells.map { cell in cell.map { settled($0) } ?? Value.none }
    if values.allSatisfy({ $0 != nil }) {
      return lookup(values.compactMap(\.self), type, byRow: found.row)
    }
    return chosen(cells, type, byRow: found.row)
  }

  private func chosen(
    _ cells: [CheckedExpression?], _ type: StaticType, byRow row: Int
  ) -> ColumnOperand? {
    if type.unwrapped == .boolean { return chosenTruth(cells, byRow: row) }
    guard let form = ColumnForm(type) else { return nil }
    var result: (register: Int, form: ColumnForm) = (emit { .number(nil, into: $0) }, form)
    for (place, cell) in cells.enumerated() {
      guard let cell, !cell.isNullLiteral else { continue }
      guard let value = number(cell), let (a, b, form) = unified(value, result) else { return nil }
      let isRow = isRow(place, row)
      result = (emit { .choose(if: isRow, then: a, else: b, into: $0) }, form)
    }
    return .number(result.register, result.form)
  }

  private func chosenTruth(_ cells: [CheckedExpression?], byRow row: Int) -> ColumnOperand? {
    var result = truth(Bool?.none)
    for (place, cell) in cells.enumerated() {
      guard let cell else { continue }
      guard let value = truth(cell) else { return nil }
      let isRow = isRow(place, row)
      result = emitTruth { [result] in .chooseTruth(if: isRow, then: value, else: result, into: $0)
      }
    }
    return .truth(result)
  }

  private func isRow(_ place: Int, _ row: Int) -> Int {
    emitTruth { .isWithin(row, CodeSet(low: Int64(place), high: Int64(place)), into: $0) }
  }
}
