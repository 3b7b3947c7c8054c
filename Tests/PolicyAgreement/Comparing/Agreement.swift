import FEEL
import Plumbline
import PlumblineTools

/// Holds two evaluators to the same bytes over random inspections.
struct Agreement {
  /// Evaluates lines of NDJSON, one inspection each; gives their outcomes, one a line.
  typealias Evaluator = (_ lines: [UInt8], _ isTraced: Bool) -> [UInt8]

  /// What is right by definition.
  let expected: Evaluator
  let actual: Evaluator

  /// The inspections over which evaluators differ, as few and as small as could be found.
  struct Difference: CustomStringConvertible {
    let inspections: [RandomInspection]
    let isTraced: Bool
    let expected: String
    let actual: String

    var description: String {
      """
      \(inspections.count) inspections\(isTraced ? ", traced" : ""):
      \(String(decoding: inspections.bytes, as: UTF8.self))
      expected:
      \(expected)
      actual:
      \(actual)
      """
    }
  }

  /// Each record by itself, through the stages that the reference evaluator runs.
  static func reference(_ policy: Policy, isBrief: Bool = false) -> Evaluator {
    { lines, isTraced in
      var writer = OutcomeWriter(policy, format: .ndjson, isBrief: isBrief, language: .chinese)
      var stream = RecordStream(path: "inspections.ndjson")
      for record in (stream.take(lines) + stream.finish()).flatMap(\.records) {
        writer.write(policy.evaluate(record, isJSON: stream.isJSON, traced: isTraced))
      }
      return writer.take()
    }
  }

  /// All records together, by column where that can be, in memory of their own.
  static func batches(_ policy: Policy, isBrief: Bool = false) -> Evaluator {
    let shared = BatchPolicy(policy)
    return { lines, isTraced in
      BatchEvaluator(shared, isBrief: isBrief).evaluate(lines, isTraced: isTraced)
    }
  }

  /// How many brief outcomes of these lines come from columns.
  static func columnOutcomes(_ policy: Policy, _ lines: [UInt8]) -> Int {
    let evaluator = BatchEvaluator(BatchPolicy(policy), isBrief: true)
    _ = evaluator.evaluate(lines, isTraced: false)
    return evaluator.columnOutcomes
  }

  /// Evaluates inspections together in both ways.
  ///
  /// - Returns: Null where all bytes are the same; else the smallest part of them that still differs.
  func difference(in inspections: [RandomInspection], isTraced: Bool) -> Difference? {
    guard differs(inspections, isTraced) else { return nil }
    var shrinking = Shrinking { differs($0, isTraced) }
    return whole(shrinking.shrink(inspections), isTraced: isTraced)
  }

  /// What both make of inspections over which they differ.
  func whole(_ inspections: [RandomInspection], isTraced: Bool) -> Difference {
    Difference(
      inspections: inspections, isTraced: isTraced,
      expected: String(decoding: expected(inspections.bytes, isTraced), as: UTF8.self),
      actual: String(decoding: actual(inspections.bytes, isTraced), as: UTF8.self))
  }

  func differs(_ inspections: [RandomInspection], _ isTraced: Bool) -> Bool {
    let bytes = inspections.bytes
    return expected(bytes, isTraced) != actual(bytes, isTraced)
  }
}
