package import FEEL

/// The records of one file of inspections, before anybody asks what they say.
package struct InspectionFile: Sendable {
  /// How a file holds its records.
  package enum Format: Sendable {
    /// One record, or an array of records.
    case json
    /// One record a line; blank lines do not count.
    case lines
    /// One record, or a sequence of records.
    case yaml
  }

  /// A record, or why there is none in its place.
  package enum Record: Sendable {
    case node(Node)
    case unreadable(Problem)
  }

  package let format: Format
  package let records: [Record]

  /// Whether values are typed as JSON writes them.
  package var isJSON: Bool { format != .yaml }

  /// Reads a file; its format is told by the end of its path, else by its first bytes.
  package static func read(_ file: SourceFile) -> InspectionFile {
    let format = format(of: file)
    if let problem = refused(file.bytes, as: format) {
      return InspectionFile(format: format, records: [.unreadable(problem)])
    }
    let records: [Record] =
      switch format {
      case .json: json(file)
      case .lines: lines(file)
      case .yaml: yaml(file)
      }
    return InspectionFile(format: format, records: records)
  }

  /// So many bytes of a file tell whether it is one of text at all.
  package static let tellingBytes = 4

  /// What is wrong with a whole file whose first bytes are no text in UTF-8; null where they are.
  package static func refused(_ file: SourceFile) -> Problem? {
    refused(file.bytes, as: format(of: file))
  }

  private static func refused(_ bytes: [UInt8], as format: Format) -> Problem? {
    let start = bytes.prefix(tellingBytes)
    if starts(of: utf16, contain: start) || hasAlternatingNULs(start) {
      return .notUTF8(format)
    }
    return starts(of: otherFiles, contain: start) ? .noInspections : nil
  }

  private static func starts(of kinds: [[UInt8]], contain bytes: ArraySlice<UInt8>) -> Bool {
    kinds.contains { bytes.starts(with: $0) }
  }

  /// The byte-order marks of UTF-16.
  private static let utf16: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
  /// How workbooks, old and new, and PDF begin.
  private static let otherFiles: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0], Array("%PDF".utf8),
  ]
  /// The ends of paths of files that people take for inspections.
  private static let otherEndings = [
    ".csv", ".tsv", ".xls", ".xlsx", ".et", ".doc", ".docx", ".wps", ".pdf", ".xml", ".html",
  ]

  /// Whether bytes are ASCII in UTF-16: every other one is 0.
  private static func hasAlternatingNULs(_ bytes: ArraySlice<UInt8>) -> Bool {
    let places = bytes.indices.filter { bytes[$0] == 0 }
    return bytes.count == tellingBytes && (places == [0, 2] || places == [1, 3])
  }

  private static func format(of file: SourceFile) -> Format {
    let path = file.path.lowercased()
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { return .yaml }
    if path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") { return .lines }
    if path.hasSuffix(".json") { return .json }
    let bytes = file.bytes[start(of: file.bytes)...]
    switch bytes.first(where: { !isBlank($0) && $0 != 0x0A }) {
    case UInt8(ascii: "["): return .json
    case UInt8(ascii: "{"):
      let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
      let isWhole = (try? JSONReader.read(file.bytes, bytes.startIndex..<end)) != nil
      return isWhole ? .lines : .json
    default: return .yaml
    }
  }

  /// Where the content begins: after the byte-order mark, if there is one.
  private static func start(of bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0D || byte == 0x09
  }

  private static func json(_ file: SourceFile) -> [Record] {
    JSONReader.records(file.bytes, from: start(of: file.bytes)).map { record($0, file) }
  }

  private static func lines(_ file: SourceFile) -> [Record] {
    var records: [Record] = []
    var start = start(of: file.bytes)
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      if !file.bytes[start..<end].allSatisfy(isBlank) {
        records.append(line(start..<end, of: file.bytes, file))
      }
      start = end + 1
    }
    return records
  }

  /// Reads the record of one line of a file in lines, as if it stood alone; null where the line is
  /// blank.
  ///
  /// - Parameter number: The number of the line in its file, from 1.
  package static func record(ofLine bytes: [UInt8], number: Int) -> Record? {
    if let problem = refused(bytes, as: .lines) { return .unreadable(problem) }
    let range = start(of: bytes)..<bytes.count
    guard !bytes[range].allSatisfy(isBlank) else { return nil }
    return line(range, of: bytes, SourceFile(path: "", bytes: bytes, firstLine: number))
  }

  /// - Parameter file: Where the line stands, for what is said of its end.
  private static func line(
    _ range: Range<Int>, of bytes: [UInt8], _ file: @autoclosure () -> SourceFile
  ) -> Record {
    let read = Result { () throws(JSONFailure) in
      try JSONReader.read(bytes, range, isLine: true)
    }
    return record(read, file())
  }

  private static func record(
    _ read: Result<Node, JSONFailure>, _ file: @autoclosure () -> SourceFile
  ) -> Record {
    switch read {
    case .success(let node): .node(node)
    case .failure(let failure):
      .unreadable(.notJSON(failure, at: file().position(of: failure.offset)))
    }
  }

  /// A mistake belongs to the record that begins last before it; the others are read.
  private static func yaml(_ file: SourceFile) -> [Record] {
    let (node, diagnostics) = YAMLReader.readInPart(file, number: 0)
    let errors = diagnostics.sorted().filter { $0.severity == .error }
    func unreadable(_ error: Diagnostic) -> Record {
      .unreadable(.notYAML(error, at: file.position(of: error.span.start)))
    }
    if isNoInspection(node, hasErrors: !errors.isEmpty, file) {
      return [.unreadable(.noInspections)]
    }
    guard let node, case .sequence(let elements) = node.content else {
      return errors.first.map { [unreadable($0)] } ?? node.map { [.node($0)] } ?? []
    }
    guard !elements.isEmpty else { return errors.first.map { [unreadable($0)] } ?? [] }
    var failed: [Int: Diagnostic] = [:]
    var place = 0
    for error in errors {
      while place + 1 < elements.count, elements[place + 1].span.start <= error.span.start {
        place += 1
      }
      if failed[place] == nil { failed[place] = error }
    }
    return elements.enumerated().map { failed[$0].map(unreadable) ?? .node($1) }
  }

  /// Whether a file is YAML only because nearly every text is, or fails to be since it is a table.
  private static func isNoInspection(_ node: Node?, hasErrors: Bool, _ file: SourceFile) -> Bool {
    switch node?.content {
    case .scalar: true
    case nil: hasErrors && otherEndings.contains { file.path.lowercased().hasSuffix($0) }
    case .sequence, .mapping: false
    }
  }
}

