/// The text of an expression and the way back from each of its bytes to the file it stands in.
///
/// A YAML scalar may hold escapes, folded lines and indentation, so the text and the file run
/// apart; the pieces say where they run together.
public struct ExpressionText: Sendable {
  /// A run of bytes that is the same in the text and in the file.
  public struct Piece: Sendable, Hashable {
    /// Where the run starts in `ExpressionText.bytes`.
    public let text: Int
    /// Where the same run starts in the file.
    public let file: Int
    /// How many bytes of the file stand for the run where it is a single escaped character; else 1.
    public let width: Int

    /// A run that starts at these two places.
    public init(text: Int, file: Int, width: Int = 1) {
      self.text = text
      self.file = file
      self.width = width
    }
  }

  /// The expression, UTF-8.
  public let bytes: [UInt8]
  /// The file's number, as in `SourceSpan.file`.
  public let file: Int
  /// Ascending in both offsets; never empty.
  public let pieces: [Piece]

  /// A text with its pieces; without any it is taken to start where the file does.
  public init(bytes: [UInt8], file: Int, pieces: [Piece]) {
    self.bytes = bytes
    self.file = file
    self.pieces = pieces.isEmpty ? [Piece(text: 0, file: 0)] : pieces
  }

  /// A text that stands for itself, starting at `offset` of file `file`.
  public init(_ text: String, file: Int = 0, offset: Int = 0) {
    self.init(bytes: Array(text.utf8), file: file, pieces: [Piece(text: 0, file: offset)])
  }

  /// The expression as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether no character of another script or of full width stands in it.
  package var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// Returns the place in the file of a range of the text's bytes.
  public func span(_ start: Int, _ end: Int) -> SourceSpan {
    let first = offset(of: start)
    guard end > start else { return SourceSpan(file: file, start: first, end: first) }
    let piece = pieces[place(of: end - 1)]
    let last = piece.width > 1 ? piece.file + piece.width : offset(of: end - 1) + 1
    return SourceSpan(file: file, start: first, end: last)
  }

  /// Returns the part of the text between two byte offsets, with its own way back to the file.
  public func slice(_ start: Int, _ end: Int) -> ExpressionText {
    let start = min(max(start, 0), bytes.count)
    let end = min(max(end, start), bytes.count)
    let first = pieces[place(of: start)]
    var kept = [Piece(text: 0, file: offset(of: start), width: first.width)]
    for piece in pieces[(place(of: start) + 1)...] {
      guard piece.text < end else { break }
      if piece.text > start {
        kept.append(Piece(text: piece.text - start, file: piece.file, width: piece.width))
      }
    }
    return ExpressionText(bytes: Array(bytes[start..<end]), file: file, pieces: kept)
  }

  private func offset(of position: Int) -> Int {
    let found = pieces[place(of: position)]
    return found.file + max(position - found.text, 0)
  }

  /// The place of the piece in which a byte of the text lies.
  private func place(of position: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].text <= position { low = middle } else { high = middle }
    }
    return low
  }
}
