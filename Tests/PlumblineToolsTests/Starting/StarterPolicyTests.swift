import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

@Suite("The policy to start from")
struct StarterPolicyTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "plumbline-\(UUID().uuidString)/new")

  private func remove() {
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  @Test("it checks without an error, and all there is to say is what rests on a default")
  func checks() throws {
    defer { remove() }
    try StarterPolicy.write(to: folder.path)
    let compilation = Policy.compile(try PolicyFolder.policy(at: folder.path))
    #expect(compilation.policy?.checklists == ["script_game"])
    #expect(Set(compilation.diagnostics.map(\.code)) == [.linkDefaults])
  }

  @Test("its cases pass, and its example has an outcome")
  func cases() throws {
    defer { remove() }
    try StarterPolicy.write(to: folder.path)
    let policy = try ProjectFiles.starterPolicy()
    let files = try PolicyFolder.cases(at: ["\(folder.path)/\(PolicyFolder.casesFolder)"])
    let report = CaseReport.run(files, policy, language: .english)
    #expect(report.text == "3 cases: 3 passed, 0 failed, 0 not run\n")
    let example = try PolicyFolder.file(at: folder.path + "/examples/script_game.json")
    let written = ProjectFiles.written([example], by: policy)
    #expect(
      written.hasSuffix(#"{"summary":{"records":1,"outcomes":1,"problems":0,"gaps":0}}"# + "\n"))
  }

  @Test("it overwrites nothing: where one file is there, none is written")
  func refuses() throws {
    defer { remove() }
    let rules = folder.appending(path: "rules")
    try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
    let mine = rules.appending(path: "rules.yaml")
    try "mine".write(to: mine, atomically: true, encoding: .utf8)
    #expect(throws: FolderError.self) { try StarterPolicy.write(to: folder.path) }
    #expect(try String(contentsOf: mine, encoding: .utf8) == "mine")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["rules", "rules/rules.yaml"])
  }
}
