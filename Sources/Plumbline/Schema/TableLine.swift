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
  /// What stands between each cell and the next: `|` or `||`.
  let joints: [SourceSpan]
  /// The places of its bars that are full-width.
  private let wideBars: [Range<Int>]

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
      if first < last,
        let line = line(of: text, first, last, under: lines.first, into: &diagnostics)
      {
        lines.append(line)
      }
      start = end + 1
    }
    reportWideBars(lines, of: text, into: &diagnostics)
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
    of text: ExpressionText, _ first: Int, _ last: Int, under head: TableLine?,
    into diagnostics: inout Diagnostics
  ) -> TableLine? {
    let line = TableLine(text, first, last, bars(in: text.bytes, first, last))
    let bars = bars(in: text.bytes, first, last, orFullWidth: true)
    if let meant = TableLine(text, first, last, bars), !meant.wideBars.isEmpty,
      meant.fits(under: head, betterThan: line)
    {
      return meant
    }
    if line == nil { diagnostics.report(.tableBars(at: text.span(first, last))) }
    return line
  }

  /// Null where no bar stands at the start or at the end.
  private init?(_ text: ExpressionText, _ first: Int, _ last: Int, _ bars: [Range<Int>]) {
    guard bars.first?.lowerBound == first, bars.last?.upperBound == last, bars.count > 1 else {
      return nil
    }
    var groups: [[Cell]] = [[]]
    var cells: [(start: Int, end: Int)] = []
    for (left, right) in zip(bars, bars.dropFirst()) {
      if right.lowerBound == left.upperBound {
        groups.append([])
      } else {
        cells.append((left.upperBound, right.lowerBound))
        groups[groups.count - 1].append(
          Self.cell(of: text, left.upperBound, right.lowerBound))
      }
    }
    self.groups = groups
    joints = zip(cells, cells.dropFirst()).map { text.span($0.end, $1.start) }
    span = text.span(first, last)
    wideBars = bars.filter { $0.count > 1 }
  }

  /// Whether a line is more like the table's head than another reading of it.
  ///
  /// A full-width bar may well be part of a remark; in a head it never is.
  private func fits(under head: TableLine?, betterThan other: TableLine?) -> Bool {
    guard let other, let head else { return true }
    let wanted = head.groups.map(\.count)
    return groups.map(\.count) == wanted && other.groups.map(\.count) != wanted
  }

  private static let fullWidthBar = "｜"

  /// The places of the bars that are not written `\|`; the full-width ones, where they are asked
  /// for, outside quotes.
  private static func bars(
    in bytes: [UInt8], _ first: Int, _ last: Int, orFullWidth: Bool = false
  ) -> [Range<Int>] {
    var bars: [Range<Int>] = []
    var place = first
    var isQuoted = false
    while place < last {
      var width = bytes[place] == UInt8(ascii: "\\") ? 2 : 1
      if bytes[place] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[place] == UInt8(ascii: "|") { bars.append(place..<place + 1) }
      if orFullWidth, !isQuoted, bytes[place..<last].starts(with: fullWidthBar.utf8) {
        width = fullWidthBar.utf8.count
        bars.append(place..<place + width)
      }
      place += width
    }
    return bars
  }

  /// Reports the full-width bars of all lines together: one edit mends them.
  private static func reportWideBars(
    _ lines: [TableLine], of text: ExpressionText, into diagnostics: inout Diagnostics
  ) {
    let bars = lines.flatMap(\.wideBars)
    guard let first = bars.first, let last = bars.last,
      let end = lines.first(where: { !$0.wideBars.isEmpty })?.wideBars.last
    else { return }
    var mended = ""
    var start = first.lowerBound
    for bar in bars {
      mended += asInFile(text, start, bar.lowerBound) + "|"
      start = bar.upperBound
    }
    diagnostics.report(
      .tableFullWidthBars(
        mended, all: text.span(first.lowerBound, last.upperBound),
        at: text.span(first.lowerBound, end.upperBound)))
  }

  /// A part of a block with the indentation that its lines have in the file.
  private static func asInFile(_ text: ExpressionText, _ start: Int, _ end: Int) -> String {
    var bytes: [UInt8] = []
    for place in start..<end {
      bytes.append(text.bytes[place])
      guard text.bytes[place] == UInt8(ascii: "\n") else { continue }
      let indentation = text.span(place + 1, place + 1).start - text.span(place, place).start - 1
      bytes += Array(repeating: UInt8(ascii: " "), count: max(indentation, 0))
    }
    return String(decoding: bytes, as: UTF8.self)
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
