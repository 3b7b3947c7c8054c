/// The shipped policy, from files in memory to ready, beside libyaml, which only reads them.
enum LoadBenchmark {
  /// The project's folder.
  private static let policy = "."

  static func run(on bench: Bench) throws -> Report {
    Progress.say("load: measuring")
    let files = try PolicyFiles(in: policy)
    let times = try bench.evaluation(
      ["compile", "libyaml"].map { [CommandLine.arguments[0], $0, policy, bench.seconds] })
    let milliseconds = times.map { Report.number($0 / 1000, digits: 2) }
    let ratio = Report.number(times[0] / times[1], digits: 1)
    return Report(
      "Load, the shipped policy: \(files.sources.count) files of "
        + "\(files.byteCount / 1000) KB, medians of \(bench.options.rounds)",
      [
        Report.row("", ["ms"]), Report.row("from files to ready", [milliseconds[0]]),
        Report.row("libyaml, events alone", [milliseconds[1]]),
      ],
      ratios: [
        "Policy load ratio: \(ratio) (\(milliseconds[0]) ms / \(milliseconds[1]) ms, "
          + "medians of \(bench.options.rounds))"
      ])
  }
}
