import FEEL
import Plumbline
import Testing

@testable import PolicyAgreement

/// That random policies are what they should be: sound, and of every feature.
///
/// `PLUMBLINE_POLICIES` is how many are looked at.
@Suite("Random policies")
struct RandomPolicyTests {
  @Test("nearly every random policy compiles, and few rules are left out for it")
  func soundness() {
    var refusals: [SoundPolicy.Refusal] = []
    var complaints: [String] = []
    var (leftOut, rules) = (0, 0)
    for number in 0..<SoundPolicy.keptCount {
      switch SoundPolicy.made(number) {
      case .success(let sound):
        leftOut += sound.leftOut
        rules += sound.ruleCount
        complaints += sound.complaints
      case .failure(let refusal): refusals.append(refusal)
      }
    }
    print(
      "\(SoundPolicy.keptCount) policies, \(refusals.count) refused, "
        + "\(leftOut) of \(rules) rules left out\n\(Self.counted(complaints))")
    #expect(refusals.count * 20 <= SoundPolicy.keptCount, "\(refusals)")
    #expect(leftOut * 50 <= rules)
  }

  @Test("every feature of the language occurs, in policies that compile")
  func features() throws {
    var lacking = PolicyFeatures.patterns
    var number = 0
    while !lacking.isEmpty, number < 3 * SoundPolicy.keptCount {
      let sound = SoundPolicy.made(number)
      number += 1
      guard let text = try? sound.get().written.text else { continue }
      lacking = try lacking.filter { text.firstMatch(of: try Regex($0.pattern)) == nil }
    }
    print("every feature occurs in \(number) policies")
    #expect(lacking.map(\.name) == [])
  }

  @Test("every rule of a plain policy has a fast form, and few are left out for it")
  func plainPolicies() {
    var (leftOut, rules, byColumn) = (0, 0, 0)
    let policies = (0..<4).compactMap {
      try? SoundPolicy(seed: AgreementRun.seed &+ UInt64($0), isPlain: true)
    }
    for sound in policies {
      #expect(sound.policy.slowExpressions.isEmpty)
      leftOut += sound.leftOut
      rules += sound.ruleCount
      var inspections = RandomInspections(sound.policy, seed: 1, regularShare: 100)
      let lines = (0..<20).map { _ in inspections.next() }.bytes
      byColumn += Agreement.columnOutcomes(sound.policy, lines)
    }
    print("\(policies.count) plain policies, \(leftOut) of \(rules) rules left out")
    #expect(policies.count > 2)
    #expect(leftOut * 10 <= rules)
    #expect(byColumn > 20)
  }

  /// Complaints by their codes, the most frequent first, each with examples.
  private static func counted(_ complaints: [String]) -> String {
    let byCode = Dictionary(grouping: complaints) { $0.prefix { $0 != ":" } }
    return byCode.sorted { $0.value.count > $1.value.count }
      .map { "\($0.value.count) × \($0.value.prefix(4).joined(separator: "\n"))" }
      .joined(separator: "\n")
  }
}
