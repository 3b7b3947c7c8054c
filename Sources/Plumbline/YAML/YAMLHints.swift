import FEEL

/// Finds out what an author most likely meant where libyaml gives up.
///
/// libyaml often notices a mistake a line late: the line it names and the two before are looked at.
enum YAMLHints {
  static func diagnostic(
    for failure: YAMLFailure, _ file: SourceFile, _ number: Int, _ offset: Int
  ) -> Diagnostic {
    for line in [failure.line, failure.line - 1, failure.line - 2] where line >= 0 {
      if let found = fullWidthColon(on: line, file, number) { return found }
      if let found = strayBlank(on: line, file, number) { return found }
      if let found = unquoted(on: line, file, number) { return found }
      if let found = colonWithoutBlank(on: line, file, number) { return found }
    }
    if offset < file.bytes.count, file.bytes[offset] == 0x09 {
      let isBehindDash = offset > 0 && file.bytes[offset - 1] == UInt8(ascii: "-")
      let span = SourceSpan(file: number, start: offset, end: offset + 1)
      return .yamlIndentation(.tab, count: isBehindDash ? 1 : 2, at: span)
    }
    let span = SourceSpan(file: number, start: offset, end: offset)
    return unclosed(failure, file, end: span) ?? .yamlSyntax(failure.message, at: span)
  }

