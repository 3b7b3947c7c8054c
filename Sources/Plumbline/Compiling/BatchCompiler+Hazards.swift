import Columns
import FEEL

// Hazards, their grades and their deadlines.
extension BatchCompiler {
  /// What is known of the columns of hazards while they are compiled.
  struct Hazards {
    let relation: RowRelation
    let gradingCompiler: ColumnCompiler
    var gradingSegment = 0
    var gradings: [(truth: Int, grade: Int64)] = []
    var deadlineCompiler: ColumnCompiler?
    var deadlineSegment = 0
    var deadline: Int?
    var dues: [BatchProgram.DueForm] = []
    let registers: ColumnRegisters
    let present: Int
    let grades: [Int]

    func columns(
      _ program: Program, _ thresholds: [BatchNames.Threshold: Int]
    ) -> BatchProgram.HazardColumns {
      BatchProgram.HazardColumns(
        counts: registers.counts, gradingSegment: gradingSegment,
        gradingImports: gradingCompiler.imports, gradings: gradings,
        worstIsLast: program.words.grade?.worstIsLast,
        items: program.masks.hazards.padded,
        rowOfItem: program.hazardOfItem.map { Int32($0 ?? 0) },
        usualGrades: program.hazards.map { Int64($0.grade.index) },
        deadlineSegment: deadlineSegment, deadlineImports: deadlineCompiler?.imports ?? [],
        deadline: deadline, rows: deadline.map { [$0] } ?? [], present: present, grades: grades,
        thresholds: thresholds.filter { $0.key.relation == relation.name }.map {
          (field: $0.key.field == "repeats" ? .repeats : .occurrences, $0.key.least, $0.value)
        },
        dues: dues, words: relation.width)
    }
  }

  mutating func hazards() -> Hazards {
    let words = PlaceSet.words(program.hazards.count)
    let present = registers.newSet(words: words)
    let grades = (program.words.grade?.values ?? []).map { _ in registers.newSet(words: words) }
    let field = program.words.grade.map { RowRelation.WordField(type: $0, sets: grades) }
    let relation = RowRelation(
      name: "hazards", rows: program.hazards.map(\.record), changing: ["occurrences", "repeats"],
      words: field.map { ["grade": $0] } ?? [:], present: present)
    var counts = RegisterCounts()
    counts.numbers = 5
    let own = ColumnRegisters(counts)
    let grading = hazardCompiler(relation, own, grade: 1)
    var hazards = Hazards(
      relation: relation, gradingCompiler: grading, registers: own, present: present,
      grades: grades)
    hazards.gradings = program.gradings.map { rule in
      (truth(rule.when?.condition, of: rule.id, grading), Int64(rule.grade.index))
    }
    hazards.gradingSegment = grading.endSegment()
    names.bind(program.slots.hazards, .rows(relation, .mask(relation.everything)))
    return hazards
  }

  /// A compiler for rules that are asked of each hazard.
  ///
  /// - Parameter grade: The register of the grade that they see.
  private func hazardCompiler(
    _ relation: RowRelation, _ registers: ColumnRegisters, grade: Int
  ) -> ColumnCompiler {
    let slot = program.slots.hazard
    let hazardNames = HazardNames(names, slot: slot, grade: grade, program.words.grade)
    let compiler = ColumnCompiler(of: compiler, hazardNames, registers) {
      $0.slots.contains(slot)
    }
    compiler.element = ElementRow(slot: slot, relation: relation, register: 0)
    return compiler
  }

  mutating func deadlines(_ hazards: inout Hazards) {
    guard let deadlines = program.deadlines else { return }
    let compiler = hazardCompiler(hazards.relation, hazards.registers, grade: 4)
    hazards.deadlineCompiler = compiler
    hazards.deadline = table(deadlines.table, compiler)?.row
    hazards.dues = zip(deadlines.due, deadlines.from).map { due, from in
      form(of: due, from: from, hazards.relation)
    }
    hazards.deadlineSegment = compiler.endSegment()
  }

  /// What decides a due date beside the rule that sets it.
  func form(
    of due: DueExpression?, from: CheckedExpression?, _ hazards: RowRelation? = nil
  ) -> BatchProgram.DueForm {
    guard let due else { return .none }
    let asked = due.expressions + (from.map { [$0] } ?? [])
    let slots = asked.reduce(into: Set<Int>()) { $0.formUnion($1.slots) }
      .subtracting(names.constants.keys)
    let inspection = program.records.firstIndex { $0.name == "inspection" }
      .map { program.slots.records[$0] }
    let isDated = asked.allSatisfy { part in
      inspection.map { part.asksOnly("date", ofVariable: $0) } ?? true
    }
    guard isDated else { return .facts }
    let others = slots.subtracting(inspection.map { [$0] } ?? [])
    guard !others.isEmpty else { return slots.isEmpty && from == nil ? .fixed : .byDate }
    let slot = program.slots.hazard
    guard others == [slot], let hazards,
      !asked.contains(where: { part in
        part.asks(more: hazards) { if case .variable(slot) = $0 { true } else { false } }
      })
    else { return .facts }
    return slots == others && from == nil ? .byHazard : .byDate
  }
}

/// What names are to rules that are asked of each hazard.
private final class HazardNames: ColumnNames {
  private let records: BatchNames
  private let slot: Int
  private let grade: (register: Int, type: EnumerationType?)

  init(_ records: BatchNames, slot: Int, grade: Int, _ type: EnumerationType?) {
    self.records = records
    self.slot = slot
    self.grade = (grade, type)
  }

  var constants: [Int: Value] { records.constants }

  func operand(ofVariable slot: Int, field: String?) -> ColumnOperand? {
    guard slot == self.slot else { return nil }
    switch field {
    case "grade": return grade.type.map { .number(grade.register, .word($0)) }
    case "occurrences": return .number(2, .number(scale: 0))
    case "repeats": return .number(3, .number(scale: 0))
    default: return nil
    }
  }

  func operand(of expression: CheckedExpression, beneath depth: Int) -> ColumnOperand? { nil }

  func rows(
    of relation: RowRelation, for function: String, _ arguments: [Value]
  ) -> SetForm? {
    records.rows(of: relation, for: function, arguments)
  }

  func rows(of relation: RowRelation, field: String, atLeast number: Int64) -> SetForm? { nil }
}

extension DueExpression {
  /// The expressions that it counts with.
  var expressions: [CheckedExpression] {
    switch self {
    case .immediately, .beforeHoliday: []
    case .days(let count), .months(let count), .workdays(let count), .hours(let count): [count]
    case .by(let date): [date]
    case .earliest(let parts): parts.flatMap(\.expressions)
    }
  }
}
