import FEEL
import Plumbline
import RandomFEEL

// Measures, proposals and invariants.
extension RandomRuleWriter {
  mutating func measure(items: [RandomItem] = [], isDated: Bool = false) -> PolicyPart {
    element(
      "measure",
      ["party: \(random.one(of: vocabulary.party.values))"] + when(before: .measures, items: items)
        + consequences(),
      isDated: isDated)
  }

  /// A measure that only tables propose.
  mutating func proposed(_ id: String) -> PolicyPart {
    element(
      "proposed", as: id,
      ["party: \(random.one(of: vocabulary.party.values))"] + consequences()
        + (random.chance(50) ? ["repeat: \(random.one(of: ["add", "highest"]))"] : []))
  }

  private mutating func consequences() -> [String] {
    var lines: [String] = []
    if random.chance(50) { lines.append("points: \(random.within(0...12))") }
    if random.chance(40) {
      let from = random.chance(50) ? start() : ""
      lines.append("due: \(YAMLText.quoted(due(isTimed: from.contains("time"))))")
      if !from.isEmpty { lines.append("from: \(YAMLText.quoted(from))") }
    }
    if random.chance(35) {
      lines.append(
        "fine: \(random.one(of: ["\"[5000..50000]\"", "\"[200..2000]\"", "1000", "0.5"]))")
      if random.chance(70) { lines.append("act: \(random.one(of: ["act_a", "act_b"]))") }
    }
    if random.chance(20) { lines += ["decided_by: 有关部门", "ends_when: 隐患“排除”"] }
    return lines
  }

  mutating func proposals(of measures: [String]) -> [PolicyPart] {
    var parts = [proposalTable(of: measures)]
    if random.chance(50) { parts.append(proposalRows(of: measures)) }
    return parts
  }

  /// A table that names each measure at least once.
  private mutating func proposalTable(of measures: [String]) -> PolicyPart {
    var feel = feel(before: .measures)
    let columns = (0..<random.within(1...3)).map { _ in Self.column(&feel) }
    let hasPoints = random.chance(60)
    let chosen = measures + (0..<random.below(4)).map { _ in random.one(of: measures) }
    let rows = chosen.map { measure -> (tests: [String], outputs: [String]) in
      let tests = columns.map { feel.random.chance(30) ? "-" : feel.tests(of: $0, depth: 1) }
      return (tests, [measure] + (hasPoints ? [points(&feel)] : []))
    }
    let many = ["collect", "collect", "rule order"]
    let hit = random.one(of: vocabulary.isPlain ? many : many + ["first", "unique", "any"])
    let outputs = ["measure"] + (hasPoints ? ["points"] : [])
    return PolicyPart(
      element: ["id: \(id("table"))", "hit: \(hit)", "table: |"]
        + RandomTableText.lines(columns.map(\.text), outputs, rows).map { "  \($0)" })
  }

  /// Points of a row: none, some, or a calculation that may be missing.
  private mutating func points(_ feel: inout RandomExpression) -> String {
    vocabulary.isPlain || random.chance(70)
      ? random.one(of: ["", "0", "2", "4"]) : feel.text(of: .integer, depth: 2)
  }

  private mutating func proposalRows(of measures: [String]) -> PolicyPart {
    var feel = feel(before: .measures)
    let rows = (0..<random.within(1...3)).map { _ in
      "  - {when: \(YAMLText.quoted(feel.text(of: .boolean, depth: 2))), "
        + "measure: \(random.one(of: measures)), points: \(random.within(0...5))}"
    }
    return PolicyPart(
      element: ["id: \(id("table"))", "title: 按行提议", "hit: rule order", "rows:"] + rows)
  }

  mutating func invariants() -> [PolicyPart] {
    var feel = RandomExpression(
      names.operands(before: .measures) + [.init("measures", .list(.record(names.measureType)))],
      extras: names.extras, seed: random.next())
    // A broken invariant is a problem, which keeps an inspection from being answered from columns.
    let counts = vocabulary.isPlain ? 4...6 : 1...3
    return (0..<random.within(1...3)).map { _ in
      let parts = (0..<random.within(counts)).map { _ in "(\(feel.text(of: .boolean, depth: 2)))" }
      let never = YAMLText.quoted(parts.joined(separator: " and "))
      let id = id("invariant")
      return PolicyPart(element: ["id: \(id)", "title: 不变式“\(id)”", "never: \(never)"])
    } + [PolicyPart(element: ["id: worse", "title: 不会更好", "monotone: [score.total, rating]"])]
  }
}
