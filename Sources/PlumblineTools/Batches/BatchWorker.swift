package import FEEL
package import Plumbline

/// Evaluates chunks and writes their outcomes in the order of the records.
///
/// What is regular is run and written by column. Everything else, such as a record with a problem
/// or an inspection with a gap, is evaluated by itself.
package final class BatchWorker {
  private let policy: BatchPolicy
  private let form: OutcomeForm
  private let grade: EnumerationWord?
  private let batches: BatchSet
  private var scanner: LineScanner
  private var runs: [BatchRun] = []
  private var writers: [BriefBatch] = []
  private var writer: OutcomeWriter
  private let output = OutputBuffer()
  /// How many outcomes were written from columns so far.
  package private(set) var columnOutcomes = 0

  /// - Parameter grade: What hazards are held against; null: nothing.
  package init(_ policy: BatchPolicy, _ form: OutcomeForm, failOn grade: EnumerationWord?) {
    self.policy = policy
    self.form = form
    self.grade = grade
    batches = BatchSet(policy)
    scanner = LineScanner(batches)
    writer = form.writer(policy.policy)
  }

  /// Evaluates a chunk; its outcomes stand in the order of its records.
  package func evaluate(_ chunk: Chunk) -> ChunkOutcome {
    var outcome = ChunkOutcome()
    output.removeAll()
    for part in chunk.parts {
      switch part {
      case .record(let record): evaluate(record, of: chunk, &outcome)
      case .lines(let block) where isByColumn: evaluate(block, of: chunk, &outcome)
      case .lines(let block):
        for record in block.records { evaluate(record, of: chunk, &outcome) }
      }
    }
    outcome.close(output)
    return outcome
  }

  /// Whether outcomes can be written from columns.
  private var isByColumn: Bool { form.format == .ndjson && form.isBrief && !form.isTraced }

  // MARK: One by one

  private func evaluate(
    _ record: InspectionFile.Record, of chunk: Chunk, _ outcome: inout ChunkOutcome
  ) {
    add(
      policy.policy.evaluate(record, isJSON: chunk.isJSON, traced: form.isTraced), of: chunk,
      &outcome)
  }

  private func add(
    _ result: InspectionResult, of chunk: Chunk, _ outcome: inout ChunkOutcome
  ) {
    writer.writeAlone(result, from: chunk.path)
    output.append(writer.take())
    let id =
      switch result {
      case .outcome(let outcome): outcome.inspection.id
      case .rejected(let header, _): header.id
      }
    outcome.add(
      id: Array(id.utf8), EvaluationSummary.Counts(result, failOn: grade), end: output.count)
  }

  // MARK: By column

  private func evaluate(_ block: LineBlock, of chunk: Chunk, _ outcome: inout ChunkOutcome) {
    let lines = block.lines
    var first = 0
    while first < lines.count {
      let end = min(first + InspectionBatch.mostLanes, lines.count)
      evaluate(lines[first..<end], block, of: chunk, &outcome)
      first = end
    }
  }

  private func evaluate(
    _ lines: ArraySlice<LineBlock.Line>, _ block: LineBlock, of chunk: Chunk,
    _ outcome: inout ChunkOutcome
  ) {
    batches.begin()
    let places = lines.map { line in
      block.isReadable(line) ? scanner.read(block.bytes.span.extracting(line.range)) : nil
    }
    runBatches()
    for (line, place) in zip(lines, places) {
      if let place, !runs[place.batch].isIrregular(place.lane) {
        write(runs[place.batch], writers[place.batch], place.lane, &outcome)
      } else if let record = block.record(line) {
        evaluate(record, of: chunk, &outcome)
      }
    }
  }

  private func runBatches() {
    for batch in batches.batches[runs.count...] {
      runs.append(BatchRun(batch.program))
      writers.append(BriefBatch(batch.program))
    }
    for (run, batch) in zip(runs, batches.batches) where batch.count > 0 { run.run(batch) }
  }

  private func write(
    _ run: BatchRun, _ brief: BriefBatch, _ lane: Int, _ outcome: inout ChunkOutcome
  ) {
    columnOutcomes += 1
    brief.write(run, lane, to: output)
    output.append(byte: 0x0A)
    let reachesGrade = grade.map { run.hasHazard(lane, asBadAs: $0) } ?? false
    outcome.add(
      id: run.batch.texts[run.batch.ids[lane]],
      EvaluationSummary.Counts(reachesGrade: reachesGrade), end: output.count)
  }
}
