import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

/// The brief form of outcomes against the full one.
@Suite("Brief outcomes")
struct BriefOutcomeTests {
  /// The keys of the brief form, by the object in which they stand; where none are named, all.
  private static let kept: [String: Set<String>] = [
    "": [
      "inspection", "score", "vetoes", "rating", "hazards", "measures", "points", "gaps",
      "problems", "meta", "summary",
    ],
    "score": ["total", "sections"],
    "vetoes": ["id"],
    "hazards": ["id", "grade", "due"],
    "measures": ["id", "party", "points"],
  ]

  /// A value on one line, with the keys of the brief form.
  private static func brief(_ node: Node, in key: String) -> String {
    switch node.content {
    case .scalar(let scalar) where scalar.style == .plain: scalar.string
    case .scalar(let scalar): "\"\(scalar.string)\""
    case .sequence(let nodes): "[\(nodes.map { brief($0, in: key) }.joined(separator: ","))]"
    case .mapping(let entries):
      "{"
        + entries.filter { kept[key]?.contains($0.key) ?? true }.map {
          "\"\($0.key)\":\(brief($0.value, in: key.isEmpty ? $0.key : "\(key).\($0.key)"))"
        }.joined(separator: ",") + "}"
    }
  }

  /// Compares the lines of both forms, the first and the last of a file among them.
  private static func compare(_ files: [SourceFile], by policy: Policy) throws {
    let full = ProjectFiles.written(files, by: policy).split(separator: "\n")
    let brief = ProjectFiles.written(files, by: policy, isBrief: true).split(separator: "\n")
    #expect(full.count == brief.count && full.count > 2)
    for (full, brief) in zip(full, brief) {
      let node = try #require(JSONReader.node(of: Array(full.utf8)))
      #expect(Self.brief(node, in: "") == brief)
    }
  }

  @Test("they are the full ones with keys left out, for every example")
  func examples() throws {
    let policy = try #require(Policy.compile(ProjectFiles.shipped).policy)
    try Self.compare(ProjectFiles.examples, by: policy)
  }

  @Test("a record without an outcome, and one that is not scored, look the same in both")
  func others() throws {
    let text = #"""
      {"id": "1", "checklist": "script_game", "date": "2026-05-12", "venue": {"id": "S", "name": "例"}, "answers": {}}
      {"id": "2"}
      {
      """#
    try Self.compare(
      [SourceFile(path: "a.ndjson", text: text)], by: try ProjectFiles.starterPolicy())
  }

  @Test("as one array they are indented like the full ones")
  func indented() throws {
    let file = SourceFile(
      path: "a.json",
      text: #"""
        {"id": "1", "checklist": "script_game", "date": "2026-05-12",
         "venue": {"id": "S", "name": "例"}, "answers": {"evacuation.exits_clear": "fail"}}
        """#)
    let json = ProjectFiles.written(
      [file], by: try ProjectFiles.starterPolicy(), as: .json, isBrief: true)
    #expect(
      json.contains(
        """
          "vetoes": [
            {
              "id": "evacuation.exits_clear"
            }
          ],
          "rating": "差",
          "hazards": [
            {
              "id": "evacuation.exits_clear",
              "grade": "重大",
              "due": "2026-05-12"
            }
          ],
        """), "\(json)")
  }
}
