import FEEL
import Testing

@testable import Plumbline

/// Sections 8 and 9 of the language, stages 4 to 6.
@Suite("Vetoes and ratings")
struct RatingTests {
  private static let items = """
    - {item: exits, ask: 通道, hazard: 重大, veto: true, not_applicable: {allowed: true}}
    - {item: doors, ask: 门, hazard: 一般, veto: 中, not_applicable: {allowed: true}}
    - {item: signs, ask: 标志, weight: 8}
    """

  private static let pass = #""fire.exits": "pass", "fire.doors": "pass", "fire.signs": "pass""#

  @Test("items veto in checklist order, then rules in order; the score is kept")
  func order() throws {
    let policy = SmallPolicy(
      fire: Self.items,
      """
      vetoes:
        - {id: last, title: 规则乙, when: count(hazards) > 1, rating: 良}
        - {id: first, title: 规则甲, when: count(hazards) > 0}
      """)
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.doors": "fail", "fire.signs": "pass""#)
    #expect(outcome.vetoes.map(\.id) == ["fire.exits", "fire.doors", "last", "first"])
    #expect(outcome.vetoes.map(\.rating?.name) == ["差", "中", "良", "差"])
    #expect(
      outcome.vetoes.map(\.because.first) == [
        "“通道”不符合", "“门”不符合", "“隐患数”为 2，高于 1", "“隐患数”为 2",
      ])
    #expect(outcome.score?.total == Decimal(80))
    #expect(outcome.rating?.name == "差")
    #expect(
      outcome.ratingBecause == [
        "“得分”为 80，不低于 60、低于 90（表 rating 第 2 行）", "一票否决：通道；门；规则乙；规则甲",
      ])
  }

  @Test("the rating is the worst of the table's and those that the vetoes force")
  func worst() throws {
    let policy = SmallPolicy(fire: Self.items)
    #expect(try policy.outcome(Self.pass).rating?.name == "优")
    let forced = try policy.outcome(
      #""fire.exits": "pass", "fire.doors": "fail", "fire.signs": "pass""#)
    #expect(forced.score?.total == Decimal(90) && forced.rating?.name == "中")
    let worse = try policy.outcome(
      #""fire.exits": "pass", "fire.doors": "fail", "fire.signs": "fail""#)
    #expect(worse.rating?.name == "差")
    #expect(worse.ratingBecause == ["“得分”为 10，低于 60（表 rating 第 3 行）"])
  }

  @Test("a veto on an item that does not apply is none, on an unanswered one a gap")
  func states() throws {
    let policy = SmallPolicy(fire: Self.items)
    let none = try policy.outcome(
      #""fire.exits": "not_applicable", "fire.doors": "pass", "fire.signs": "pass""#)
    #expect(none.vetoes.isEmpty && none.gaps.isEmpty)
    let open = try policy.outcome(#""fire.doors": "pass", "fire.signs": "pass""#)
    #expect(open.vetoes.isEmpty)
    #expect(open.gapTexts == ["fire.exits [\"fire.exits\"]"])
  }

  @Test("without a score the rating is null with the reason, and the table is not asked")
  func notRated() throws {
    let policy = SmallPolicy(fire: Self.items)
    let nothing =
      #""fire.exits": "not_applicable", "fire.doors": "not_applicable", "#
      + #""fire.signs": "not_applicable""#
    let outcome = try policy.outcome(nothing)
    #expect(outcome.score?.total == nil && outcome.rating == nil)
    #expect(outcome.ratingBecause == ["未评定：没有可计分的项目"])
    #expect(outcome.problems.isEmpty)
  }

  @Test("without a score a veto to the worst rates, a milder one does not")
  func forcedWithoutScore() throws {
    let policy = SmallPolicy(fire: Self.items, "scoring: {model: weighted, not_checked: no_score}")
    let worst = try policy.outcome(
      #""fire.exits": "fail", "fire.doors": "fail", "fire.signs": "not_checked""#)
    #expect(worst.score?.total == nil && worst.rating?.name == "差")
    #expect(worst.ratingBecause == ["未评定：有未完成的项目：fire.signs", "一票否决：通道；门"])
    #expect(worst.hazards.allSatisfy { $0.due != nil })
    let milder = try policy.outcome(
      #""fire.exits": "pass", "fire.doors": "fail", "fire.signs": "not_checked""#)
    #expect(milder.rating == nil && milder.vetoes.count == 1)
    #expect(milder.ratingBecause == ["未评定：有未完成的项目：fire.signs"])
  }

  @Test("a rating table that cannot tell leaves the rating null with the reason")
  func tableCannotTell() throws {
    let table = """
      rating:
        id: bands
        table: |
          | score.total | venue.rooms || rating |
          |-------------|-------------||--------|
          | >= 60       | > 50        || 优     |
          | >= 60       | [0..40]     || 良     |
      """
    let policy = SmallPolicy(fire: Self.items, table)
    let open = try policy.outcome(Self.pass)
    #expect(open.rating == nil && open.ratingBecause == ["未评定：表 bands 无法判定"])
    #expect(open.gapTexts == ["venue.rooms [\"bands\"]"])
    let between = try policy.outcome(Self.pass, venue: #""rooms": 45"#)
    #expect(between.rating == nil && between.problems.map(\.code) == ["no-row"])
    #expect(between.problems.map(\.path) == ["bands"])
    let vetoed = try policy.outcome(
      #""fire.exits": "fail", "fire.doors": "pass", "fire.signs": "pass""#)
    #expect(vetoed.rating?.name == "差")
  }

  @Test("a checklist without scoring asks the table, which sees no score")
  func noScoring() throws {
    let policy = SmallPolicy(
      fire: "- {item: exits, ask: 通道, hazard: 重大}",
      """
      rating:
        table: |
          | count(hazards) || rating |
          |----------------||--------|
          | 0              || 优     |
          | > 0            || 差     |
      """, hasScoring: false)
    let outcome = try policy.outcome(#""fire.exits": "fail""#)
    #expect(outcome.score == nil && outcome.rating?.name == "差")
    #expect(!SmallPolicy(hasScoring: false).diagnostics.isEmpty)
  }

  @Test("what is printed decides: tables see the rounded score")
  func rounded() throws {
    let policy = SmallPolicy(
      fire: "- {item: a, ask: 甲, weight: 8996}\n- {item: b, ask: 乙, weight: 1004}")
    let outcome = try policy.outcome(#""fire.a": "pass", "fire.b": "fail""#)
    #expect(outcome.score?.exact == Rational("2249/25"))
    #expect(outcome.score?.total == Decimal(90) && outcome.rating?.name == "优")
  }

  @Test("a section in which no item applies is no gap; one that is open is")
  func sections() throws {
    let policy = SmallPolicy(
      fire: SmallPolicy.exits, rooms: "- {item: beds, ask: 床, when: venue.gas}",
      "vetoes:\n  - {id: poor, title: 差, when: score.sections.rooms < 60}")
    let pass = #""fire.exits": "pass", "fire.extinguishers": "pass""#
    #expect(try policy.outcome(pass, venue: #""gas": false"#).gaps.isEmpty)
    let open = try policy.outcome(
      pass + #", "rooms.beds": {"state": "not_checked", "note": "上锁"}"#, venue: #""gas": true"#)
    #expect(open.gapTexts == ["score.sections.rooms [\"poor\"]"])
    let poor = try policy.outcome(pass + #", "rooms.beds": "fail""#, venue: #""gas": true"#)
    #expect(poor.vetoes.map(\.id) == ["poor"])
  }
}
