import FEEL
import Testing

@testable import Plumbline

/// Section 3 of the language: what is missing is a gap, never a silent false.
@Suite("Missing values")
struct MissingValueTests {
  private static let pass = #""fire.exits": "pass", "fire.extinguishers": "pass""#

  @Test("a condition that ends as null does not hold, and is a gap that names the fact")
  func nullCondition() throws {
    let policy = SmallPolicy("vetoes:\n  - {id: big, title: 大, when: venue.rooms > 50}")
    let open = try policy.outcome(Self.pass)
    #expect(open.vetoes.isEmpty)
    #expect(open.gapTexts == ["venue.rooms [\"big\"]"])
    #expect(try policy.outcome(Self.pass, venue: #""rooms": 51"#).vetoes.map(\.id) == ["big"])
  }

  @Test("null in a policy is Kleene's, for equality too")
  func equality() throws {
    let policy = SmallPolicy(
      """
      vetoes:
        - {id: equal, title: 等, when: venue.rooms = 1}
        - {id: unequal, title: 不等, when: venue.rooms != 1}
        - {id: within, title: 在, when: "venue.rooms in [1..9]"}
        - {id: test, title: 测, when: {venue.rooms: "< 9"}}
        - {id: literal, title: 空, when: venue.rooms = null}
        - {id: guarded, title: 防, when: venue.rooms != null and venue.rooms > 50}
        - {id: either, title: 或, when: venue.rooms > 50 or true}
        - {id: conditional, title: 若, when: if venue.gas then true else true}
      """)
    let outcome = try policy.outcome(Self.pass)
    #expect(outcome.vetoes.map(\.id) == ["literal", "either"])
    #expect(
      outcome.gapTexts == [
        "venue.gas [\"conditional\"]", "venue.rooms [\"equal\", \"unequal\", \"within\", \"test\"]",
      ])
  }

  @Test("a table is undecided only if an unknown row could change the result")
  func tables() throws {
    let deadlines = """
      deadlines:
        hit: first
        table: |
          | venue.rooms | hazard.grade || due     |
          |-------------|--------------||---------|
          | > 50        | 重大         || days(1) |
          | -           | -            || days(9) |
        otherwise: {due: days(30)}
      """
    let policy = SmallPolicy(deadlines)
    let outcome = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "fail""#)
    #expect(outcome.hazard("fire.exits")?.due == nil)
    #expect(outcome.hazard("fire.extinguishers")?.due?.text == "2026-10-08")
    #expect(outcome.gapTexts == ["venue.rooms [\"deadlines\"]"])
  }

  @Test("an unknown row that sets the same leaves nothing open")
  func sameOutputs() throws {
    let policy = SmallPolicy(
      """
      deadlines:
        hit: first
        table: |
          | venue.rooms || due     |
          |-------------||---------|
          | > 50        || days(9) |
          | -           || days(9) |
      """)
    let outcome = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "pass""#)
    #expect(outcome.hazard("fire.exits")?.due?.text == "2026-10-08")
    #expect(outcome.gaps.isEmpty)
  }

  @Test("rows of an any table that count to other dates clash")
  func anyClash() throws {
    let policy = SmallPolicy(
      """
      deadlines:
        hit: any
        table: |
          | hazard.grade || due     |
          |--------------||---------|
          | 重大         || days(1) |
          | -            || days(9) |
      """)
    let outcome = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "pass""#)
    #expect(outcome.hazard("fire.exits")?.due == nil)
    #expect(outcome.problems.map(\.code) == ["rows-clash"])
    #expect(outcome.problems.map(\.path) == ["fire.exits"])
  }

  @Test("in proposals the rows that hold stand, and each unknown row is a gap with its measure")
  func proposals() throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: warn, title: 警告, party: enterprise}
        - {id: talk, title: 约谈, party: enterprise}
      proposals:
        - hit: collect
          table: |
            | count(hazards) | venue.rooms || measure |
            |----------------|-------------||---------|
            | >= 1           | -           || warn    |
            | >= 1           | > 50        || talk    |
      """)
    let outcome = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "pass""#)
    #expect(outcome.measures.map(\.id) == ["warn"])
    #expect(outcome.gapTexts == ["venue.rooms [\"talk\"]"])
  }

  @Test("a decision that is null passes its gap to every rule that uses it")
  func decisions() throws {
    let policy = SmallPolicy(
      """
      decisions:
        big: {title: 大, value: venue.rooms > 50}
        unused: {title: 无用, value: venue.rooms > 60}
      vetoes:
        - {id: one, title: 一, when: big}
        - {id: two, title: 二, when: {big: true}}
      """)
    #expect(try policy.outcome(Self.pass).gapTexts == ["venue.rooms [\"one\", \"two\"]"])
  }

  @Test("an item's condition that is null: the item applies, and a gap says so")
  func itemCondition() throws {
    let policy = SmallPolicy(
      fire: "- {item: alarm, ask: 报警器, when: venue.gas, hazard: 一般}\n" + SmallPolicy.exits)
    let outcome = try policy.outcome(Self.pass + #", "fire.alarm": "fail""#)
    #expect(outcome.hazards.map(\.id) == ["fire.alarm"])
    #expect(outcome.gapTexts == ["venue.gas [\"fire.alarm\"]"])
  }

  @Test("an item's condition may rest on a decision about facts")
  func itemDecision() throws {
    let policy = SmallPolicy(
      fire: "- {item: alarm, ask: 报警器, when: big, hazard: 一般}\n" + SmallPolicy.exits,
      "decisions:\n  big: {title: 大, value: venue.rooms > 50}")
    let small = try policy.outcome(Self.pass, venue: #""rooms": 9"#)
    #expect(small.gaps.isEmpty)
    let big = try policy.outcome(Self.pass + #", "fire.alarm": "fail""#, venue: #""rooms": 51"#)
    #expect(big.hazards.map(\.id) == ["fire.alarm"])
    #expect(big.gaps.isEmpty)
  }

  @Test("a grading, an adjustment and an invariant that cannot be decided are gaps")
  func undecidedRules() throws {
    let policy = SmallPolicy(
      """
      grading:
        - {id: raised, title: 升级, when: venue.rooms > 50, grade: 重大}
      scoring:
        model: weighted
        adjustments:
          - {id: less, title: 减, when: venue.gas, points: -5}
      invariants:
        - {id: never_big, title: 不变式, never: venue.rooms > 500}
      """)
    let outcome = try policy.outcome(#""fire.exits": "pass", "fire.extinguishers": "fail""#)
    #expect(outcome.hazards.map(\.grade.name) == ["一般"])
    #expect(outcome.score?.total == Decimal(50))
    #expect(outcome.score?.low == Decimal(45))
    #expect(outcome.score?.high == Decimal(50))
    #expect(
      outcome.gapTexts == ["venue.gas [\"less\"]", "venue.rooms [\"raised\", \"never_big\"]"])
  }

  @Test("a due date that rests on something missing is null, and a gap")
  func due() throws {
    let policy = SmallPolicy(
      """
      deadlines:
        table: |
          | hazard.grade || due               | from         |
          |--------------||-------------------|--------------|
          | 重大         || immediately       | venue.opened |
          | < 重大       || days(venue.rooms) |              |
      """)
    let outcome = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "fail""#)
    #expect(outcome.hazards.allSatisfy { $0.due == nil })
    #expect(
      outcome.gapTexts == [
        "venue.opened [\"fire.exits\"]", "venue.rooms [\"fire.extinguishers\"]",
      ])
  }

  @Test("a condition that is null only because an item is not applicable is no gap")
  func notApplicable() throws {
    let policy = SmallPolicy(
      fire: "- {item: width, ask: 净宽, answer: {type: number}, pass: '>= 1.1'}\n"
        + SmallPolicy.exits,
      """
      vetoes:
        - {id: narrow, title: 窄, when: fire.width.answer < 1}
        - {id: either, title: 或, when: fire.width.answer < 1 or venue.rooms > 50}
      """)
    let none = try policy.outcome(
      Self.pass + #", "fire.width": "not_applicable""#, venue: #""rooms": 1"#)
    #expect(none.gaps.isEmpty)
    #expect(none.vetoes.isEmpty)
    let open = try policy.outcome(Self.pass + #", "fire.width": "not_applicable""#)
    #expect(open.gapTexts == ["venue.rooms [\"either\"]"])
  }

  @Test("a table that an item which does not apply leaves undecided is a gap")
  func notApplicableTable() throws {
    let policy = SmallPolicy(
      fire: "- {item: width, ask: 净宽, answer: {type: number}, pass: '>= 1.1'}\n"
        + SmallPolicy.exits,
      """
      deadlines:
        table: |
          | fire.width.answer || due     |
          |-------------------||---------|
          | < 1               || days(1) |
          | >= 1              || days(2) |
      """)
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.extinguishers": "pass", "fire.width": "not_applicable""#)
    #expect(outcome.hazards.map(\.due?.text) == [nil])
    #expect(outcome.gapTexts == ["fire.width [\"deadlines\"]"])
  }
}
