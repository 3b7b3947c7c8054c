package import FEEL
package import Plumbline

/// Puts the outcomes of a run together, in order: counts them, and sees to it that no id has two.
package struct OutcomeCollector {
  package private(set) var summary: EvaluationSummary
  private let policy: Policy
  private let form: OutcomeForm
  private var writer: OutcomeWriter
  private var seen = SeenIDs()

  package init(_ policy: Policy, _ form: OutcomeForm) {
    self.policy = policy
    self.form = form
    summary = EvaluationSummary()
    writer = form.writer(policy)
  }

  /// What stands before the first outcome.
  package mutating func begin() -> [UInt8] {
    writer.begin()
    return writer.take()
  }

  /// Begins another file of the run.
  package mutating func begin(_ path: String) { seen.begin(path) }

  /// What stands after the last outcome.
  package mutating func end() -> [UInt8] {
    writer.end(summary)
    return writer.take()
  }

  /// That ids are no longer kept, when that has begun; once.
  package mutating func takeWarning() -> Message? { seen.takeWarning() }

  /// Takes the outcomes of the next chunk; returns them as they are to be written.
  package mutating func collect(_ outcome: ChunkOutcome, of chunk: Chunk) -> [UInt8] {
    var repeated: [Int: Problem] = [:]
    var place = 0
    seen.next(outcome.ids, ends: outcome.records.lazy.map(\.idEnd)) { problem in
      if let problem {
        repeated[place] = problem
      } else {
        summary.count(outcome.records[place].counts)
      }
      place += 1
    }
    if repeated.isEmpty, form.format == .ndjson { return outcome.bytes }
    var start = 0
    for (place, record) in outcome.records.enumerated() {
      writer.separate()
      if let problem = repeated[place] {
        reject(place, of: chunk, problem)
      } else {
        writer.append(outcome.bytes[start..<record.end])
      }
      start = record.end
    }
    return writer.take()
  }

  /// Writes a record whose id was there before; it has no outcome.
  private mutating func reject(_ place: Int, of chunk: Chunk, _ problem: Problem) {
    guard let record = chunk.record(place) else { return }
    let result: InspectionResult =
      switch policy.evaluate(record, isJSON: chunk.isJSON, traced: false) {
      case .outcome(let outcome): .rejected(outcome.inspection, [problem])
      case .rejected(let header, let problems): .rejected(header, [problem] + problems)
      }
    summary.count(EvaluationSummary.Counts(result, failOn: nil))
    writer.writeAlone(result, from: chunk.path)
  }
}
