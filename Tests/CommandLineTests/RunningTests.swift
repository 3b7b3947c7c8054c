import Foundation
import Testing

/// What only shows while the command runs.
@Suite("A run")
struct RunningTests {
  private static let record =
    #"{"id": "1", "checklist": "script_game", "date": "2026-05-12", "#
    + #""venue": {"id": "a", "name": "b"}, "answers": {}}"# + "\n"

  @Test("an outcome is written as soon as its record is there; a fault ends with 70")
  func faultAfterFirstOutcome() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    _ = try sandbox.run(script: "plumbline init .")
    let process = sandbox.process(
      Sandbox.products.appending(path: "plumbline").path, ["evaluate", "--format", "ndjson", "-"])
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(Self.record.utf8))
    var text = ""
    // The input stays open: the outcome must not wait for its end.
    while text.filter({ $0 == "\n" }).count < 2 {
      let bytes = output.fileHandleForReading.availableData
      try #require(!bytes.isEmpty, "\(text)")
      text += String(decoding: bytes, as: UTF8.self)
    }
    #expect(text.contains(#"{"inspection":{"id":"1""#))
    kill(process.processIdentifier, SIGILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 70)
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    #expect(String(decoding: message, as: UTF8.self).contains("fault of plumbline itself"))
  }

  @Test("there are colours on a terminal, and none where NO_COLOR asks for that")
  func colours() throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    // `script` gives the command a terminal.
    let run = "plumbline evaluate examples/script_game.json"
    let outputs = try ["", "NO_COLOR=1 ", "TERM=dumb "].map { setting in
      try sandbox.run(
        script: "plumbline init . > /dev/null; \(setting)script -qec '\(run)' /dev/null")
    }
    #expect(outputs.allSatisfy { $0.contains("Hazards (1)") }, "\(outputs)")
    #expect(outputs.map { $0.contains("\u{1B}[1m") } == [true, false, false])
  }

  /// Growth is told as a part of the input; what waits for several workers differs from time to time.
  @Test("memory does not grow with the input", arguments: [(jobs: 1, part: 8), (jobs: 2, part: 2)])
  func memory(jobs: Int, part: Int) throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    _ = try sandbox.run(script: "plumbline init .")
    let process = sandbox.process(
      Sandbox.products.appending(path: "plumbline").path,
      ["evaluate", "--format", "ndjson", "--jobs", "\(jobs)", "-"])
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // A pipe holds 64 kB, and a few pieces wait for their outcomes: what has been written before is
    // read, but for that.
    let record = Self.record.replacing("script_game", with: "no_such_list")
    let some = Data(String(repeating: record, count: 2_000).utf8)
    for _ in 0..<12 { try input.fileHandleForWriting.write(contentsOf: some) }
    let before = try Self.peakMemory(of: process)
    for _ in 0..<40 { try input.fileHandleForWriting.write(contentsOf: some) }
    let after = try Self.peakMemory(of: process)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 3)
    #expect(after - before < 40 * some.count / 1024 / part, "from \(before) to \(after) kB")
  }

  /// In kilobytes; Linux only.
  private static func peakMemory(of process: Process) throws -> Int {
    let path = "/proc/\(process.processIdentifier)/status"
    let status = try String(contentsOfFile: path, encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber)))
  }
}
