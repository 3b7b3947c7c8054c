import FEEL
import Testing

@testable import Plumbline

/// Sections 5 and 8 of the language, stages 1 and 2.
@Suite("States")
struct StateTests {
  private static let fire = """
    - {item: alarm, ask: 报警器, when: venue.gas, hazard: 一般}
    - {item: width, ask: 净宽, answer: {type: number, unit: m}, pass: ">= 1.1", hazard: 重大}
    - {item: brand, ask: 品牌, answer: {type: string}, informational: true}
    """

  private func states(_ outcome: Outcome) -> [String] {
    (outcome.trace ?? []).filter { $0.stage == .states }.map { "\($0.rule) \($0.line)" }
  }

  @Test("every state is another thing")
  func states() throws {
    let policy = SmallPolicy(fire: Self.fire + "\n" + SmallPolicy.exits)
    let outcome = try policy.outcome(
      #""fire.width": 1.05, "fire.brand": "X", "fire.exits": "not_checked""#,
      venue: #""gas": false"#, traced: true)
    #expect(
      states(outcome) == [
        "fire.alarm = not_applicable", "fire.width = fail", "fire.brand = informational",
        "fire.exits = not_checked", "fire.extinguishers = unanswered",
      ])
    #expect(
      outcome.score?.terms.map(\.counted) == [
        "not_applicable", "fail", "informational", "not_checked", "unanswered",
      ])
  }

  @Test("an informational item neither fails nor scores, whatever is said of it")
  func informational() throws {
    let policy = SmallPolicy(
      fire: "- {item: note, ask: 记录, informational: true}\n" + SmallPolicy.exits,
      "scoring: {model: weighted, unanswered: lost, not_checked: lost}")
    let pass = #", "fire.exits": "pass", "fire.extinguishers": "pass""#
    for answer in ["pass", "fail", "not_checked"] {
      let outcome = try policy.outcome(#""fire.note": "\#(answer)""# + pass, traced: true)
      #expect(outcome.score?.total == Decimal(100))
      #expect(
        states(outcome).first == "fire.note = \(answer == "not_checked" ? answer : "informational")"
      )
      #expect(outcome.gaps.count == (answer == "not_checked" ? 1 : 0))
    }
  }

  @Test("occurrences belong to a fail, whatever a measured answer turns out to be")
  func occurrences() throws {
    let policy = SmallPolicy(fire: Self.fire)
    let failing = try policy.outcome(#""fire.width": {"answer": 1.05, "occurrences": 3}"#)
    #expect(failing.hazards.map(\.occurrences) == [3])
    for count in [1, 3] {
      let passing = #""fire.width": {"answer": 1.2, "occurrences": \#(count)}"#
      guard case .rejected(_, let problems) = try policy.result(passing) else {
        Issue.record("\(count) occurrences of a pass have an outcome")
        continue
      }
      #expect(problems.map(\.path) == ["$.answers['fire.width'].occurrences"])
      #expect(problems.map(\.code) == ["not-allowed"])
    }
  }

  @Test("an answer to an item that does not apply is a gap; a fail is a problem of the record")
  func contradictions() throws {
    let policy = SmallPolicy(
      fire: """
        - {item: alarm, ask: 报警器, when: venue.gas, hazard: 一般}
        - {item: hose, ask: 软管长度, when: venue.gas, answer: {type: number}, pass: "<= 2"}
        """)
    let open = try policy.outcome(
      #""fire.alarm": "pass", "fire.hose": 1"#, venue: #""gas": false"#)
    #expect(open.gapTexts == ["fire.alarm []", "fire.hose []"])
    #expect(open.gaps.allSatisfy { $0.what.hasPrefix("矛盾") })
    for answer in [#""fire.alarm": "fail""#, #""fire.hose": 3"#] {
      guard case .rejected(_, let problems) = try policy.result(answer, venue: #""gas": false"#)
      else {
        Issue.record("\(answer) has an outcome")
        continue
      }
      #expect(problems.map(\.code) == ["contradiction"])
    }
    let quiet = try policy.outcome(#""fire.alarm": "not_applicable""#, venue: #""gas": false"#)
    #expect(quiet.gaps.isEmpty)
  }

  @Test("items are settled after those whose answer or state they read, in any order")
  func dependencies() throws {
    let policy = SmallPolicy(
      fire: """
        - {item: third, ask: 三, when: fire.second = fail, hazard: 一般}
        - {item: second, ask: 二, when: fire.first.answer > 5, hazard: 一般}
        - {item: first, ask: 一, answer: {type: number}, pass: "< fire.limit.answer"}
        - {item: limit, ask: 限, answer: {type: number}, informational: true}
        """)
    let outcome = try policy.outcome(
      #""fire.limit": 9, "fire.first": 6, "fire.second": "fail", "fire.third": "fail""#,
      traced: true)
    #expect(
      states(outcome) == [
        "fire.limit = informational", "fire.first = pass", "fire.second = fail",
        "fire.third = fail",
      ])
    let none = try policy.outcome(#""fire.limit": 9, "fire.first": 2"#)
    #expect(none.gaps.isEmpty)
  }

  @Test("an answer that a missing value keeps from being judged is no pass, and a gap")
  func undecidedPass() throws {
    let policy = SmallPolicy(
      fire: """
        - {item: count, ask: 数, answer: {type: number}, pass: ">= venue.rooms", hazard: 一般}
        """)
    let outcome = try policy.outcome(#""fire.count": 3"#)
    #expect(outcome.score?.total == Decimal(0))
    #expect(outcome.hazards.isEmpty)
    #expect(outcome.gapTexts == ["fire.count []", "venue.rooms [\"fire.count\"]"])
  }

  @Test("a fail without its evidence is a gap")
  func evidence() throws {
    let policy = SmallPolicy(
      fire: "- {item: exits, ask: 通道, hazard: 一般, evidence: {on_fail: [photo, note]}}")
    let bare = try policy.outcome(#""fire.exits": "fail""#)
    #expect(bare.gaps.map(\.what) == ["不符合项缺少证据：照片、说明"])
    let whole = try policy.outcome(
      #""fire.exits": {"answer": "fail", "note": "堵", "evidence": [{"kind": "photo", "file": "a"}]}"#
    )
    #expect(whole.gaps.isEmpty)
    #expect(try policy.outcome(#""fire.exits": "pass""#).gaps.isEmpty)
  }

  @Test("credit does not change the state: a fail with credit is a hazard")
  func credit() throws {
    let policy = SmallPolicy(
      fire: """
        - item: width
          ask: 净宽
          answer: {type: number}
          pass: ">= 1.4"
          hazard: 一般
          weight: 4
          credit:
            table: |
              | answer     || credit |
              |------------||--------|
              | >= 1.4     || 1      |
              | [1.1..1.4) || 0.5    |
              | [0..1.1)   || 0      |
        """)
    let half = try policy.outcome(#""fire.width": 1.2"#)
    #expect(half.score?.total == Decimal(50))
    #expect(half.hazards.map(\.id) == ["fire.width"])
    #expect(try policy.outcome(#""fire.width": 1.4"#).score?.total == Decimal(100))
    let none = try policy.outcome(#""fire.width": -1"#)
    #expect(none.problems.map(\.code) == ["no-row"])
    #expect(none.problems.map(\.path) == ["fire.width"])
    #expect(none.score?.total == nil && none.rating == nil)
    #expect(none.ratingBecause == ["未评定：无法确定得分比例：fire.width"])
    #expect(none.hazards.count == 1)
  }
}
