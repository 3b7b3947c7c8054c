import Foundation
import Testing

/// The rooms of each target, in order: a room may use the rooms above it, never below.
private let rooms: [(target: String, rooms: [String])] = [
  (
    "FEEL",
    [
      "Source", "Diagnostics", "Types", "Values", "Patterns", "Syntax", "Builtins", "Checking",
      "Reference", "Tables", "Program",
    ]
  ),
  (
    "Plumbline",
    [
      "YAML", "Scoring", "Schema", "Calendars", "Linking", "Compiling", "Intake", "Explaining",
      "Evaluation",
    ]
  ),
  ("PlumblineTools", ["Folders", "Records", "Reports", "Batches", "Cases", "Starting"]),
]

@Suite("Rooms")
struct RoomOrderTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func files(in target: String, _ room: String) -> [(name: String, text: String)] {
    let folder = root.appending(path: "Sources/\(target)/\(room)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.map { (name, $0) }
    }
  }

  /// The top-level types that a file declares.
  private static func declared(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard
        let match = line.firstMatch(
          of:
            /^(?:public |package |private |indirect |final |fileprivate )*(?:struct|enum|class|protocol) (\w+)/
        )
      else { return nil }
      return line.hasPrefix("private") || line.hasPrefix("fileprivate") ? nil : String(match.1)
    }
  }

  /// The lines of a file that are not comments.
  private static func code(of text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
  }

  @Test("every folder of a target is a room of the list", arguments: rooms.map(\.target))
  func everyFolderIsARoom(target: String) throws {
    let folder = Self.root.appending(path: "Sources/\(target)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let folders = names.filter { !$0.hasSuffix(".swift") && !$0.hasSuffix(".docc") }
    let known = rooms.first { $0.target == target }?.rooms ?? []
    #expect(Set(folders).isSubset(of: known), "\(folders)")
  }

  @Test("the page on architecture names every room, in order", arguments: rooms.map(\.target))
  func everyRoomIsNamed(target: String) throws {
    let url = Self.root.appending(path: "docs/architecture.md")
    var page = try String(contentsOf: url, encoding: .utf8)[...]
    for room in rooms.first(where: { $0.target == target })?.rooms ?? [] {
      let place = try #require(page.range(of: "| `\(room)/` |"), "\(target)/\(room)")
      page = page[place.upperBound...]
    }
  }

  @Test("a room names no type of a room below it", arguments: rooms.map(\.target))
  func roomsLookUp(target: String) {
    let order = rooms.first { $0.target == target }?.rooms ?? []
    for (place, room) in order.enumerated() {
      let below = order[(place + 1)...].flatMap { lower in
        Self.files(in: target, lower).flatMap { Self.declared(in: $0.text).map { ($0, lower) } }
      }
      for file in Self.files(in: target, room) {
        let code = Self.code(of: file.text)
        let words = Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
        for (type, lower) in below where words.contains(type) {
          Issue.record("\(target)/\(room)/\(file.name) names \(type) of \(lower)")
        }
      }
    }
  }
  @Test("only the variables of an evaluation know what runs its rules")
  func oneWayToRunRules() {
    let runners = ["ReferenceEvaluator", "TableEvaluation.evaluate", "TableEvaluation.output"]
    let knowing = ["Explaining", "Evaluation"].flatMap { room in
      Self.files(in: "Plumbline", room).filter { file in
        let code = Self.code(of: file.text)
        return runners.contains { code.contains($0) }
      }.map { "\(room)/\($0.name)" }
    }
    #expect(knowing == ["Evaluation/Variables.swift"])
  }
}