extension Problem {
  /// - Parameter format: What the file would be, by its name.
  fileprivate static func notUTF8(_ format: InspectionFile.Format) -> Problem {
    let message = Message(
      "the file is in UTF-16; save it as UTF-8", "文件是 UTF-16 编码；请另存为 UTF-8")
    return format == .yaml
      ? Problem(path: JSONPath.root, code: "not-yaml", message: message)
      : Problem(path: JSONPath.root, code: "not-json", message: message)
  }

  /// A file that is something else, such as a table.
  fileprivate static let noInspections = Problem(
    path: JSONPath.root, code: "not-yaml",
    message: Message(
      "this is no inspection in JSON, NDJSON or YAML", "这不是检查记录（JSON、NDJSON 或 YAML）"))

  fileprivate static func notJSON(_ failure: JSONFailure, at place: SourcePosition) -> Problem {
    Problem(
      path: failure.path, code: "not-json", message: failure.message.located(at: place))
  }

  fileprivate static func notYAML(_ diagnostic: Diagnostic, at place: SourcePosition) -> Problem {
    Problem(
      path: JSONPath.root, code: "not-yaml", message: diagnostic.message.located(at: place))
  }
}

extension Message {
  fileprivate func located(at place: SourcePosition) -> Message {
    Message(
      "line \(place.line), column \(place.column): \(english)",
      "第 \(place.line) 行第 \(place.column) 列：\(chinese)")
  }
}
