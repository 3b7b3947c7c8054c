import FEEL
import Foundation
import Plumbline
import PlumblineTools

/// Holds the two ways of evaluating to the same bytes over many inspections. A tool of development:
/// nothing ships it.
@main
enum Command {
  private static let usage = """
    usage: policy-agreement [--count N] [--seed N] [--policy FOLDER] [--by-column PERCENT] [--jobs N]

    Compares what the reference evaluator and batches make of random inspections, byte for byte:
    of random policies, or of the policy in FOLDER. Prints the first difference with its seed, its
    policy and inspections as few and as small as could be found.
    --by-column is how many of a hundred must have been answered from columns.
    Exit codes: 0 all the same; 1 not so, or too few by column; 2 an argument could not be used.

    """

  static func main() async {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else { stop(usage) }
    var run = ComparisonRun(of: subject(options), options)
    await run.run { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
    print(run.tally)
    if let difference = run.tally.differences.first { print(difference) }
    guard run.tally.differences.isEmpty else { exit(1) }
    guard run.tally.columnPercent >= options.byColumn else {
      print("too few by column: at least \(options.byColumn) of 100 were wanted")
      exit(1)
    }
  }

  private static func subject(_ options: Options) -> ComparisonRun.Subject {
    guard let folder = options.folder else { return .randomPolicies }
    guard let sources = try? PolicyFolder.policy(at: folder),
      let policy = Policy.compile(sources).policy
    else { stop("policy-agreement: no policy that compiles in \(folder)\n") }
    return .policy(policy, name: folder)
  }

  private static func stop(_ text: String) -> Never {
    FileHandle.standardError.write(Data(text.utf8))
    exit(2)
  }
}

/// What a run is asked to do.
struct Options {
  /// How many inspections are compared.
  private(set) var count = 20_000
  private(set) var seed: UInt64 = 20_260_512
  /// Null: random policies.
  private(set) var folder: String?
  /// How many of a hundred inspections must be answered from columns.
  private(set) var byColumn = 0
  /// How many cores work.
  private(set) var jobs = ProcessInfo.processInfo.activeProcessorCount

  /// - Returns: Null for arguments that say nothing.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst(), set(name, value) else { return nil }
    }
  }

  private mutating func set(_ name: String, _ value: String) -> Bool {
    if name == "--policy" {
      folder = value
      return true
    }
    guard let number = Int(value), number >= 0 else { return false }
    switch name {
    case "--count": count = number
    case "--seed": seed = UInt64(number)
    case "--by-column": byColumn = number
    case "--jobs": jobs = max(number, 1)
    default: return false
    }
    return true
  }
}
