import FEEL

/// Finds the way from each byte of a scalar's text back to the file.
///
/// The text is what libyaml made of the bytes between two marks. Walking both at once, bytes that
/// agree run together; where they part (an escape, a doubled quote, a folded line, indentation) the
/// file runs ahead to where they agree again, and a new piece begins.
enum ScalarText {
  /// Returns the text with its pieces, and the offset after the last byte that it uses.
  static func mapped(
    _ text: String, _ style: Node.Style, _ span: SourceSpan, _ file: SourceFile
  ) -> (ExpressionText, Int) {
    let bytes = Array(text.utf8)
    var place = start(of: style, span, file)
    let indentation = indentation(of: style, from: place, file)
    var pieces: [ExpressionText.Piece] = []
    var isJoined = false
    for index in bytes.indices {
      // The rest of a character that an escape stands for.
      if bytes[index] & 0xC0 == 0x80, !agrees(bytes[index], file, place) { continue }
      if !isJoined || !agrees(bytes[index], file, place) {
        place = resume(bytes, index, style, place, indentation, file)
        pieces.append(
          ExpressionText.Piece(
            text: index, file: place, width: width(of: bytes[index], style, file, place)))
      }
      isJoined = agrees(bytes[index], file, place) && !isSpecial(bytes[index], style, file, place)
      place += width(of: bytes[index], style, file, place)
    }
    if pieces.isEmpty { pieces = [ExpressionText.Piece(text: 0, file: place)] }
    return (ExpressionText(bytes: bytes, file: span.file, pieces: pieces), place)
  }

  private static func agrees(_ byte: UInt8, _ file: SourceFile, _ place: Int) -> Bool {
    place < file.bytes.count && file.bytes[place] == byte
  }

  /// Where the content begins: after a quote, or on the line after a block's header.
  private static func start(of style: Node.Style, _ span: SourceSpan, _ file: SourceFile) -> Int {
    switch style {
    case .plain: return span.start
    case .singleQuoted, .doubleQuoted: return span.start + 1
    case .literal, .folded:
      let newline = file.bytes[min(span.start, file.bytes.count)...].firstIndex(of: 0x0A)
      return newline.map { $0 + 1 } ?? span.end
    }
  }

  /// Where the file stands for the text's byte at `index`: past indentation and line ends.
  private static func resume(
    _ text: [UInt8], _ index: Int, _ style: Node.Style, _ place: Int, _ indentation: Int,
    _ file: SourceFile
  ) -> Int {
    switch style {
    case .literal, .folded:
      let isLineStart = index == 0 || text[index - 1] == 0x0A
      guard isLineStart || !agrees(text[index], file, place) else { return place }
      if agrees(0x0D, file, place) { return place + 1 }
      let blanks = file.bytes[min(place, file.bytes.count)...].prefix(indentation)
      return place + blanks.prefix { $0 == 0x20 }.count
    case .plain, .singleQuoted, .doubleQuoted:
      // A folded line stands for one blank: go past the line end and the indentation.
      let skipped = file.bytes[min(place, file.bytes.count)...].prefix { byte in
        byte != text[index] && [0x0A, 0x0D, 0x20, 0x09].contains(byte)
      }
      return place + skipped.count
    }
  }

  /// The indentation of a block's first line that holds anything; 0 of what is no block.
  private static func indentation(
    of style: Node.Style, from start: Int, _ file: SourceFile
  ) -> Int {
    guard style == .literal || style == .folded else { return 0 }
    var place = start
    var indentation = 0
    while place < file.bytes.count {
      switch file.bytes[place] {
      case 0x20: indentation += 1
      case 0x0A, 0x0D: indentation = 0
      default: return indentation
      }
      place += 1
    }
    return indentation
  }

  /// Whether a byte that agrees stands for more than itself.
  private static func isSpecial(
    _ byte: UInt8, _ style: Node.Style, _ file: SourceFile, _ place: Int
  ) -> Bool {
    switch style {
    case .singleQuoted: byte == UInt8(ascii: "'")
    case .doubleQuoted: byte == UInt8(ascii: "\\")
    case .literal, .folded: byte == 0x0A
    case .plain: false
    }
  }

  /// How many bytes of the file stand for a byte of the text.
  private static func width(
    of byte: UInt8, _ style: Node.Style, _ file: SourceFile, _ place: Int
  ) -> Int {
    agrees(byte, file, place) && !isSpecial(byte, style, file, place)
      ? 1 : length(of: style, file, place)
  }

  /// How many bytes of the file stand for the text's byte where the two part.
  private static func length(of style: Node.Style, _ file: SourceFile, _ place: Int) -> Int {
    guard place < file.bytes.count else { return 0 }
    switch style {
    case .singleQuoted where file.bytes[place] == UInt8(ascii: "'"): return 2
    case .doubleQuoted where file.bytes[place] == UInt8(ascii: "\\"):
      guard place + 1 < file.bytes.count else { return 1 }
      switch file.bytes[place + 1] {
      case UInt8(ascii: "x"): return 4
      case UInt8(ascii: "u"): return 6
      case UInt8(ascii: "U"): return 10
      default: return 2
      }
    default: return 1
    }
  }
}
