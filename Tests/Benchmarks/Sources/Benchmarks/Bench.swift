import Foundation

/// What all workloads share: the options, the programs, and how they are measured.
struct Bench {
  let options: Options
  let plumbline: PlumblineProgram
  private let rounds: Rounds

  init(_ options: Options) throws {
    self.options = options
    try FileManager.default.createDirectory(
      atPath: options.directory, withIntermediateDirectories: true)
    rounds = Rounds(count: options.rounds, directory: options.directory)
    plumbline = try PlumblineProgram(path: options.plumbline, directory: options.directory)
  }

  /// A path in the folder of the run.
  func path(_ name: String) -> String { "\(options.directory)/\(name)" }

  /// Runs programs over files of records, in turn.
  func endToEnd(_ runs: [EndToEnd]) throws -> [EndToEnd.Figures] {
    try rounds.medians(of: runs)
  }

  /// Runs programs that evaluate records in their own memory, in turn; in microseconds a record.
  func evaluation(_ commands: [[String]]) throws -> [Double] {
    try rounds.medians(ofEvaluations: commands)
  }

  /// The least time of one measurement, as an argument.
  var seconds: String { String(options.seconds) }

  /// The command that evaluates records in memory by this very program.
  func inProcess(policy: String, _ records: RecordFile) -> [String] {
    [
      CommandLine.arguments[0], "in-process", policy, records.path,
      seconds,
    ]
  }

  /// `NAME ratio: 1.80 (7.100 µs / 3.900 µs a record, medians of 7)`; times are in microseconds.
  func ratio(_ name: String, _ ours: Double, _ other: Double?) -> String {
    let own = Report.number(ours, digits: 3)
    guard let other else { return "\(name) ratio: left out (\(own) µs a record)" }
    return "\(name) ratio: \(Report.number(ours / other, digits: 2)) (\(own) µs / "
      + "\(Report.number(other, digits: 3)) µs a record, medians of \(options.rounds))"
  }
}
