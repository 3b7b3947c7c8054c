import Foundation
import Testing

/// Pages of commands, run as written.
///
/// `UPDATE_GOLDEN=1` writes what comes out into the pages and still fails, so that a recording is
/// read before it is kept.
@Suite("Pages of commands")
struct PageTests {
  private static let pages: [String] = {
    let folder = Sandbox.root.appending(path: "Tests/CommandLineTests/Pages")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
      .map { "Tests/CommandLineTests/Pages/\($0)" }
  }()

  @Test("each command prints what its page shows, and ends so", arguments: pages)
  func page(path: String) throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    try check(path, in: sandbox)
  }

  @Test(
    "the first pages that people read run as printed", arguments: ["README.md", "README.zh.md"])
  func readme(path: String) throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    try sandbox.copyProject()
    try check(path, in: sandbox)
  }

  @Test("what a page shows to run with make is there", arguments: ["README.md", "README.zh.md"])
  func makeTargets(path: String) throws {
    let page = CommandPage(try Self.text(path))
    let makefile = try Self.text("Makefile")
    let targets = page.shown.filter { !$0.isEmpty }
    #expect(!targets.isEmpty)
    for line in targets {
      let words = line.split(separator: "#")[0].split(separator: " ")
      #expect(words.first == "make" && words.count == 2, "\(line)")
      #expect(makefile.contains("\n\(words.last ?? ""):"), "\(line)")
    }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Sandbox.root.appending(path: path), encoding: .utf8)
  }

  private func check(_ path: String, in sandbox: Sandbox) throws {
    let page = CommandPage(try Self.text(path))
    let outputs = CommandPage.shownOutputs(of: try sandbox.run(script: page.script))
    var place = 0
    for case .command(let command, let expected, _) in page.steps {
      let output = place < outputs.count ? outputs[place] : ["[not run]"]
      #expect(
        CommandPage.matches(output[...], expected[...]),
        "\(path): \(command)\n\(output.joined(separator: "\n"))")
      #expect(!output.contains { $0.contains(sandbox.folder.path) }, "\(path): \(command)")
      place += 1
    }
    #expect(place > 0 && place == outputs.count, "\(path): \(outputs.count) of \(place) ran")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try page.text(showing: outputs)
        .write(to: Sandbox.root.appending(path: path), atomically: true, encoding: .utf8)
    }
  }
}
