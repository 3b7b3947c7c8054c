import FEEL

/// Reads scalars and lists by what the field is, never by YAML's own guesses.
enum Scalars {
  /// A text, as written.
  static func text(_ node: Node, into diagnostics: inout Diagnostics) -> Located<String>? {
    if case .scalar(let scalar) = node.content {
      return Located(scalar.string, node.span)
    }
    diagnostics.report(
      splitByColon(node) ?? .wrongKind(expected: Message("text", "文字"), at: node.span))
    return nil
  }

  /// A text that people read, as written; a warning where YAML has cut it off at a `#`.
  static func prose(_ node: Node, into diagnostics: inout Diagnostics) -> Located<String>? {
    warn(ofCut: node, into: &diagnostics)
    return text(node, into: &diagnostics)
  }

  /// Warns of a text that YAML has cut off at a `#`.
  static func warn(ofCut node: Node, into diagnostics: inout Diagnostics) {
    if case .scalar(let scalar) = node.content, let comment = scalar.comment,
      scalar.text.bytes.count == node.span.end - node.span.start
    {
      diagnostics.report(.yamlTextCutOff(scalar.string, comment, from: node.span))
    }
  }

  /// What to say of `- 消防法: 第二十八条`, a text that YAML has cut in two; null for other nodes.
  private static func splitByColon(_ node: Node) -> Diagnostic? {
    guard case .mapping(let entries) = node.content, entries.count == 1,
      entries[0].keyStyle == .plain, case .scalar(let value) = entries[0].value.content,
      value.style == .plain, !value.text.string.isEmpty
    else { return nil }
    let text = "\(entries[0].key): \(value.text.string)"
    let place = SourceSpan(
      file: node.span.file, start: entries[0].keySpan.start, end: entries[0].value.span.end)
    return .yamlNeedsQuotes(text, quoted: singleQuoted(text), at: place)
  }

  /// A name of the policy's own.
  static func name(_ node: Node, into diagnostics: inout Diagnostics) -> Located<String>? {
    guard let text = text(node, into: &diagnostics) else { return nil }
    return name(text.value, text.span, into: &diagnostics)
  }

  static func name(
    _ text: String, _ span: SourceSpan, into diagnostics: inout Diagnostics
  ) -> Located<String>? {
    if isPolicyName(text) { return Located(text, span) }
    let joined = String(text.map { $0 == "-" || $0 == " " ? "_" : $0 })
    diagnostics.report(.badName(text, meant: isPolicyName(joined) ? joined : nil, at: span))
    return nil
  }

  /// A list; a single value stands for a list of one.
  static func list<Value>(
    _ node: Node?, into diagnostics: inout Diagnostics,
    _ read: (Node, inout Diagnostics) -> Value?
  ) -> [Value] {
    guard let node else { return [] }
    guard case .sequence(let elements) = node.content else {
      return read(node, &diagnostics).map { [$0] } ?? []
    }
    return elements.compactMap { read($0, &diagnostics) }
  }

  /// A list of names.
  static func names(_ node: Node?, into diagnostics: inout Diagnostics) -> [Located<String>] {
    list(node, into: &diagnostics) { name($0, into: &$1) }
  }

  /// A list of texts.
  static func texts(_ node: Node?, into diagnostics: inout Diagnostics) -> [Located<String>] {
    list(node, into: &diagnostics) { text($0, into: &$1) }
  }

  /// One of a closed list of words.
  static func word(
    _ node: Node?, among words: [String], into diagnostics: inout Diagnostics
  ) -> Located<String>? {
    guard let node, let text = text(node, into: &diagnostics) else { return nil }
    if words.contains(text.value) { return text }
    let nearest = NearestName.nearest(to: text.value, among: words)
    diagnostics.report(.unknownChoice(text.value, words, nearest: nearest, at: text.span))
    return nil
  }

  static func boolean(_ node: Node?, into diagnostics: inout Diagnostics) -> Bool? {
    guard let node, let text = text(node, into: &diagnostics) else { return nil }
    let words = ["true", "false"]
    if words.contains(text.value) { return text.value == "true" }
    let meant = truthMeant(text.value) ?? NearestName.nearest(to: text.value, among: words)
    diagnostics.report(.unknownChoice(text.value, words, nearest: meant, at: text.span))
    return nil
  }

  /// `true` or `false` for what says it in other words; null for other texts.
  static func truthMeant(_ text: String) -> String? {
    switch text.lowercased() {
    case "true", "yes", "y", "on", "是", "对", "真": "true"
    case "false", "no", "n", "off", "否", "不", "假": "false"
    default: nil
    }
  }

  /// - Parameters:
  ///   - wanted: Which numbers fit, as a sentence says it.
  ///   - isShare: Whether a percentage means its number.
  static func number(
    _ node: Node?, wanted: Message = Message("a number", "数字"), isShare: Bool = false,
    into diagnostics: inout Diagnostics
  ) -> Located<Decimal>? {
    guard let node, let text = text(node, into: &diagnostics) else { return nil }
    if let number = Decimal(text.value) { return Located(number, text.span) }
    var meant = text.value.inASCII
    if isShare, meant.hasSuffix("%") { meant.removeLast() }
    diagnostics.report(
      .badNumber(
        text.value, wanted: wanted, meant: Decimal(meant) == nil ? nil : meant, at: text.span))
    return nil
  }

