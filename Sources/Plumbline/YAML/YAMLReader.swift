import FEEL

/// Reads one YAML file into nodes, and refuses what would change what was meant.
///
/// Scalars keep their text and style; nothing is typed here. libyaml counts Unicode scalars, spans
/// count bytes: they are converted in one place, from the marks of each scalar. The end of a block
/// collection is where its last child ends, since libyaml's own mark is the next token's.
struct YAMLReader {
  /// Files larger than this are refused; a checklist is some ten thousand bytes.
  static let largestFile = 16 << 20
  /// Nesting deeper than this is refused; libyaml's time is quadratic in it.
  static let deepest = 64
  /// More nodes than this are refused.
  static let mostNodes = 1_000_000

  /// Collections longer than this many bytes are no expression that lacks its quotes.
  private static let longestFlowText = 200

  private let file: SourceFile
  private let number: Int
  private var diagnostics = Diagnostics()
  private var nodeCount = 0
  private var isGivenUp = false

  /// Returns the one document of a file; null, with diagnostics, where there is none to be trusted.
  static func read(
    _ file: SourceFile, number: Int, into diagnostics: inout Diagnostics
  ) -> Node? {
    let found = readInPart(file, number: number)
    diagnostics.report(contentsOf: found.diagnostics)
    return found.diagnostics.hasErrors ? nil : found.node
  }

  /// Returns what could be read of a file. What errors stand in is not to be trusted; the rest is.
  static func readInPart(
    _ file: SourceFile, number: Int
  ) -> (node: Node?, diagnostics: Diagnostics) {
    var reader = YAMLReader(file: file, number: number)
    let node = reader.read()
    return (node, reader.diagnostics)
  }

  private init(file: SourceFile, number: Int) {
    self.file = file
    self.number = number
  }

  private mutating func read() -> Node? {
    guard file.bytes.count <= Self.largestFile else {
      let limit = Message("\(Self.largestFile) bytes", "\(Self.largestFile) 字节")
      diagnostics.report(.yamlTooLarge(limit, at: span(0, 0)))
      return nil
    }
    let scan = YAMLScan(file, number)
    diagnostics.report(contentsOf: scan.diagnostics)
    let content = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? file.bytes[3...] : file.bytes[...]
    guard scan.isReadable, let parser = EventParser(content) else { return nil }
    do throws(YAMLFailure) {
      return try document(parser)
    } catch {
      let offset = file.offset(line: error.line, scalar: error.column)
      // What is told of the same line already is most likely its cause.
      let lines = diagnostics.all.map { file.position(of: $0.span.start).line - 1 }
      if !scan.explains(line: error.line), !lines.contains(error.line) {
        diagnostics.report(YAMLHints.diagnostic(for: error, file, number, offset))
      }
      return nil
    }
  }

  private mutating func document(_ parser: borrowing EventParser) throws(YAMLFailure) -> Node? {
    var root: Node?
    while true {
      let event = try parser.next()
      switch event.kind {
      case .streamEnd:
        if root == nil { diagnostics.report(.yamlEmpty(at: span(0, 0))) }
        return root
      case .documentStart, .documentEnd, .other: continue
      default:
        if root != nil {
          diagnostics.report(.yamlSecondDocument(at: span(event)))
          return nil
        }
        root = try node(event, parser, depth: 1)
        if isGivenUp { return nil }
      }
    }
  }

  private mutating func node(
    _ event: YAMLEvent, _ parser: borrowing EventParser, depth: Int
  ) throws(YAMLFailure) -> Node? {
    nodeCount += 1
    if depth > Self.deepest || nodeCount > Self.mostNodes {
      if !isGivenUp {
        let limit =
          depth > Self.deepest
          ? Message("\(Self.deepest) levels", "\(Self.deepest) 层")
          : Message("\(Self.mostNodes) values", "\(Self.mostNodes) 个值")
        diagnostics.report(.yamlTooLarge(limit, at: span(event)))
      }
      isGivenUp = true
      return nil
    }
    refuse(event)
    if diagnostics.isFull { isGivenUp = true }
    switch event.kind {
    case .scalar(let text, let style): return scalar(text, style, event)
    case .sequenceStart(let isFlow): return try sequence(event, isFlow, parser, depth)
    case .mappingStart(let isFlow): return try mapping(event, isFlow, parser, depth)
    default: return nil
    }
  }

