import FEEL
import Foundation
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
