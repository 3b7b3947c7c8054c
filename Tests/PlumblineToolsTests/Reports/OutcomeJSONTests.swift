import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

/// The JSON of outcomes, against a policy with everything an outcome can hold.
@Suite("Outcomes as JSON")
struct OutcomeJSONTests {
  private static let rules = """
    ruleset: more
    sources:
      law: {title: 例法, clauses: {一: 条文}}
    grading:
      - {id: worse, title: 提级, when: {hazard.occurrences: ">= 3"}, grade: 重大, basis: default}
    vetoes:
      - {id: many, title: 隐患过多, when: {count(hazards): ">= 3"}, basis: default}
    measures:
      - id: fine_small
        title: 建议小额罚款
        party: enterprise
        when: {evacuation.room_doors: fail}
        act: doors
        fine: "[500.50..1000.00]"
        points: 3
        decided_by: 例机关
        basis: [law.一]
      - id: fine_large
        title: 建议大额罚款
        party: enterprise
        when: {evacuation.room_doors: fail}
        act: doors
        fine: "[500.50..2000.00]"
        basis: [law.一]

    """

  private static let inspection = #"""
    {"id": "a\"b\\c\n\u0001é", "checklist": "script_game", "date": "2026-05-12",
     "venue": {"id": "S-1", "name": "例"},
     "answers": {"evacuation.room_doors": {"answer": "fail", "occurrences": 3, "note": "甲\"乙\"\t"},
                 "evacuation.exits_clear": "not_checked"}}
    """#

  private func json(traced: Bool = false) throws -> String {
    let policy = try ProjectFiles.starterPolicy(with: Self.rules)
    let file = SourceFile(path: "a.json", text: Self.inspection)
    return ProjectFiles.written([file], by: policy, traced: traced)
      .split(separator: "\n").dropFirst().first.map(String.init) ?? ""
  }

  /// The keys of an object of one line, in order, at its own level.
  private func keys(of text: Substring) -> [String] {
    var keys: [String] = []
    var depth = 0
    var isString = false
    var isEscaped = false
    var word = ""
    for character in text {
      if isString {
        if isEscaped || character == "\\" {
          isEscaped.toggle()
        } else if character == "\"" {
          isString = false
        }
        if isString { word.append(character) }
        continue
      }
      switch character {
      case "\"": (isString, word) = (true, "")
      case "{", "[": depth += 1
      case "}", "]":
        depth -= 1
        if depth == 0 { return keys }
      case ":" where depth == 1: keys.append(word)
      default: break
      }
    }
    return keys
  }

  private func object(after mark: String, in text: String) throws -> Substring {
    let range = try #require(text.range(of: mark), "\(text)")
    return text[range.upperBound...]
  }

  @Test("keys stand in a fixed order, those of a trace at the end")
  func keyOrder() throws {
    let json = try json()
    let all = [
      "inspection", "policy", "score", "vetoes", "rating", "rating_because", "hazards", "measures",
      "points", "fines", "gaps", "problems",
    ]
    #expect(keys(of: json[...]) == all)
    #expect(keys(of: try self.json(traced: true)[...]) == all + ["trace"])
    #expect(
      keys(of: try object(after: #""inspection":"#, in: json))
        == ["id", "checklist", "date", "subject"])
    #expect(
      keys(of: try object(after: #""policy":"#, in: json)) == ["hash", "rulesets", "in_force"])
    #expect(
      keys(of: try object(after: #""score":"#, in: json))
        == ["total", "low", "high", "maximum", "exact", "sections", "terms"])
    #expect(
      keys(of: try object(after: #""hazards":["#, in: json)) == [
        "id", "title", "section", "grade", "default_grade", "remedy", "raised_by", "of",
        "occurrences", "repeats", "due", "control", "counted", "basis", "because",
      ])
    #expect(
      keys(of: try object(after: #""measures":["#, in: json)) == [
        "id", "title", "party", "points", "fine", "act", "absorbed_by", "due", "decided_by",
        "ends_when", "basis", "because",
      ])
    #expect(
      keys(of: try object(after: #""gaps":["#, in: json)) == ["path", "what", "undecided"])
  }

  @Test("null is written where there is nothing")
  func nulls() throws {
    let json = try json()
    #expect(json.contains(#""absorbed_by":null,"due":null,"#))
    #expect(json.contains(#""decided_by":null,"ends_when":null"#))
    #expect(json.contains(#""sections":{"evacuation":0,"management":0}"#))
  }

  @Test("numbers have no trailing zeros; of two fines on one act the higher counts")
  func numbers() throws {
    let json = try json()
    #expect(
      json.contains(#""fine":{"least":500.5,"most":1000},"act":"doors","absorbed_by":"fine_large""#)
    )
    #expect(json.contains(#""fines":{"enterprise":{"least":500.5,"most":2000}}"#))
    #expect(json.contains(#""points":{"enterprise":3}"#))
    #expect(json.contains(#""raised_by":["worse"]"#))
  }

  @Test("texts are escaped, and otherwise left as they are")
  func escapes() throws {
    let json = try json()
    #expect(json.hasPrefix(#"{"inspection":{"id":"a\"b\\c\n\u0001é","checklist""#))
    #expect(json.contains(#"（甲\"乙\"\t）"#))
  }

  @Test("an open item names what it leaves undecided")
  func gaps() throws {
    let json = try json()
    #expect(json.contains(#"{"path":"evacuation.exits_clear","what":"未检查："#))
    #expect(
      json.contains(#""undecided":["evacuation.exits_clear","many"]"#), "\(json)"
    )
  }

  @Test("a record without an outcome stands in its place, in a line of its own")
  func rejected() throws {
    let policy = try ProjectFiles.starterPolicy()
    let file = SourceFile(path: "a.ndjson", text: "{\"id\": \"1\"}\n\n[]\n{\n")
    let lines = ProjectFiles.written([file], by: policy, in: .english).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(keys(of: lines[1]) == ["inspection", "problems"])
    #expect(
      lines[1].hasPrefix(
        #"{"inspection":{"id":"1","checklist":"","date":null,"subject":null},"problems":[{"path":"$"#
      ))
    #expect(lines[3].contains(#""code":"not-json","message":"line 4, column 2: "#), "\(lines[3])")
    #expect(lines[4] == #"{"summary":{"records":3,"outcomes":0,"problems":4,"gaps":0}}"#)
  }
}
