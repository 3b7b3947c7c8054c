import FEEL
import Testing

/// Inspections that were made to trap, hang or fill the memory.
@Suite("Attacks by an inspection", .serialized)
struct InspectionAttackTests {
  private static let start =
    #"{"id": "1", "checklist": "inn", "date": "2026-05-12", "inspection": {"kind": "日常"}, "#
    + #""venue": {"id": "H", "name": "n", "assembly": true}, "#

  private static func json(_ text: String) -> SourceFile {
    SourceFile(path: "attack.json", text: text)
  }

  @Test(
    "deep nesting is a problem",
    arguments: ["[", "{\"a\":", "[[", "{\"a\":[", "\"", "{\"\\u0061\":", "- ", "-", "\\"])
  func nested(opening: String) throws {
    let deep = String(repeating: opening, count: 20_000)
    for path in ["a.json", "a.ndjson", "a.yaml", "a"] {
      try Attack.onInspection(SourceFile(path: path, text: deep))
      try Attack.onInspection(
        SourceFile(path: path, text: Self.start + "\"extra\": " + deep))
    }
  }

  @Test("many answers to items that the checklist does not have")
  func unknownAnswers() throws {
    let answers = (0..<Attack.many(1_000_000)).map { "\"fire.exit\($0)\": \"fail\"" }.joined(
      separator: ", ")
    try Attack.onInspection(Self.json(Self.start + "\"answers\": {\(answers)}}"))
  }

  @Test("a very long history")
  func longHistory() throws {
    let past = #"{"on": "2025-11-03", "path": "fire.exits", "grade": "一般"}"#
    let history = Array(repeating: past, count: Attack.many(100_000)).joined(separator: ", ")
    try Attack.onInspection(Self.json(Self.start + "\"history\": [\(history)]}"))
    try Attack.onInspection(
      Self.json(Self.start + "\"history\": [\(history.replacing("exits", with: "exist"))]}"))
  }

  @Test("many records in an array, in lines, and lines that are no JSON")
  func manyRecords() throws {
    let record = Self.start + "\"answers\": {\"fire.width\": 1}}"
    let records = Array(repeating: record, count: Attack.many(1_500))
    try Attack.onInspection(Self.json("[" + records.joined(separator: ",") + "]"))
    try Attack.onInspection(
      SourceFile(path: "a.ndjson", text: String(repeating: "[1,\n{\n", count: Attack.many(5_000))))
  }

  @Test("very long values")
  func longValues() throws {
    let long = String(repeating: "准绳", count: Attack.many(170_000))
    let digits = String(repeating: "9", count: Attack.many(1_000_000))
    for answer in [
      "\"rooms.remark\": \"\(long)\"", "\"fire.width\": \(digits)", "\"fire.width\": 0.\(digits)",
      "\"fire.width\": 1e\(digits)", "\"fire.exits\": \"\(long)\"", "\"\(long)\": 1",
      "\"common.drill\": {\"answer\": \"fail\", \"occurrences\": \(digits)}",
      "\"rooms.checked_on\": \"\(digits)\"",
      "\"fire.exits\": {\"answer\": \"fail\", \"note\": \"\(long)\", \"evidence\": [\"\(long)\"]}",
    ] {
      try Attack.onInspection(Self.json(Self.start + "\"answers\": {\(answer)}}"))
    }
  }

  @Test("huge numbers everywhere", arguments: MutationWords.numbers)
  func hugeNumbers(number: String) throws {
    for file in try EverythingPolicy.inspections() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let all = text.replacing(/\ [0-9.]+(?=[,}\s])/, with: " \(number)")
      try Attack.onInspection(SourceFile(path: file.path, text: all))
      let quoted = text.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}/, with: number)
      try Attack.onInspection(SourceFile(path: file.path, text: quoted))
    }
  }

  @Test("every beginning of a file of inspections")
  func unterminated() throws {
    for file in try EverythingPolicy.inspections() {
      for length in stride(from: 0, to: file.bytes.count, by: 61) {
        try Attack.onInspection(SourceFile(path: file.path, bytes: Array(file.bytes[..<length])))
      }
    }
  }
}
