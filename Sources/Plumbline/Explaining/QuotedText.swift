import FEEL

/// A text with the place it was written in, so that its parts can be quoted.
struct QuotedText {
  let text: String
  let span: SourceSpan

  /// What stands in a part of the place; null outside, and where text and file run apart.
  func part(_ part: SourceSpan) -> String? {
    let bytes = text.utf8
    guard bytes.count == span.end - span.start, part.file == span.file,
      part.start >= span.start, part.end <= span.end
    else { return nil }
    let start = bytes.index(bytes.startIndex, offsetBy: part.start - span.start)
    let end = bytes.index(start, offsetBy: part.end - part.start)
    return String(bytes[start..<end])
  }
}
