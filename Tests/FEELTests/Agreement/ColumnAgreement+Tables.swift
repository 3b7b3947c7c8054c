import Columns
import RandomFEEL

@testable import FEEL

// Decision tables.
extension ColumnAgreement {
  mutating func check(_ table: DecisionTable, _ text: String, _ random: inout SplitMix64) {
    let making = Making(world)
    guard let found = making.compiler.table(table) else {
      let slow = table.inputs.first { Making(world).compiler.operand($0) == nil }
      tally.addSlow(slow.map { SlowPart.kind($0, world) } ?? "table \(table.policy.text)", text)
      return
    }
    tally.fast += 1
    let output =
      table.policy.isSingle
      ? ColumnResult(making.compiler.output(0, of: table, found), making.compiler) : nil
    let slots = table.slots
    let ran = run(making, slots)
    for lane in lanes(slots, ran, &random) {
      let wanted = TableEvaluation.evaluate(table, world.lanes[lane])
      let row = ran.frame.view.number(found.row, at: lane).map(Int.init)
      if let fault = fault(table, wanted, row, found, ran, lane) {
        tally.addDifference("\(text)\n  lane \(lane): row \(row.map(String.init) ?? "-"), \(fault)")
      } else if let row, let output {
        note(output, self.output(row, of: table, lane), ran, lane, text)
      }
    }
  }

  /// What is wrong with the row that was found; null where nothing is.
  private func fault(
    _ table: DecisionTable, _ wanted: TableEvaluation, _ row: Int?, _ found: TableRegisters,
    _ ran: Ran, _ lane: Int
  ) -> String? {
    let isCertain = wanted.unknown.isEmpty
    switch wanted.result {
    case .rows(let rows) where !table.policy.isSingle:
      guard let row else { return isCertain ? "not \(rows)" : nil }
      return row == rows.count && hits(table, found, ran, lane) == rows ? nil : "not \(rows)"
    case .rows(let rows):
      guard let row else { return isCertain ? "not \(rows)" : nil }
      return [row] == rows ? nil : "not \(rows)"
    case .noMatch where table.otherwise != nil:
      guard let row else { return isCertain ? "not the other one" : nil }
      return row == table.rows.count ? nil : "not the other one"
    case .noMatch, .conflict, .undecided: return row == nil ? nil : "not \(wanted.result)"
    }
  }

  private func hits(
    _ table: DecisionTable, _ found: TableRegisters, _ ran: Ran, _ lane: Int
  ) -> [Int] {
    guard let set = found.hits else { return [] }
    return table.rows.indices.filter { row in
      ran.frame.view.setWord(set + row / 64, at: lane) & (1 << UInt64(row % 64)) != 0
    }
  }

  private func output(_ row: Int, of table: DecisionTable, _ lane: Int) -> Value {
    let variables = world.lanes[lane]
    if row < table.rows.count {
      return TableEvaluation.output(0, ofRow: row, in: table, variables) ?? .none
    }
    return (table.otherwise?[0]).map { ReferenceEvaluator.value($0, variables) } ?? .none
  }
}

extension DecisionTable {
  /// The slots of all variables that its cells name.
  fileprivate var slots: Set<Int> {
    var slots = Set(inputs.flatMap(\.slots))
    for row in rows {
      slots.formUnion(row.tests.flatMap(\.slots))
      slots.formUnion((row.outputs + [row.condition]).compactMap { $0?.slots }.flatMap { $0 })
    }
    return slots.union((otherwise ?? []).compactMap { $0?.slots }.flatMap { $0 })
  }
}
