import FEEL
import Plumbline
import PlumblineTools

/// Evaluates files one after another, and writes each outcome as soon as its record is there.
struct EvaluationRun: ~Copyable {
  /// Records of a file that was read whole, and whose outcomes wait in memory together.
  private static let mostParts = 256

  private var workers: Workers
  private var collector: OutcomeCollector
  private var progress: Progress

  init(_ policy: Policy, _ form: OutcomeForm, failOn grade: EnumerationWord?, jobs: Int) {
    workers = Workers(policy, form, failOn: grade, jobs: jobs)
    collector = OutcomeCollector(policy, form)
    progress = Progress(
      isShown: Terminal.standardError.isWatched && !Terminal.standardOutput.isWatched)
  }

  /// Evaluates every file; one that cannot be read is named, and the others go on.
  mutating func evaluate(_ paths: [String], _ status: inout ExitStatus) async throws {
    try Terminal.standardOutput.write(collector.begin())
    for path in paths {
      do {
        try await evaluate(path, &status)
      } catch let error as FolderError {
        progress.clear()
        status.complain(error)
      }
    }
    progress.clear()
    try Terminal.standardOutput.write(collector.end())
  }

  private mutating func evaluate(_ path: String, _ status: inout ExitStatus) async throws {
    let source = try ByteSource(path: path)
    var stream = RecordStream(path: path)
    collector.begin(path)
    let before = collector.summary.records
    progress.start(size: source.size)
    do {
      while true {
        // Whoever sends record by record may wait for the outcomes so far.
        if !source.isReady { try await writeRest(&status) }
        var count = 0
        let parts = try stream.take { bytes throws(FolderError) in
          try source.read(into: &bytes)
          count = bytes.count
        }
        if count == 0 { break }
        try await evaluate(parts, of: path, isJSON: stream.isJSON, &status)
        progress.advance(by: count, records: collector.summary.records)
      }
      let last = stream.finish()
      try await evaluate(last, of: path, isJSON: stream.isJSON, &status)
    } catch let error as FolderError {
      try await writeRest(&status)
      throw error
    }
    try await writeRest(&status)
    if collector.summary.records == before { warn(.noRecords(in: path)) }
  }

  /// Says what does not change how the run ends.
  private mutating func warn(_ message: Message) {
    progress.clear()
    complain(
      "plumbline: " + spoken("warning: ", "警告：") + message.text(in: Speech.language))
  }

  private mutating func evaluate(
    _ parts: [RecordStream.Part], of path: String, isJSON: Bool, _ status: inout ExitStatus
  ) async throws {
    var rest = parts[...]
    while !rest.isEmpty {
      let some = Array(rest.prefix(Self.mostParts))
      rest = rest.dropFirst(some.count)
      workers.add(Chunk(path: path, parts: some, isJSON: isJSON))
      while workers.isFull { try await writeNext(&status) }
    }
  }

  private mutating func writeRest(_ status: inout ExitStatus) async throws {
    while try await writeNext(&status) {}
  }

  /// Writes the outcomes of the next chunk; false where all have been written.
  @discardableResult
  private mutating func writeNext(_ status: inout ExitStatus) async throws -> Bool {
    guard let (chunk, outcome) = await workers.take() else { return false }
    let bytes = collector.collect(outcome, of: chunk)
    if let warning = collector.takeWarning() { warn(warning) }
    if collector.summary.reachesGrade { status.raise(to: .findings) }
    if collector.summary.isPartial { status.raise(to: .partly) }
    try Terminal.standardOutput.write(bytes)
    progress.tick(records: collector.summary.records)
    return true
  }
}
