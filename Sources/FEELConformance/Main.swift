import FEEL
import Foundation

/// Runs conformance cases and says which do not pass. A tool of development: nothing ships it.
@main
enum FEELConformance {
  private static let usage = """
    usage: feel-conformance [--at-least N] FILE.jsonl…

    Runs the cases of each file, prints those that fail with what was expected and what came out,
    and closes with 'N passed, M failed'. Exit codes: 0 all passed, or at least N did; 1 not so;
    2 a file or an argument could not be read.

    """

  static func main() {
    var paths = Array(CommandLine.arguments.dropFirst())
    var least: Int?
    if let place = paths.firstIndex(of: "--at-least") {
      guard place + 1 < paths.count, let count = Int(paths[place + 1]) else { stop(usage) }
      least = count
      paths.removeSubrange(place...place + 1)
    }
    guard !paths.isEmpty, !paths.contains(where: { $0.hasPrefix("-") }) else { stop(usage) }
    var tally = Tally()
    for path in paths {
      guard let data = try? Data(contentsOf: URL(filePath: path)) else {
        stop("feel-conformance: cannot read \(path)\n")
      }
      tally.run(CaseFile(data), from: path)
    }
    print("\(tally.passed) passed, \(tally.failed) failed")
    exit(tally.passed >= least ?? (tally.passed + tally.failed) ? 0 : 1)
  }

  private static func stop(_ text: String) -> Never {
    FileHandle.standardError.write(Data(text.utf8))
    exit(2)
  }
}

/// Counts cases, and prints those that fail.
private struct Tally {
  private(set) var passed = 0
  private(set) var failed = 0

  mutating func run(_ file: CaseFile, from path: String) {
    for line in file.unreadable {
      print("\(path):\(line.line): no case: \(line.reason)")
      failed += 1
    }
    for test in file.cases {
      let (found, isExpected) = CaseRunner.result(of: test)
      if isExpected {
        passed += 1
        continue
      }
      failed += 1
      print("\(test.id): expected \(Value(test.expected).feelText), got \(found.feelText)")
      for cause in found.absence?.causes ?? [] { print("  \(cause.message.english)") }
    }
  }
}
