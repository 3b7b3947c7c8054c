import FEEL

/// Finds out what an author most likely meant where libyaml gives up.
///
/// libyaml often notices a mistake a line late: the line it names and the one before are looked at.
enum YAMLHints {
  static func diagnostic(
    for failure: YAMLFailure, _ file: SourceFile, _ number: Int, _ offset: Int
  ) -> Diagnostic {
    for line in [failure.line, failure.line - 1, failure.line - 2] where line >= 0 {
      if let found = fullWidthColon(on: line, file, number) { return found }
      if let found = unquoted(on: line, file, number) { return found }
    }
    let span = SourceSpan(file: number, start: offset, end: offset)
    return .yamlSyntax(failure.message, at: span)
  }

  /// Longer lines get no hint: nobody wrote them, and patterns take their time over them.
  private static let longestLine = 2_000

  /// The text of a line (from 0), empty for one that is too long, and where it starts.
  private static func line(_ number: Int, _ file: SourceFile) -> (text: String, start: Int) {
    let text = file.line(number + 1)
    let start = file.offset(line: number, scalar: 0)
    return (text.utf8.count > longestLine ? "" : text, start)
  }

  /// `名称：景区` where `名称: 景区` was meant.
  private static func fullWidthColon(
    on number: Int, _ file: SourceFile, _ fileNumber: Int
  ) -> Diagnostic? {
    let line = line(number, file)
    guard !line.text.contains(": "), !line.text.hasSuffix(":"),
      let match = line.text.firstMatch(of: /^\s*(?:- )?[^\s"'#\[\]{}：]+：/)
    else { return nil }
    let end = line.start + line.text[..<match.range.upperBound].utf8.count
    let span = SourceSpan(file: fileNumber, start: end - 3, end: end)
    return .yamlFullWidth("：", ": ", at: span)
  }

  /// A value that begins with a character that means something to YAML, or holds `: `.
  private static func unquoted(
    on number: Int, _ file: SourceFile, _ fileNumber: Int
  ) -> Diagnostic? {
    let line = line(number, file)
    let pattern = /^(\s*(?:- )*(?:[^\s:"']+|"[^"]*"):\s+)([>|*&%@`\]!,\-"'].*|[^"'\[{#].*: .*)$/
    guard let match = line.text.firstMatch(of: pattern) else { return nil }
    let value = String(match.2)
    if value.wholeMatch(of: /[>|][0-9+\-]*\s*/) != nil { return nil }
    let start = line.start + match.1.utf8.count
    let span = SourceSpan(file: fileNumber, start: start, end: start + value.utf8.count)
    let quoted = "'" + value.replacing("'", with: "''") + "'"
    return .yamlNeedsQuotes(value, quoted: quoted, at: span)
  }
}
