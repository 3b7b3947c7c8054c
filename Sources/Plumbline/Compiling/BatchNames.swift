import FEEL

/// What the names of a policy are in the frame of the inspections.
final class BatchNames: ColumnNames {
  /// The fields of hazards and items that are whole numbers and differ between inspections, as far
  /// as rules ask whether they reach a number.
  struct Threshold: Sendable, Hashable {
    let relation: String
    let field: String
    let least: Int64
  }

  let program: Program
  var layout: BatchLayout
  /// Decisions that no inspection changes.
  var constants: [Int: Value] = [:]
  /// What the stages so far have found, by slot.
  private var bound: [Int: ColumnOperand] = [:]
  private(set) var thresholds: [Threshold: Int] = [:]
  private let registers: ColumnRegisters
  private let recordOfSlot: [Int: Int]
  private let itemOfSlot: [Int: Int]
  let items: RowRelation

  init(_ program: Program, _ registers: ColumnRegisters) {
    self.program = program
    self.registers = registers
    layout = BatchLayout(program, registers)
    recordOfSlot = Dictionary(
      uniqueKeysWithValues: program.slots.records.enumerated().map { ($1, $0) })
    itemOfSlot = Dictionary(uniqueKeysWithValues: program.slots.item.enumerated().map { ($1, $0) })
    let states = RowRelation.WordField(type: ItemState.enumeration, sets: layout.states)
    items = RowRelation(
      name: "items", rows: program.itemRecords, changing: ["occurrences"],
      words: ["state": states], present: nil)
  }

  /// Makes what a stage has found known to the rules of later ones.
  func bind(_ slot: Int, _ operand: ColumnOperand) {
    if case .constant(let value) = operand {
      constants[slot] = value
    } else {
      bound[slot] = operand
    }
  }

  func operand(ofVariable slot: Int, field: String?) -> ColumnOperand? {
    if let record = recordOfSlot[slot] { return field.flatMap { fact($0, record) } }
    if let item = itemOfSlot[slot] {
      return field == "answer" ? answer(item) : field == nil ? .row(items, item) : nil
    }
    guard field == nil else { return nil }
    if slot == program.slots.items { return .rows(items, .mask(items.everything)) }
    if slot == program.slots.history { return .elements(history, []) }
    return bound[slot]
  }

  // MARK: Facts and answers

  private func fact(_ name: String, _ record: Int) -> ColumnOperand? {
    if program.records[record].name == "inspection" {
      if name == "date" { return .number(layout.date, .date) }
      if name == "checklist" { return .constant(.string(program.checklist)) }
      if name == "id" { return nil }
    }
    let fields = program.records[record].fields
    guard let field = fields.firstIndex(where: { $0.name == name }) else { return nil }
    let place = layout.fields[record][field] ?? BatchLayout.Place(fields[field].type, registers)
    layout.fields[record][field] = place
    return place.operand
  }

  /// The answer to an item that is measured or a choice; an answer that is a state is in no column.
  private func answer(_ item: Int) -> ColumnOperand? {
    guard let type = program.items[item].answer.type else { return nil }
    let place = layout.answers[item] ?? BatchLayout.Place(type, registers)
    layout.answers[item] = place
    return place.operand
  }

  var history: ElementRelation {
    let layout = layout.history
    let grade = program.words.grade.map { ["grade": ColumnForm.word($0)] } ?? [:]
    let forms: [(String, Int, ColumnForm?)] = [
      ("on", layout.on, .date), ("path", layout.path, .text),
      ("grade", layout.grade, grade["grade"]), ("due", layout.due, .date),
      ("closed", layout.closed, .date),
    ]
    var fields: [String: ElementRelation.ElementField] = [:]
    for (name, register, form) in forms { fields[name] = form.map { .number(register, $0) } }
    return ElementRelation(frame: 0, counts: layout.counts, fields: fields)
  }

  // MARK: Dates

  /// What only the date decides, such as whether it lies in a key period.
  func operand(of expression: CheckedExpression, beneath depth: Int) -> ColumnOperand? {
    let slots = expression.slots.subtracting(constants.keys)
    guard let inspection = program.records.firstIndex(where: { $0.name == "inspection" }),
      !slots.isEmpty,
      slots.isSubset(of: [program.slots.records[inspection], program.slots.keyPeriods]),
      expression.asksOnly("date", ofVariable: program.slots.records[inspection]),
      !expression.isMember
    else { return nil }
    switch BatchLayout.Place(expression.type, registers) {
    case .given: return nil
    case let place:
      layout.dated.append(
        BatchLayout.DatedValue(expression: expression, depth: depth, place: place))
      return place.operand
    }
  }

  // MARK: Rows

  func rows(
    of relation: RowRelation, for function: String, _ arguments: [Value]
  ) -> SetForm? {
    switch (function, arguments.first) {
    case ("failed", nil): return state(.fail, of: relation)
    case ("passed", nil): return state(.pass, of: relation)
    case ("tagged", .word(let tag)?):
      return .mask(
        PlaceSet(of: relation.rows) { row in
          (row["tags"]?.elements ?? []).contains { $0.isWord(tag) }
        }.padded)
    default: return nil
    }
  }

  private func state(_ state: ItemState, of relation: RowRelation) -> SetForm? {
    relation.name == items.name ? .register(layout.set(state)) : nil
  }

  func rows(of relation: RowRelation, field: String, atLeast number: Int64) -> SetForm? {
    guard relation.name != items.name, relation.changing.contains(field) else { return nil }
    let least = field == "occurrences" ? 1 : 0
    if number <= least { return .mask(relation.everything) }
    let threshold = Threshold(relation: relation.name, field: field, least: number)
    let set = thresholds[threshold] ?? registers.newSet(words: relation.width)
    thresholds[threshold] = set
    return .register(set)
  }
}

extension AnswerForm {
  /// The type of an answer's value; null where the answer is a state.
  var type: StaticType? {
    switch self {
    case .compliance: nil
    case .value(let type, _, _): type
    case .choice: .string
    case .multipleChoice: .list(.string)
    }
  }
}

extension CheckedExpression {
  /// Whether this is no more than a field of something.
  fileprivate var isMember: Bool {
    if case .member = kind { return true }
    return false
  }

  /// Whether it asks a variable for one field alone.
  func asksOnly(_ field: String, ofVariable slot: Int) -> Bool {
    switch kind {
    case .variable(slot): false
    case .member(let base, let name):
      if case .variable(slot) = base.kind {
        name == field
      } else {
        base.asksOnly(field, ofVariable: slot)
      }
    default: parts.allSatisfy { $0.asksOnly(field, ofVariable: slot) }
    }
  }
}

extension Value {
  fileprivate func isWord(_ wanted: EnumerationWord) -> Bool {
    if case .word(let word) = self { word == wanted } else { false }
  }
}
