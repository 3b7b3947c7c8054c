/// A text file as it was read: its path for messages, its bytes, and where its lines start.
public struct SourceFile: Sendable {
  /// The path that messages show, relative to the policy; it never decides anything.
  public let path: String
  /// The number of the first line: 1, but in a piece of a larger file.
  private(set) var firstLine = 1
  /// The content, UTF-8. Bad UTF-8 is reported by whoever parses the file.
  public let bytes: [UInt8]
  /// The byte offsets at which lines start; the first is always 0.
  let lineStarts: [Int]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Returns the line and column of a byte, both from 1; columns count Unicode scalars.
  ///
  /// An offset past the end is taken as the end.
  public func position(of offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    var scalars = 0
    for index in lineStarts[line]..<offset where bytes[index] & 0xC0 != 0x80 { scalars += 1 }
    if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]), offset >= 3 { scalars -= 1 }
    return SourcePosition(line: line + firstLine, column: scalars + 1)
  }

  /// Returns the text of a line (from 1) without its line end; empty if there is no such line.
  public func line(_ number: Int) -> String {
    let number = number - firstLine + 1
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    var slice = bytes[start..<end]
    while let last = slice.last, last == 0x0A || last == 0x0D { slice.removeLast() }
    if number == 1, slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice = slice.dropFirst(3) }
    return String(decoding: slice, as: UTF8.self)
  }

  /// Returns the byte offset of a line and a column in scalars, both from 0, clamped to the file.
  public func offset(line: Int, scalar column: Int) -> Int {
    guard line < lineStarts.count else { return bytes.count }
    var offset = lineStarts[max(line, 0)]
    if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    var left = column
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

extension SourceFile {
  /// A piece of a larger file: `firstLine` is the number of its first line in the whole, from 1.
  package init(path: String, bytes: [UInt8], firstLine: Int) {
    self.init(path: path, bytes: bytes)
    self.firstLine = firstLine
  }
}

/// A place in a file as people count: line and column from 1, columns in Unicode scalars.
public struct SourcePosition: Sendable, Hashable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
