import FEEL
package import Plumbline

@unsafe @preconcurrency import Glibc

/// Whole lines of NDJSON, one inspection each.
package struct LineBlock: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The number of the first line in its file, from 1.
  package let firstLine: Int
  private let longestLine: Int
  /// How many line ends there are.
  let lineEnds: Int

  init(path: String, bytes: [UInt8], firstLine: Int, longestLine: Int) {
    self.path = path
    self.bytes = bytes
    self.firstLine = firstLine
    self.longestLine = longestLine
    lineEnds = LineEnds.count(bytes)
  }

  /// One line that holds something.
  package struct Line: Sendable {
    /// Its bytes, without the line end.
    package let range: Range<Int>
    /// From 1.
    package let number: Int
  }

  /// The lines that hold something, in order.
  package var lines: [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(lineEnds + 1)
    // A byte-order mark at the beginning of a file.
    var start = firstLine == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = firstLine
    while start < bytes.count {
      let end = LineEnds.first(bytes, from: start)
      let line = start..<end
      if bytes[line].contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) {
        lines.append(Line(range: line, number: number))
      }
      start = end + 1
      number += 1
    }
    return lines
  }

  /// The record of a line, read; null for a line without one.
  package func record(_ line: Line) -> InspectionFile.Record? {
    guard line.range.count <= longestLine else {
      return .unreadable(.lineTooLong(line.number, bytes: longestLine))
    }
    return InspectionFile.record(ofLine: Array(bytes[line.range]), number: line.number)
  }

  /// Whether a line is short enough to be read.
  package func isReadable(_ line: Line) -> Bool { line.range.count <= longestLine }

  /// The records of all lines, read.
  package var records: [InspectionFile.Record] { lines.compactMap { record($0) } }
}

/// Finds line ends.
enum LineEnds {
  static func count(_ bytes: [UInt8]) -> Int {
    var count = 0
    var place = first(bytes, from: 0)
    while place < bytes.count {
      count += 1
      place = first(bytes, from: place + 1)
    }
    return count
  }

  /// The place of the first line end from a place on, or the end of the bytes.
  static func first(_ bytes: [UInt8], from start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, 0x0A, buffer.count - start)
      else { return buffer.count }
      return unsafe found - UnsafeMutableRawPointer(mutating: base)
    }
  }
}
