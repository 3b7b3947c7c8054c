import Foundation
import Testing

/// A run over many mutants: what each took, and what was wrong.
///
/// `PLUMBLINE_MUTANTS` is the number of mutants of all campaigns together, `PLUMBLINE_SEED` the
/// seed, `PLUMBLINE_FIRST` the number of the first one. Where `PLUMBLINE_MUTANT_LOG` names a file,
/// each mutant's number is written there before it runs, so that a trap can be traced.
struct Campaign {
  /// No mutant may take longer than this, in seconds of the processor's time; a debug build, which is
  /// ten times slower, may take twice as long.
  static var longest: Double {
    #if DEBUG
      10
    #else
      5
    #endif
  }
  /// The memory of the whole process may not grow by more than this, in kibibytes.
  static let mostMemory = 512 * 1024

  static let total = number("PLUMBLINE_MUTANTS") ?? 2100
  static let seed = UInt64(number("PLUMBLINE_SEED") ?? 20_260_512)
  private static let first = number("PLUMBLINE_FIRST") ?? 0

  private let name: String
  private let count: Int
  private var worst = (seconds: 0.0, mutant: 0)
  private var seconds = 0.0

  /// - Parameter share: The part of all mutants that belongs to this campaign.
  init(_ name: String, share: Double) {
    self.name = name
    count = max(1, Int(Double(Self.total) * share))
  }

  /// Runs a function over each mutant's number; it returns what is wrong.
  mutating func run(_ check: (Int) throws -> [String]) throws {
    ProcessMemory.resetPeak()
    let before = ProcessMemory.resident ?? 0
    for mutant in Self.first..<Self.first + count {
      note(mutant)
      let start = ProcessorTime.ofThread
      let complaints = try check(mutant)
      let taken = ProcessorTime.ofThread - start
      seconds += taken
      if taken > worst.seconds { worst = (taken, mutant) }
      #expect(complaints == [], "\(name): seed \(Self.seed), mutant \(mutant)")
      #expect(taken < Self.longest, "\(name): seed \(Self.seed), mutant \(mutant)")
    }
    let grown = max(0, (ProcessMemory.peak ?? 0) - before)
    #expect(grown < Self.mostMemory)
    print(
      "\(name): \(count) mutants of seed \(Self.seed) in \(Self.shown(seconds)), worst "
        + "\(Self.shown(worst.seconds)) (mutant \(worst.mutant)), memory grew by "
        + "\(grown / 1024) MiB")
  }

  private func note(_ mutant: Int) {
    guard let path = ProcessInfo.processInfo.environment["PLUMBLINE_MUTANT_LOG"] else { return }
    try? "\(name): seed \(Self.seed), mutant \(mutant)\n"
      .write(toFile: path, atomically: false, encoding: .utf8)
  }

  private static func shown(_ seconds: Double) -> String {
    "\(Int((seconds * 1000).rounded())) ms"
  }

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }
}
