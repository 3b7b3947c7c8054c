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
    _ value: JSON, _ field: OutcomeField?, at path: String
  ) -> [String] {
    switch (value, field) {
    case (.null, .some), (.number, .number), (.string, .text): return []
    case (.string(let text), .word(let values)): return values.contains(text) ? [] : [path]
    case (.string(let text), .name(let known)):
      return known.contains(text) || text.hasPrefix("$") ? [] : ["\(path) \(text)"]
    case (.string(let text), .date):
      return CalendarDate(String(text.prefix(10))) == nil ? [path] : []
    case (.object(let entries), .map(let fields)):
      return entries.flatMap { differences($0.1, fields[$0.0], at: "\(path).\($0.0)") }
    case (.array(let values), .list(let names, let fields)):
      return values.flatMap { differences($0, fields.isEmpty ? names : .map(fields), at: path) }
    default: return [path]
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
        let json = OutcomeJSON.json(of: outcome, language: .chinese)
        #expect(Self.differences(json, fields, at: file.path) == [])
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
