import FEEL
import Plumbline
import RandomFEEL
import Testing

/// Two evaluators, one policy, the same bytes: over random policies, the shipped one, and that of the
/// benchmarks.
///
/// Nearly every random policy has a rule without a fast form, so that its inspections are evaluated
/// one by one in both; the two others run by column.
///
/// By default some hundred inspections are compared. `PLUMBLINE_AGREEMENT` is how many there are in
/// each test, `PLUMBLINE_SEED` the first seed; a difference is printed with the seed of its policy.
/// For millions, build for release and let it run, with other seeds at each core:
///
///     PLUMBLINE_AGREEMENT=5000000 PLUMBLINE_SEED=7 \
///       swift test -c release -Xswiftc -enable-testing --disable-xctest --filter AgreementTests
@Suite("Agreement of evaluators")
struct AgreementTests {
  /// Inspections that are evaluated together: fewer and more than words of bits hold.
  private static let batches = [1, 2, 3, 17, 64, 65, 130, 256]
  /// Inspections for each random policy, which takes as long to compile as some tens of them.
  private static let perPolicy = 60

  /// Compares so many inspections of a policy; false, with an issue, where one differs.
  private static func agree(on policy: Policy, count: Int, seed: UInt64, _ about: String) -> Bool {
    let full = Agreement(expected: Agreement.reference(policy), actual: Agreement.batches(policy))
    let brief = Agreement(
      expected: Agreement.reference(policy, isBrief: true),
      actual: Agreement.batches(policy, isBrief: true))
    var inspections = RandomInspections(policy, seed: seed)
    var left = count
    while left > 0 {
      let size = min(left, inspections.random.one(of: batches))
      left -= size
      let batch = (0..<size).map { _ in inspections.next() }
      let isBrief = inspections.random.chance(50)
      let isTraced = !isBrief && inspections.random.chance(50)
      let agreement = isBrief ? brief : full
      if let difference = agreement.difference(in: batch, isTraced: isTraced) {
        Issue.record("seed \(seed): \(difference)\n\(about)")
        return false
      }
    }
    return true
  }

  @Test("over random policies")
  func randomPolicies() throws {
    for number in 0..<max(1, AgreementRun.count / Self.perPolicy) {
      let seed = AgreementRun.seed &+ UInt64(number)
      guard let sound = try? SoundPolicy.made(number).get() else { continue }
      let count = min(AgreementRun.count, Self.perPolicy)
      guard Self.agree(on: sound.policy, count: count, seed: seed, sound.written.text) else {
        return
      }
    }
  }

  @Test("over the shipped policy")
  func shippedPolicy() throws {
    let policy = try #require(Policy.compile(ProjectFiles.shipped).policy)
    _ = Self.agree(
      on: policy, count: AgreementRun.count, seed: AgreementRun.seed, "the shipped policy")
  }

  /// The policy of the benchmarks, every rule of which runs by column.
  @Test("over the policy of the benchmarks, whose regular inspections run by column")
  func benchmarkPolicy() throws {
    let policy = try #require(Policy.compile(ProjectFiles.benchmark).policy)
    let count = max(AgreementRun.count, 1_000)
    guard Self.agree(on: policy, count: count, seed: AgreementRun.seed, "the benchmarks") else {
      return
    }
    var inspections = RandomInspections(policy, seed: AgreementRun.seed)
    let lines = (0..<count).map { _ in inspections.next() }.bytes
    #expect(Agreement.columnOutcomes(policy, lines) > count / 20)
  }
}
