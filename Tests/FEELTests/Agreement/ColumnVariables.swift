import Columns
import RandomFEEL

@testable import FEEL

/// The random variables as columns, and what puts a world's values into them.
final class ColumnVariables: ColumnNames {
  /// A variable, or a field of one, that has a column.
  private struct Source: Hashable {
    let slot: Int
    let field: String?
  }

  private let world: ColumnWorld
  private let registers: ColumnRegisters
  private var places: [Source: ColumnOperand] = [:]
  private var thresholds: [Int64: Int] = [:]
  private let states: [Int]
  private let grades: [Int]
  private let present: Int
  private let items: RowRelation
  private let hazardRows: RowRelation?
  let hazards: ElementRelation

  init(_ world: ColumnWorld, _ registers: ColumnRegisters) {
    self.world = world
    self.registers = registers
    let width = (world.items.count + 63) / 64
    let states = RandomVariables.state.values.map { _ in registers.newSet(words: width) }
    let grades = RandomVariables.grade.values.map { _ in registers.newSet(words: 1) }
    let present = registers.newSet(words: 1)
    (self.states, self.grades, self.present) = (states, grades, present)
    items = RowRelation(
      name: "items", rows: world.items, changing: [],
      words: ["state": .init(type: RandomVariables.state, sets: states)], present: nil)
    hazardRows = world.hazards.map {
      RowRelation(
        name: "hazards", rows: $0, changing: ["occurrences"],
        words: ["grade": .init(type: RandomVariables.grade, sets: grades)], present: present)
    }
    var counts = RegisterCounts()
    (counts.numbers, counts.truths) = (4, 1)
    hazards = ElementRelation(
      frame: 0, counts: counts,
      fields: [
        "grade": .number(0, .word(RandomVariables.grade)), "on": .number(1, .date),
        "due": .number(2, .date), "occurrences": .number(3, .number(scale: 0)),
        "urgent": .truth(0),
      ])
  }

  // MARK: Names

  var constants: [Int: Value] { world.constants }

  func operand(ofVariable slot: Int, field: String?) -> ColumnOperand? {
    let (name, type) = RandomVariables.names[slot]
    switch (name, field) {
    case ("items", nil): return .rows(items, .mask(items.everything))
    case ("hazards", nil):
      return hazardRows.map { .rows($0, .mask($0.everything)) } ?? .elements(hazards, [])
    case ("exit", nil): return .row(items, 0)
    case ("exit", _), ("items", _), ("hazards", _): return nil
    default:
      let source = Source(slot: slot, field: field)
      if let known = places[source] { return known }
      places[source] = place(slot, type, at: name, field)
      return places[source]
    }
  }

  private func place(
    _ slot: Int, _ type: StaticType, at name: String, _ field: String?
  ) -> ColumnOperand? {
    if case .record(let record) = type {
      guard let field = field.flatMap({ record.field($0) }) else { return nil }
      return operand(field.type, at: "\(name).\(field.name)")
    }
    return field == nil ? operand(type, at: name) : nil
  }

  private func operand(_ type: StaticType, at path: String) -> ColumnOperand? {
    if type.unwrapped == .boolean { return .truth(registers.newTruth()) }
    if type.isList { return nil }
    return world.form(of: type, at: path).map { .number(registers.newNumber(), $0) }
      ?? .given(registers.newTruth())
  }

  func operand(of expression: CheckedExpression, beneath depth: Int) -> ColumnOperand? { nil }

  func rows(
    of relation: RowRelation, for function: String, _ arguments: [Value]
  ) -> SetForm? { nil }

  func rows(of relation: RowRelation, field: String, atLeast number: Int64) -> SetForm? {
    guard relation.changing.contains(field) else { return nil }
    let set = thresholds[number] ?? registers.newSet(words: 1)
    thresholds[number] = set
    return .register(set)
  }

  // MARK: Values

