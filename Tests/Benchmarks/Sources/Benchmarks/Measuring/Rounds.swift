import Foundation

/// Runs programs in turn, several rounds, and takes medians.
///
/// In turn, so that whatever else the machine does meets all of them alike.
struct Rounds {
  let count: Int
  /// Where the programs' output goes.
  let directory: String

  /// Over files of records: the run over the first ones only is taken off.
  func medians(of runs: [EndToEnd]) throws -> [EndToEnd.Figures] {
    var whole = runs.map { _ in [ChildProcess]() }
    var first = whole
    for round in 1...count {
      // What was written before goes to the disk now, not while somebody is measured.
      try ChildProcess.run(["sync"], errors: errors)
      for (number, run) in runs.enumerated() {
        Progress.say("  round \(round) of \(count): \(run.name)")
        let output = run.isWritten ? output : "/dev/null"
        whole[number].append(try child(run.command(over: run.records.path), to: output))
        first[number].append(try child(run.command(over: run.records.firstPath), to: output))
      }
    }
    return runs.indices.map { Self.figures(runs[$0].records, whole[$0], first[$0]) }
  }

  /// Of programs that say themselves what they took: in microseconds a record.
  func medians(ofEvaluations commands: [[String]]) throws -> [Double] {
    var times = commands.map { _ in [Double]() }
    for round in 1...count {
      Progress.say("  round \(round) of \(count): evaluation alone")
      try ChildProcess.run(["sync"], errors: errors)
      for (number, command) in commands.enumerated() {
        try child(Cores.pinned(command), to: output)
        let said = try Data(contentsOf: URL(filePath: errors))
        times[number].append(try JSONDecoder().decode(EvaluationTime.self, from: said).aRecord)
      }
    }
    return times.map(Self.median)
  }

  private var output: String { "\(directory)/output.ndjson" }
  private var errors: String { "\(directory)/errors.txt" }

  /// Exit code 3 is that of records without an outcome, some of which are measured.
  @discardableResult
  private func child(_ command: [String], to output: String) throws -> ChildProcess {
    try ChildProcess.run(command, output: output, errors: errors, accepted: [0, 3])
  }

  private static func figures(
    _ records: RecordFile, _ whole: [ChildProcess], _ first: [ChildProcess]
  ) -> EndToEnd.Figures {
    let counted = Double(records.count - RecordFile.firstCount)
    func aRecord(_ time: KeyPath<ChildProcess, Double>) -> Double {
      let taken = median(whole.map { $0[keyPath: time] }) - median(first.map { $0[keyPath: time] })
      return taken / counted * 1e6
    }
    return EndToEnd.Figures(
      aRecord: aRecord(\.processorSeconds), wallARecord: aRecord(\.wallSeconds),
      startMilliseconds: median(first.map(\.processorSeconds)) * 1e3,
      peakBytes: whole.map(\.peakBytes).max() ?? 0)
  }

  /// The middle one, or the upper of the two in the middle; `values` is not empty.
  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
