import Foundation
import Testing

/// An empty folder in which the built command runs, and where the project lies.
struct Sandbox {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the command, which lies beside the test bundle.
  static let products = (Bundle.main.executableURL ?? Bundle.main.bundleURL)
    .deletingLastPathComponent()

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "plumbline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Copies what the project ships into the folder, and makes the built command stand where
  /// `make` puts it.
  func copyProject() throws {
    for path in ["checklists", "rules", "docs/examples", "Tests/Cases"] {
      let copy = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Self.root.appending(path: path), to: copy)
    }
    try FileManager.default.createDirectory(
      at: folder.appending(path: ".build"), withIntermediateDirectories: true)
    for configuration in ["debug", "release"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: ".build/\(configuration)"), withDestinationURL: Self.products)
    }
  }

  /// A program in the folder, with an environment of its own: English, no colours, 80 columns.
  func process(_ path: String, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "\(Self.products.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": "80",
    ]
    return process
  }

  /// Runs a shell script and returns all that it prints; a hang ends it.
  func run(script: String) throws -> String {
    let file = folder.appending(path: ".script")
    try script.write(to: file, atomically: true, encoding: .utf8)
    let process = process("/usr/bin/timeout", ["300", "sh", file.path])
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try FileManager.default.removeItem(at: file)
    return String(decoding: output, as: UTF8.self)
  }
}
