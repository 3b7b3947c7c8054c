/// W2: how the time of evaluation grows with the rows of a decision table.
enum W2Benchmark {
  private static let sizes = [10, 100, 1_000, 10_000]

  static func run(on bench: Bench) throws -> Report {
    Progress.say("W2: measuring")
    let records = try W2Policy.records(count: bench.options.records, to: bench.path("w2"))
    let policies = try sizes.map { rows in
      let folder = bench.path("w2-\(rows)")
      try W2Policy(rows: rows).write(to: folder)
      return folder
    }
    let times = try bench.evaluation(policies.map { bench.inProcess(policy: $0, records) })
    let lines = zip(sizes, times).map { rows, time in
      Report.row("\(rows) rows", [Report.number(time, digits: 3)])
    }
    return Report(
      "W2: one table, \(records.summary), medians of \(bench.options.rounds)",
      [Report.row("evaluation alone", ["µs/record"])] + lines,
      ratios: [bench.ratio("W2 10000/10", times[times.count - 1], times[0])])
  }
}
