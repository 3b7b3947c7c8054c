import FEEL
import Plumbline
import RandomFEEL

/// Writes the decisions of a random policy: values and tables of every hit policy.
struct RandomDecisionWriter {
  static let singleHits = ["unique", "any", "first", "first", "first"]
  static let listHits = ["collect", "rule order"]
  static let sums = ["collect sum", "collect min", "collect max", "collect count"]

  private var names: RandomNames
  private let stages: [Stage]
  private var random: SplitMix64

  private var isPlain: Bool { names.vocabulary.isPlain }

  init(_ names: RandomNames, stages: [Stage], seed: UInt64) {
    self.names = names
    self.stages = stages
    random = SplitMix64(seed: seed)
  }

  /// The decisions, and the names with them.
  func written() -> (parts: [PolicyPart], names: RandomNames) {
    var writer = self
    var parts: [PolicyPart] = []
    for stage in stages {
      for number in 0..<writer.random.within(1...3) {
        parts.append(writer.decision("d_\(stage)_\(number)", after: stage))
      }
    }
    return (parts, writer.names)
  }

  private mutating func decision(_ name: String, after stage: Stage) -> PolicyPart {
    let next = Stage(rawValue: stage.rawValue + 1) ?? .measures
    var feel = RandomExpression(
      names.operands(before: next), extras: names.extras, seed: random.next())
    var lines = ["  \(name):", "    title: 决定“\(name)”"]
    let (body, type) =
      random.chance(45) ? value(&feel) : random.chance(80) ? table(name, &feel) : rows(name, &feel)
    lines += body.map { "    \($0)" }
    names.declare(name, type, after: stage)
    return PolicyPart(.rule, lines)
  }

  private mutating func value(_ feel: inout RandomExpression) -> ([String], StaticType) {
    let inColumns: [StaticType] = [
      .boolean, .boolean, .number, .number, .integer, .string, .date,
    ]
    let others: [StaticType] = [.daysAndTime, .list(.string), .list(.number)]
    let type = random.one(of: isPlain ? inColumns : inColumns + others)
    let value = "value: \(YAMLText.quoted(feel.text(of: type)))"
    return (type == .number ? ["type: number", value] : [value], type)
  }

  // MARK: Tables

  private mutating func table(
    _ name: String, _ feel: inout RandomExpression
  ) -> ([String], StaticType) {
    if random.chance(25) { return several(name, &feel) }
    if random.chance(30) { return worded(name, &feel) }
    let kind = random.below(isPlain ? 7 : 10)
    let single = isPlain && random.chance(90) ? ["first"] : Self.singleHits
    let hit = random.one(of: kind < 5 ? single : kind < 7 ? Self.listHits : Self.sums)
    let output: StaticType =
      kind < 7
      ? random.one(of: [.number, .string, .boolean, .date]) : random.one(of: [.number, .integer])
    var lines = ["hit: \(hit)"] + grid([name], [output], rows: Self.rows(hit), &feel)
    if kind < 5, isPlain || random.chance(50) {
      lines.append("otherwise: {\(name): \(YAMLText.quoted(feel.constant(of: output)))}")
    }
    switch hit {
    case "collect", "rule order": return (lines, .list(output))
    case "collect count": return (lines, .integer)
    default: return (lines, output)
    }
  }

  /// A table of an enumeration of its own, whose worst value decides.
  private mutating func worded(
    _ name: String, _ feel: inout RandomExpression
  ) -> ([String], StaticType) {
    let type = EnumerationType(
      name: name, values: ["\(name)_低", "\(name)_中", "\(name)_高"], isOrdered: true,
      worstIsLast: true)
    let single = ["priority, worst first", "priority, best first", "first", "unique"]
    let sorted = ["output order, worst first", "output order, best first"]
    let hit = random.one(of: isPlain ? Array(single.dropLast()) : single + sorted)
    let lines =
      [
        "type: {values: [\(type.values.joined(separator: ", "))], worst: \(name)_高}",
        "hit: \"\(hit)\"",
      ]
      + grid([name], [.enumeration(type)], rows: Self.rows(hit), &feel)
      + (isPlain ? ["otherwise: {\(name): \(random.one(of: type.values))}"] : [])
    let word = StaticType.enumeration(type)
    return (lines, hit.hasPrefix("output") ? .list(word) : word)
  }

  private mutating func several(
    _ name: String, _ feel: inout RandomExpression
  ) -> ([String], StaticType) {
    let record = RecordType("table", [.init("amount", .number), .init("remark", .string)])
    let hit = random.one(of: Self.singleHits)
    let lines =
      ["hit: \(hit)"]
      + grid(["amount", "remark"], record.fields.map(\.type), rows: Self.rows(hit), &feel)
      + ["otherwise: {amount: 0, remark: '\"无\"'}"]
    return (lines, .record(record))
  }

  private mutating func rows(
    _ name: String, _ feel: inout RandomExpression
  ) -> ([String], StaticType) {
    var lines = ["hit: first", "otherwise: {\(name): 0}", "rows:"]
    for _ in 0..<random.within(1...3) {
      let about = feel.random.one(of: feel.testable)
      let when =
        random.chance(50)
        ? YAMLText.quoted(feel.text(of: .boolean, depth: 2))
        : "{\(YAMLText.quoted(about.text)): \(YAMLText.quoted(feel.tests(of: about, depth: 0)))}"
      lines.append("  - {when: \(when), \(name): \(YAMLText.quoted(feel.constant(of: .number)))}")
    }
    return (lines, .number)
  }

  /// How many rows a table has: few where several that match are a problem.
  static func rows(_ hit: String) -> ClosedRange<Int> {
    hit == "unique" || hit == "any" ? 1...2 : 1...6
  }

  /// `table: |` with random columns and rows.
  private mutating func grid(
    _ outputs: [String], _ types: [StaticType], rows: ClosedRange<Int>,
    _ feel: inout RandomExpression
  ) -> [String] {
    let columns = (0..<random.within(1...3)).map { _ in RandomRuleWriter.column(&feel) }
    let rows = (0..<random.within(rows)).map { _ in
      (
        columns.map { feel.random.chance(25) ? "-" : feel.tests(of: $0, depth: 1) },
        types.map { feel.random.chance(80) ? feel.constant(of: $0) : feel.text(of: $0, depth: 2) }
      )
    }
    return ["table: |"]
      + RandomTableText.lines(columns.map(\.text), outputs, rows).map { "  \($0)" }
  }
}
