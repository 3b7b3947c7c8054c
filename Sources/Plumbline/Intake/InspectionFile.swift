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
    let records: [Record] =
      switch format {
      case .json: json(file)
      case .lines: lines(file)
      case .yaml: yaml(file)
      }
    return InspectionFile(format: format, records: records)
  }

  private static func format(of file: SourceFile) -> Format {
    let path = file.path.lowercased()
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { return .yaml }
    if path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") { return .lines }
    if path.hasSuffix(".json") { return .json }
    let bytes = file.bytes[start(of: file)...]
    switch bytes.first(where: { !isBlank($0) && $0 != 0x0A }) {
    case UInt8(ascii: "["): return .json
    case UInt8(ascii: "{"):
      let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
      let isWhole = (try? JSONReader.read(file, bytes.startIndex..<end)) != nil
      return isWhole ? .lines : .json
    default: return .yaml
    }
  }

  /// Where the content begins: after the byte-order mark, if there is one.
  private static func start(of file: SourceFile) -> Int {
    file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0D || byte == 0x09
  }

  private static func json(_ file: SourceFile) -> [Record] {
    JSONReader.records(file, from: start(of: file)).map { record($0, file) }
  }

  private static func lines(_ file: SourceFile) -> [Record] {
    var records: [Record] = []
    var start = start(of: file)
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      if !file.bytes[start..<end].allSatisfy(isBlank) {
        let line = start..<end
        let read = Result { () throws(JSONFailure) in try JSONReader.read(file, line) }
        records.append(record(read, file))
      }
      start = end + 1
    }
    return records
  }

  private static func record(_ read: Result<Node, JSONFailure>, _ file: SourceFile) -> Record {
    switch read {
    case .success(let node): .node(node)
    case .failure(let failure):
      .unreadable(.notJSON(failure, at: file.position(of: failure.offset)))
    }
  }

  /// A mistake belongs to the record that begins last before it; the others are read.
  private static func yaml(_ file: SourceFile) -> [Record] {
    let (node, diagnostics) = YAMLReader.readInPart(file, number: 0)
    let errors = diagnostics.sorted().filter { $0.severity == .error }
    func unreadable(_ error: Diagnostic) -> Record {
      .unreadable(.notYAML(error, at: file.position(of: error.span.start)))
    }
    guard let node, case .sequence(let elements) = node.content, !elements.isEmpty else {
      return errors.first.map { [unreadable($0)] } ?? node.map { [.node($0)] } ?? []
    }
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
}

extension Problem {
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
