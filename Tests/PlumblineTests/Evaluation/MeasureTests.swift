import FEEL
import Testing

@testable import Plumbline

/// Section 11 of the language, stage 8.
@Suite("Measures")
struct MeasureTests {
  private static let fail = #""fire.exits": "fail", "fire.extinguishers": "fail""#
  private static let pass = #""fire.exits": "pass", "fire.extinguishers": "pass""#

  private static let rules = """
    measures:
      - {id: warn, title: 警告, party: enterprise, points: 1, basis: default}
      - {id: suspend, title: 停业, party: enterprise, when: count(hazards) >= 2, points: 12, due: immediately, decided_by: 部门, ends_when: 排除, basis: default}
      - {id: talk, title: 约谈, party: officer, repeat: add}
    proposals:
      - id: by_count
        hit: collect
        table: |
          | count(hazards) || measure | points |
          |----------------||---------|--------|
          | >= 1           || talk    | 2      |
          | >= 2           || talk    | 3      |
          | >= 2           || warn    |        |
          | >= 2           || suspend | 4      |
      - id: by_rating
        hit: rule order
        table: |
          | rating || measure | points          |
          |--------||---------|-----------------|
          | 差     || warn    | 2 * count(hazards) |
    """

  @Test("rules come before tables; a measure stands once, where it is first proposed")
  func places() throws {
    let outcome = try SmallPolicy(Self.rules).outcome(Self.fail)
    #expect(outcome.measures.map(\.id) == ["suspend", "talk", "warn"])
    #expect(try SmallPolicy(Self.rules).outcome(Self.pass).measures.isEmpty)
  }

  @Test("the highest points count, or all with repeat: add; every party is listed, 0 too")
  func points() throws {
    let outcome = try SmallPolicy(Self.rules).outcome(Self.fail)
    #expect(outcome.measure("suspend")?.points == 12)
    #expect(outcome.measure("talk")?.points == 5)
    #expect(outcome.measure("warn")?.points == 4)
    #expect(outcome.points.map { "\($0.party) \($0.points)" } == ["enterprise 16", "officer 5"])
    let none = try SmallPolicy(Self.rules).outcome(Self.pass)
    #expect(none.points.map { "\($0.party) \($0.points)" } == ["enterprise 0", "officer 0"])
  }

