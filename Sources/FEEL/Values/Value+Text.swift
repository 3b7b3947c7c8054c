// The text of a value, as `string(from)` gives it and as explanations print it.
extension Value {
  /// More bytes than this are not made of one value; lists can share their parts without limit.
  static let longestText = 1_000_000

  /// The value as text; strings inside lists and contexts are quoted, so that FEEL can read them.
  ///
  /// Numbers keep their trailing zeros, durations are normalised (`PT49H` gives `P2DT1H`), a word
  /// of an enumeration gives its name, null gives `null`. Dates, times and durations inside lists
  /// are written `@"…"`. A text that grows too long or too deep ends in `…`.
  public var feelText: String {
    if case .string(let text) = self { return text }
    if let plain = plainText { return plain }
    return literal
  }

  /// The value as FEEL reads it: as `feelText`, but strings are quoted and dates `@"…"` here too.
  var literal: String {
    var writer = ValueWriter()
    writer.write(self, depth: 0)
    return writer.text
  }

  /// The text of a value without parts; null for strings and for values with parts.
  fileprivate var plainText: String? {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): number.description
    case .word(let word): word.name
    case .function(let function): "function(\(function.parameters.joined(separator: ", ")))"
    default: temporalText
    }
  }

  /// The text that stands inside `@"…"`; null for values that are not written so.
  fileprivate var temporalText: String? {
    switch self {
    case .date(let date): date.description
    case .time(let time): time.description
    case .dateAndTime(let moment): moment.description
    case .daysAndTime(let duration): duration.description
    case .yearsAndMonths(let duration): duration.description
    default: nil
    }
  }
}

/// Writes values with parts as FEEL.
private struct ValueWriter {
  /// Parts deeper than this are left out: writing recurses.
  static let deepest = 200

  private(set) var text = ""
  private var isFull = false

  mutating func write(_ value: Value, depth: Int) {
    guard !isFull else { return }
    guard depth < Self.deepest, text.utf8.count < Value.longestText else {
      isFull = true
      text += "…"
      return
    }
    switch value {
    case .string(let string): quote(string)
    case .list(let elements):
      write(elements, between: "[", "]") { writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .context(let context):
      write(Array(zip(context.keys, context.values)), between: "{", "}") { writer, entry in
        if isName(entry.0) { writer.text += entry.0 } else { writer.quote(entry.0) }
        writer.text += ": "
        writer.write(entry.1, depth: depth + 1)
      }
    case .range(let range): write(range, depth: depth)
    default:
      text += value.temporalText.map { "@\"\($0)\"" } ?? value.plainText ?? ""
    }
  }

  private mutating func write<Part>(
    _ parts: [Part], between open: String, _ close: String,
    _ writePart: (inout ValueWriter, Part) -> Void
  ) {
    text += open
    for (place, part) in parts.enumerated() {
      if isFull { return }
      if place > 0 { text += ", " }
      writePart(&self, part)
    }
    if !isFull { text += close }
  }

  private mutating func write(_ range: RangeValue, depth: Int) {
    switch range.form {
    case .interval:
      text += range.startIncluded ? "[" : "("
      write(range.start, depth: depth + 1)
      text += ".."
      write(range.end, depth: depth + 1)
      text += range.endIncluded ? "]" : ")"
    case .comparison(let symbol):
      let isLower = symbol == .greater || symbol == .greaterOrEqual
      text += "(\(symbol.rawValue) "
      write(isLower ? range.start : range.end, depth: depth + 1)
      text += ")"
    }
  }

  private mutating func quote(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

/// The reserved words of FEEL, which no key without quotes can be.
private let reservedWords: Set<String> = [
  "and", "between", "else", "every", "external", "false", "for", "function", "if", "in", "instance",
  "not", "null", "of", "or", "return", "satisfies", "some", "then", "true",
]

/// Whether a key surely reads as one name without quotes; quoting too much does no harm.
private func isName(_ key: String) -> Bool {
  guard let first = key.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
  return !reservedWords.contains(key)
    && key.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      case "\u{FF00}"..."\u{FFEF}": false
      default: scalar.value >= 0x100 && scalar.properties.isXIDStart
      }
    }
}
