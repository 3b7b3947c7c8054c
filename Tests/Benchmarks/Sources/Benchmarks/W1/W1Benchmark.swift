import Foundation

/// W1: sixty items, tables, a composite, vetoes, points.
struct W1Benchmark {
  private static let policy = "Tests/Benchmarks/w1"

  private let bench: Bench
  private let peer: W1Peer?
  private let records: RecordFile
  private var notes: [String]

  private init(on bench: Bench) throws {
    self.bench = bench
    notes = bench.plumbline.missing
    peer = try W1Peer.find(on: bench, &notes)
    records = try Self.records(of: peer, on: bench)
  }

  static func run(on bench: Bench) throws -> Report {
    var benchmark = try W1Benchmark(on: bench)
    try benchmark.check()
    return try benchmark.report()
  }

  /// Theirs, or else ours, as inspections.
  private static func records(of peer: W1Peer?, on bench: Bench) throws -> RecordFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let path = bench.path("w1-inspections")
    guard let peer else {
      return try RecordFile.write(
        try W1Generator(count: bench.options.records).map { try $0.inspectionLine(encoder) },
        to: path)
    }
    let decoder = JSONDecoder()
    let lines = try Lines(of: peer.original.path).map { line in
      try decoder.decode(W1Record.self, from: Data(line)).inspectionLine(encoder)
    }
    return try RecordFile.write(lines, to: path)
  }

  /// Holds the outcomes to the right answers, in each form.
  private mutating func check() throws {
    guard let peer else { return }
    notes.append("the C++ program reads them as they came, \(peer.original.summary)")
    let program = bench.plumbline
    for form in program.hasBrief ? [[], ["--brief"]] : [[]] {
      Progress.say("W1: holding outcomes to the right answers")
      let outcomes = bench.path("outcomes.ndjson")
      try ChildProcess.run(
        program.evaluate(policy: Self.policy, form) + [records.path], output: outcomes,
        errors: bench.path("errors.txt"))
      let count = try W1Check.compare(expected: peer.expected, outcomes: outcomes)
      notes.append("\(count) outcomes, \(form.first ?? "full form"): equal to the right answers")
    }
  }

  private mutating func report() throws -> Report {
    Progress.say("W1: measuring")
    let broken = try BrokenRecords.write(from: records, to: bench.path("w1-broken"))
    let many = try ManyRecords.write(from: records, to: bench.path("w1-many"))
    let jobs = bench.plumbline.jobs(policy: Self.policy, many)
    let ofJobs = try bench.endToEnd(jobs)
    let runs = bench.plumbline.runs(policy: Self.policy, records, broken: broken) + byHand
    let figures = try bench.endToEnd(runs)
    let times = try bench.evaluation(evaluations)
    let other = byHand.isEmpty ? nil : figures.last
    return Report(
      "W1: \(records.summary), medians of \(bench.options.rounds)",
      Report.table(runs + jobs, figures + ofJobs), notes: notes,
      ratios: [
        bench.ratio("W1 end-to-end", figures[0].aRecord, other?.aRecord),
        bench.ratio("W1 evaluate", times[0], times.count > 1 ? times[1] : nil),
      ])
  }

  /// The C++ program over the records as they came; none where it is not at hand.
  private var byHand: [EndToEnd] {
    guard let peer, let limit = peer.limit else { return [] }
    return [
      EndToEnd(
        name: "C++ by hand", command: [limit, "e2e"], suffix: ["-"], records: peer.original)
    ]
  }

  /// Ours, then theirs if it is at hand.
  private var evaluations: [[String]] {
    let ours = bench.inProcess(policy: Self.policy, records)
    guard let peer, let limit = peer.limit else { return [ours] }
    return [ours, [limit, "eval", peer.original.path, String(bench.options.seconds)]]
  }
}
