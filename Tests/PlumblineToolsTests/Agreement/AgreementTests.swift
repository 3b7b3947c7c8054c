import FEEL
import Plumbline
import RandomFEEL
import Testing

@testable import PolicyAgreement

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
  /// Inspections for each random policy, which takes as long to compile as some tens of them.
  private static let perPolicy = 60

  private static func agree(on subject: ComparisonRun.Subject, seed: UInt64, count: Int) -> Int {
    let tally = ComparisonRun.piece(of: subject, seed: seed, count: count)
    for difference in tally.differences { Issue.record("\(difference)") }
    return tally.byColumn
  }

  @Test("over random policies")
  func randomPolicies() {
    for number in 0..<max(1, AgreementRun.count / Self.perPolicy) {
      _ = Self.agree(
        on: .randomPolicies, seed: AgreementRun.seed &+ UInt64(number),
        count: min(AgreementRun.count, Self.perPolicy))
    }
  }

  @Test("over the shipped policy")
  func shippedPolicy() throws {
    let policy = try #require(Policy.compile(ProjectFiles.shipped).policy)
    _ = Self.agree(
      on: .policy(policy, name: "shipped"), seed: AgreementRun.seed, count: AgreementRun.count)
  }

  @Test("over the policy of the benchmarks, whose regular inspections run by column")
  func benchmarkPolicy() throws {
    let policy = try #require(Policy.compile(ProjectFiles.benchmark).policy)
    let count = max(AgreementRun.count, 1_000)
    let byColumn = Self.agree(
      on: .policy(policy, name: "benchmarks"), seed: AgreementRun.seed, count: count)
    #expect(byColumn > count / 20)
  }
}