  /// Puts the values of all lanes into a frame and one of elements, as far as some slots need it.
  func fill(
    _ slots: Set<Int>, _ frame: ColumnFrame, _ elements: ColumnFrame, _ texts: TextCodes
  ) {
    frame.begin(capacity: ColumnWorld.laneCount)
    let hazardSlot = RandomVariables.slot("hazards")
    let itemSlots = [RandomVariables.slot("items"), RandomVariables.slot("exit")]
    let all = world.lanes.reduce(0) { $0 + $1[hazardSlot].elements.count }
    elements.begin(capacity: max(all, 1))
    elements.owners = []
    for values in world.lanes {
      let lane = frame.add()
      for (source, operand) in places {
        let value = source.field.map { values[source.slot].entry($0) } ?? values[source.slot]
        frame.view.put(value, into: operand, lane, texts)
      }
      if !slots.isDisjoint(with: itemSlots) {
        for (row, item) in values[itemSlots[0]].elements.enumerated() {
          insert(item.entry("state"), states, row, frame, lane)
        }
      }
      if slots.contains(hazardSlot) {
        putHazards(values[hazardSlot].elements, frame, lane, elements, texts)
      }
    }
  }

  private func insert(
    _ value: Value, _ sets: [Int], _ row: Int, _ frame: ColumnFrame, _ lane: Int
  ) {
    guard case .word(let word) = value else { return }
    frame.view.insert(1 << UInt64(row % 64), word: sets[word.index] + row / 64, at: lane)
  }

  private func putHazards(
    _ hazards: [Value], _ frame: ColumnFrame, _ lane: Int, _ elements: ColumnFrame,
    _ texts: TextCodes
  ) {
    for hazard in hazards {
      if let rows = world.hazards {
        putRow(hazard, rows, frame, lane)
      } else {
        let element = elements.add()
        elements.owners.append(Int32(lane))
        for (field, operand) in self.hazards.operands {
          elements.view.put(hazard.entry(field), into: operand, element, texts)
        }
      }
    }
  }

  private func putRow(_ hazard: Value, _ rows: [Context], _ frame: ColumnFrame, _ lane: Int) {
    // Rows keep what lanes do not change, so that the place of the first like one will do.
    guard
      let row = rows.indices.first(where: { rows[$0].isSame(as: hazard) && !has($0, frame, lane) })
    else { return }
    frame.view.insert(1 << UInt64(row), word: present, at: lane)
    insert(hazard.entry("grade"), grades, row, frame, lane)
    guard case .number(let times) = hazard.entry("occurrences"), let times = times.exactInt()
    else { return }
    for (least, set) in thresholds where times >= least {
      frame.view.insert(1 << UInt64(row), word: set, at: lane)
    }
  }

  private func has(_ row: Int, _ frame: ColumnFrame, _ lane: Int) -> Bool {
    frame.view.setWord(present, at: lane) & (1 << UInt64(row)) != 0
  }
}

extension Context {
  /// Whether a hazard has what no lane changes about this one.
  fileprivate func isSame(as hazard: Value) -> Bool {
    ["on", "due", "urgent"].allSatisfy {
      self[$0].map { [value = hazard.entry($0)] in $0.isEqual(to: value) == true } ?? true
    }
  }
}

extension Value {
  /// What a record has under a name; null without one.
  fileprivate func entry(_ name: String) -> Value {
    if case .context(let context) = self { context[name] ?? .none } else { .none }
  }
}

extension ColumnView {
  /// Puts a value into a column; what the column cannot hold is left out.
  fileprivate func put(
    _ value: Value, into operand: ColumnOperand, _ lane: Int, _ texts: TextCodes
  ) {
    switch operand {
    case .number(let register, let form):
      if let code = form.code(of: value, texts) { setNumber(register, at: lane, code) }
    case .truth(let register):
      if case .boolean(let holds) = value { setTruth(register, at: lane, holds) }
    case .given(let register):
      if !value.isNull { setTruth(register, at: lane, true) }
    default: break
    }
  }
}
