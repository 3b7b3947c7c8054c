import Columns
package import FEEL
package import Plumbline

/// Evaluates chunks and writes their outcomes in the order of the records.
///
/// What is regular is run and written by column. Everything else, such as a record with a problem
/// or an inspection that lacks a fact, is evaluated by itself.
package final class BatchWorker {
  private let policy: BatchPolicy
  private let form: OutcomeForm
  private let grade: EnumerationWord?
  private let batches: BatchSet
  private var scanner: LineScanner
  private var runs: [BatchRun] = []
  private var writers: [BriefBatch] = []
  private var writer: OutcomeWriter
  /// Where the outcomes end that were written together.
  private var ends: [Int] = []
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
    for part in chunk.parts {
      switch part {
      case .record(let record): evaluate(record, of: chunk, &outcome)
      case .lines(let block) where isByColumn: evaluate(block, of: chunk, &outcome)
      case .lines(let block):
        for record in block.records { evaluate(record, of: chunk, &outcome) }
      }
    }
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
    outcome.bytes += writer.take()
    let id =
      switch result {
      case .outcome(let outcome): outcome.inspection.id
      case .rejected(let header, _): header.id
      }
    outcome.add(
      id: id.utf8, EvaluationSummary.Counts(result, failOn: grade), end: outcome.bytes.count)
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
    let bytes = block.bytes
    let readable = lines.map { block.isReadable($0) ? $0.range : nil }
    let places = scanner.read(each: readable, of: bytes.span)
    runBatches()
    var next = 0
    while next < places.count {
      let together = regular(places[next...])
      if let first = places[next], !together.isEmpty {
        write(runs[first.batch], writers[first.batch], together, &outcome)
      } else if let record = block.record(lines[lines.startIndex + next]) {
        evaluate(record, of: chunk, &outcome)
      }
      next += max(together.count, 1)
    }
  }

  /// The lanes of the first inspections that stand in one batch and are regular.
  private func regular(_ places: ArraySlice<BatchPlace?>) -> Range<Int> {
    guard let first = places.first.flatMap({ $0 }) else { return 0..<0 }
    let irregular = runs[first.batch].irregular
    var end = first.lane
    // What one batch takes in order stands in it in order.
    for place in places {
      guard let place, place.batch == first.batch, place.lane == end, !irregular[end] else {
        break
      }
      end += 1
    }
    return first.lane..<end
  }

  private func runBatches() {
    for batch in batches.batches[runs.count...] {
      runs.append(BatchRun(batch.program))
      writers.append(BriefBatch(batch.program))
    }
    for (run, batch) in zip(runs, batches.batches) where batch.count > 0 { run.run(batch) }
  }

  private func write(
    _ run: BatchRun, _ brief: BriefBatch, _ lanes: Range<Int>, _ outcome: inout ChunkOutcome
  ) {
    columnOutcomes += lanes.count
    ends.removeAll(keepingCapacity: true)
    brief.write(run, lanes, to: &outcome.bytes, ends: &ends)
    let (ids, gaps) = (run.batch.ids, run.gaps)
    unsafe run.batch.texts.withUnsafeBufferPointer { texts in
      for (lane, end) in zip(lanes, ends) {
        let reachesGrade = grade.map { run.hasHazard(lane, asBadAs: $0) } ?? false
        let counts = EvaluationSummary.Counts(
          gaps: gaps.gaps(of: lane).count, reachesGrade: reachesGrade)
        unsafe outcome.add(
          id: UnsafeBufferPointer(rebasing: texts[ids[lane]]), counts, end: end)
      }
    }
  }
}
