import Foundation

/// A file of conformance cases: JSON Lines, one asked result a line.
struct CaseFile {
  /// A line that is no case.
  struct Unreadable {
    /// From 1.
    let line: Int
    let reason: String
  }

  private(set) var cases: [ConformanceCase] = []
  private(set) var unreadable: [Unreadable] = []

  init(_ data: Data) {
    let decoder = JSONDecoder()
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      do {
        cases.append(try decoder.decode(ConformanceCase.self, from: line))
      } catch {
        unreadable.append(Unreadable(line: number + 1, reason: "\(error)"))
      }
    }
  }
}