  /// No list needs more; sums of such numbers stay short.
  private static let heaviest = Decimal(1_000_000_000_000)
  private static let mostWeightDigits = 12

  /// A number from 0 to 10¹², with at most 12 digits after the point.
  static func weight(_ node: Node?, into diagnostics: inout Diagnostics) -> Located<Decimal>? {
    let wanted = Message(
      "a number from 0 to \(heaviest), with at most \(mostWeightDigits) digits after the point",
      "从 0 到 \(heaviest) 的数字（小数点后最多 \(mostWeightDigits) 位）")
    guard let number = number(node, wanted: wanted, isShare: true, into: &diagnostics) else {
      return nil
    }
    if !number.value.isNegative, number.value <= heaviest,
      number.value.exponent >= -mostWeightDigits
    {
      return number
    }
    diagnostics.report(
      .badNumber(number.value.description, wanted: wanted, at: number.span))
    return nil
  }

  static func date(
    _ text: String, _ span: SourceSpan, into diagnostics: inout Diagnostics
  ) -> CalendarDate? {
    if let date = CalendarDate(text) { return date }
    let isWritten = text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
    diagnostics.report(isWritten ? .noSuchDay(text, at: span) : .badDate(text, at: span))
    return nil
  }

  /// `2023-05-01`, `2023-05-01..2023-12-31`, `2023-05-01..` or `..2023-12-31`.
  static func dates(
    _ text: String, _ span: SourceSpan, into diagnostics: inout Diagnostics
  ) -> Located<DateRange>? {
    guard let dots = text.firstRange(of: "..") else {
      return date(text, span, into: &diagnostics).map {
        Located(DateRange(from: $0, until: $0), span)
      }
    }
    let first = String(text[..<dots.lowerBound])
    let last = String(text[dots.upperBound...])
    let from = first.isEmpty ? nil : date(first, span, into: &diagnostics)
    let until = last.isEmpty ? nil : date(last, span, into: &diagnostics)
    if (from == nil) != first.isEmpty || (until == nil) != last.isEmpty { return nil }
    if let from, let until, until < from {
      diagnostics.report(.datesReversed(from, until, at: span))
      return nil
    }
    return Located(DateRange(from: from, until: until), span)
  }

  /// The days on which something is in force: a range, since a single day was meant as its first.
  static func inForce(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> Located<DateRange>? {
    guard let node, let text = text(node, into: &diagnostics) else { return nil }
    if CalendarDate(text.value) != nil {
      diagnostics.report(.inForceOnOneDay(text.value, at: text.span))
      return nil
    }
    return dates(text.value, text.span, into: &diagnostics)
  }

  /// An expression; a sequence or mapping here was one that YAML has bent.
  static func expression(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> WrittenExpression? {
    guard let node else { return nil }
    guard let scalar = whole(node, into: &diagnostics) else { return nil }
    return expression(scalar.text, node.span, into: &diagnostics)
  }

  static func expression(
    _ text: ExpressionText, _ span: SourceSpan, into diagnostics: inout Diagnostics
  ) -> WrittenExpression? {
    if diagnostics.isFull { return nil }
    return Parser.expression(text, into: &diagnostics).map {
      WrittenExpression(syntax: $0, text: text.string, span: span)
    }
  }

  /// An expression for `due`; a period that is said in words is one mistake.
  static func due(_ node: Node?, into diagnostics: inout Diagnostics) -> WrittenExpression? {
    guard let node else { return nil }
    guard let scalar = whole(node, into: &diagnostics) else { return nil }
    return due(scalar.text, node.span, into: &diagnostics)
  }

  static func due(
    _ text: ExpressionText, _ span: SourceSpan, into diagnostics: inout Diagnostics
  ) -> WrittenExpression? {
    // What can be read at all is looked at where names are known.
    let isReadable = isPolicyName(text.string) || Decimal(text.string) != nil
    if !isReadable, let meant = SpokenPeriod.meant(text.string) {
      diagnostics.report(.spokenPeriod(text.string, meant, at: text.span(0, text.bytes.count)))
      return nil
    }
    return expression(text, span, into: &diagnostics)
  }

  /// The text of an expression; null, with a diagnostic, where YAML has bent it or cut it off.
  static func whole(_ node: Node, into diagnostics: inout Diagnostics) -> Node.Scalar? {
    guard case .scalar(let scalar) = node.content else {
      diagnostics.report(.expressionBent(node))
      return nil
    }
    guard let comment = scalar.comment else { return scalar }
    diagnostics.report(.yamlCutOff(at: comment.span))
    return nil
  }

  /// `default`, or references to clauses of registered texts.
  static func basis(_ node: Node?, into diagnostics: inout Diagnostics) -> [BasisSyntax] {
    texts(node, into: &diagnostics).map { basis($0.value, $0.span) }
  }

  static func basis(_ text: String, _ span: SourceSpan) -> BasisSyntax {
    if text == "default" { return .standard(span) }
    guard let dot = text.firstIndex(of: ".") else {
      return .reference(source: text, clause: nil, span)
    }
    return .reference(
      source: String(text[..<dot]), clause: String(text[text.index(after: dot)...]), span)
  }
}
