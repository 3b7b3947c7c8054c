import FEEL
import Plumbline
import RandomFEEL
import Testing

@testable import PolicyAgreement

/// Two evaluators, one policy, the same bytes: over random policies, the shipped one, and that of the
/// benchmarks.
///
/// Here some hundred inspections are compared, since evaluation is slow as it is built for tests.
/// `make agreement` builds the program that does the same over 20,000 and more.
/// `PLUMBLINE_AGREEMENT` is how many there are in each test, `PLUMBLINE_SEED` the first seed.
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
