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
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    switch file.bytes.first(where: { !blanks.contains($0) }) {
    case UInt8(ascii: "["): return .json
    case UInt8(ascii: "{"):
      let line = file.bytes.prefix { $0 != 0x0A }
      let isWhole = (try? JSONReader.read(file, 0..<line.count)) != nil
      return isWhole ? .lines : .json
    default: return .yaml
    }
  }

  private static func json(_ file: SourceFile) -> [Record] {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let record = record(file, start..<file.bytes.count)
    if case .node(let node) = record, case .sequence(let elements) = node.content {
      return elements.map(Record.node)
    }
    return [record]
  }

  private static func lines(_ file: SourceFile) -> [Record] {
    var records: [Record] = []
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      let isBlank = file.bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
      if !isBlank { records.append(record(file, start..<end)) }
      start = end + 1
    }
    return records
  }

  private static func record(_ file: SourceFile, _ range: Range<Int>) -> Record {
    do {
      return .node(try JSONReader.read(file, range))
    } catch {
      return .unreadable(.notJSON(error, at: file.position(of: error.offset)))
    }
  }

  private static func yaml(_ file: SourceFile) -> [Record] {
    var diagnostics = Diagnostics()
    guard let node = YAMLReader.read(file, number: 0, into: &diagnostics) else {
      let first = diagnostics.sorted().first { $0.severity == .error }
      return first.map { [.unreadable(.notYAML($0, at: file.position(of: $0.span.start)))] } ?? []
    }
    if case .sequence(let elements) = node.content { return elements.map(Record.node) }
    return [.node(node)]
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
