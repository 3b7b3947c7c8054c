import FEEL
import Plumbline
import RandomFEEL
import Testing

@testable import PolicyAgreement

/// What must change nothing about an outcome, whatever the evaluator.
@Suite("Outcomes that stay the same")
struct SameOutcomeTests {
  /// Compares two ways of evaluating the same inspections of random policies.
  private static func compare(
    _ expected: (Policy) -> Agreement.Evaluator, _ actual: (Policy) -> Agreement.Evaluator
  ) {
    for number in 0..<max(2, AgreementRun.count / 100) {
      let seed = AgreementRun.seed &+ UInt64(number)
      guard let sound = try? SoundPolicy.made(number).get() else { continue }
      var inspections = RandomInspections(sound.policy, seed: seed)
      let batch = (0..<min(AgreementRun.count, 50)).map { _ in inspections.next() }
      let agreement = Agreement(expected: expected(sound.policy), actual: actual(sound.policy))
      let difference = agreement.difference(in: batch, isTraced: false)
      #expect(difference == nil, "seed \(seed)\n\(sound.written.text)")
    }
  }

  /// Outcomes without what stands last in them, their trace.
  private static func untraced(_ outcomes: [UInt8]) -> [UInt8] {
    let lines = String(decoding: outcomes, as: UTF8.self).split(separator: "\n").map { line in
      line.firstRange(of: ",\"trace\":[").map { line[..<$0.lowerBound] + "}" } ?? line
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  @Test("a trace changes nothing else")
  func traces() {
    Self.compare(
      { policy in { lines, _ in Agreement.reference(policy)(lines, false) } },
      { policy in { lines, _ in Self.untraced(Agreement.reference(policy)(lines, true)) } })
  }

  @Test("neither what stands before it in a file nor behind it changes an outcome")
  func neighbours() {
    Self.compare(
      { Agreement.reference($0) },
      { policy in
        { lines, isTraced in
          let each = lines.split(separator: 0x0A).enumerated()
          // As many blank lines as lines before: problems name the number of the line.
          return each.flatMap { place, line in
            let blank = [UInt8](repeating: 0x0A, count: place)
            return Agreement.reference(policy)(blank + line + [0x0A], isTraced)
          }
        }
      })
  }

  @Test("blanks and escapes change nothing")
  func layout() throws {
    let policy = try #require(try EverythingPolicy.policy())
    let evaluate = Agreement.reference(policy)
    var inspections = RandomInspections(policy, seed: AgreementRun.seed)
    for _ in 0..<AgreementRun.count {
      var inspection = inspections.next()
      inspection.fault = nil
      let written = evaluate([inspection].bytes, false)
      inspection.style = .bare
      let bare = evaluate([inspection].bytes, false)
      let isJSON = !String(decoding: bare, as: UTF8.self).contains("\"code\":\"not-json\"")
      #expect(!isJSON || written == bare, "\(String(decoding: inspection.line, as: UTF8.self))")
    }
  }
}
