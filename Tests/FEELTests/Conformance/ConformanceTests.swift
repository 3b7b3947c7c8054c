import FEEL
import Foundation
import Testing

@testable import FEELConformance

/// The public conformance cases, as far as they are at hand.
@Suite("Conformance")
struct ConformanceTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/tck")

  @Test("every public case passes", arguments: ["feel", "mixed", "tables"])
  func cases(name: String) throws {
    let file = Self.folder.appending(path: "\(name).jsonl")
    guard let data = try? Data(contentsOf: file) else {
      print("skipped: the conformance cases of \(name).jsonl are not at ../shared/tck")
      return
    }
    let cases = CaseFile(data)
    #expect(cases.unreadable.isEmpty && !cases.cases.isEmpty)
    for test in cases.cases {
      let (found, isExpected) = CaseRunner.result(of: test)
      #expect(isExpected, "\(test.id): \(found.feelText)")
      if test.isError, found.isNull {
        #expect(found.absence != nil, "\(test.id): \(test.expression ?? "") says no reason")
      }
    }
  }

  @Test("a line that is no case is told, and the others are run")
  func unreadable() {
    let text = """
      {"id": "s/1/d", "expression": "1 + 1", "expected": 2}

      {"id": 1}
      {"id": "s/2/d", "expression": "a.b", "inputs": {"a": {"b": {"@number": "1.5"}}},
      {"id": "s/3/d", "expression": "x", "types": {"t": {"list": "t"}}, "inputs": {"x": [[]]},
      """
    let file = CaseFile(Data(text.utf8))
    #expect(file.cases.map(\.id) == ["s/1/d"])
    #expect(file.unreadable.map(\.line) == [3, 4, 5])
    #expect(file.cases.allSatisfy { CaseRunner.result(of: $0).isExpected })
  }

  @Test("types that refer to themselves end somewhere")
  func recursiveTypes() {
    let text = """
      {"id": "s/1/d", "expression": "x", "types": {"t": {"list": "t"}}, "inputs": {"x": [[]]},\
       "input_types": {"x": "t"}, "result_type": "t", "expected": [[]]}
      """
    let file = CaseFile(Data(text.utf8))
    #expect(file.cases.map { CaseRunner.result(of: $0).isExpected } == [true])
  }
}
