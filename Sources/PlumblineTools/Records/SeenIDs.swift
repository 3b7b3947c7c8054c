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

  /// Takes the id of the next record of the file; an empty one is none.
  ///
  /// - Returns: What is wrong where the id was there before; null elsewhere.
  package mutating func next(_ id: Span<UInt8>) -> Problem? {
    record += 1
    return id.isEmpty ? nil : problem(of: id)
  }

  /// That ids are no longer kept, when that has begun; once.
  package mutating func takeWarning() -> Message? {
    defer { warning = nil }
    return warning
  }

  private mutating func problem(of id: Span<UInt8>) -> Problem? {
    let place = IDTable.Place(file: files.count - 1, record: record)
    switch table.enter(id, at: place) {
    case .added: return nil
    case .known(let first):
      guard files.indices.contains(first.file) else { return nil }
      return .idTwice(
        unsafe id.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) },
        record: first.record, of: files[first.file])
    case .refused:
      if !isFull { warning = .idsNotKept(from: record, of: files.last ?? "") }
      isFull = true
      return nil
    }
  }
}
