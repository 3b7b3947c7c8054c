/// A program that reads a file of records and writes outcomes to its standard output.
struct EndToEnd {
  /// What it took, as medians.
  struct Figures {
    /// Processor time, in microseconds.
    let aRecord: Double
    /// Wall time, in microseconds.
    let wallARecord: Double
    /// Processor time of the run over the first records only, in milliseconds: start and loading.
    let startMilliseconds: Double
    let peakBytes: Int
  }

  /// How it is named in the report.
  let name: String
  /// The program and its arguments, without the file.
  let command: [String]
  /// What stands behind the file.
  var suffix: [String] = []
  let records: RecordFile
  /// How many cores it may use.
  var cores = 1
  /// Whether outcomes go to a file, not to `/dev/null`.
  var isWritten = true

  func command(over path: String) -> [String] {
    Cores.pinned(command + [path] + suffix, to: cores)
  }
}
