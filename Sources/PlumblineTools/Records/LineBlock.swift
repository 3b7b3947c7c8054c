import FEEL
package import Plumbline
import Synchronization

@unsafe @preconcurrency import Glibc

/// Whole lines of NDJSON, one inspection each.
package struct LineBlock: Sendable {
  /// Bytes of 0 behind the lines: whoever reads lines in steps may read so far beyond the end of any.
  package static let spareBytes = 64

  package let path: String
  private let memory: LineMemory
  /// The lines that hold something, in order.
  package let lines: [Line]
  /// How many line ends there are.
  let lineEnds: Int
  private let longestLine: Int

  /// - Parameters:
  ///   - memory: The lines, of which the last one may have no end, and the spare bytes.
  ///   - end: Where the lines end.
  ///   - firstLine: The number of the first line in its file, from 1.
  init(path: String, memory: LineMemory, end: Int, firstLine: Int, longestLine: Int) {
    let bytes = memory.bytes
    precondition(bytes.count >= end + Self.spareBytes, "spare bytes stand behind the lines")
    self.path = path
    self.memory = memory
    self.longestLine = longestLine
    (lines, lineEnds) = LineEnds.lines(in: bytes, upTo: end, firstLine: firstLine)
  }

  /// The lines, and the spare bytes.
  package var bytes: [UInt8] { memory.bytes }

  /// One line that holds something.
  package struct Line: Sendable {
    /// Its bytes, without the line end.
    package let range: Range<Int>
    /// From 1.
    package let number: Int
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

/// The memory of a block, which its stream uses again when nobody else holds it.
final class LineMemory: Sendable {
  private let store: Mutex<[UInt8]>

  init(_ bytes: consuming sending [UInt8]) { store = Mutex(bytes) }

  var bytes: [UInt8] { store.withLock { $0 } }

  /// Gives the memory away, with no bytes in it.
  func take() -> [UInt8] {
    store.withLock { bytes in
      var taken: [UInt8] = []
      swap(&taken, &bytes)
      taken.removeAll(keepingCapacity: true)
      return taken
    }
  }
}

/// Finds line ends.
enum LineEnds {
  /// The lines that hold something, in order, and how many line ends there are.
  static func lines(
    in bytes: [UInt8], upTo end: Int, firstLine: Int
  ) -> (lines: [LineBlock.Line], lineEnds: Int) {
    var lines: [LineBlock.Line] = []
    // A byte-order mark at the beginning of a file.
    var start = firstLine == 1 && bytes[..<end].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = firstLine
    var ends = 0
    while start < end {
      let lineEnd = first(bytes, from: start, to: end)
      if holdsSomething(bytes, start..<lineEnd) {
        lines.append(LineBlock.Line(range: start..<lineEnd, number: number))
      }
      if lineEnd < end { ends += 1 }
      start = lineEnd + 1
      number += 1
    }
    return (lines, ends)
  }

  private static func holdsSomething(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    for place in line {
      let byte = bytes[place]
      if byte != 0x20, byte != 0x0D, byte != 0x09 { return true }
    }
    return false
  }

  /// The place of the first line end from a place on, or the end of what is looked at.
  static func first(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    guard start < end else { return end }
    return unsafe bytes.withUnsafeBytes { buffer in
      precondition(end <= buffer.count, "no more is looked at than there is")
      guard let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, 0x0A, end - start)
      else { return end }
      return unsafe found - UnsafeMutableRawPointer(mutating: base)
    }
  }

  /// The place behind the last line end from a place on; 0 where there is none.
  static func behindLast(_ bytes: [UInt8], from start: Int) -> Int {
    var end = bytes.count
    while end > start {
      if bytes[end - 1] == 0x0A { return end }
      end -= 1
    }
    return 0
  }
}
