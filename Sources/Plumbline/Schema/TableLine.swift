import FEEL

/// One line of a table: groups of cells, `||` between the groups.
struct TableLine {
  struct Cell {
    /// Without blanks at its ends, `\|` and `\\` resolved.
    let text: ExpressionText
    let span: SourceSpan

    var isEmpty: Bool { text.bytes.isEmpty }
  }

  let groups: [[Cell]]
  let span: SourceSpan

  /// Whether this is the line of dashes under the header.
  var isSeparator: Bool {
    groups.allSatisfy { group in
      group.allSatisfy { cell in
        cell.text.bytes.count >= 2
          && cell.text.bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
      }
    }
  }

  /// Splits a block into lines; blank ones are left out.
  static func lines(
    of text: ExpressionText, into diagnostics: inout Diagnostics
  ) -> [TableLine] {
    var lines: [TableLine] = []
    var start = 0
    while start < text.bytes.count {
      let end = text.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.bytes.count
      let (first, last) = trimmed(text.bytes, start, end)
      if first < last, let line = line(of: text, first, last, into: &diagnostics) {
        lines.append(line)
      }
      start = end + 1
    }
    return lines
  }

  private static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (Int, Int) {
    var (first, last) = (start, end)
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    while first < last, isBlank(bytes[first]) { first += 1 }
    while last > first, isBlank(bytes[last - 1]) { last -= 1 }
    return (first, last)
  }

  private static func line(
    of text: ExpressionText, _ first: Int, _ last: Int, into diagnostics: inout Diagnostics
  ) -> TableLine? {
    let bars = bars(in: text.bytes, first, last)
    let span = text.span(first, last)
    guard bars.first == first, bars.last == last - 1, bars.count > 1 else {
      diagnostics.report(.tableBars(at: span))
      return nil
    }
    var groups: [[Cell]] = [[]]
    for (left, right) in zip(bars, bars.dropFirst()) {
      if right == left + 1 {
        groups.append([])
      } else {
        groups[groups.count - 1].append(cell(of: text, left + 1, right))
      }
    }
    return TableLine(groups: groups, span: span)
  }

  /// The offsets of the bars that are not written `\|`.
  private static func bars(in bytes: [UInt8], _ first: Int, _ last: Int) -> [Int] {
    var bars: [Int] = []
    var place = first
    while place < last {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if bytes[place] == UInt8(ascii: "|") { bars.append(place) }
      place += 1
    }
    return bars
  }

  private static func cell(of text: ExpressionText, _ start: Int, _ end: Int) -> Cell {
    let (first, last) = trimmed(text.bytes, start, end)
    let span = first < last ? text.span(first, last) : text.span(start, end)
    return Cell(text: unescaped(text, first, last), span: span)
  }

  private static func unescaped(_ text: ExpressionText, _ start: Int, _ end: Int) -> ExpressionText
  {
    let slice = text.slice(start, end)
    guard slice.bytes.contains(UInt8(ascii: "\\")) else { return slice }
    var bytes: [UInt8] = []
    var pieces: [ExpressionText.Piece] = []
    var place = 0
    var isJoined = false
    while place < slice.bytes.count {
      if slice.bytes[place] == UInt8(ascii: "\\"), place + 1 < slice.bytes.count,
        slice.bytes[place + 1] == UInt8(ascii: "|") || slice.bytes[place + 1] == UInt8(ascii: "\\")
      {
        place += 1
        isJoined = false
      }
      if !isJoined {
        pieces.append(
          ExpressionText.Piece(text: bytes.count, file: slice.span(place, place).start))
      }
      isJoined = true
      bytes.append(slice.bytes[place])
      place += 1
    }
    return ExpressionText(bytes: bytes, file: slice.file, pieces: pieces)
  }
}
