import FEEL
import Foundation
import Plumbline
import Testing

/// What becomes of records with slips: for each record `ok`, or each problem's path and code.
@Suite("Problems of inspections")
struct IntakeProblemTests {
  private static let checklist = """
    # --- checklists/own.yaml
    checklist: own
    title: 检查表
    in_force: 2026-01-01..
    subject: venue
    defaults: {remedy: deadline, not_applicable: {allowed: true, reason: required}}
    sections:
      - section: kitchen
        title: 后厨
        items:
          - {item: clean, ask: 是否清洁, hazard: 一般, basis: default}
          - {item: locked, ask: 是否上锁, not_applicable: {allowed: false}}
          - {item: width, ask: 宽度, answer: {type: number, range: "(0..20]"}, pass: ">= 1.1"}
          - {item: open, ask: 开放, answer: boolean, pass: "true"}
          - {item: kind, ask: 等级, answer: {type: choice, values: [A级, B1级]}, pass: '"A级"'}
          - item: marks
            ask: 标识
            answer: {type: multiple choice, values: [甲, 乙]}
            pass: count(?) >= 1
          - {item: name, ask: 名称, answer: string, informational: true}
    """

  /// The problems of one record.
  private static func problems(_ record: String) throws -> [Problem] {
    let policy = try #require(Policy.compile(FixturePolicy(checklist).sources).policy)
    let file = InspectionFile.read(SourceFile(path: "a.json", text: record))
    guard case .node(let node)? = file.records.first,
      case .rejected(_, let problems) = InspectionReader.read(node, policy: policy, isJSON: true)
    else { return [] }
    return problems
  }

  private static func results(_ bytes: [UInt8], _ path: String) throws -> [String] {
    let compilation = Policy.compile(FixturePolicy(checklist).sources)
    let policy = try #require(compilation.policy)
    let file = InspectionFile.read(SourceFile(path: path, bytes: bytes))
    return file.records.map { record in
      switch record {
      case .unreadable(let problem): return "\(problem.path) \(problem.code)"
      case .node(let node):
        switch InspectionReader.read(node, policy: policy, isJSON: file.isJSON) {
        case .inspection: return "ok"
        case .rejected(_, let problems):
          return problems.map { "\($0.path) \($0.code)" }.joined(separator: "; ")
        }
      }
    }
  }

  /// A record that is well formed but for what is given.
  private static func record(answers: String = "", more: String = "") -> String {
    #"{"id": "1", "checklist": "own", "date": "2026-05-17", "inspection": {"kind": "日常"},"#
      + #" "venue": {"id": "H", "assembly": true}, "answers": {\#(answers)}\#(more)}"#
  }

