/// Looks in a line for the first key or value within `{…}` or `[…]` that needs quotes.
///
/// One walk over the line. Quoted texts are passed over; where a key or value may begin, its text
/// runs to the comma, the colon with a blank, or the closing bracket that stands at its own level.
/// It needs quotes if it begins with a character of YAML's, is a range of FEEL (`[60..80)`), or
/// holds brackets.
struct FlowScan {
  private let line: String
  private var place: String.Index
  /// Whether a key has been read whose value begins here.
  private var isValue = false

  /// Null where nothing on the line needs quotes.
  static func unquoted(in line: String) -> Range<String.Index>? {
    var scan = FlowScan(line)
    return scan.unquoted()
  }

  /// Where a comment begins on a line; null where there is none.
  static func comment(in line: String) -> String.Index? {
    var scan = FlowScan(line)
    var isAfterBlank = true
    while scan.place < line.endIndex {
      let character = line[scan.place]
      if character == "#", isAfterBlank { return scan.place }
      isAfterBlank = character.isWhitespace
      if character == "\"" || character == "'" {
        scan.skipQuoted()
      } else {
        scan.place = line.index(after: scan.place)
      }
    }
    return nil
  }

  private init(_ line: String) {
    self.line = line
    place = line.startIndex
  }

  private mutating func unquoted() -> Range<String.Index>? {
    skip(/\s*(?:- )*(?:[^\s:"'{\[]+:\s+)?/)
    while place < line.endIndex {
      switch line[place] {
      case "\"", "'":
        if let range = quotedFirst() { return range }
      case " ", ",", ":", "{", "}":
        if line[place] != " " { isValue = line[place] == ":" }
        place = line.index(after: place)
      case "#": return nil
      default:
        if let range = range() { return range }
        if line[place] == "[" || line[place] == "]" {
          place = line.index(after: place)
          isValue = false
          continue
        }
        let found = text()
        if needsQuotes(line[found]) { return found }
      }
    }
    return nil
  }

  /// A range of FEEL at this place, such as `[60..80)` or `]1..10[`; a comma may stand for `..`.
  private func range() -> Range<String.Index>? {
    let pattern =
      /[\[\](][^\[\](){}"',]+(?:\.\.|, ?)[^\[\](){}"',]+(?:[)\[]|\](?=\s*(?:[,}\]#]|$)))/
    guard let match = line[place...].prefixMatch(of: pattern),
      match.output.contains("..") || match.output.last != "]" || match.output.first != "["
    else { return nil }
    return match.range
  }

  /// Goes past a quoted text; returns its range with what follows, where it is not the whole text.
  ///
  /// In `["kitchen" = zone]` the quotes are YAML's, and the text ends with them.
  private mutating func quotedFirst() -> Range<String.Index>? {
    let start = place
    skipQuoted()
    let rest = line[place...].drop { $0 == " " || $0 == "\t" }
    guard let next = rest.first, !",:]}#".contains(next) else { return nil }
    return start..<text().upperBound
  }

  /// The text from here to where its level ends; `place` moves there.
  private mutating func text() -> Range<String.Index> {
    let start = place
    var depth = 0
    scan: while place < line.endIndex {
      switch line[place] {
      case "(", "[", "{": depth += 1
      case ")": depth -= 1
      case "]", "}":
        if depth <= 0 { break scan }
        depth -= 1
      case "\"": skipQuoted(toLast: true)
      case ",": if depth <= 0, !isValueContinued { break scan }
      case ":": if depth <= 0, isBlankAfter, !isValue { break scan }
      default: break
      }
      place = line.index(after: place)
    }
    var end = place
    while end > start, line[line.index(before: end)].isWhitespace { end = line.index(before: end) }
    return start..<end
  }

  /// Whether the comma here parts two tests of one value, as in `{rooms: >= 60, < 80}`.
  private var isValueContinued: Bool {
    isValue && line[place...].prefixMatch(of: /, *[<>=!0-9][^:,{}\[\]]*(?=[,}])/) != nil
  }

  private var isBlankAfter: Bool {
    let next = line.index(after: place)
    return next == line.endIndex || line[next] == " "
  }

  private func needsQuotes(_ text: Substring) -> Bool {
    guard let first = text.first else { return false }
    if text == "-" || text.hasPrefix("- ") { return true }
    return ">|*&%@`!".contains(first) || text.contains { "[]{}".contains($0) }
      || text.contains(": ") || text.contains(",")
  }

  private mutating func skip(_ pattern: some RegexComponent) {
    if let match = line[place...].prefixMatch(of: pattern) { place = match.range.upperBound }
  }

  /// Moves past a quoted text, or onto its last quote.
  private mutating func skipQuoted(toLast: Bool = false) {
    let quote = line[place]
    let rest = line[line.index(after: place)...]
    guard let end = rest.firstIndex(of: quote) else {
      place = toLast ? line.index(before: line.endIndex) : line.endIndex
      return
    }
    place = toLast ? end : line.index(after: end)
  }
}
