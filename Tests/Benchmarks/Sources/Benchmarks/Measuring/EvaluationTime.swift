/// What a program says of its own evaluation of records in memory, as a line of JSON.
struct EvaluationTime: Codable {
  /// How many records it evaluated, each as often as it came.
  let n: Int
  /// Processor time, in seconds.
  let cpu: Double

  /// In microseconds.
  var aRecord: Double { cpu / Double(max(n, 1)) * 1e6 }
}
