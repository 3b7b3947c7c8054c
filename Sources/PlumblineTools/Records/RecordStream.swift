import FEEL
package import Plumbline

/// Takes a file of inspections piece by piece and gives its records as they become whole.
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

  /// Takes the next bytes; returns the records that they complete.
  package mutating func take(_ bytes: [UInt8]) -> [InspectionFile.Record] {
    if format == nil {
      let known = buffer.count
      buffer += bytes
      if known < InspectionFile.tellingBytes, let problem = refused() { return [problem] }
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

  /// Returns the records that the end of the file completes.
  package mutating func finish() -> [InspectionFile.Record] {
    defer { buffer = [] }
    guard !isSkipping else { return [] }
    if format == .lines { return records(ofLine: buffer[...]) }
    let file = InspectionFile.read(SourceFile(path: path, bytes: buffer))
    format = file.format
    return file.records
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
  private mutating func limitedWhole() -> [InspectionFile.Record] {
    guard !isSkipping, buffer.count > largestFile else { return [] }
    isSkipping = true
    buffer = []
    return [.unreadable(.fileTooLarge(bytes: largestFile))]
  }

  // MARK: Lines

  private mutating func lines(_ bytes: [UInt8]) -> [InspectionFile.Record] {
    var records: [InspectionFile.Record] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      records += completed(by: rest[..<end])
      line += 1
      isSkipping = false
      rest = rest[(end + 1)...]
    }
    if !isSkipping { buffer += rest }
    if buffer.count > longestLine {
      records.append(.unreadable(.lineTooLong(line, bytes: longestLine)))
      buffer = []
      isSkipping = true
    }
    return records
  }

  /// The record of the line that ends with these bytes.
  private mutating func completed(by bytes: ArraySlice<UInt8>) -> [InspectionFile.Record] {
    guard !isSkipping else { return [] }
    defer { buffer = [] }
    return records(ofLine: buffer.isEmpty ? bytes : buffer[...] + bytes)
  }

  private func records(ofLine bytes: ArraySlice<UInt8>) -> [InspectionFile.Record] {
    guard bytes.count <= longestLine else {
      return [.unreadable(.lineTooLong(line, bytes: longestLine))]
    }
    // The path of the piece says that it is lines, whatever the stream's own says.
    let piece = SourceFile(path: "\(path).ndjson", bytes: Array(bytes), firstLine: line)
    return InspectionFile.read(piece).records
  }
}
