import Foundation

/// Measures plumbline beside other programs in the same run. A tool of development.
@main
enum Benchmarks {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments.first == "in-process" {
        try InProcess.run(Array(arguments.dropFirst()))
      } else if let options = Options(arguments) {
        try measure(options)
      } else {
        throw BenchmarkError(Options.usage)
      }
    } catch {
      Progress.say("\(error)")
      exit((error as? BenchmarkError)?.kind == .wrongOutcome ? 1 : 2)
    }
  }

  private static func measure(_ options: Options) throws {
    let bench = try Bench(options)
    let first = try W1Benchmark.run(on: bench)
    let second = try W2Benchmark.run(on: bench)
    let hotel = try HotelBenchmark.run(on: bench)
    let reports = [first, second, hotel]
    print(reports.map(\.text).joined(separator: "\n"))
    for line in reports.flatMap(\.ratios) { print(line) }
  }
}
