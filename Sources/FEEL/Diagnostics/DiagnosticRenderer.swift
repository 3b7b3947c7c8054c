/// Prints diagnostics, for people with the line they stand in, for programs as JSON.
public struct DiagnosticRenderer {
  private let sources: [SourceFile]
  private let language: Language
  private let isColoured: Bool
  /// The columns of the terminal on which lines must not wrap; null where they may be of any length.
  private let width: Int?

  public init(
    sources: [SourceFile], language: Language, isColoured: Bool = false, width: Int? = nil
  ) {
    self.sources = sources
    self.language = language
    self.isColoured = isColoured
    self.width = width
  }

  // MARK: Text

  /// The head line, the line of the file with carets under the span, what belongs to it elsewhere.
  ///
  /// Lines end with a line end; the fix stands beside the carets.
  public func text(_ diagnostic: Diagnostic) -> String {
    var lines = [head(diagnostic)]
    lines += snippet(diagnostic)
    lines += diagnostic.related.map { related in
      let note = language == .chinese ? "另见" : "note"
      return "\(place(related.span)): \(note): \(related.message.text(in: language))"
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func head(_ diagnostic: Diagnostic) -> String {
    let severity = coloured(name(diagnostic.severity), as: diagnostic.severity)
    let message = diagnostic.message.text(in: language)
    return "\(place(diagnostic.span)): \(severity): \(message) [\(diagnostic.code.rawValue)]"
  }

  private func name(_ severity: Severity) -> String {
    switch (severity, language) {
    case (.error, .english): "error"
    case (.error, .chinese): "错误"
    case (.warning, .english): "warning"
    case (.warning, .chinese): "警告"
    case (.note, .english): "note"
    case (.note, .chinese): "说明"
    }
  }

  private func coloured(_ text: String, as severity: Severity) -> String {
    guard isColoured else { return text }
    let colour = severity == .error ? 31 : severity == .warning ? 33 : 36
    return "\u{1B}[1;\(colour)m\(text)\u{1B}[0m"
  }

  private func place(_ span: SourceSpan) -> String {
    guard let file = file(span) else { return "?" }
    let position = file.position(of: span.start)
    return "\(Self.visible(file.path)):\(position.line):\(position.column)"
  }

  private func file(_ span: SourceSpan) -> SourceFile? {
    sources.indices.contains(span.file) ? sources[span.file] : nil
  }

  /// The first line of the span and carets under it, up to the end of that line.
  private func snippet(_ diagnostic: Diagnostic) -> [String] {
    guard let file = file(diagnostic.span), !file.bytes.isEmpty else { return [] }
    let span = diagnostic.span
    let excerpt = file.excerpt(around: span.start)
    let first = min(max(span.start, excerpt.bytes.lowerBound), excerpt.bytes.upperBound)
    let last = min(max(span.end, first), excerpt.bytes.upperBound)
    let number = "\(file.position(of: span.start).line) | "
    let whole = ShownLine(
      before: Self.visible(file.bytes[excerpt.bytes.lowerBound..<first]),
      under: Self.visible(file.bytes[first..<last]),
      after: Self.visible(file.bytes[last..<excerpt.bytes.upperBound]),
      isCutBefore: excerpt.isCutBefore, isCutAfter: excerpt.isCutAfter)
    let line = width.map { whole.fitted(to: $0 - DisplayWidth.of(number)) } ?? whole
    let before = number + (line.isCutBefore ? "…" : "") + line.before
    let indent = String(repeating: " ", count: DisplayWidth.of(before))
    let carets = String(repeating: "^", count: max(1, DisplayWidth.of(line.under)))
    return [
      before + line.under + line.after + (line.isCutAfter ? "…" : ""),
      indent + carets + help(diagnostic),
    ]
  }

  private func help(_ diagnostic: Diagnostic) -> String {
    guard let fix = diagnostic.fix else { return "" }
    let help = language == .chinese ? "建议" : "help"
    return " \(help): \(fix.message.text(in: language))"
  }

  private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
    visible(String(decoding: bytes, as: UTF8.self))
  }

  /// The text with a blank for each control character, so that a line stays one line.
  private static func visible(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      scalars.append(isControl ? " " : scalar)
    }
    return String(scalars)
  }

  // MARK: JSON

  /// Writes an object with code, severity, path, place, message, related places and the fix.
  ///
  /// Lines and columns count from 1, columns in characters; the end is the place after the last.
  package func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.object { json in
      json.field("code", diagnostic.code.rawValue)
      json.field("severity", diagnostic.severity.rawValue)
      write(diagnostic.span, diagnostic.message, to: &json)
      json.array("related") { json in
        for related in diagnostic.related {
          json.object { write(related.span, related.message, to: &$0) }
        }
      }
      guard let fix = diagnostic.fix else { return json.null("fix") }
      json.object("fix") { json in
        write(fix.span, fix.message, to: &json)
        json.field("replacement", fix.replacement)
      }
    }
  }

  /// Writes a place, only a path of null where the file is not known, and what is said of it.
  private func write(_ span: SourceSpan, _ message: Message, to json: inout JSONWriter) {
    if let file = file(span) {
      let start = file.position(of: span.start)
      let end = file.position(of: span.end)
      json.field("path", file.path)
      json.field("line", start.line)
      json.field("column", start.column)
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
    } else {
      json.null("path")
    }
    json.field("message", message.text(in: language))
  }
}
