import FEEL

/// Why a text is not JSON, and where.
struct JSONFailure: Error {
  let message: Message
  /// The byte at which reading stopped.
  let offset: Int
  /// The path of the value that was being read.
  let path: String
}

/// Reads JSON (RFC 8259) into nodes, strictly: no comments, no trailing commas, no key twice.
///
/// Strings are double quoted scalars and keep no escapes; numbers, `true`, `false` and `null` are
/// plain scalars with their text as written.
package struct JSONReader {
  /// Nesting deeper than this is refused: an inspection needs five levels.
  static let deepest = 64
  /// A record of more values than this is refused: an inspection needs some hundreds.
  static let mostValues = 200_000

  private let bytes: [UInt8]
  private let number: Int
  private let end: Int
  /// Whether what ends at `end` is a line, not the file.
  private let isLine: Bool
  private let mostValues: Int
  private var position: Int
  /// The way to the value that is being read.
  private var steps: [JSONPath.Step] = []
  /// The values read so far of one record, or of one entry of a record that stands alone.
  private var count = 0

  /// Reads what this program has written, however many values it has; null where it is no JSON.
  package static func node(of bytes: [UInt8]) -> Node? {
    try? read(bytes, 0..<bytes.count, mostValues: .max)
  }

  /// Reads the one value in a range of a file's bytes; blanks may stand around it.
  ///
  /// - Parameter isLine: Whether the range is a line of a file, for what is said of its end.
  static func read(
    _ bytes: [UInt8], _ range: Range<Int>, number: Int = 0, isLine: Bool = false,
    mostValues: Int = mostValues
  ) throws(JSONFailure) -> Node {
    var reader = JSONReader(
      bytes: bytes, number: number, end: range.upperBound, start: range.lowerBound, isLine: isLine,
      mostValues: mostValues)
    reader.skipBlanks()
    guard reader.position < reader.end else {
      throw reader.failure("the file is empty", "文件是空的")
    }
    let node = try reader.value(depth: 1)
    reader.skipBlanks()
    guard reader.position == reader.end else { throw reader.moreFollows }
    return node
  }

  /// Returns the elements of an array that fills the rest of a file, or the one value there is.
  ///
  /// An element that cannot be read is passed over by its brackets, so that those behind it count.
  static func records(
    _ bytes: [UInt8], from start: Int
  ) -> [Result<Node, JSONFailure>] {
    var reader = JSONReader(bytes: bytes, number: 0, end: bytes.count, start: start)
    guard reader.take(UInt8(ascii: "[")) else {
      return [Result { () throws(JSONFailure) in try read(bytes, start..<bytes.count) }]
    }
    var records: [Result<Node, JSONFailure>] = []
    if !reader.take(UInt8(ascii: "]")), !reader.readElements(into: &records) { return records }
    reader.skipBlanks()
    if reader.position < reader.end { records.append(.failure(reader.moreFollows)) }
    return records
  }

  /// Reads elements up to the end of their array; false where that is not to be found.
  private mutating func readElements(into records: inout [Result<Node, JSONFailure>]) -> Bool {
    while true {
      let record = record()
      records.append(record)
      if case .failure = record, !passOver() { return false }
      do throws(JSONFailure) {
        guard try takeComma(before: UInt8(ascii: "]")) else {
          try close(UInt8(ascii: "]"))
          return true
        }
      } catch {
        records.append(.failure(error))
        // A comma too many is passed over; after anything else nothing is to be trusted.
        guard take(UInt8(ascii: ",")) else { return false }
        if take(UInt8(ascii: "]")) { return true }
      }
    }
  }

  /// Reads one element; after a failure the position is back at its start.
  private mutating func record() -> Result<Node, JSONFailure> {
    skipBlanks()
    let start = position
    steps.removeAll()
    do throws(JSONFailure) {
      return .success(try value(depth: 2))
    } catch {
      position = start
      return .failure(error)
    }
  }

  /// Moves by brackets alone to what stands behind a value: the ',' or ']' of its array; false
  /// where there is none.
  private mutating func passOver() -> Bool {
    var depth = 0
    var isText = false
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\\") where isText: position += 1
      case UInt8(ascii: "\""): isText.toggle()
      case _ where isText: break
      case UInt8(ascii: ",") where depth == 0, UInt8(ascii: "]") where depth == 0: return true
      case UInt8(ascii: "/") where JSONHints.isComment(rest), UInt8(ascii: "#"):
        position = JSONHints.end(ofComment: rest) - 1
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth = max(depth - 1, 0)
      default: break
      }
      position += 1
    }
    return false
  }

  private var moreFollows: JSONFailure {
    unexpected("one value is expected here, and more follows", "此处应只有一个值，其后还有内容")
  }

  private init(
    bytes: [UInt8], number: Int, end: Int, start: Int, isLine: Bool = false,
    mostValues: Int = mostValues
  ) {
    self.bytes = bytes
    self.number = number
    self.end = end
    self.isLine = isLine
    self.mostValues = mostValues
    position = start
  }

  /// What has not been read yet; empty where an escape ran past the end.
  private var rest: ArraySlice<UInt8> { bytes[min(position, end)..<end] }

  private var next: UInt8? { position < end ? bytes[position] : nil }

  private func failure(_ english: String, _ chinese: String) -> JSONFailure {
    JSONFailure(message: Message(english, chinese), offset: position, path: JSONPath.path(steps))
  }

  /// A failure at what stands here instead of what is wanted; its cause where that shows.
  private func unexpected(_ english: String, _ chinese: String) -> JSONFailure {
    let reason = JSONHints.reason(rest) ?? Message(english, chinese)
    return failure(reason.english, reason.chinese)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFailure) -> Node {
    skipBlanks()
    guard depth <= Self.deepest else {
      throw failure(
        "values are nested more than \(Self.deepest) levels deep", "嵌套超过 \(Self.deepest) 层")
    }
    count = depth <= 2 ? 0 : count + 1
    guard count <= mostValues else {
      throw failure("a record has more than \(mostValues) values", "一份记录的内容超过 \(mostValues) 项")
    }
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""):
      let start = position
      let text = try string()
      return scalar(text, .doubleQuoted, start)
    case nil:
      throw failure("a value is missing: the text ends here", "缺少内容：文字到此为止")
    default: return try word()
    }
  }

  private func scalar(_ text: String, _ style: Node.Style, _ start: Int) -> Node {
    Node(
      .scalar(Node.Scalar(text, style: style, file: number, offset: start)),
      span: SourceSpan(file: number, start: start, end: position))
  }

  private mutating func object(_ depth: Int) throws(JSONFailure) -> Node {
    let start = position
    var entries: [Node.Entry] = []
    var keys = KeySet()
    position += 1
    if !take(UInt8(ascii: "}")) {
      repeat {
        entries.append(try entry(depth, &keys))
        steps.removeLast()
      } while try takeComma(before: UInt8(ascii: "}"))
      try close(UInt8(ascii: "}"))
    }
    return Node(
      .mapping(entries), span: SourceSpan(file: number, start: start, end: position))
  }

  /// A key and its value; a failure after the key has the path of the value.
  private mutating func entry(
    _ depth: Int, _ keys: inout KeySet
  ) throws(JSONFailure) -> Node.Entry {
    skipBlanks()
    let start = position
    guard next == UInt8(ascii: "\"") else {
      throw unexpected("a key in double quotes is expected here", "此处应为带双引号的键")
    }
    let key = try string()
    let span = SourceSpan(file: number, start: start, end: position)
    steps.append(.member(key))
    guard keys.insert(key) else {
      throw failure("'\(key.prefix(60))' is given twice", "“\(key.prefix(60))”重复出现")
    }
    guard take(UInt8(ascii: ":")) else {
      throw unexpected("':' is expected after a key", "键之后应为“:”")
    }
    return Node.Entry(
      key: Node.Scalar(key, style: .doubleQuoted, file: number, offset: start), keySpan: span,
      value: try value(depth: depth + 1))
  }

  private mutating func array(_ depth: Int) throws(JSONFailure) -> Node {
    let start = position
    var elements: [Node] = []
    position += 1
    if !take(UInt8(ascii: "]")) {
      repeat {
        steps.append(.element(elements.count))
        elements.append(try value(depth: depth + 1))
        steps.removeLast()
      } while try takeComma(before: UInt8(ascii: "]"))
      try close(UInt8(ascii: "]"))
    }
    return Node(
      .sequence(elements), span: SourceSpan(file: number, start: start, end: position))
  }

  /// Takes the comma before another element of what ends with `close`; false where none stands.
  private mutating func takeComma(before close: UInt8) throws(JSONFailure) -> Bool {
    skipBlanks()
    let comma = position
    guard take(UInt8(ascii: ",")) else { return false }
    skipBlanks()
    guard next != nil else { throw ended(without: close) }
    if next == close { position = comma }
    guard next != UInt8(ascii: ",") else { throw failure("this ',' is one too many", "多余的逗号") }
    return true
  }

  private mutating func close(_ byte: UInt8) throws(JSONFailure) {
    guard !take(byte) else { return }
    guard next != nil else { throw ended(without: byte) }
    let wanted = String(UnicodeScalar(byte))
    throw unexpected("',' or '\(wanted)' is expected here", "此处应为“,”或“\(wanted)”")
  }

  private func ended(without close: UInt8) -> JSONFailure {
    let wanted = String(UnicodeScalar(close))
    return failure(
      "the \(isLine ? "line" : "file") ends here, and '\(wanted)' is missing",
      "\(isLine ? "此行" : "文件")到此结束，缺少“\(wanted)”")
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(JSONFailure) -> Node {
    let start = position
    while let byte = next, Self.isWordByte(byte) { position += 1 }
    let bytes = bytes[start..<position]
    let text = String(decoding: bytes, as: UTF8.self)
    guard Self.isNumber(bytes) || text == "true" || text == "false" || text == "null" else {
      position = start
      throw unexpected(
        "text stands in double quotes, and a number is written like 1.05", "文字须加双引号，数字写作 1.05")
    }
    return scalar(text, .plain, start)
  }
}

