import FEEL
import Foundation
import Plumbline
import Testing

/// That random policies are what they should be: sound, and of every feature.
@Suite("Random policies")
struct RandomPolicyTests {
  private static let count = AgreementRun.number("PLUMBLINE_POLICIES") ?? 40

  @Test("nearly every random policy compiles, and few rules are left out for it")
  func soundness() {
    var refusals: [SoundPolicy.Refusal] = []
    var complaints: [String] = []
    var (leftOut, rules, firstSound) = (0, 0, 0)
    for number in 0..<Self.count {
      do throws(SoundPolicy.Refusal) {
        let policy = try SoundPolicy(seed: AgreementRun.seed &+ UInt64(number))
        leftOut += policy.leftOut
        rules += policy.ruleCount
        if policy.leftOut == 0 { firstSound += 1 }
        complaints += policy.complaints
      } catch {
        refusals.append(error)
      }
    }
    print(
      "\(Self.count) policies, \(firstSound) sound as written, \(refusals.count) refused, "
        + "\(leftOut) of \(rules) rules left out")
    #expect(refusals.count * 20 <= Self.count, "\(refusals)")
    #expect(leftOut * 50 <= rules, "\(Self.counted(complaints))")
  }

  @Test("every feature of the language occurs, in policies that compile")
  func features() throws {
    var lacking = PolicyFeatures.patterns
    var number = 0
    while !lacking.isEmpty, number < 4 * Self.count {
      number += 1
      guard let sound = try? SoundPolicy(seed: AgreementRun.seed &+ UInt64(number)) else {
        continue
      }
      let text = sound.written.text
      lacking = try lacking.filter { text.firstMatch(of: try Regex($0.pattern)) == nil }
    }
    print("every feature occurs in \(number) policies")
    #expect(lacking.map(\.name) == [])
  }

  /// Complaints by their codes, the most frequent first, each with examples.
  private static func counted(_ complaints: [String]) -> String {
    let byCode = Dictionary(grouping: complaints) { $0.prefix { $0 != ":" } }
    return byCode.sorted { $0.value.count > $1.value.count }
      .map { "\($0.value.count) × \($0.value.prefix(4).joined(separator: "\n"))" }
      .joined(separator: "\n")
  }
}
