/// What a program says of its own evaluation of records in memory, as a line of JSON.
struct EvaluationTime: Codable {
  /// How many records it evaluated, each as often as it came.
  let n: Int
  /// Processor time, in seconds.
  let cpu: Double

  /// Runs a body once to warm up, then again and again until the time is over.
  ///
  /// - Parameter body: Returns how many records it evaluated.
  static func measure(_ seconds: Double, _ body: () throws -> Int) rethrows -> EvaluationTime {
    _ = try body()
    let start = ProcessorTime.own
    var taken = 0.0
    var count = 0
    while taken < seconds {
      count += try body()
      taken = ProcessorTime.own - start
    }
    return EvaluationTime(n: count, cpu: taken)
  }

  /// In microseconds.
  var aRecord: Double { cpu / Double(max(n, 1)) * 1e6 }
}
