import Foundation

/// Holds outcomes to the right answers, record by record.
enum W1Check {
  /// - Parameters:
  ///   - expected: A file with a right answer a line.
  ///   - outcomes: A file of outcomes of the same records in the same order, with its frame.
  /// - Returns: How many were compared.
  /// - Throws: `BenchmarkError` at the first difference, and where there are fewer or more.
  static func compare(expected: String, outcomes: String) throws -> Int {
    let decoder = JSONDecoder()
    var given = try Lines(of: outcomes)
    _ = given.next()
    var count = 0
    for line in try Lines(of: expected) {
      count += 1
      guard let outcome = given.next() else { throw wrong("ends before record \(count)", outcomes) }
      let right = try decoder.decode(W1Answer.self, from: Data(line))
      let found = try answer(outcome, decoder, of: outcomes)
      guard found == right else {
        throw wrong("expected \(right)\nfound \(found)", outcomes)
      }
    }
    guard let last = given.next(), last.starts(with: #"{"summary":"#.utf8) else {
      throw wrong("does not end after record \(count)", outcomes)
    }
    return count
  }

  private static func answer(
    _ line: [UInt8], _ decoder: JSONDecoder, of path: String
  ) throws -> W1Answer {
    guard let outcome = try? decoder.decode(W1Outcome.self, from: Data(line)) else {
      throw wrong(
        "not the outcome that was awaited: \(String(decoding: line, as: UTF8.self))", path)
    }
    return try outcome.answer()
  }

  private static func wrong(_ text: String, _ path: String) -> BenchmarkError {
    BenchmarkError("\(path): \(text)", kind: .wrongOutcome)
  }
}
