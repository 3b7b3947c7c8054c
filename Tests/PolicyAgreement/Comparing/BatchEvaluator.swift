import FEEL
import Plumbline
import PlumblineTools

/// Evaluates lines of NDJSON as the command line does: together, by column where that can be.
///
/// Its memory is used again for each batch, so that a batch must not see what is left of another.
final class BatchEvaluator {
  private let policy: BatchPolicy
  private let isBrief: Bool
  private var plain: BatchWorker?
  private var traced: BatchWorker?

  init(_ policy: BatchPolicy, isBrief: Bool) {
    self.policy = policy
    self.isBrief = isBrief
  }

  /// How many outcomes came from columns so far.
  var columnOutcomes: Int { plain?.columnOutcomes ?? 0 }

  func evaluate(_ lines: [UInt8], isTraced: Bool) -> [UInt8] {
    let path = "inspections.ndjson"
    var stream = RecordStream(path: path)
    let parts = stream.take(lines) + stream.finish()
    return worker(isTraced).evaluate(Chunk(path: path, parts: parts, isJSON: stream.isJSON)).bytes
  }

  private func worker(_ isTraced: Bool) -> BatchWorker {
    if let known = isTraced ? traced : plain { return known }
    let form = OutcomeForm(
      format: .ndjson, isBrief: isBrief, isTraced: isTraced, language: .chinese)
    let worker = BatchWorker(policy, form, failOn: nil)
    if isTraced { traced = worker } else { plain = worker }
    return worker
  }
}
