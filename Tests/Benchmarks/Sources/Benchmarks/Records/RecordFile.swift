import Foundation

/// A file of records, one a line, and beside it one of the first of them.
struct RecordFile {
  /// So many records are run for start-up and loading alone.
  static let firstCount = 50

  let path: String
  /// The file of the first `firstCount` records.
  let firstPath: String
  let count: Int
  /// Of the whole file.
  let bytes: Int

  /// `20000 records of 2034 bytes`.
  var summary: String { "\(count) records of \(bytes / max(count, 1)) bytes" }

  /// Writes lines to `<path>.ndjson`, and the first of them to `<path>-first.ndjson`.
  static func write(_ lines: some Sequence<[UInt8]>, to path: String) throws -> RecordFile {
    let whole = "\(path).ndjson"
    let first = "\(path)-first.ndjson"
    let file = try newFile(whole)
    var waiting: [UInt8] = []
    var count = 0
    var bytes = 0
    for line in lines {
      waiting += line + [0x0A]
      bytes += line.count + 1
      count += 1
      if count == firstCount { try Data(waiting).write(to: URL(filePath: first)) }
      guard count >= firstCount, waiting.count >= 1 << 20 else { continue }
      try file.write(contentsOf: waiting)
      waiting = []
    }
    try file.write(contentsOf: waiting)
    return RecordFile(path: whole, firstPath: first, count: count, bytes: bytes)
  }

  private static func newFile(_ path: String) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw BenchmarkError("cannot write \(path)")
    }
    return try FileHandle(forWritingTo: URL(filePath: path))
  }
}
