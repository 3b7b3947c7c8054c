import FEEL
import Foundation
import Testing

@testable import Plumbline

@Suite("Documents")
struct DocumentTests {
  private static let documents: [String: (base: DocumentBase, language: Language)] = [
    "language.md": (.none, .english),
  ]

  private static func text(of name: String) throws -> String {
    let url = WorkingFolder.project.appending(path: "docs/\(name)")
    return try String(contentsOf: url, encoding: .utf8)
  }

  @Test("every block of a document is true", arguments: documents.keys.sorted())
  func blocks(name: String) throws {
    let document = try #require(Self.documents[name])
    let blocks = DocumentBlock.blocks(in: try Self.text(of: name))
    #expect(!blocks.isEmpty)
    let check = try DocumentCheck(blocks, base: document.base, language: document.language)
    for failure in check.failures { Issue.record("docs/\(name), \(failure)") }
  }

  @Test("the language page names every function")
  func functions() throws {
    let page = try Self.text(of: "language.md")
    let tags = EnumerationType(name: "tag", values: [])
    let policies = PolicyFunctions.all(tags: tags, calendar: nil)
    let missing = Set(Builtins.all.keys).union(policies.keys)
      .filter { !page.contains("`\($0)(") }
    #expect(missing.sorted() == [])
  }

  @Test("an elision stands for any text, and for nothing else")
  func elisions() {
    #expect(Elision("a\n…\nd").matches("a\nb\nc\nd"))
    #expect(Elision("a…c").matches("abc"))
    #expect(!Elision("a…c").matches("abcd"))
    #expect(!Elision("a\nb").matches("a\nc"))
    #expect(!Elision("a…b…a").matches("aba b"))
  }

  @Test("a block that is wrong, or of no known kind, is a failure")
  func mistakes() throws {
    let text = """
      ```feel
      1 + 1 // 3
      ```
      ```yaml
      a: b
      ```
      ```yaml mistake name/unknown
      vetoes: [{id: fine, title: 可以, when: "1 > 0", basis: default}]
      ```
      ```sh
      $ echo a
      b
      ```
      ```ebnf
      a = b
      ```
      """
    let blocks = DocumentBlock.blocks(in: text)
    let check = try DocumentCheck(blocks, base: .starter, language: .english)
    #expect(
      check.failures.map { $0.prefix(7) } == [
        "line 1:", "line 4:", "line 7:", "line 10", "line 14",
      ])
  }
}
