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
  /// Those of the records at hand.
  private var tags: [UInt32] = []
  private var warning: Message?

  package init(mostBytes: Int = 1 << 28) {
    table = IDTable(mostBytes: mostBytes)
  }

  /// Begins another file of the run.
  package mutating func begin(_ path: String) {
    files.append(path)
    record = 0
  }

  /// Takes the ids of the next records of the file; an empty one is none.
  ///
  /// - Parameters:
  ///   - ids: Them, one behind the other.
  ///   - ends: Where each of them ends.
  ///   - body: Is told of each record in order what is wrong where its id was there before; null
  ///     elsewhere.
  package mutating func next(
    _ ids: [UInt8], ends: some Collection<Int>, _ body: (Problem?) -> Void
  ) {
    tags.removeAll(keepingCapacity: true)
    var start = 0
    for end in ends {
      tags.append(table.tag(of: ids.span.extracting(start..<end)))
      start = end
    }
    start = 0
    for (end, tag) in zip(ends, tags) {
      record += 1
      body(start == end ? nil : problem(of: ids.span.extracting(start..<end), tag))
      start = end
    }
  }

  /// That ids are no longer kept, when that has begun; once.
  package mutating func takeWarning() -> Message? {
    defer { warning = nil }
    return warning
  }

  private mutating func problem(of id: Span<UInt8>, _ tag: UInt32) -> Problem? {
    let place = IDTable.Place(file: files.count - 1, record: record)
    switch table.enter(id, tag, at: place) {
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
