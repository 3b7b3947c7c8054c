import FEEL
import Foundation
import Plumbline

/// Evaluates records in memory again and again, and says what that took: they are read before.
///
/// What the engine offers for this stands here and nowhere else.
enum InProcess {
  /// - Parameter arguments: The folder of a policy, a file of records, and the least time in seconds.
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 3, let seconds = Double(arguments[2]) else {
      throw BenchmarkError(Options.usage)
    }
    let inspections = InspectionSet(try policy(in: arguments[0]))
    inspections.read([UInt8](try Data(contentsOf: URL(filePath: arguments[1]))))
    guard inspections.count > 0 else { throw BenchmarkError("no records in \(arguments[1])") }
    let time = measure(inspections, seconds)
    Progress.say(String(decoding: try JSONEncoder().encode(time), as: UTF8.self))
  }

  /// Once to warm up, then again and again until the time is over.
  private static func measure(_ inspections: InspectionSet, _ seconds: Double) -> EvaluationTime {
    inspections.evaluate()
    let start = ProcessorTime.own
    var taken = 0.0
    var count = 0
    while taken < seconds {
      inspections.evaluate()
      count += inspections.count
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
}
