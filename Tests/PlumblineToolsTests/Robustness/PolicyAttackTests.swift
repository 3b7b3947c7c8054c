import FEEL
import Testing

/// Policy files that were made to trap, hang or fill the memory.
@Suite("Attacks by a policy", .serialized)
struct PolicyAttackTests {
  private static let deep = 20_000

  @Test(
    "deep nesting of YAML is refused",
    arguments: ["[", "{", "{a: ", "- ", "? ", "[{", "\"", "&a [*a, ", "!!x ", "a:\n- "])
  func nested(opening: String) throws {
    let codes = try Attack.onPolicy(
      "ruleset: x\nnote: " + String(repeating: opening, count: Self.deep))
    #expect(codes != [])
  }

  @Test("block nesting that grows by one column a line is refused")
  func staircase() throws {
    let text = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try Attack.onPolicy(text) == ["yaml/too-large"])
  }

  @Test("an alias bomb is refused")
  func aliasBomb() throws {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (last, next) in zip("abcdefgh", "bcdefghi") {
      let aliases = String(repeating: "*\(last), ", count: 9)
      text += "\(next): &\(next) [\(aliases)]\n"
    }
    #expect(try Attack.onPolicy(text) == ["yaml/refused"])
  }

  @Test("a very long scalar", arguments: ["title", "note", "applies_to", "in_force"])
  func longScalar(key: String) throws {
    try Attack.onPolicy(
      "ruleset: x\n\(key): " + String(repeating: "准绳 x", count: Attack.many(125_000)))
    try Attack.onPolicy(
      "ruleset: x\n\(key): |\n" + String(repeating: "  准绳 > y\n", count: Attack.many(80_000)))
    try Attack.onPolicy(
      "ruleset: x\n\(key): |\n" + String(repeating: "\n", count: Attack.many(1_000_000)))
    try Attack.onPolicy(
      "ruleset: x\n\(key): \"" + String(repeating: "\\u51c6 '' \n  ", count: Attack.many(80_000))
        + "\"")
  }

  @Test("a very long key")
  func longKey() throws {
    #expect(
      try Attack.onPolicy(String(repeating: "k", count: Attack.many(1_000_000)) + ": 1") != [])
    #expect(
      try Attack.onPolicy("ruleset: x\n? " + String(repeating: "k", count: Attack.many(1_000_000)))
        != [])
    #expect(
      try Attack.onPolicy(
        "ruleset: x\n\"" + String(repeating: "k\\t", count: Attack.many(400_000)) + "\": 1") != [])
  }

  @Test(
    "a very long line of one thing",
    arguments: [" ", "- ", ": ", "# ", "| ", "> ", "-- ", "：", "'", "\\", "\t", "`", "%", "@", "*"])
  func longLine(piece: String) throws {
    let count = Attack.many(1_000_000) / piece.utf8.count
    try Attack.onPolicy("ruleset: x\n" + String(repeating: piece, count: count))
    try Attack.onPolicy("ruleset: x\ntitle: " + String(repeating: piece, count: count) + "\nx")
  }

  @Test("a checklist of many items in lines, in one line, and each waiting for the next")
  func manyItems() throws {
    let header =
      "checklist: big\ntitle: t\nsubject: venue\nsections:\n  - section: s\n    title: t\n"
    let items = (0..<Attack.many(20_000)).map {
      "      - {item: i\($0), ask: a, hazard: 一般, remedy: deadline}\n"
    }
    try Attack.onPolicy(
      header + "    items:\n" + items.joined(), at: "checklists/big.yaml")
    let flow = (0..<Attack.many(20_000)).map { "{item: i\($0), ask: a}" }.joined(separator: ", ")
    try Attack.onPolicy(header + "    items: [\(flow)]\n", at: "checklists/big.yaml")
    let count = Attack.many(3000)
    let chain = (0..<count).map {
      "      - {item: i\($0), ask: a, when: {s.i\($0 + 1): pass}, tags: [t\($0)]}\n"
    }
    try Attack.onPolicy(
      header + "    items:\n" + chain.joined() + "      - {item: i\(count), ask: a}\n",
      at: "checklists/big.yaml")
  }

  @Test("a file of megabytes")
  func largeFile() throws {
    let measure =
      "  - {id: m, title: 建议, party: enterprise, when: count(hazards) > 3, basis: default}\n"
    let count = Attack.many(2_500_000) / measure.utf8.count
    try Attack.onPolicy(
      "ruleset: x\nmeasures:\n" + String(repeating: measure, count: count))
    try Attack.onPolicy("ruleset: x\n" + String(repeating: "# 备注\n", count: Attack.many(500_000)))
  }

  @Test("many mistakes, in lines and in one line")
  func manyMistakes() throws {
    let keys = (0..<Attack.many(20_000)).map { "measurs\($0): 1" }
    try Attack.onPolicy("ruleset: x\n" + keys.joined(separator: "\n"))
    try Attack.onPolicy("{ruleset: x, " + keys.joined(separator: ", ") + "}")
    let names = (0..<Attack.many(20_000)).map { "major_hazard\($0)" }.joined(separator: " + ")
    try Attack.onExpression("[" + names.replacing(" + ", with: ", ") + "]")
  }

  @Test("tables of many rows and of 1,000 columns")
  func largeTables() throws {
    let rows = (0..<Attack.many(3000)).map { "      | \($0) | [\($0)..\($0 + 1)) || \($0) |\n" }
      .joined()
    let header = "ruleset: x\ndecisions:\n  t:\n    hit: first\n    table: |\n"
    let names = "      | open_before | major_hazards || out |\n      |---|---||---|\n"
    try Attack.onPolicy(header + names + rows)
    let wide = (0..<1000).map { "major_hazards + \($0)" }.joined(separator: " | ")
    let dashes = String(repeating: "|---", count: 1000)
    let cells = (0..<1000).map { "> \($0)" }.joined(separator: " | ")
    try Attack.onPolicy(
      header + "      | \(wide) || out |\n      \(dashes)||---|\n      | \(cells) || 1 |\n")
    try Attack.onPolicy(
      header + "      " + String(repeating: "|", count: Attack.many(100_000)) + "\n")
  }

  @Test("decisions that need one another, and a long chain")
  func chains() throws {
    let count = Attack.many(5_000)
    let loop = (0..<count).map { "  d\($0): {value: d\(($0 + 1) % count) + 1}\n" }.joined()
    #expect(try Attack.onPolicy("ruleset: x\ndecisions:\n" + loop) == ["rule/cycle"])
    let chain = (0..<count).map { "  d\($0): {value: d\($0 + 1) + 1}\n" }.joined()
    try Attack.onPolicy("ruleset: x\ndecisions:\n" + chain + "  d\(count): {value: 1}\n")
  }

  @Test("values that double with each decision")
  func doubling() throws {
    for start in ["1", "items", "\"准\"", "[1]"] {
      for step in [
        "[d#, d#]", "{a: d#, b: d#}", "[d#] = [d#]", "concatenate(d#, d#)", "flatten([d#, d#])",
        "string(d#) + string(d#)", "[d#, d#] = [d#, d#]", "{a: d#, b: d#} = {b: d#, a: d#}",
        "distinct values([d#, d#])", "list contains([[d#, d#]], [d#, d#])", "function(x) [d#, x]",
        "if count(hazards) > 0 then {a: d#, b: d#} else {a: {c: d#}, b: d#}",
      ] {
        let decisions = (1...60).map {
          "  d\($0): {value: '\(step.replacing("#", with: "\($0 - 1)"))'}\n"
        }
        try Attack.onPolicy(
          "ruleset: x\ndecisions:\n  d0: {value: '\(start)'}\n" + decisions.joined()
            + "  last: {value: 'd60 = d60'}\n  text: {value: 'string(d60)'}\n"
            + "  e: {value: '[d60, d60] = [d59, d59]'}\n")
      }
    }
  }

  @Test("values that nest with each decision")
  func nesting() throws {
    for step in ["[d#]", "{a: d#}", "function(x) d#", "append([], d#)", "flatten([[d#]])"] {
      let decisions = (1...Attack.many(5_000)).map {
        "  d\($0): {value: '\(step.replacing("#", with: "\($0 - 1)"))'}\n"
      }
      try Attack.onPolicy("ruleset: x\ndecisions:\n  d0: {value: '1'}\n" + decisions.joined())
    }
  }

  @Test("many expensive conditions use up the steps of one inspection")
  func manyExpensive() throws {
    let loop = "some i in 1..1000, j in 1..1000 satisfies i + j < 0"
    let measures = (0..<100).map {
      "  - {id: m\($0), title: t, party: enterprise, when: '\(loop)', basis: default}\n"
    }
    let decisions = (0..<100).map { "  d\($0): {value: '\(loop)'}\n" }
    try Attack.onPolicy("ruleset: x\ndecisions:\n" + decisions.joined())
    try Attack.onPolicy("ruleset: x\nmeasures:\n" + measures.joined())
  }

  @Test("every beginning of a policy file ends in a diagnostic")
  func unterminated() throws {
    let file = try EverythingPolicy.sources()[2]
    for length in stride(from: 0, to: file.bytes.count, by: 331) {
      try Attack.onPolicy([SourceFile(path: file.path, bytes: Array(file.bytes[..<length]))])
    }
  }

  @Test("a file with an odd name is shown on one line")
  func oddNames() throws {
    for name in [
      "rules/\u{1B}[31m.yaml", "rules/a\nb.yaml", "", "rules/\u{202E}lmay.yaml", "\u{0}",
    ] {
      #expect(try Attack.onPolicy("ruleset: [", at: name) != [])
    }
  }
}
