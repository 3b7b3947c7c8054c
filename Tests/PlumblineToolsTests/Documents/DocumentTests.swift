import FEEL
import Foundation
import Testing

@testable import Plumbline

/// The documents under `docs/`, block by block.
///
/// `UPDATE_GOLDEN=1` writes what comes out into the blocks that show something else, without any
/// elision, and still fails, so that a recording is read before it is kept.
@Suite("Documents")
struct DocumentTests {
  private static let documents: [String: (base: DocumentBase, language: Language)] = [
    "formats.md": (.starter, .english),
    "guide.md": (.starter, .english),
    "guide.zh.md": (.starter, .chinese),
    "language.md": (.none, .english),
  ]

  private static func url(of name: String) -> URL {
    WorkingFolder.project.appending(path: "docs/\(name)")
  }

  private static func text(of name: String) throws -> String {
    try String(contentsOf: url(of: name), encoding: .utf8)
  }

  @Test("every block of a document is true", arguments: documents.keys.sorted())
  func blocks(name: String) throws {
    let document = try #require(Self.documents[name])
    let text = try Self.text(of: name)
    let blocks = DocumentBlock.blocks(in: text)
    #expect(!blocks.isEmpty)
    let check = try DocumentCheck(blocks, base: document.base, language: document.language)
    for failure in check.failures { Issue.record("docs/\(name), \(failure)") }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try DocumentBlock.correcting(text, check.corrections)
        .write(to: Self.url(of: name), atomically: true, encoding: .utf8)
    }
  }

  @Test(
    "the Swift that a page shows is part of a program that is built",
    arguments: ["README.md", "README.zh.md", "Sources/FEEL/FEEL.docc/FEEL.md"])
  func embedding(name: String) throws {
    let project = WorkingFolder.project
    let programs = try ["Embedding", "Formulas"].map { program in
      try String(
        contentsOf: project.appending(path: "Tests/Embedding/Sources/\(program)/main.swift"),
        encoding: .utf8)
    }
    let page = try String(contentsOf: project.appending(path: name), encoding: .utf8)
    let blocks = page.matches(of: /```swift\n((?s).*?)```/).map { String($0.1) }
    #expect(!blocks.isEmpty)
    for block in blocks { #expect(programs.contains { $0.contains(block) }, "\(block)") }
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

  @Test("the formats page names every problem")
  func problems() throws {
    let page = try Self.text(of: "formats.md")
    let sources = WorkingFolder.project.appending(path: "Sources/Plumbline")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    let codes = try files.filter { $0.hasSuffix(".swift") }.flatMap { path in
      try String(contentsOf: sources.appending(path: path), encoding: .utf8)
        .matches(of: /code: "([a-z-]+)"/).map { String($0.1) }
    }
    #expect(!codes.isEmpty)
    #expect(Set(codes).filter { !page.contains("`\($0)`") } == [])
  }
}
