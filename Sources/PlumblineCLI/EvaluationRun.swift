import FEEL
import Plumbline
import PlumblineTools

/// Evaluates files one after another, and writes each outcome as soon as its record is there.
struct EvaluationRun {
  /// Bytes of output written at a time; fewer at the end of what has been read.
  private static let pieceSize = 1 << 16

  private let policy: Policy
  private let isTraced: Bool
  private var writer: OutcomeWriter
  private var summary: EvaluationSummary
  private var seen = SeenIDs()
  private var progress: Progress

  init(
    _ policy: Policy, writer: OutcomeWriter, failOn grade: EnumerationWord?, isTraced: Bool
  ) {
    self.policy = policy
    self.writer = writer
    self.isTraced = isTraced
    summary = EvaluationSummary(failOn: grade)
    progress = Progress(
      isShown: Terminal.standardError.isWatched && !Terminal.standardOutput.isWatched)
  }

  /// Evaluates every file; one that cannot be read is named, and the others go on.
  mutating func evaluate(_ paths: [String], _ status: inout ExitStatus) throws {
    writer.begin()
    try Terminal.standardOutput.write(writer.take())
    for path in paths {
      do {
        try evaluate(path, &status)
      } catch let error as FolderError {
        progress.clear()
        status.complain(error)
      }
    }
    progress.clear()
    writer.end(summary)
    try Terminal.standardOutput.write(writer.take())
  }

  private mutating func evaluate(_ path: String, _ status: inout ExitStatus) throws {
    let source = try ByteSource(path: path)
    var stream = RecordStream(path: path)
    seen.begin(path)
    let before = summary.records
    progress.start(size: source.size)
    while let bytes = try source.next() {
      try evaluate(stream.take(bytes), of: path, isJSON: stream.isJSON, &status)
      progress.advance(by: bytes.count, records: summary.records)
    }
    let last = stream.finish()
    try evaluate(last, of: path, isJSON: stream.isJSON, &status)
    if summary.records == before { warn(.noRecords(in: path)) }
  }

  /// Says what does not change how the run ends.
  private mutating func warn(_ message: Message) {
    progress.clear()
    complain(
      "plumbline: " + spoken("warning: ", "警告：") + message.text(in: Speech.language))
  }

  private mutating func evaluate(
    _ records: [InspectionFile.Record], of path: String, isJSON: Bool,
    _ status: inout ExitStatus
  ) throws {
    for record in records {
      let result = seen.checked(
        policy.evaluate(record, isJSON: isJSON, traced: isTraced))
      if let warning = seen.takeWarning() { warn(warning) }
      summary.count(result)
      if summary.reachesGrade { status.raise(to: .findings) }
      if summary.isPartial { status.raise(to: .partly) }
      writer.write(result, from: path)
      if writer.waiting >= Self.pieceSize { try Terminal.standardOutput.write(writer.take()) }
      progress.tick(records: summary.records)
    }
    try Terminal.standardOutput.write(writer.take())
  }
}
