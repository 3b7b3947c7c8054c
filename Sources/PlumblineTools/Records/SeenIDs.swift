package import Plumbline

/// Remembers the ids of the inspections of a run, so that none has two outcomes.
///
/// Ids are kept themselves, not hashes of them: two that differ never count as one. Memory is
/// bounded instead: the ids that come after the first 256 MiB of them, some three million, are held
/// against those only.
package struct SeenIDs {
  /// Where an id was seen first.
  private struct Place {
    /// Its place in `files`.
    let file: Int32
    /// From 1.
    let record: Int32
  }

  /// Bytes, `entrySize` for each id among them.
  private let mostBytes: Int
  /// What the dictionary takes for an id that is no longer than a string holds in itself.
  private static let entrySize = 64

  private var places: [String: Place] = [:]
  private var files: [String] = []
  private var bytes = 0
  /// The record at hand in the file at hand, from 1.
  private var record = 0

  package init(mostBytes: Int = 1 << 28) {
    self.mostBytes = mostBytes
  }

  /// Begins another file of the run.
  package mutating func begin(_ path: String) {
    files.append(path)
    record = 0
  }

  /// Takes the next record of the file; one whose id was there before has no outcome.
  package mutating func checked(_ result: InspectionResult) -> InspectionResult {
    record += 1
    switch result {
    case .outcome(let outcome):
      return problem(of: outcome.inspection).map { .rejected(outcome.inspection, [$0]) } ?? result
    case .rejected(let header, let problems):
      return problem(of: header).map { .rejected(header, [$0] + problems) } ?? result
    }
  }

  private mutating func problem(of header: InspectionHeader) -> Problem? {
    guard !header.id.isEmpty else { return nil }
    if let first = places[header.id], files.indices.contains(Int(first.file)) {
      return .idTwice(header.id, record: Int(first.record), of: files[Int(first.file)])
    }
    let size = Self.entrySize + header.id.utf8.count
    guard bytes + size <= mostBytes, let file = Int32(exactly: files.count - 1),
      let record = Int32(exactly: record)
    else { return nil }
    bytes += size
    places[header.id] = Place(file: file, record: record)
    return nil
  }
}
