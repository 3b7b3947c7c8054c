package import FEEL
package import Plumbline

/// Remembers the ids of the inspections of a run, so that none has two outcomes.
///
/// Ids are kept themselves, not hashes of them: two that differ never count as one. Memory is
/// bounded instead: what comes after the first 256 MiB of them, some eight million, is held against
/// those only, which is said once.
package struct SeenIDs {
  private var table: IDTable
  private var files: [String] = []
  /// The record at hand in the file at hand, from 1.
  private var record = 0
  private var isFull = false
  private var warning: Message?

  package init(mostBytes: Int = 1 << 28) {
    table = IDTable(mostBytes: mostBytes)
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

  /// That ids are no longer kept, when that has begun; once.
  package mutating func takeWarning() -> Message? {
    defer { warning = nil }
    return warning
  }

  private mutating func problem(of header: InspectionHeader) -> Problem? {
    guard !header.id.isEmpty else { return nil }
    let place = IDTable.Place(file: files.count - 1, record: record)
    switch table.enter(header.id, at: place) {
    case .added: return nil
    case .known(let first):
      guard files.indices.contains(first.file) else { return nil }
      return .idTwice(header.id, record: first.record, of: files[first.file])
    case .refused:
      if !isFull { warning = .idsNotKept(from: record, of: files.last ?? "") }
      isFull = true
      return nil
    }
  }
}
