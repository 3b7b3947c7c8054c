import Foundation

/// How much of the agreement of evaluators is looked at in one run.
enum AgreementRun {
  static let seed = UInt64(number("PLUMBLINE_SEED") ?? 20_260_512)

  /// How many inspections each test looks at.
  static let count = number("PLUMBLINE_AGREEMENT") ?? 120

  /// The number that an environment variable holds; null where it holds none.
  static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }
}
