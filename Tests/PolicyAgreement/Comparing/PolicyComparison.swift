import FEEL
import Plumbline
import RandomFEEL

/// Compares both ways of evaluating over random inspections of one policy.
struct PolicyComparison {
  /// Inspections that are evaluated together: fewer and more than words of bits hold.
  private static let batches = [1, 2, 3, 17, 64, 65, 130, 256]
  /// How many of a hundred batches are written in brief, without which nothing runs by column.
  private static let briefShare = 90

  /// How many of a hundred inspections are regular.
  private static let regularShare = 72

  private let policy: Policy
  private let brief: BatchEvaluator
  private let full: BatchEvaluator
  private var inspections: RandomInspections
  /// How many inspections came to the same in both.
  private(set) var compared = 0

  init(_ policy: Policy, seed: UInt64) {
    self.policy = policy
    let shared = BatchPolicy(policy)
    brief = BatchEvaluator(shared, isBrief: true)
    full = BatchEvaluator(shared, isBrief: false)
    inspections = RandomInspections(policy, seed: seed, regularShare: Self.regularShare)
  }

  /// How many of those compared were answered from columns.
  var columnOutcomes: Int { brief.columnOutcomes }

  /// Compares so many inspections more.
  ///
  /// - Returns: Null where all bytes are the same; else the first difference, made small.
  mutating func compare(_ count: Int) -> Agreement.Difference? {
    var left = count
    while left > 0 {
      let size = min(left, inspections.random.one(of: Self.batches))
      left -= size
      let batch = (0..<size).map { _ in inspections.next() }
      let isBrief = inspections.random.chance(Self.briefShare)
      let isTraced = !isBrief && inspections.random.chance(50)
      if let difference = difference(in: batch, isBrief: isBrief, isTraced: isTraced) {
        return difference
      }
      compared += size
    }
    return nil
  }

  private func difference(
    in batch: [RandomInspection], isBrief: Bool, isTraced: Bool
  ) -> Agreement.Difference? {
    let evaluator = isBrief ? brief : full
    let reference = Agreement.reference(policy, isBrief: isBrief)
    let kept = Agreement(expected: reference) { evaluator.evaluate($0, isTraced: $1) }
    guard kept.differs(batch, isTraced) else { return nil }
    // Found by itself, it can be made small; else it needs what batches before it have left behind.
    return Agreement(expected: reference, actual: Agreement.batches(policy, isBrief: isBrief))
      .difference(in: batch, isTraced: isTraced)
      ?? kept.whole(batch, isTraced: isTraced)
  }
}
