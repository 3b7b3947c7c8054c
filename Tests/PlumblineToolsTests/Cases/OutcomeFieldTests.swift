import FEEL
import Foundation
import Plumbline
import Testing

@testable import PlumblineTools

/// The description of outcomes against outcomes themselves.
@Suite("Fields of outcomes")
struct OutcomeFieldTests {
  /// Where a value is not as its field says.
  private static func differences(
    _ value: Node, _ field: OutcomeField?, at path: String
  ) -> [String] {
    switch (value.content, field) {
    case (.mapping(let entries), .map(let fields)):
      return entries.flatMap { differences($0.value, fields[$0.key], at: "\(path).\($0.key)") }
    case (.sequence(let values), .list(let names, let fields)):
      return values.flatMap { differences($0, fields.isEmpty ? names : .map(fields), at: path) }
    case (.scalar, .some) where value.isNull: return []
    case (.scalar(let scalar), .some(let field)):
      return isValue(scalar.string, scalar.style, of: field)
        ? [] : ["\(path) \(scalar.string)"]
    default: return [path]
    }
  }

  private static func isValue(
    _ text: String, _ style: Node.Style, of field: OutcomeField
  ) -> Bool {
    switch field {
    case .number: style == .plain
    case .text: style == .doubleQuoted
    case .word(let values): values.contains(text)
    case .name(let known): known.contains(text) || text.hasPrefix("$")
    case .date: CalendarDate(String(text.prefix(10))) != nil
    case .map, .list: false
    }
  }

  @Test("every field of the outcomes of the examples is described, and holds what it may")
  func described() throws {
    let policy = try #require(Policy.compile(ProjectFiles.shipped).policy)
    let fields = OutcomeField.map(OutcomeFields(policy).all)
    var outcomes = 0
    for file in ProjectFiles.examples {
      for result in policy.evaluate(file) {
        guard case .outcome(let outcome) = result else { continue }
        outcomes += 1
        var json = JSONWriter()
        OutcomeJSON.write(outcome, in: .chinese, to: &json)
        let node = try #require(JSONReader.node(of: json.bytes))
        #expect(Self.differences(node, fields, at: file.path) == [])
      }
    }
    #expect(outcomes > 0)
  }

  @Test("the codes of problems are those that the sources give")
  func codes() throws {
    var found: Set<String> = []
    for target in ["Plumbline", "PlumblineTools"] {
      let folder = ProjectFiles.root.appending(path: "Sources/\(target)").path
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      for name in names where name.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        found.formUnion(text.matches(of: /code: "([a-z-]+)"/).map { String($0.1) })
      }
    }
    #expect(found.sorted() == OutcomeFields.problemCodes)
  }
}
