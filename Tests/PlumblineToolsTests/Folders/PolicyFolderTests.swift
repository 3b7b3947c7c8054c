import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

@Suite("Folders of policies")
struct PolicyFolderTests {
  /// An empty folder of this test's own.
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "plumbline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ paths: String...) throws {
    for path in paths {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try "ruleset: r\n".write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: path).path, withDestinationPath: target)
  }

  private func failure(_ body: () throws -> Void) -> FolderError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? FolderError)?.code
    }
  }

  @Test("YAML files are read at any depth, by path; hidden and other files are not")
  func files() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(
      "rules/b.yaml", "rules/a/z.yml", "rules/a/q/深.YAML", "rules/.hidden.yaml",
      "rules/.git/x.yaml", "rules/notes.txt", "checklists/c.yaml", "other/d.yaml")
    try write("rules/folder.yaml/inner.yaml")
    let files = try PolicyFolder.policy(at: folder.path)
    #expect(
      files.map(\.path) == [
        "checklists/c.yaml", "rules/a/q/深.YAML", "rules/a/z.yml", "rules/b.yaml",
        "rules/folder.yaml/inner.yaml",
      ])
    let cases = try PolicyFolder.cases(at: [
      folder.path + "/rules/a", folder.path + "/rules/b.yaml",
    ])
    #expect(
      cases.map { $0.path.dropFirst(folder.path.count) } == [
        "/rules/a/q/深.YAML", "/rules/a/z.yml", "/rules/b.yaml",
      ])
  }

  @Test("a file that looks like the policy's own and is not read is reported")
  func strays() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("rules/a.yaml", "rules/z.yml", "city.yaml", "rules/b.yaml.bak", "rules/fire")
    try write(
      "b.yaml~", "rules/d/c.YAML.txt", "rules/.a.yaml.swp", "rules/.git/config", "docs/x.yaml")
    let sheet = "checklist: h\nsubject: venue\nsections: []\n"
    let shared = "sections:\n  - section: s\n    title: t\n"
    let inspection = "checklist: h\ndate: 2026-01-01\nanswers: {}\n"
    for (path, text) in [
      ("hotel.yml", sheet), ("shared.yaml", shared), ("record.yaml", inspection),
      ("site.yaml", "sections:\n  - title: t\n"), ("rules/README.md", "ruleset: r\n"),
      ("rules/notes.txt", "the ruleset: r\n"), ("checklists.yaml", "cases:\n"),
    ] {
      try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
    }
    try link("linked.yaml", to: "rules/a.yaml")
    let compilation = try PolicyFolder.compile(at: folder.path)
    let found = compilation.diagnostics.filter { $0.code.rawValue.hasPrefix("folder/") }
    #expect(
      found.map { "\(compilation.sources[$0.span.file].path) \($0.severity)" } == [
        "city.yaml error", "hotel.yml error", "shared.yaml error", "rules/b.yaml.bak warning",
        "rules/d/c.YAML.txt warning", "rules/fire warning",
      ])
    #expect(
      found.prefix(3).map { $0.message.english.split(separator: " ").last } == [
        "rules/city.yaml", "checklists/hotel.yml", "checklists/shared.yaml",
      ])
    #expect(compilation.policy == nil)
  }

  @Test("a link to a file, a folder or a part leads out of the policy and is refused")
  func links() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("rules/a.yaml", "elsewhere/b.yaml")
    for (path, target) in [
      ("rules/link.yaml", "../elsewhere/b.yaml"), ("rules/linked", "../elsewhere"),
      ("rules/dangling.yaml", "nowhere"), ("checklists", "elsewhere"),
    ] {
      try link(path, to: target)
      #expect(failure { _ = try PolicyFolder.policy(at: folder.path) } == .link, "\(path)")
      try FileManager.default.removeItem(at: folder.appending(path: path))
    }
    #expect(try PolicyFolder.policy(at: folder.path).count == 1)
  }

  @Test("what is no policy, or not there, is named")
  func missing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("file.yaml")
    let path = folder.path
    #expect(failure { _ = try PolicyFolder.policy(at: path) } == .notPolicy)
    #expect(failure { _ = try PolicyFolder.policy(at: path + "/file.yaml") } == .notPolicy)
    #expect(failure { _ = try PolicyFolder.policy(at: path + "/nowhere") } == .notFound)
    #expect(failure { _ = try PolicyFolder.cases(at: [path + "/nowhere"]) } == .notFound)
    #expect(failure { _ = try PolicyFolder.file(at: path) } == .unreadable)
  }
}
