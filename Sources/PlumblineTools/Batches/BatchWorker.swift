import FEEL
package import Plumbline

/// Evaluates lines of NDJSON by column and writes their outcomes in the order of the lines.
///
/// What is regular is run and written by column. Everything else, such as a line with a problem or
/// an inspection with a gap, is evaluated by itself.
package final class BatchWorker {
  private let policy: BatchPolicy
  private let batches: BatchSet
  private var runs: [BatchRun] = []
  private var writers: [BriefBatch] = []

  package init(_ policy: BatchPolicy) {
    self.policy = policy
    batches = BatchSet(policy)
  }

  /// Where a line has gone, or what became of it.
  private enum Place {
    case lane(BatchPlace, Inspection)
    case result(InspectionResult)
  }

  /// Evaluates records one after another.
  package func evaluate(
    _ records: [InspectionFile.Record], isJSON: Bool, _ writer: inout OutcomeWriter,
    _ output: OutputBuffer
  ) {
    var first = 0
    while first < records.count {
      let end = min(first + InspectionBatch.mostLanes, records.count)
      evaluate(records[first..<end], isJSON: isJSON, &writer, output)
      first = end
    }
  }

  private func evaluate(
    _ records: ArraySlice<InspectionFile.Record>, isJSON: Bool, _ writer: inout OutcomeWriter,
    _ output: OutputBuffer
  ) {
    batches.begin()
    let places = records.map { place($0, isJSON: isJSON) }
    for (place, batch) in batches.batches.enumerated() {
      if place == runs.count {
        runs.append(BatchRun(batch.program))
        writers.append(BriefBatch(batch.program))
      }
      runs[place].run(batch)
    }
    for place in places {
      switch place {
      case .lane(let place, let inspection):
        let run = runs[place.batch]
        if run.isIrregular(place.lane) {
          writer.write(
            policy.policy.evaluate(.inspection(inspection, run.program.program), traced: false))
          output.append(writer.take())
        } else {
          writers[place.batch].write(run, place.lane, to: output)
          output.append(byte: 0x0A)
        }
      case .result(let result):
        writer.write(result)
        output.append(writer.take())
      }
    }
  }

  private func place(_ record: InspectionFile.Record, isJSON: Bool) -> Place {
    guard case .node(let node) = record else {
      return .result(policy.policy.evaluate(record, isJSON: isJSON, traced: false))
    }
    let reading = InspectionReader.read(node, policy: policy.policy, isJSON: isJSON)
    guard case .inspection(let inspection, let program) = reading,
      let version = policy.policy.programs[program.checklist]?.firstIndex(where: {
        $0.dates == program.dates
      }), let batch = batches.place(program.checklist, version: version)
    else { return .result(policy.policy.evaluate(reading)) }
    let lane = batches.batches[batch].append(inspection)
    return .lane(BatchPlace(batch: batch, lane: lane), inspection)
  }

  /// How many of the inspections at hand are irregular, for measurements.
  package var irregular: Int {
    runs.reduce(0) { sum, run in
      sum + (0..<run.batch.count).filter { run.isIrregular($0) }.count
    }
  }
}
