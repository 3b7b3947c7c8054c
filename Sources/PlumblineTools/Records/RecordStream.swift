import FEEL
package import Plumbline

/// Takes a file of inspections piece by piece and gives what becomes whole.
///
/// Of NDJSON only the line at hand is held, so that memory does not grow with the file. JSON and
/// YAML are read whole, at the end.
package struct RecordStream {
  /// Bytes; an inspection has some tens of thousands.
  static let longestLine = 1 << 24
  /// Bytes of a file that is read whole; more belongs into NDJSON.
  static let largestFile = 1 << 28

  private let path: String
  private let longestLine: Int
  private let largestFile: Int
  /// Null until the first line is there.
  private var format: InspectionFile.Format?
  private var buffer: [UInt8] = []
  /// The place of the first byte that is no blank; null until there is one.
  private var contentStart: Int?
  /// The line at hand, from 1.
  private var line = 1
  /// Whether the rest of a line that was too long, or of a file, is passed over.
  private var isSkipping = false

  /// - Parameter path: Its ending tells the format; where it does not, the first bytes do.
  package init(
    path: String, longestLine: Int = longestLine, largestFile: Int = largestFile
  ) {
    self.path = path
    self.longestLine = longestLine
    self.largestFile = largestFile
  }

  /// Whether values are typed as JSON writes them.
  package var isJSON: Bool { format != .yaml }

  /// What becomes whole.
  package enum Part: Sendable {
    case record(InspectionFile.Record)
    /// Lines of NDJSON, one record each.
    case lines(LineBlock)

    /// The records, read.
    package var records: [InspectionFile.Record] {
      switch self {
      case .record(let record): [record]
      case .lines(let block): block.records
      }
    }
  }

  /// Takes the next bytes; returns what they complete.
  package mutating func take(_ bytes: [UInt8]) -> [Part] {
    if format == nil {
      let known = buffer.count
      buffer += bytes
      if known < InspectionFile.tellingBytes, let problem = refused() { return [.record(problem)] }
      format = recognised(from: known)
      guard format == .lines else { return limitedWhole() }
      let first = buffer
      buffer = []
      return lines(first)
    }
    if format == .lines { return lines(bytes) }
    if !isSkipping { buffer += bytes }
    return limitedWhole()
  }

  /// Returns what the end of the file completes.
  package mutating func finish() -> [Part] {
    defer { buffer = [] }
    guard !isSkipping else { return [] }
    if format == .lines { return block(buffer) }
    let file = InspectionFile.read(SourceFile(path: path, bytes: buffer))
    format = file.format
    return file.records.map { .record($0) }
  }

  /// The format, once there is a line with something in it: that is enough to tell.
  ///
  /// Only bytes from `known` on are looked at: those before were, and told nothing.
  private mutating func recognised(from known: Int) -> InspectionFile.Format? {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    if contentStart == nil { contentStart = buffer[known...].firstIndex { !blanks.contains($0) } }
    guard let contentStart,
      let end = buffer[max(contentStart, known)...].firstIndex(of: 0x0A)
    else { return nil }
    return InspectionFile.read(SourceFile(path: path, bytes: Array(buffer[...end]))).format
  }

  /// What is wrong with a file that is no text in UTF-8; then nothing of it is read.
  private mutating func refused() -> InspectionFile.Record? {
    guard let problem = InspectionFile.refused(SourceFile(path: path, bytes: buffer)) else {
      return nil
    }
    format = .json
    isSkipping = true
    buffer = []
    return .unreadable(problem)
  }

  /// A file that is too large to be read whole is a problem, once.
  private mutating func limitedWhole() -> [Part] {
    guard !isSkipping, buffer.count > largestFile else { return [] }
    isSkipping = true
    buffer = []
    return [.record(.unreadable(.fileTooLarge(bytes: largestFile)))]
  }

  // MARK: Lines

  private mutating func lines(_ bytes: [UInt8]) -> [Part] {
    guard let end = bytes.lastIndex(of: 0x0A) else { return limited(bytes) }
    var whole = buffer.isEmpty ? bytes[...end] : buffer[...] + bytes[...end]
    buffer = []
    if isSkipping {
      let next = whole.firstIndex(of: 0x0A).map { $0 + 1 } ?? whole.endIndex
      whole = whole[next...]
      line += 1
      isSkipping = false
    }
    let parts = block(Array(whole))
    return parts + limited(Array(bytes[(end + 1)...]))
  }

  /// Keeps the beginning of a line; one that is too long already is passed over.
  private mutating func limited(_ bytes: [UInt8]) -> [Part] {
    if !isSkipping { buffer += bytes }
    guard buffer.count > longestLine else { return [] }
    buffer = []
    isSkipping = true
    return [.record(.unreadable(.lineTooLong(line, bytes: longestLine)))]
  }

  /// Whole lines, perhaps without the last line end.
  private mutating func block(_ bytes: [UInt8]) -> [Part] {
    guard !bytes.isEmpty else { return [] }
    let block = LineBlock(path: path, bytes: bytes, firstLine: line, longestLine: longestLine)
    line += block.lineEnds
    return [.lines(block)]
  }
}