  @Test("a measure has all its reasons, its due date, who decides and when it ends")
  func contents() throws {
    let suspend = try #require(SmallPolicy(Self.rules).outcome(Self.fail).measure("suspend"))
    #expect(
      suspend.because == [
        "“隐患数”为 2，不低于 2", "“隐患数”为 2，不低于 2（表 by_count 第 4 行）",
      ])
    #expect(suspend.due?.text == "2026-09-24")
    #expect(suspend.decidedBy == "部门" && suspend.endsWhen == "排除")
    let warn = try #require(SmallPolicy(Self.rules).outcome(Self.fail).measure("warn"))
    #expect(warn.because.count == 2)
  }

  @Test("a label is the author's own sentence for a condition or a row")
  func labels() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: warn, title: 警告, party: enterprise, when: count(hazards) > 0, label: 有隐患即警告}
      proposals:
        - id: more
          hit: collect
          table: |
            | count(hazards) || measure || label    |
            |----------------||---------||----------|
            | >= 1           || warn    || 再次警告 |
      """)
    let warn = try #require(policy.outcome(Self.fail).measure("warn"))
    #expect(warn.because == ["有隐患即警告", "再次警告（表 more 第 1 行）"])
  }

  @Test("of several laws on one act the highest fine applies; different acts add up")
  func absorption() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: low, title: 低, party: enterprise, when: count(hazards) > 0, act: blocked, fine: "[1000..50000]"}
        - {id: high, title: 高, party: enterprise, when: count(hazards) > 0, act: blocked, fine: "[5000..50000]"}
        - {id: other, title: 另, party: enterprise, when: count(hazards) > 0, act: smoking, fine: 500}
        - {id: plain, title: 无, party: enterprise, when: count(hazards) > 0, act: blocked}
        - {id: person, title: 人, party: officer, when: count(hazards) > 0, act: blocked, fine: 200}
        - {id: alone, title: 独, party: enterprise, when: count(hazards) > 0, fine: 30}
      """)
    let outcome = try policy.outcome(Self.fail)
    let absorbed = outcome.measures.map { $0.absorbedBy ?? "-" }
    #expect(absorbed == ["high", "-", "-", "-", "-", "-"])
    #expect(
      outcome.fines.map { "\($0.party) \($0.least) \($0.most)" } == [
        "enterprise 5530 50530", "officer 200 200",
      ])
  }

  @Test("equal fines on one act: the first stands")
  func tie() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: one, title: 一, party: enterprise, when: count(hazards) > 0, act: a, fine: 100}
        - {id: two, title: 二, party: enterprise, when: count(hazards) > 0, act: a, fine: 100}
      """)
    #expect(try policy.outcome(Self.fail).measures.map(\.absorbedBy) == [nil, "one"])
  }

  @Test("a table of proposals that must match one row says when none or two do")
  func single() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: warn, title: 警告, party: enterprise}
        - {id: talk, title: 约谈, party: officer}
      proposals:
        - id: steps
          hit: unique
          table: |
            | count(hazards) | venue.rooms || measure |
            |----------------|-------------||---------|
            | >= 1           | -           || warn    |
            | >= 2           | -           || talk    |
            | 0              | > 5         || talk    |
      """)
    let two = try policy.outcome(Self.fail)
    #expect(
      two.problems.map(\.message.english) == [
        "rows 1, 2 of table 'steps' match at once, and the hit policy allows one"
      ])
    #expect(two.measures.isEmpty)
    let none = try policy.outcome(Self.pass, venue: #""rooms": 5"#)
    #expect(none.problems.map(\.code) == ["no-row"])
    let open = try policy.outcome(Self.pass)
    #expect(open.problems.isEmpty)
    #expect(open.gapTexts == ["venue.rooms [\"talk\"]"])
  }

  @Test("first takes the first row that holds, and later ones do not stand beside an unknown one")
  func first() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: warn, title: 警告, party: enterprise}
        - {id: talk, title: 约谈, party: officer}
        - {id: close, title: 关, party: enterprise}
      proposals:
        - hit: first
          table: |
            | venue.rooms | count(hazards) || measure |
            |-------------|----------------||---------|
            | > 50        | -              || close   |
            | -           | > 1            || warn    |
            | -           | -              || talk    |
      """)
    let outcome = try policy.outcome(Self.fail)
    #expect(outcome.measures.map(\.id) == ["warn"])
    #expect(outcome.gapTexts == ["venue.rooms [\"close\"]"])
  }

  @Test("a due date counts from the measure's own day")
  func due() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: report, title: 报告, party: officer, when: count(hazards) > 0, due: hours(2), from: venue.called}
      """)
    let outcome = try policy.outcome(Self.fail, venue: #""called": "2026-09-24T23:30:00""#)
    #expect(outcome.measure("report")?.due?.text == "2026-09-25T01:30:00")
    #expect(try policy.outcome(Self.fail).gapTexts == ["venue.called [\"report\"]"])
  }

  @Test("an invariant that is broken is a problem, and everything else stands")
  func invariants() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: warn, title: 警告, party: enterprise, when: count(hazards) > 0}
      invariants:
        - {id: no_warning, title: 不得警告, never: 'some m in measures satisfies m.id = "warn"'}
        - {id: no_good, title: 不得评优, never: rating = 优}
      """)
    let outcome = try policy.outcome(Self.fail)
    #expect(outcome.problems.map { "\($0.code) \($0.path)" } == ["invariant-broken no_warning"])
    #expect(outcome.measures.count == 1 && outcome.rating?.name == "差")
    #expect(try policy.outcome(Self.pass).problems.map(\.path) == ["no_good"])
  }
}
