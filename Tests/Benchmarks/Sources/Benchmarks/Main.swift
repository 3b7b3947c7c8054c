import Foundation

/// Measures plumbline beside other programs in the same run. A tool of development.
@main
enum Benchmarks {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      let rest = Array(arguments.dropFirst())
      switch arguments.first {
      case "in-process": try InProcess.run(rest)
      case "compile": try LoadTime.compile(rest)
      case "libyaml": try LoadTime.events(rest)
      default:
        guard let options = Options(arguments) else { throw BenchmarkError(Options.usage) }
        try measure(options)
      }
    } catch {
      Progress.say("\(error)")
      exit((error as? BenchmarkError)?.kind == .wrongOutcome ? 1 : 2)
    }
  }

  private static func measure(_ options: Options) throws {
    let bench = try Bench(options)
    let load = try LoadBenchmark.run(on: bench)
    let first = try W1Benchmark.run(on: bench)
    let second = try W2Benchmark.run(on: bench)
    let hotel = try HotelBenchmark.run(on: bench)
    let reports = [load, first, second, hotel]
    print(reports.map(\.text).joined(separator: "\n"))
    for line in reports.flatMap(\.ratios) { print(line) }
  }
}
