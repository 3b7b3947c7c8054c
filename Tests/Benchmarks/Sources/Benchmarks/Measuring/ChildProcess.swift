import Foundation

/// A program that is run to its end, and what it took.
struct ChildProcess {
  /// User and system.
  let processorSeconds: Double
  let wallSeconds: Double
  /// The most memory it held at once, looked at every few milliseconds.
  let peakBytes: Int

  /// Runs a command, found as a shell finds it, and waits for it. One at a time.
  ///
  /// - Parameters:
  ///   - output: The file for its standard output, made anew.
  ///   - errors: The file for its standard error, made anew.
  ///   - accepted: The exit codes of a run that counts.
  /// - Throws: `BenchmarkError` with what the program said, where its exit code is another.
  @discardableResult
  static func run(
    _ command: [String], output: String = "/dev/null", errors: String, accepted: [Int32] = [0]
  ) throws -> ChildProcess {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try newFile(output)
    process.standardError = try newFile(errors)
    let before = ProcessorTime.children
    let clock = ContinuousClock()
    var peak = 0
    let wall = try clock.measure {
      try process.run()
      while process.isRunning {
        peak = max(peak, peakBytes(of: process.processIdentifier))
        Thread.sleep(forTimeInterval: 0.005)
      }
      process.waitUntilExit()
    }
    guard accepted.contains(process.terminationStatus) else {
      let said = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
      throw BenchmarkError("\(command.joined(separator: " ")): \(said.suffix(2000))")
    }
    return ChildProcess(
      processorSeconds: ProcessorTime.children - before, wallSeconds: wall / .seconds(1),
      peakBytes: peak)
  }

  private static func newFile(_ path: String) throws -> FileHandle {
    if path != "/dev/null", !FileManager.default.createFile(atPath: path, contents: nil) {
      throw BenchmarkError("cannot write \(path)")
    }
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// The most that the process itself has held; `ru_maxrss` would count what its parent held.
  private static func peakBytes(of process: Int32) -> Int {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 } ?? 0
  }
}
