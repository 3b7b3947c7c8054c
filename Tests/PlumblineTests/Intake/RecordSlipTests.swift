import FEEL
import Plumbline
import Testing

/// What is said of the slips of people who are new to records.
@Suite("Slips in records")
struct RecordSlipTests {
  private static let checklist = """
    # --- checklists/own.yaml
    checklist: own
    title: 后厨检查表
    in_force: 2026-01-01..
    subject: venue
    defaults: {remedy: deadline}
    sections:
      - section: kitchen
        title: 后厨
        items:
          - {item: clean, ask: 是否清洁, hazard: 一般, basis: default}
          - {item: tested, ask: 检测日期, answer: date, informational: true}
          - {item: kind, ask: 等级, answer: {type: choice, values: ["1", "2"]}, pass: '"1"'}
          - {item: both, ask: 是否齐备}
      - section: hall
        title: 大厅
        items:
          - {item: both, ask: 是否齐备}
    """

  /// A record in JSON, or in YAML, with these answers.
  private static func record(_ answers: String, more: String = "") -> String {
    #"{"id": "1", "checklist": "own", "date": "2026-05-17", "inspection": {"kind": "日常"}, "#
      + #""venue": {"id": "H", "assembly": true}, "answers": {\#(answers)}\#(more)}"#
  }

  /// The problems of a record: path, code and what is said in Chinese.
  private static func problems(_ record: String, path: String = "a.json") throws -> [String] {
    let policy = try #require(Policy.compile(FixturePolicy(checklist).sources).policy)
    let file = InspectionFile.read(SourceFile(path: path, text: record))
    return file.records.flatMap { record -> [String] in
      switch record {
      case .unreadable(let problem): return [problem].map(text)
      case .node(let node):
        guard
          case .rejected(_, let problems) = InspectionReader.read(
            node, policy: policy, isJSON: file.isJSON)
        else { return [] }
        return problems.map(text)
      }
    }
  }

  private static func text(_ problem: Problem) -> String {
    "\(problem.path) \(problem.code) \(problem.message.chinese)"
  }

  @Test(
    "a date in another form is told how dates are written, with the date that it means",
    arguments: [
      (#""2026/5/1""#, "，却是“2026/5/1”；是否指“2026-05-01”？"),
      (#""2026-5-1""#, "，却是“2026-5-1”；是否指“2026-05-01”？"),
      (#""2026年5月1日""#, "，却是“2026年5月1日”；是否指“2026-05-01”？"),
      (#""2026.05.01""#, "，却是“2026.05.01”；是否指“2026-05-01”？"),
      (#""2026-05-01 00:00:00""#, "，却是“2026-05-01 00:00:00”；是否指“2026-05-01”？"),
      (#""1.5.2026""#, "，却是“1.5.2026”"), (#""2026/13/1""#, "，却是“2026/13/1”"),
      ("46154", ""),
    ])
  func dates(written: String, end: String) throws {
    let wanted = #"此处应为日期，如 "2026-05-12""#
    let code = end.isEmpty ? "wrong-type" : "bad-value"
    let record = Self.record("").replacing(#""2026-05-17""#, with: written)
    #expect(try Self.problems(record) == ["$.date \(code) \(wanted)\(end)"])
    let answer = Self.record(#""kitchen.tested": \#(written)"#)
    let path = "$.answers['kitchen.tested']"
    #expect(try Self.problems(answer) == ["\(path) \(code) \(wanted)\(end)"])
  }

  @Test("in YAML the example of a date has no quotes")
  func yamlDates() throws {
    let record = Self.record(#""kitchen.tested": 2026/1/1"#)
    #expect(
      try Self.problems(record, path: "a.yaml") == [
        "$.answers['kitchen.tested'] bad-value 此处应为日期，如 2026-05-12，却是“2026/1/1”；是否指“2026-01-01”？"
      ])
  }

  @Test("what could be a text is told to stand in quotes")
  func quotes() throws {
    let record = Self.record("")
    #expect(
      try Self.problems(record.replacing(#""id": "1""#, with: #""id": 20260512"#))
        == [#"$.id wrong-type 此处应为文字，请加引号："20260512""#])
    #expect(
      try Self.problems(record.replacing(#""id": "1""#, with: #""id": []"#))
        == ["$.id wrong-type 此处应为文字"])
    #expect(
      try Self.problems(Self.record(#""kitchen.kind": 2"#))
        == [#"$.answers['kitchen.kind'] wrong-type 此处应为文字，请加引号："2""#])
    #expect(
      try Self.problems(Self.record(#""kitchen.kind": 3"#))
        == ["$.answers['kitchen.kind'] unknown-value “3”不在可选值 1、2 之中"])
  }

  @Test(
    "an item is offered by its name alone, and by its question, where one has it",
    arguments: [
      ("clean", "；是否指“kitchen.clean”？"), ("是否清洁", "；是否指“kitchen.clean”？"),
      ("both", ""), ("是否齐备", ""), ("kitchen.claen", "；是否指“kitchen.clean”？"),
    ])
  func items(name: String, end: String) throws {
    let member = name.utf8.allSatisfy { $0 < 0x80 && $0 != 0x2E } ? ".\(name)" : "['\(name)']"
    #expect(
      try Self.problems(Self.record(#""\#(name)": "pass""#))
        == ["$.answers\(member) unknown-item 检查表没有“\(name)”这一项\(end)"])
    let history = #", "history": [{"on": "2026-01-05", "path": "\#(name)", "grade": "一般"}]"#
    #expect(
      try Self.problems(Self.record("", more: history))
        == ["$.history[0].path unknown-item 任何检查表都没有“\(name)”\(end)"])
  }

  @Test("the title of a checklist offers its id")
  func checklistTitle() throws {
    let record = Self.record("").replacing(#""own""#, with: #""后厨检查表""#)
    #expect(
      try Self.problems(record)
        == ["$.checklist unknown-checklist 没有检查表“后厨检查表”；是否指“own”？"])
  }

  @Test("a record that is missing, or is none, is one problem")
  func missingRecord() throws {
    let record = Self.record("")
    let venue = #""venue": {"id": "H", "assembly": true}, "#
    #expect(
      try Self.problems(record.replacing(venue, with: ""))
        == ["$.venue missing 缺少 venue，其中须有 id、assembly"])
    #expect(
      try Self.problems(record.replacing(venue, with: #""venue": null, "#))
        == ["$.venue missing 缺少 venue，其中须有 id、assembly"])
    #expect(
      try Self.problems(record.replacing(venue, with: #""venue": "H", "#))
        == ["$.venue wrong-type 此处应为一个对象"])
    #expect(
      try Self.problems(record.replacing(venue, with: #""venue": {}, "#))
        == ["$.venue.id missing 缺少必填内容", "$.venue.assembly missing 缺少必填内容"])
  }
}
