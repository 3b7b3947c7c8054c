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
  /// Bytes that are read at a time: they and their outcomes stay in the cache of a core.
  package static let blockSize = 1 << 18
  /// Blocks whose memory is used again.
  private static let mostLent = 16

  private let path: String
  private let longestLine: Int
  private let largestFile: Int
  /// Null until the first line is there.
  private var format: InspectionFile.Format?
  /// The bytes of which nothing whole has been made yet.
  private var buffer: [UInt8] = []
  /// The memory of the last blocks, in order.
  private var lent: [LineMemory] = []
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
    let known = buffer.count
    buffer += bytes
    return taken(from: known)
  }

  /// Takes the bytes that a source appends, without a copy; returns what they complete.
  package mutating func take<Failure: Error>(
    from source: (inout OutputSpan<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> [Part] {
    let known = buffer.count
    let room = max(Self.blockSize - known, Self.blockSize / 4)
    if buffer.capacity < known + room + LineBlock.spareBytes {
      buffer.reserveCapacity(max(2 * known, known + room + LineBlock.spareBytes))
    }
    try buffer.append(addingCapacity: room, initializingWith: source)
    return taken(from: known)
  }

  /// What bytes complete that have come to the buffer at a place.
  private mutating func taken(from known: Int) -> [Part] {
    if format == nil {
      if known < InspectionFile.tellingBytes, let problem = refused() { return [.record(problem)] }
      format = recognised(from: known)
      return format == .lines ? lines(from: 0) : limitedWhole()
    }
    if format == .lines { return lines(from: known) }
    if isSkipping { buffer.removeAll(keepingCapacity: true) }
    return limitedWhole()
  }

  /// Returns what the end of the file completes.
  package mutating func finish() -> [Part] {
    defer { buffer = [] }
    guard !isSkipping else { return [] }
    if format == .lines { return block(upTo: buffer.count) }
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

  /// Cuts at the last line end of the bytes from a place on; there is none before them.
  private mutating func lines(from known: Int) -> [Part] {
    var known = known
    if isSkipping {
      let end = LineEnds.first(buffer, from: 0, to: buffer.count)
      guard end < buffer.count else {
        buffer.removeAll(keepingCapacity: true)
        return []
      }
      buffer.removeFirst(end + 1)
      line += 1
      isSkipping = false
      known = 0
    }
    return block(upTo: LineEnds.behindLast(buffer, from: known)) + limited()
  }

  /// Keeps the beginning of a line; one that is too long already is passed over.
  private mutating func limited() -> [Part] {
    guard buffer.count > longestLine else { return [] }
    buffer = []
    isSkipping = true
    return [.record(.unreadable(.lineTooLong(line, bytes: longestLine)))]
  }

  /// Hands the first bytes over, which are whole lines, perhaps without the last line end.
  private mutating func block(upTo end: Int) -> [Part] {
    guard end > 0 else { return [] }
    var bytes = spareMemory()
    bytes.reserveCapacity(Self.blockSize + LineBlock.spareBytes)
    bytes += buffer[end...]
    swap(&bytes, &buffer)
    bytes.removeLast(bytes.count - end)
    bytes += repeatElement(0, count: LineBlock.spareBytes)
    let memory = LineMemory(bytes)
    if end <= Self.blockSize, lent.count < Self.mostLent { lent.append(memory) }
    let block = LineBlock(
      path: path, memory: memory, end: end, firstLine: line, longestLine: longestLine)
    line += block.lineEnds
    return [.lines(block)]
  }

  /// The memory of a block that nobody holds any more, emptied.
  private mutating func spareMemory() -> [UInt8] {
    for place in lent.indices where isKnownUniquelyReferenced(&lent[place]) {
      return lent.remove(at: place).take()
    }
    return []
  }
}
