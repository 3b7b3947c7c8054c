import FEEL
import Foundation
import Plumbline

/// Evaluates records in memory again and again, and says what that took.
///
/// What the engine offers for this stands here and nowhere else. Today it reads a record whenever it
/// evaluates it, so that the times hold the reading of JSON too; nothing is written.
enum InProcess {
  /// What the report says about the times.
  static let notes = ["evaluation alone reads JSON too: the engine does not part the two yet"]

  /// Records that are evaluated between two looks at the clock.
  private static let pieceCount = 200

  /// - Parameter arguments: The folder of a policy, a file of records, and the least time in seconds.
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 3, let seconds = Double(arguments[2]) else {
      throw BenchmarkError(Options.usage)
    }
    let policy = try policy(in: arguments[0])
    let pieces = try pieces(of: arguments[1])
    guard !pieces.isEmpty else { throw BenchmarkError("no records in \(arguments[1])") }
    let time = measure(policy, pieces, seconds)
    Progress.say(String(decoding: try JSONEncoder().encode(time), as: UTF8.self))
  }

  /// Once over the first piece to warm up, then in turn until the time is over.
  private static func measure(
    _ policy: Policy, _ pieces: [SourceFile], _ seconds: Double
  ) -> EvaluationTime {
    _ = policy.evaluate(pieces[0])
    let start = ProcessorTime.own
    var taken = 0.0
    var count = 0
    var turn = 0
    while taken < seconds {
      count += policy.evaluate(pieces[turn % pieces.count]).count
      turn += 1
      taken = ProcessorTime.own - start
    }
    return EvaluationTime(n: count, cpu: taken)
  }

  private static func policy(in folder: String) throws -> Policy {
    let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") && ($0.hasPrefix("rules/") || $0.hasPrefix("checklists/")) }
    let sources = try paths.sorted().map { path in
      SourceFile(
        path: path, bytes: [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))))
    }
    let compilation = Policy.compile(sources)
    guard let policy = compilation.policy else {
      throw BenchmarkError("\(folder): \(compilation.diagnostics)")
    }
    return policy
  }

  private static func pieces(of path: String) throws -> [SourceFile] {
    var pieces: [SourceFile] = []
    var waiting: [UInt8] = []
    for (number, line) in try Lines(of: path).enumerated() {
      waiting += line + [0x0A]
      guard number % pieceCount == pieceCount - 1 else { continue }
      pieces.append(SourceFile(path: path, bytes: waiting))
      waiting = []
    }
    return waiting.isEmpty ? pieces : pieces + [SourceFile(path: path, bytes: waiting)]
  }
}