  private mutating func refuse(_ event: YAMLEvent) {
    if case .alias = event.kind {
      diagnostics.report(.yamlRefused("*\(event.anchor ?? "")", kind: .alias, at: span(event)))
    } else if let anchor = event.anchor {
      diagnostics.report(.yamlRefused("&\(anchor)", kind: .anchor, at: span(event)))
    }
    if event.tag != nil { refuseTag(event) }
  }

  /// `!= 3` is 3 with the tag `!=` to YAML.
  private mutating func refuseTag(_ event: YAMLEvent) {
    let whole = span(event)
    let line = file.bytes[whole.start...].prefix { $0 != 0x0A && $0 != 0x0D }
    guard case .scalar = event.kind else {
      let tag = line.prefix { $0 != 0x20 && $0 != 0x09 }
      diagnostics.report(
        .yamlTag(String(decoding: tag, as: UTF8.self), isText: false, at: whole))
      return
    }
    let text = line.prefix(max(whole.end - whole.start, 1))
    diagnostics.report(.yamlTag(String(decoding: text, as: UTF8.self), isText: true, at: whole))
  }

  private mutating func scalar(_ text: String, _ style: Node.Style, _ event: YAMLEvent) -> Node {
    let place = span(event)
    let mapped = ScalarText.mapped(text, style, place, file)
    let isBlock = style == .literal || style == .folded
    let end = isBlock ? mapped.1 : place.end
    return Node(
      .scalar(
        Node.Scalar(
          text: mapped.0, style: style, comment: style == .plain ? comment(after: end) : nil)),
      span: SourceSpan(file: number, start: place.start, end: end))
  }

  /// The comment that follows a place after a single blank; with more, it is meant as one.
  private func comment(after place: Int) -> Node.Comment? {
    let rest = file.bytes[min(place, file.bytes.count)...]
    let mark = rest.drop { $0 == 0x20 || $0 == 0x09 }
    guard mark.first == UInt8(ascii: "#"), mark.startIndex == place + 1 else { return nil }
    let end = mark.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? mark.endIndex
    return Node.Comment(
      text: String(decoding: mark[..<end], as: UTF8.self), span: span(mark.startIndex, end))
  }

  private mutating func sequence(
    _ start: YAMLEvent, _ isFlow: Bool, _ parser: borrowing EventParser, _ depth: Int
  ) throws(YAMLFailure) -> Node? {
    var elements: [Node] = []
    var halves = SplitText()
    while !isGivenUp {
      let event = try parser.next()
      if case .sequenceEnd = event.kind {
        if isFlow, elements.count == 1 { refuseEnumerationComma(elements[0]) }
        return collection(.sequence(elements), start, event, isFlow, elements.last?.span.end)
      }
      if let element = try node(event, parser, depth: depth + 1) {
        if isFlow {
          if let whole = halves.joined(by: element, in: file) { refuseSplit(whole) }
          refuseFullWidth(in: element, marks: ["，"])
        }
        elements.append(element)
      }
    }
    return nil
  }

  /// `[一般，能]` is one element to YAML where two were meant; `【一般, 能】` is no list.
  ///
  /// - Parameter marks: What parts entries of a list; empty for a value of a map.
  private mutating func refuseFullWidth(in value: Node, marks: [Character]) {
    guard case .scalar(let scalar) = value.content, scalar.style == .plain, !scalar.text.isASCII
    else { return }
    let text = scalar.string
    if let found = FullWidthPair(around: text, isInList: !marks.isEmpty) {
      diagnostics.report(.yamlFullWidthPair(found, at: value.span))
    } else if let mark = text.firstIndex(where: marks.contains) {
      let place = text[..<mark].utf8.count
      diagnostics.report(
        .yamlFullWidth(String(text[mark]), ", ", at: scalar.text.span(place, place + 3)))
    }
  }

  /// `[红、绿]`: a list of one, whose entry was meant as two.
  private mutating func refuseEnumerationComma(_ element: Node) {
    refuseFullWidth(in: element, marks: ["、", "；"])
  }

  /// `- zone = "a: b"` is a key with a value to YAML, `[zone = "a, b"]` are two entries.
  private mutating func refuseSplit(_ place: Range<Int>) {
    let place = YAMLHints.unquoted(around: place.lowerBound, file) ?? place
    let text = String(decoding: file.bytes[place], as: UTF8.self)
    diagnostics.report(
      .yamlNeedsQuotes(
        text, quoted: singleQuoted(text), at: span(place.lowerBound, place.upperBound)))
  }