  /// A quote that is never closed, or a bracket that is not on its own line, where it stands.
  private static func unclosed(
    _ failure: YAMLFailure, _ file: SourceFile, end: SourceSpan
  ) -> Diagnostic? {
    guard let start = failure.start, start.line < failure.line else { return nil }
    let place = file.offset(line: start.line, scalar: start.column)
    guard place < file.bytes.count else { return nil }
    let span = SourceSpan(file: end.file, start: place, end: place + 1)
    switch file.bytes[place] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return .yamlSyntax(failure.message, at: span, end: end)
    case UInt8(ascii: "{"):
      return cutOff(file, start.line, "{", span) ?? .yamlUnclosed("{", at: span, end: end)
    case UInt8(ascii: "["):
      return cutOff(file, start.line, "[", span) ?? .yamlUnclosed("[", at: span, end: end)
    default: return nil
    }
  }

  /// A bracket that closes in full width on the line of one that opens, or a remark that hides it.
  private static func cutOff(
    _ file: SourceFile, _ number: Int, _ bracket: String, _ span: SourceSpan
  ) -> Diagnostic? {
    let line = line(number, file)
    let closing: [Character] =
      bracket == "{" ? ["｝"] : line.text.contains("【") ? ["］"] : ["］", "】"]
    if let mark = line.text.firstIndex(where: closing.contains),
      case let start = line.start + line.text[..<mark].utf8.count, start > span.start
    {
      let close = bracket == "{" ? "}" : "]"
      let place = SourceSpan(file: span.file, start: start, end: start + 3)
      return .yamlFullWidth(String(line.text[mark]), close, at: place)
    }
    guard let mark = FlowScan.comment(in: line.text),
      line.text[mark...].contains(where: "]}".contains)
    else { return nil }
    let start = line.start + line.text[..<mark].utf8.count
    guard start > span.start else { return nil }
    let end = start + line.text[mark...].utf8.count
    return .yamlCutOffInBrackets(bracket, at: SourceSpan(file: span.file, start: start, end: end))
  }

  /// The same diagnostic, or a better one where YAML has taken away the quotes of a text.
  ///
  /// In `venue.id: "kitchen"` the quotes are YAML's; what is left is the name kitchen.
  static func withEatenQuotes(_ diagnostic: Diagnostic, _ file: SourceFile) -> Diagnostic {
    let span = diagnostic.span
    guard diagnostic.code == .nameUnknown, diagnostic.fix == nil, span.start > 0,
      span.start <= span.end, span.end < file.bytes.count
    else { return diagnostic }
    let quote = file.bytes[span.start - 1]
    guard quote == file.bytes[span.end], quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return diagnostic }
    let name = String(decoding: file.bytes[span.start..<span.end], as: UTF8.self)
    let whole = SourceSpan(file: span.file, start: span.start - 1, end: span.end + 1)
    return .yamlQuotesEaten(name, related: diagnostic.related, at: whole)
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

  /// `weight:　3` with a full-width or a no-break blank behind the colon.
  private static func strayBlank(
    on number: Int, _ file: SourceFile, _ fileNumber: Int
  ) -> Diagnostic? {
    let line = line(number, file)
    guard
      let match = line.text.firstMatch(
        of: /^ *(?:- )*[^\s:"'#\[\]{}]+:(?<blanks>[\u{3000}\u{A0}]+)/)
    else { return nil }
    let start = line.start + line.text[..<match.blanks.startIndex].utf8.count
    let span = SourceSpan(file: fileNumber, start: start, end: start + match.blanks.utf8.count)
    return .yamlStrayBlank(at: span)
  }

  /// `weight:3` where `weight: 3` was meant.
  private static func colonWithoutBlank(
    on number: Int, _ file: SourceFile, _ fileNumber: Int
  ) -> Diagnostic? {
    let line = line(number, file)
    guard let match = line.text.firstMatch(of: /^\s*(?:- )*[A-Za-z_]\w*:(?=[^\s:\/])/),
      !line.text.contains(": ")
    else { return nil }
    let end = line.start + line.text[..<match.range.upperBound].utf8.count
    return .yamlColonWithoutBlank(at: SourceSpan(file: fileNumber, start: end - 1, end: end))
  }

  /// A value that begins with a character that means something to YAML, or holds `: `.
  private static func unquoted(
    on number: Int, _ file: SourceFile, _ fileNumber: Int
  ) -> Diagnostic? {
    let line = line(number, file)
    let block = blockValue(line.text)
    guard let range = block ?? FlowScan.unquoted(in: line.text) else { return nil }
    let value = String(line.text[range])
    let start = line.start + line.text[..<range.lowerBound].utf8.count
    let span = SourceSpan(file: fileNumber, start: start, end: start + value.utf8.count)
    if let found = fullWidth(value, isBlock: block != nil, at: span) { return found }
    return .yamlNeedsQuotes(
      value, quoted: quoted(value, behind: block == nil ? nil : line.text[..<range.lowerBound]),
      at: span)
  }

  /// What is written instead of a value without quotes; null where an expression cannot begin so.
  ///
  /// - Parameter key: What stands before it on its line; null within `{…}` or `[…]`.
  private static func quoted(_ value: String, behind key: Substring?) -> String? {
    guard let key else {
      if value == "*" { return singleQuoted("-") }
      // A comma between the ends of a range stands for `..`.
      let range = /^([\[\](][^,]+), ?([^,]+[)\[])$/
      return singleQuoted(value.replacing(range) { "\($0.1)..\($0.2)" })
    }
    let expressions = /(?:^|[\s-])(?:when|value|of|at_least|due|from|fine|never):\s+$/
    let isExpression = key.contains(expressions)
    return isExpression && value.starts(with: /[>|%*&`,!]/) ? nil : singleQuoted(value)
  }

  /// The whole of the first text on the line of a place that lacks its quotes, if it holds the place.
  static func unquoted(around place: Int, _ file: SourceFile) -> Range<Int>? {
    let line = line(file.position(of: place).line - 1, file)
    guard let range = FlowScan.unquoted(in: line.text) else { return nil }
    let start = line.start + line.text[..<range.lowerBound].utf8.count
    let found = start..<start + line.text[range].utf8.count
    return found.contains(place) ? found : nil
  }

  private static let halfWidths: [Character: String] = [
    "，": ", ", "：": ": ", "“": "\"", "”": "\"", "‘": "'", "’": "'", "｛": "{", "｝": "}",
    "［": "[", "］": "]",
  ]

  /// `｛allowed: false｝`, `“重大: 隐患”`, and `{allowed: true，reason: required}`.
  private static func fullWidth(
    _ value: String, isBlock: Bool, at span: SourceSpan
  ) -> Diagnostic? {
    guard let first = value.first, let last = value.last else { return nil }
    let isPaired = ["“”", "‘’", "｛｝", "［］"].contains("\(first)\(last)")
    guard isPaired || !isBlock,
      let mark = isPaired ? value.startIndex : value.firstIndex(of: "，"),
      let meant = halfWidths[value[mark]]
    else { return nil }
    let mended = value.map { halfWidths[$0] ?? String($0) }.joined()
    let start = span.start + value[..<mark].utf8.count
    return .yamlFullWidth(
      String(value[mark]), meant, at: SourceSpan(file: span.file, start: start, end: start + 3),
      fix: Fix(Message("write \(mended)", "写成 \(mended)"), span, with: mended))
  }

  /// A value that fills the rest of its line.
  private static func blockValue(_ line: String) -> Range<String.Index>? {
    let pattern = /^(\s*(?:- )*(?:[^\s:"'{\[]+|"[^"]*"):\s+)([>|*&%@`!,\-"'].*|[^"'\[{#].*: .*)$/
    guard let match = line.firstMatch(of: pattern),
      match.2.wholeMatch(of: /[>|][0-9+\-]*\s*/) == nil
    else { return nil }
    return match.2.startIndex..<match.2.endIndex
  }
}

/// An expression in YAML's single quotes.
func singleQuoted(_ text: String) -> String {
  "'" + text.replacing("'", with: "''") + "'"
}
