import FEEL
import Testing

@testable import Plumbline

/// Items that nobody has settled, and what they leave open (section 8 of the language).
@Suite("Open items")
struct OpenItemTests {
  private static let items = """
    - {item: exits, ask: 通道, hazard: 重大, veto: true, not_applicable: {allowed: true}, tags: [evacuation]}
    - {item: doors, ask: 门, hazard: 一般, tags: [evacuation]}
    - {item: signs, ask: 标志}
    """

  private static let rules = """
    composites:
      - {id: both, title: 合, of: "tagged(items, evacuation)", at_least: 2, grade: 重大, remedy: deadline}
    vetoes:
      - {id: poor, title: 低分, when: score.total < 10}
    measures:
      - {id: suspend, title: 停业, party: enterprise, when: count(hazards) >= 2}
      - {id: talk, title: 约谈, party: officer, when: count(hazards) >= 1}
      - {id: warn, title: 警告, party: enterprise}
    proposals:
      - hit: collect
        table: |
          | rating || measure |
          |--------||---------|
          | 差     || warn    |
    """

  @Test("they make no hazard, no veto; each is a gap with what it could have been")
  func gaps() throws {
    let outcome = try SmallPolicy(fire: Self.items).outcome(#""fire.signs": "pass""#)
    #expect(outcome.hazards.isEmpty && outcome.vetoes.isEmpty)
    #expect(outcome.gaps.map(\.what) == ["未填写：门；若不符合即为一般隐患", "未填写：通道；若不符合即为重大隐患"])
  }

  @Test("they are settled together: all fail at once, and what then holds is in every gap")
  func together() throws {
    let policy = SmallPolicy(fire: Self.items, Self.rules)
    let outcome = try policy.outcome(#""fire.doors": "not_checked""#)
    let left = ["both", "fire.exits", "suspend", "talk"]
    #expect(outcome.gaps.map(\.path) == ["fire.doors", "fire.exits", "fire.signs"])
    #expect(outcome.gaps.map(\.undecided) == [left, left, left])
    #expect(outcome.vetoes.map(\.id) == ["poor"])
    #expect(outcome.measures.map(\.id) == ["warn"])
  }

  @Test("what holds already is not left open, and settled items keep their state")
  func already() throws {
    let policy = SmallPolicy(fire: Self.items, Self.rules)
    let outcome = try policy.outcome(#""fire.doors": "fail", "fire.signs": "pass""#)
    #expect(outcome.measures.map(\.id) == ["talk", "warn"])
    #expect(outcome.gapTexts == [#"fire.exits ["both", "fire.exits", "suspend"]"#])
    #expect(outcome.hazards.map(\.id) == ["fire.doors"])
  }

  @Test("a not checked item whose answer has a note is no gap, an unanswered one is")
  func note() throws {
    let policy = SmallPolicy(fire: Self.items)
    let noted = #"{"state": "not_checked", "note": "上锁"}"#
    let outcome = try policy.outcome(
      #""fire.exits": \#(noted), "fire.doors": "not_checked", "fire.signs": {"note": "?"}"#)
    #expect(outcome.gaps.map(\.path) == ["fire.doors", "fire.signs"])
  }

  @Test("an open item fails without credit and loses its whole weight")
  func withoutCredit() throws {
    let rules = """
      scoring: {model: deduction, unanswered: left_out}
      vetoes:
        - {id: low, title: 低, when: score.total < 30}
      """
    let deducted = SmallPolicy(
      fire: """
        - {item: a, ask: 甲, weight: 8, deduct: {each: 1, up_to: 8}}
        - {item: b, ask: 乙, weight: 2}
        """, rules)
    let outcome = try deducted.outcome(#""fire.b": "pass""#)
    #expect(outcome.score?.low == Decimal(20))
    #expect(outcome.gapTexts == ["fire.a [\"low\"]"])
    let credited = SmallPolicy(
      fire: """
        - item: a
          ask: 甲
          weight: 8
          credit:
            table: |
              | state || credit |
              |-------||--------|
              | pass  || 1      |
              | fail  || 0.5    |
        - {item: b, ask: 乙, weight: 2}
        """, rules.replacing("deduction", with: "weighted"))
    #expect(try credited.outcome(#""fire.b": "pass""#).gapTexts == ["fire.a [\"low\"]"])
    let failed = try credited.outcome(#""fire.a": "fail", "fire.b": "pass""#)
    #expect(failed.score?.total == Decimal(60))
  }

  @Test("an informational item that was not checked leaves nothing open")
  func informational() throws {
    let policy = SmallPolicy(
      fire: "- {item: note, ask: 记录, informational: true}\n" + Self.items,
      "vetoes:\n  - {id: any, title: 有, when: count(failed(items)) > 0}")
    let pass = #", "fire.exits": "pass", "fire.doors": "pass", "fire.signs": "pass""#
    #expect(try policy.outcome(#""fire.note": "not_checked""# + pass).gapTexts == ["fire.note []"])
  }

  @Test("applicability stays: what depends on an open item is not settled anew")
  func applicability() throws {
    let policy = SmallPolicy(
      fire: """
        - {item: first, ask: 一, hazard: 一般}
        - {item: second, ask: 二, when: fire.first = fail, hazard: 重大, veto: true, not_applicable: {allowed: true}}
        """)
    let outcome = try policy.outcome()
    #expect(outcome.score?.terms.map(\.counted) == ["unanswered", "not_applicable"])
    #expect(outcome.gapTexts == ["fire.first []"])
  }
}