// MARK: Strings

extension JSONReader {
  private mutating func string() throws(JSONFailure) -> String {
    position += 1
    let start = position
    skipOrdinary()
    if next == UInt8(ascii: "\"") { return try text(bytes[start..<position]) }
    var unescaped = Array(bytes[start..<position])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""): return try text(unescaped[...])
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &unescaped)
      case 0: throw failure(Message.nulCharacter.english, Message.nulCharacter.chinese)
      case 0..<0x20:
        throw failure(
          "a control character in a text is written as an escape, such as \\n",
          "文字中的控制字符须写成转义，如 \\n")
      default:
        let run = position
        skipOrdinary()
        unescaped += bytes[run..<position]
      }
    }
    throw failure("the closing '\"' of a text is missing", "文字缺少右引号")
  }

  /// Passes over what stands in a text for itself.
  private mutating func skipOrdinary() {
    while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      position += 1
    }
  }

  /// The text that ends at the quote that stands here.
  private mutating func text(_ bytes: ArraySlice<UInt8>) throws(JSONFailure) -> String {
    guard let text = try? UTF8Span(validating: bytes.span) else {
      throw failure("this text is not UTF-8", "文字不是 UTF-8 编码")
    }
    position += 1
    return String(copying: text)
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(JSONFailure) {
    guard let byte = next else { throw failure("an escape ends here", "转义不完整") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): bytes.append(contentsOf: String(try scalarEscape()).utf8)
    default:
      position -= 1
      throw failure("this escape is not one of JSON", "JSON 没有这种转义")
    }
  }

  /// The scalar after `\u`; a surrogate needs its other half.
  private mutating func scalarEscape() throws(JSONFailure) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, next == UInt8(ascii: "\\") {
      position += 1
      if next == UInt8(ascii: "u") {
        position += 1
        let second = try hexadecimal()
        if (0xDC00..<0xE000).contains(second),
          let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
          return scalar
        }
      }
    }
    throw failure("half of a surrogate pair stands alone", "代理对不完整")
  }

  private mutating func hexadecimal() throws(JSONFailure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Self.digit(byte) else {
        throw failure("\\u takes four hexadecimal digits", "\\u 后须有四位十六进制数字")
      }
      value = value << 4 | digit
      position += 1
    }
    return value
  }
}