  @Test(
    "an answer is read, or its mistake is found",
    arguments: [
      (#""kitchen.clean": "不合格", "kitchen.locked": "符合""#, "ok"),
      (#""kitchen.clean": "未检", "kitchen.width": "未检查""#, "ok"),
      (#""kitchen.name": {"answer": "不适用", "state": "answered"}"#, "ok"),
      (#""kitchen.clean": {"answer": "fail", "state": "answered", "occurrences": 3}"#, "ok"),
      (#""kitchen.width": 1.05, "kitchen.open": false, "kitchen.kind": "B1级""#, "ok"),
      (#""kitchen.marks": ["甲", "乙"]"#, "ok"),
      (#""kitchen.clean": null"#, "ok"),
      (#""kitchen.width": "95""#, "$.answers['kitchen.width'] wrong-type"),
      (#""kitchen.width": 21"#, "$.answers['kitchen.width'] out-of-range"),
      (#""kitchen.width": 1e999999999"#, "$.answers['kitchen.width'] bad-value"),
      (#""kitchen.width": "fail""#, "$.answers['kitchen.width'] wrong-type"),
      (#""kitchen.width": {"state": "fail"}"#, "$.answers['kitchen.width'].state unknown-value"),
      (
        #""kitchen.width": {"answer": 3, "state": "fail"}"#,
        "$.answers['kitchen.width'].state unknown-value"
      ),
      (#""kitchen.open": "true""#, "$.answers['kitchen.open'] wrong-type"),
      (#""kitchen.kind": "B2级""#, "$.answers['kitchen.kind'] unknown-value"),
      (#""kitchen.marks": ["甲", "甲"]"#, "$.answers['kitchen.marks'][1] given-twice"),
      (#""kitchen.marks": "甲""#, "$.answers['kitchen.marks'] wrong-type"),
      (#""kitchen.clean": "fial""#, "$.answers['kitchen.clean'] unknown-value"),
      (#""kitchen.claen": "fail""#, "$.answers['kitchen.claen'] unknown-item"),
      (#""kitchen.clean": "不适用""#, "$.answers['kitchen.clean'].reason missing"),
      (
        #""kitchen.clean": {"answer": "不适用", "reason": " "}"#,
        "$.answers['kitchen.clean'].reason missing"
      ),
      (#""kitchen.clean": {"answer": "不适用", "reason": "停用"}"#, "ok"),
      (#""kitchen.locked": "不适用""#, "$.answers['kitchen.locked'] not-allowed"),
      (
        #""kitchen.clean": {"answer": "pass", "occurrences": 2}"#,
        "$.answers['kitchen.clean'].occurrences not-allowed"
      ),
      (
        #""kitchen.clean": {"answer": "fail", "occurrences": 0}"#,
        "$.answers['kitchen.clean'].occurrences out-of-range"
      ),
      (#""kitchen.clean": {"answer": "fail", "occurrences": null}"#, "ok"),
      (
        #""kitchen.clean": {"answer": "fail", "evidence": [{"file": "a.jpg"}]}"#,
        "$.answers['kitchen.clean'].evidence[0].kind missing"
      ),
      (
        #""kitchen.clean": {"answr": "fail"}"#, "$.answers['kitchen.clean'].answr unknown-key"
      ),
    ])
  func answer(answers: String, expected: String) throws {
    let text = Self.record(answers: answers)
    #expect(try Self.results(Array(text.utf8), "a.json") == [expected])
  }

  @Test(
    "a fact or a line of history is read, or its mistake is found",
    arguments: [
      (#", "extra": {"any": [1, {"x": null}]}"#, "ok"),
      (#", "phone": "1""#, "$.phone unknown-key"),
      (
        #", "history": [{"on": "2026-05-17", "path": "kitchen.clean", "grade": "一般"}]"#,
        "$.history[0].on not-before"
      ),
      (
        #", "history": [{"on": "2025-05-17", "path": "kitchen.claen", "grade": "一般"}]"#,
        "$.history[0].path unknown-item"
      ),
      (
        #", "history": [{"on": "2025-05-17", "path": "kitchen.clean", "grade": "大"}]"#,
        "$.history[0].grade unknown-value"
      ),
      (
        #", "history": [{"on": "2025-05-17", "path": "kitchen.clean"}]"#,
        "$.history[0].grade missing"
      ),
      (
        #", "history": [{"on": null, "path": "kitchen.clean", "grade": "一般", "due": null}]"#,
        "$.history[0].on missing"
      ),
      (
        #", "history": [{"on": "2025-05-17", "path": "kitchen.clean", "grade": "一般","#
          + #" "closed": "2025-05-16"}]"#, "$.history[0].closed contradiction"
      ),
      (
        #", "history": [{"on": "2025-05-17", "path": "kitchen.clean", "grade": "一般","#
          + #" "closed": "2025-05-17"}]"#, "ok"
      ),
      (
        #", "history": [{"on": "2026-06-17", "path": "kitchen.claen", "grade": "一般"}]"#,
        "$.history[0].path unknown-item; $.history[0].on not-before"
      ),
    ])
  func more(more: String, expected: String) throws {
    #expect(try Self.results(Array(Self.record(more: more).utf8), "a.json") == [expected])
  }

  @Test("missing facts, wrong types and dates that nothing covers have their paths")
  func facts() throws {
    let good = Self.record()
    func swap(_ old: String, _ new: String) throws -> [String] {
      try Self.results(Array(good.replacing(old, with: new).utf8), "a.json")
    }
    #expect(try swap(#", "assembly": true"#, "") == ["$.venue.assembly missing"])
    #expect(try swap(#""assembly": true"#, #""assembly": 1"#) == ["$.venue.assembly wrong-type"])
    #expect(try swap(#""id": "H""#, #""id": 7"#) == ["$.venue.id wrong-type"])
    #expect(try swap("日常", "月常") == ["$.inspection.kind unknown-value"])
    #expect(try swap("2026-05-17", "2025-12-31") == ["$.date no-version"])
    #expect(try swap("2026-05-17", "2026-02-30") == ["$.date bad-value"])
    #expect(try swap(#""own""#, #""onw""#) == ["$.checklist unknown-checklist"])
    #expect(try swap(#""own""#, #""""#) == ["$.checklist missing"])
    #expect(try swap(#""id": "1""#, #""id": """#) == ["$.id missing"])
    #expect(try swap(#""id": "1""#, #""id": " \t""#) == ["$.id missing"])
    #expect(
      try swap(#""own", "date": "2026-05-17""#, #""onw", "date": "17.5.2026""#)
        == ["$.date bad-value; $.checklist unknown-checklist"])
    #expect(
      try swap(#""own", "date": "2026-05-17""#, #""onw""#)
        == ["$.date missing; $.checklist unknown-checklist"])
    #expect(
      try swap(#""assembly": true"#, #""assembly": true, "rooms": 10000"#)
        == ["$.venue.rooms out-of-range"])
  }

  @Test(
    "a word that is no state is told which was meant, once",
    arguments: [
      (#""kitchen.clean": "PASS""#, "pass"), (#""kitchen.clean": "Pass""#, "pass"),
      (#""kitchen.clean": "pas""#, "pass"), (#""kitchen.clean": "符 合""#, "符合"),
      (#""kitchen.clean": true"#, ""), (#""kitchen.clean": false"#, ""),
      (#""kitchen.clean": "False""#, ""), (#""kitchen.clean": {"answer": true}"#, ""),
      (#""kitchen.clean": "未捡""#, "未检"), (#""kitchen.clean": "不合恪""#, "不合格"),
      (#""kitchen.clean": {"state": "Fail"}"#, "fail"), (#""kitchen.clean": 1"#, ""),
      (#""kitchen.clean": "未填写""#, ""),
    ])
  func words(answers: String, nearest: String) throws {
    let problems = try Self.problems(Self.record(answers: answers))
    #expect(problems.map(\.code) == ["unknown-value"])
    let message = problems.first?.message
    let known =
      "is none of pass, 符合, 合格, fail, 不符合, 不合格, not_applicable, not applicable, 不适用, "
      + "not_checked, not checked, 未检查, 未检"
    #expect(message?.english.contains(known) == true)
    #expect(message?.english.hasSuffix(nearest.isEmpty ? "未检" : "is '\(nearest)' meant?") == true)
    #expect(message?.chinese.contains(nearest.isEmpty ? "可选值" : "是否指“\(nearest)”？") == true)
  }

  @Test(
    "answers nested under their section are one problem, which offers the path",
    arguments: [
      (#""kitchen": {"clean": "pass", "locked": "pass"}"#, "kitchen.clean"),
      (#""kitchen": {"claen": "pass"}"#, "kitchen.clean"),
      (#""kitchen": {"shiny": "pass", "locked": "pass"}"#, "kitchen.locked"),
      (#""kitchen": {"shiny": "pass"}"#, nil), (#""cellar": {"clean": "pass"}"#, nil),
      (#""kitchen": "pass""#, nil),
    ] as [(String, String?)])
  func nested(answers: String, path: String?) throws {
    let problems = try Self.problems(Self.record(answers: answers))
    #expect(problems.map(\.code) == ["unknown-item"])
    let message = problems.first?.message
    if let path {
      #expect(message?.english.contains("such as '\(path)'") == true)
      #expect(message?.chinese.contains("如“\(path)”") == true)
    } else {
      #expect(message?.english.hasPrefix("the checklist has no item") == true)
    }
  }

  @Test("one broken record leaves the others of its file")
  func others() throws {
    let good = Self.record()
    let twice = good.replacing(#""id": "1""#, with: #""id": "1", "id": "2""#)
    let deep = good.replacing(
      "{}", with: String(repeating: "[", count: 99) + String(repeating: "]", count: 99))
    let array = "\u{FEFF}[\(good), \(twice), \(good), \(deep), \(good)]"
    let expected = ["ok", "$.id not-json", "ok"]
    let found = try Self.results(Array(array.utf8), "-")
    #expect(Array(found.prefix(3)) == expected)
    #expect(found.count == 5 && found[3].hasSuffix("not-json") && found[4] == "ok")
    let lines = "\u{FEFF}\(good)\r\n\(twice)\r\n\r\n\(good)\r\n"
    #expect(try Self.results(Array(lines.utf8), "a.ndjson") == expected)
    let yaml = "- \(good)\n- \(twice)\n- \(good)\n"
    #expect(try Self.results(Array(yaml.utf8), "a.yaml") == ["ok", "$ not-yaml", "ok"])
    let cut = Array("[\(good), \(good.dropLast(9))".utf8)
    #expect(try Self.results(cut, "a.json").map { $0 == "ok" } == [true, false])
    let bytes = Array(good.utf8) + [0x0A] + Array(#"{"id": ""#.utf8) + [0xD6, 0xD0, 0x22, 0x7D]
    #expect(try Self.results(bytes, "a.ndjson") == ["ok", "$.id not-json"])
  }

  @Test("no beginning of a record is read as a whole one, and none traps")
  func truncated() throws {
    let good = Array(Self.record(answers: #""kitchen.width": 1.05"#).utf8)
    for length in stride(from: 1, to: good.count, by: 7) {
      let found = try Self.results(Array(good[..<length]), "a.json")
      #expect(found.count == 1 && found[0] != "ok")
    }
  }
}