  /// `{编号：7}` is a key without a value to YAML.
  private mutating func refuseFullWidthKey(_ key: Node.Scalar) {
    guard key.style == .plain, !key.text.isASCII,
      let mark = key.text.string.firstIndex(where: { $0 == "：" || $0 == "，" })
    else { return }
    let place = key.text.string[..<mark].utf8.count
    let meant = key.text.string[mark] == "：" ? ": " : ", "
    diagnostics.report(
      .yamlFullWidth(
        String(key.text.string[mark]), meant, at: key.text.span(place, place + 3)))
  }

  private mutating func mapping(
    _ start: YAMLEvent, _ isFlow: Bool, _ parser: borrowing EventParser, _ depth: Int
  ) throws(YAMLFailure) -> Node? {
    var entries: [Node.Entry] = []
    var places: [String: SourceSpan] = [:]
    var halves = SplitText()
    while !isGivenUp {
      let event = try parser.next()
      if case .mappingEnd = event.kind {
        return collection(
          .mapping(entries), start, event, isFlow, entries.last?.value.span.end)
      }
      let key = try node(event, parser, depth: depth + 1)
      let valueEvent = try parser.next()
      let value = try node(valueEvent, parser, depth: depth + 1)
      guard let key, let value else { continue }
      if let whole = halves.joined(by: key, in: file) ?? halves.joined(by: value, in: file) {
        refuseSplit(whole)
        continue
      }
      if isFlow { refuseFullWidth(in: value, marks: []) }
      guard let entry = entry(key, value, &places) else { continue }
      entries.append(entry)
    }
    return nil
  }

  /// An entry whose key is a text of its own; anything else is a mistake.
  private mutating func entry(
    _ key: Node, _ value: Node, _ places: inout [String: SourceSpan]
  ) -> Node.Entry? {
    guard case .scalar(let scalar) = key.content else {
      diagnostics.report(.yamlKeyNotScalar(at: key.span))
      return nil
    }
    let name = scalar.string
    if name == "<<", scalar.style == .plain {
      diagnostics.report(.yamlRefused("<<", kind: .merge, at: key.span))
      return nil
    }
    if let first = places[name] {
      diagnostics.report(.yamlDuplicateKey(name, first: first, at: key.span))
      return nil
    }
    refuseFullWidthKey(scalar)
    places[name] = key.span
    return Node.Entry(key: scalar, keySpan: key.span, value: value)
  }

  private func collection(
    _ content: Node.Content, _ start: YAMLEvent, _ end: YAMLEvent, _ isFlow: Bool, _ last: Int?
  ) -> Node {
    let first = span(start).start
    let end = isFlow ? span(end).end : last ?? first
    let isShort = isFlow && end - first <= Self.longestFlowText && first <= end
    return Node(
      content, span: span(first, end),
      flowText: isShort ? String(decoding: file.bytes[first..<end], as: UTF8.self) : nil)
  }

  private func span(_ event: YAMLEvent) -> SourceSpan {
    span(
      file.offset(line: event.start.line, scalar: event.start.column),
      file.offset(line: event.end.line, scalar: event.end.column))
  }

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: number, start: start, end: end)
  }
}

/// Finds an expression that YAML has cut at a comma or a colon, since it takes no notice of the quotes
/// and parentheses within a plain text.
private struct SplitText {
  /// Where the first piece begins.
  private var start: Int?
  /// Whether a text in double quotes goes on behind the pieces seen so far.
  private var isInQuotes = false
  /// The parentheses that are open behind them.
  private var depth = 0

  /// The whole of what was cut, once its last piece is seen on the same line.
  mutating func joined(by node: Node, in file: SourceFile) -> Range<Int>? {
    guard case .scalar(let scalar) = node.content, scalar.style == .plain else { return nil }
    if let start, start >= node.span.end || file.bytes[start..<node.span.end].contains(0x0A) {
      self = SplitText()
    }
    for byte in scalar.text.bytes {
      switch byte {
      case UInt8(ascii: "\""): isInQuotes.toggle()
      case UInt8(ascii: "(") where !isInQuotes: depth += 1
      case UInt8(ascii: ")") where !isInQuotes: depth -= 1
      default: break
      }
    }
    let first = start ?? node.span.start
    if isInQuotes || depth > 0 {
      start = first
      return nil
    }
    let isWhole = start == nil
    self = SplitText()
    return isWhole ? nil : first..<node.span.end
  }
}
