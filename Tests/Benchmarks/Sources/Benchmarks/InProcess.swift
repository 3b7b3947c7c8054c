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
    let inspections = InspectionSet(try PolicyFiles(in: arguments[0]).compile())
    inspections.read([UInt8](try Data(contentsOf: URL(filePath: arguments[1]))))
    guard inspections.count > 0 else { throw BenchmarkError("no records in \(arguments[1])") }
    let time = EvaluationTime.measure(seconds) {
      inspections.evaluate()
      return inspections.count
    }
    Progress.say(String(decoding: try JSONEncoder().encode(time), as: UTF8.self))
  }
}
