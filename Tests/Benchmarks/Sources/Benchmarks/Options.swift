/// What the command line asks for.
struct Options {
  static let usage = """
    usage: Benchmarks [--records N] [--rounds N] [--seconds S] [--plumbline PATH] [--shared PATH]
           Benchmarks in-process POLICY FILE.ndjson SECONDS
           Benchmarks compile|libyaml POLICY SECONDS

    Measures plumbline and prints ratios; docs/performance.md says what they mean. Run it in the
    project's folder, after 'swift build -c release --product plumbline'; 'make bench' does both.

      --records N       records of W1 and W2, four times those of hotels, from 400 (default 20000)
      --rounds N        rounds whose medians are taken (default 7)
      --seconds S       time of one measurement of evaluation alone (default 0.5)
      --plumbline PATH  the program (default .build/release/plumbline)
      --shared PATH     the folder with bench/w1 (default ../shared)

    Exit codes: 0 measured; 1 an outcome is not the right one; 2 it could not be measured.

    """

  private(set) var records = 20_000
  private(set) var rounds = 7
  private(set) var seconds = 0.5
  private(set) var plumbline = ".build/release/plumbline"
  private(set) var shared = "../shared"
  /// Where everything that is made for a run goes; git ignores it.
  let directory = ".build-bench"

  /// Reads pairs of a flag and its value; null where something is not as `usage` says.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      guard let value = rest.popFirst(), take(flag, value) else { return nil }
    }
  }

  private mutating func take(_ flag: String, _ value: String) -> Bool {
    switch flag {
    case "--records": Self.set(&records, Int(value), from: 400)
    case "--rounds": Self.set(&rounds, Int(value), from: 1)
    case "--seconds": Self.set(&seconds, Double(value), from: 0.001)
    case "--plumbline": Self.set(&plumbline, value, from: "")
    case "--shared": Self.set(&shared, value, from: "")
    default: false
    }
  }

  private static func set<T: Comparable>(_ option: inout T, _ value: T?, from least: T) -> Bool {
    guard let value, value >= least else { return false }
    option = value
    return true
  }
}
