/// The policy that is shipped, over inspections of hotels.
enum HotelBenchmark {
  /// The project's folder.
  private static let policy = "."
  /// Its records and outcomes are larger than those of the other workloads by so much.
  private static let size = 4

  static func run(on bench: Bench) throws -> Report {
    Progress.say("hotel: measuring")
    let records = try RecordFile.write(
      try HotelRecords(count: bench.options.records / size, example: "docs/examples/hotel.json"),
      to: bench.path("hotel"))
    let broken = try BrokenRecords.write(from: records, to: bench.path("hotel-broken"))
    let many = try ManyRecords.write(from: records, to: bench.path("hotel-many"))
    let jobs = bench.plumbline.jobs(policy: policy, many)
    let ofJobs = try bench.endToEnd(jobs)
    let runs = bench.plumbline.runs(policy: policy, records, broken: broken)
    let figures = try bench.endToEnd(runs)
    let times = try bench.evaluation([bench.inProcess(policy: policy, records)])
    let evaluation = Report.row("evaluation alone", ["", Report.number(times[0], digits: 2)])
    return Report(
      "Hotel, the shipped policy: \(records.summary), medians of \(bench.options.rounds)",
      Report.table(runs + jobs, figures + ofJobs) + [evaluation],
      notes: bench.plumbline.missing)
  }
}
