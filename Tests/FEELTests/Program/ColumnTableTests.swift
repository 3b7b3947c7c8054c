import Columns
import RandomFEEL
import Testing

@testable import FEEL

/// Tables over columns against their rows, one by one.
@Suite("Tables over columns")
struct ColumnTableTests {
  /// Cells of a table as sets of codes; a cell without one leaves its row open.
  private struct Rows {
    let cells: [[CodeSet]]
    let onNull: [[Bool?]]
    /// For each row the truth that its condition has in all lanes.
    var conditions: [Int: Bool?] = [:]

    init(_ count: Int, columns: Int, _ random: inout SplitMix64, _ cell: (Int) -> CodeSet) {
      cells = (0..<count).map { row in (0..<columns).map { _ in cell(row) } }
      onNull = cells.map { $0.map { _ in random.one(of: [true, false, nil]) } }
    }

    /// The inputs, whose values are in the first registers.
    var inputs: [ColumnTable.Input] {
      (cells.first ?? []).indices.map { column in
        let classes = CodeClasses(cells.map { $0[column] })
        let width = max((cells.count + 63) / 64, 1)
        var passing = RowSets(width: width, classes: classes.count + 1)
        var possible = passing
        let missing = classes.count...classes.count
        for row in cells.indices {
          for range in classes.places(of: cells[row][column]) {
            passing.insert(row, classes: range)
            possible.insert(row, classes: range)
          }
          if onNull[row][column] == true { passing.insert(row, classes: missing) }
          if onNull[row][column] != false { possible.insert(row, classes: missing) }
        }
        passing.summarise()
        possible.summarise()
        return ColumnTable.Input(
          source: .number(column), classes: classes, passing: passing, possible: possible)
      }
    }

    /// Whether a row matches values; null where that is open.
    func holds(_ row: Int, _ values: [Int64?]) -> Bool? {
      var parts = zip(values, zip(cells[row], onNull[row])).map { value, cell in
        value.map { cell.0.contains($0) } ?? cell.1
      }
      if let condition = conditions[row] { parts.append(condition) }
      return parts.contains(false) ? false : parts.contains(nil) ? nil : true
    }
  }

  /// What a table says of rows that match and rows that are open, by walking them.
  private static func expected(
    _ hits: ColumnTable.Hits, _ rows: [Bool?], hasOtherwise: Bool
  ) -> Int? {
    let matching = rows.indices.filter { rows[$0] == true }
    let open = rows.indices.filter { rows[$0] == nil }
    if case .several = hits { return open.isEmpty ? matching.count : nil }
    guard let first = matching.first else {
      return open.isEmpty && hasOtherwise ? rows.count : nil
    }
    if case .first = hits { return open.contains { $0 < first } ? nil : first }
    guard open.isEmpty else { return nil }
    switch hits {
    case .unique: return matching.count == 1 ? first : nil
    case .agreeing(let classes):
      return matching.allSatisfy { classes[$0] == classes[first] } ? first : nil
    case .ranked(let ranks): return matching.min { ranks[$0] < ranks[$1] }
    case .first, .several: return first
    }
  }

  private static func check(
    _ rows: Rows, _ hits: ColumnTable.Hits, hasOtherwise: Bool, _ lanes: [[Int64?]]
  ) {
    let registers = ColumnRegisters()
    let inputs = rows.inputs
    for _ in inputs { _ = registers.newNumber() }
    let conditions = rows.conditions.keys.sorted().map { (row: $0, truth: registers.newTruth()) }
    let table = ColumnTable(
      inputs: inputs, hits: hits, rowCount: rows.cells.count, hasOtherwise: hasOtherwise,
      conditions: conditions)
    var set: Int?
    if case .several = hits { set = registers.newSet(words: table.width) }
    let into = TableRegisters(row: registers.newNumber(), hits: set)
    let frame = ColumnFrame(registers.counts)
    frame.begin(capacity: lanes.count)
    for values in lanes {
      let lane = frame.add()
      for (column, value) in values.enumerated() {
        if let value { frame.view.setNumber(column, at: lane, value) }
      }
      for (row, truth) in conditions {
        if let holds = rows.conditions[row] ?? nil { frame.view.setTruth(truth, at: lane, holds) }
      }
    }
    table.run(frame.view, into)
    for (lane, values) in lanes.enumerated() {
      let matches = rows.cells.indices.map { rows.holds($0, values) }
      let wanted = expected(hits, matches, hasOtherwise: hasOtherwise)
      #expect(frame.view.number(into.row, at: lane).map(Int.init) == wanted, "\(hits) \(values)")
      guard let set, wanted != nil else { continue }
      for row in matches.indices {
        let bit = frame.view.setWord(set + row / 64, at: lane) >> UInt64(row % 64) & 1
        #expect((bit == 1) == (matches[row] == true))
      }
    }
  }

  private static func hits(_ count: Int, _ random: inout SplitMix64) -> ColumnTable.Hits {
    let classes = (0..<count).map { row in random.below(row + 1) }
    return random.one(of: [
      .unique, .first, .several, .agreeing(classes.map { classes[$0] }),
      .ranked((0..<count).shuffled(using: &random)),
    ])
  }

  @Test("random tables find what their rows say, one by one")
  func randomTables() {
    var random = SplitMix64(seed: 4)
    let ends: [Int64] = [.min, -1, 0, 1, 2, 3, .max - 1, .max]
    for _ in 0..<1_500 {
      let count = random.one(of: [0, 1, 3, 8, 63, 64, 65, 130])
      let columns = random.below(4)
      var cells = random
      var rows = Rows(count, columns: count == 0 ? 0 : columns, &random) { _ in
        cells.chance(25) ? .all : CodeSet(low: cells.one(of: ends), high: cells.one(of: ends))
      }
      for row in 0..<count where random.chance(5) {
        rows.conditions[row] = random.one(of: [true, false, nil])
      }
      let lanes = (0..<5).map { _ in
        (0..<(count == 0 ? 0 : columns)).map { _ in
          random.chance(15) ? nil : random.one(of: ends + [.min + 1, 17])
        }
      }
      Self.check(rows, Self.hits(count, &random), hasOtherwise: random.chance(50), lanes)
    }
  }

  @Test("a table of 10,000 rows is searched, its last row too")
  func manyRows() {
    var random = SplitMix64(seed: 5)
    let count = 10_000
    let rows = Rows(count, columns: 2, &random) { row in
      CodeSet(low: Int64(row), high: Int64(row) + 1)
    }
    let lanes: [[Int64?]] = [
      [0, 0], [5_000, 5_000], [9_999, 10_000], [10_000, 10_000], [64, 65], [-1, 3], [10_001, 0],
      [.min, .max], [4_096, 4_096],
    ]
    for hits: ColumnTable.Hits in [.first, .several, .unique, .ranked((0..<count).reversed())] {
      Self.check(rows, hits, hasOtherwise: true, lanes)
    }
  }
}
