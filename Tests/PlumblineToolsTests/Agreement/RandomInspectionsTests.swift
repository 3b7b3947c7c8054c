import FEEL
import Plumbline
import RandomFEEL
import Testing

@testable import PolicyAgreement

/// That random inspections are what they should be: mostly sound, and of every kind.
@Suite("Random inspections")
struct RandomInspectionsTests {
  /// What the outcomes of some inspections hold.
  private struct Tally {
    private(set) var records = 0
    private(set) var outcomes = 0
    private var seen: [String: Int] = [:]

    mutating func count(_ result: InspectionResult) {
      records += 1
      switch result {
      case .outcome(let outcome):
        outcomes += 1
        for kind in Self.kinds(of: outcome) { seen[kind, default: 0] += 1 }
      case .rejected(_, let problems):
        for code in Set(problems.map(\.code)) { seen["rejected: \(code)", default: 0] += 1 }
      }
    }

    private static func kinds(of outcome: Outcome) -> [String] {
      let kinds: [(String, Bool)] = [
        ("score", outcome.score?.total != nil), ("no score", outcome.score?.total == nil),
        ("rating", outcome.rating != nil), ("no rating", outcome.rating == nil),
        ("veto", !outcome.vetoes.isEmpty), ("hazard", !outcome.hazards.isEmpty),
        ("no hazard", outcome.hazards.isEmpty),
        ("raised hazard", outcome.hazards.contains { !$0.raisedBy.isEmpty }),
        ("composite", outcome.hazards.contains { !$0.of.isEmpty }),
        ("repeat", outcome.hazards.contains { $0.repeats > 0 }),
        ("due date", outcome.hazards.contains { $0.due != nil }),
        ("no due date", outcome.hazards.contains { $0.due == nil }),
        ("measure", !outcome.measures.isEmpty),
        ("absorbed fine", outcome.measures.contains { $0.absorbedBy != nil }),
        ("points", outcome.points.contains { $0.points > 0 }),
        ("gap", !outcome.gaps.isEmpty),
        ("undecided rule", outcome.gaps.contains { !$0.undecided.isEmpty }),
        ("open item", outcome.gaps.contains { $0.what.hasPrefix("未填写") }),
        ("missing evidence", outcome.gaps.contains { $0.what.hasPrefix("不符合项缺少证据") }),
        ("contradiction", outcome.gaps.contains { $0.what.hasPrefix("矛盾") }),
      ]
      return kinds.filter(\.1).map(\.0) + Set(outcome.problems.map { "problem: \($0.code)" })
    }

    func lacking(_ wanted: [String]) -> [String] { wanted.filter { seen[$0] == nil } }

    var report: String {
      seen.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
  }

  private static let wanted = [
    "score", "no score", "rating", "no rating", "veto", "hazard", "no hazard", "raised hazard",
    "composite", "repeat", "due date", "measure", "points", "gap", "undecided rule",
    "open item", "missing evidence", "contradiction", "rejected: contradiction",
    "rejected: missing",
    "rejected: not-json",
  ]

  private static func tally(_ policy: Policy, _ count: Int, seed: UInt64, into tally: inout Tally) {
    var inspections = RandomInspections(policy, seed: seed)
    for _ in 0..<count {
      let file = SourceFile(path: "a.ndjson", bytes: inspections.next().line)
      for result in policy.evaluate(file) { tally.count(result) }
    }
  }

  @Test("of random policies most have an outcome, and all kinds of them occur")
  func randomPolicies() {
    var tally = Tally()
    for number in 0..<max(8, AgreementRun.count / 30) {
      let seed = AgreementRun.seed &+ UInt64(number)
      guard let sound = try? SoundPolicy.made(number).get() else { continue }
      Self.tally(sound.policy, 30, seed: seed, into: &tally)
    }
    print("random policies: \(tally.outcomes) outcomes of \(tally.records): \(tally.report)")
    #expect(tally.outcomes * 10 >= tally.records * 6)
    #expect(tally.lacking(Self.wanted) == [])
  }

  @Test("of the shipped policy most have an outcome")
  func shippedPolicy() throws {
    var tally = Tally()
    let policy = try #require(Policy.compile(ProjectFiles.shipped).policy)
    Self.tally(policy, AgreementRun.count / 4, seed: AgreementRun.seed, into: &tally)
    print("shipped policy: \(tally.outcomes) outcomes of \(tally.records): \(tally.report)")
    #expect(tally.outcomes * 10 >= tally.records * 6)
  }

  @Test("every way in which an inspection can be refused occurs")
  func refusals() throws {
    let policy = try #require(try EverythingPolicy.policy())
    var inspections = RandomInspections(policy, seed: AgreementRun.seed)
    var codes: Set<String> = []
    for _ in 0..<4_000 {
      let file = SourceFile(path: "a.ndjson", bytes: inspections.next().line)
      for record in InspectionFile.read(file).records {
        guard case .node(let node) = record else {
          codes.insert("not-json")
          continue
        }
        let reading = InspectionReader.read(node, policy: policy, isJSON: true)
        if case .rejected(_, let problems) = reading { codes.formUnion(problems.map(\.code)) }
      }
    }
    let wanted: Set = [
      "bad-value", "given-twice", "missing", "no-value", "not-allowed", "not-before",
      "not-json", "out-of-range", "unknown-checklist", "unknown-item", "unknown-key",
      "unknown-value", "wrong-type",
    ]
    #expect(wanted.subtracting(codes) == [])
  }

  @Test("one seed makes the same inspections each time, another makes others")
  func deterministic() throws {
    let policy = try ProjectFiles.starterPolicy()
    func lines(_ seed: UInt64) -> [[UInt8]] {
      var inspections = RandomInspections(policy, seed: seed)
      return (0..<50).map { _ in inspections.next().line }
    }
    #expect(lines(1) == lines(1))
    #expect(lines(1) != lines(2))
    #expect(RandomPolicy(seed: 3).text == RandomPolicy(seed: 3).text)
    #expect(lines(1).allSatisfy { !$0.contains(0x0A) })
  }
}
