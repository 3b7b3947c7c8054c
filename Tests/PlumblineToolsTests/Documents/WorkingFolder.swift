import FEEL
import Foundation

/// A copy of the shipped policy in which the commands of one document run, in their order.
final class WorkingFolder {
  private let root: URL
  /// Where the next command runs; a line `cd …` of a document moves it.
  private var current: URL
  private let language: Language
  private var status: Int32 = 0

  static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let copied = ["checklists", "rules", "Tests/Cases", "docs/examples"]

  init(language: Language) throws {
    self.language = language
    root = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)")
    current = root
    for path in Self.copied {
      let target = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Self.project.appending(path: path), to: target)
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  /// The text of a file, its path relative to where commands run.
  func text(of path: String) throws -> String {
    try String(contentsOf: current.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    try text.write(to: current.appending(path: path), atomically: true, encoding: .utf8)
  }

  /// Runs a command by the shell and returns what it prints, on both of its streams.
  func run(_ command: String) throws -> String {
    if command.hasPrefix("cd ") {
      current = current.appending(path: String(command.dropFirst(3))).standardizedFileURL
      return ""
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "(exit \(status)); \(command)"]
    process.currentDirectoryURL = current
    process.environment = environment
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    status = process.terminationStatus
    return String(decoding: bytes, as: UTF8.self)
  }

  private var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = nil
    environment["LC_MESSAGES"] = language == .chinese ? "zh_CN.UTF-8" : "en_US.UTF-8"
    environment["PATH"] = "\(Self.binaries):\(environment["PATH"] ?? "")"
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    for who in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(who)_NAME"] = "clerk"
      environment["GIT_\(who)_EMAIL"] = "clerk@example.org"
    }
    return environment
  }

  /// The folder of the built command: that of the test bundle, which the tests were started from.
  private static let binaries: String = {
    let started = CommandLine.arguments.filter { $0.contains(".xctest") }
      .map { URL(filePath: $0.components(separatedBy: ".xctest")[0]).deletingLastPathComponent() }
    let folders = started + [project.appending(path: ".build/debug")]
    let found = folders.first {
      FileManager.default.isExecutableFile(atPath: $0.appending(path: "plumbline").path)
    }
    return (found ?? project).path
  }()
}
