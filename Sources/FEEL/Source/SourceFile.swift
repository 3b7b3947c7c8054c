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
  /// The number of scalars before each block of `blockLength` bytes, so that a place in a long line
  /// is found without walking the line.
  private let scalarsBefore: [Int]

  private static let blockLength = 512

  /// A file of these bytes, which need not be UTF-8.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    var blocks: [Int] = []
    var scalars = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.blockLength == 0 { blocks.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    }
    lineStarts = starts
    scalarsBefore = blocks
  }

  /// A file of this text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Returns the line and column of a byte, both from 1; columns count Unicode scalars.
  ///
  /// An offset past the end is taken as the end.
  public func position(of offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    var scalars = scalarCount(before: offset) - scalarCount(before: lineStarts[line])
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

  /// The part of a line that is shown around a byte.
  struct Excerpt {
    /// Without the line end and the byte-order mark.
    let bytes: Range<Int>
    /// Whether the line goes on beyond the excerpt.
    let isCutBefore: Bool
    let isCutAfter: Bool
  }

  /// Nobody reads more of a line than this, in bytes; a file can be one line.
  private static let longestExcerpt = 2_000

  /// Returns what to show of the line of a byte: all of it, unless it is very long.
  func excerpt(around offset: Int) -> Excerpt {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    var start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    var first = start
    var last = end
    if end - start > Self.longestExcerpt {
      first = max(start, boundary(near: min(offset, end) - Self.longestExcerpt / 4))
      last = max(first, boundary(near: min(end, first + Self.longestExcerpt)))
    }
    return Excerpt(bytes: first..<last, isCutBefore: first > start, isCutAfter: last < end)
  }

  /// The start of the scalar in which a byte lies.
  private func boundary(near offset: Int) -> Int {
    (offset - 3...offset).last {
      !bytes.indices.contains($0) || bytes[$0] & 0xC0 != 0x80
    } ?? offset
  }

  /// Returns the byte offset of a line and a column in scalars, both from 0, clamped to the file.
  public func offset(line: Int, scalar column: Int) -> Int {
    guard line < lineStarts.count else { return bytes.count }
    var offset = lineStarts[max(line, 0)]
    if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    guard column > 0 else { return offset }
    if column <= Self.blockLength { return skip(column, from: offset) }
    // The block in which the scalar begins, then on from there.
    let (wanted, overflow) = scalarCount(before: offset).addingReportingOverflow(column)
    guard !overflow else { return bytes.count }
    let block = Self.lastIndex(in: scalarsBefore) { $0 <= wanted }
    var left = wanted
    if block * Self.blockLength > offset {
      offset = block * Self.blockLength
      left -= scalarsBefore[block]
    } else {
      left = column
    }
    return skip(left, from: offset)
  }

  /// The offset so many scalars on; the rest of a scalar that began before is passed first.
  private func skip(_ count: Int, from start: Int) -> Int {
    var offset = start
    var left = count
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The number of scalars that begin before a byte.
  private func scalarCount(before offset: Int) -> Int {
    guard !scalarsBefore.isEmpty else { return 0 }
    let block = min(offset / Self.blockLength, scalarsBefore.count - 1)
    return bytes[block * Self.blockLength..<offset]
      .reduce(scalarsBefore[block]) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  private func lineIndex(of offset: Int) -> Int {
    Self.lastIndex(in: lineStarts) { $0 <= offset }
  }

  /// The last place of an ascending list for which a condition holds; 0 if it holds for none.
  private static func lastIndex(in list: [Int], where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = list.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(list[middle]) { low = middle } else { high = middle }
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

  /// A place; both count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
