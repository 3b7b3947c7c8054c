import FEEL
import Testing

@testable import Plumbline

/// No input traps, hangs or is passed over.
@Suite("Extreme inputs")
struct ExtremeInputTests {
  private static let fail = #""fire.exits": "fail", "fire.extinguishers": "fail""#

  @Test("a weight beyond all lists is refused", arguments: ["1E+6000", "1E-6000", "1E+13", "-1"])
  func weights(weight: String) {
    let policy = SmallPolicy(fire: "- {item: exits, ask: 通道, weight: \(weight), hazard: 一般}")
    #expect(policy.diagnostics.map(\.code) == [.schemaBadNumber])
  }

  @Test("the heaviest and the lightest weights add up exactly")
  func heaviest() throws {
    let policy = SmallPolicy(
      fire: """
        - {item: exits, ask: 通道, weight: 1000000000000}
        - {item: extinguishers, ask: 灭火器, weight: 0.000000000001}
        """)
    let score = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "pass""#).score
    #expect(score?.exact?.description == "100/1000000000000000000000001")
    #expect(score?.total == Decimal(0))
  }

  @Test("occurrences, points and fines of any size are summed without a trap")
  func counts() throws {
    let policy = SmallPolicy(
      fire: "- {item: exits, ask: 通道, hazard: 一般, weight: 4, deduct: {each: 1, up_to: 3}}",
      """
      scoring: {model: deduction}
      measures:
        - {id: one, title: 一, party: enterprise, when: count(hazards) > 0, points: 9223372036854775807, repeat: add}
        - {id: two, title: 二, party: enterprise, when: count(hazards) > 0, points: 9223372036854775807}
        - {id: dear, title: 罚, party: enterprise, when: sum(hazards.occurrences) > 5, fine: "[1E+6144..9E+6144]"}
        - {id: dearer, title: 罚, party: enterprise, when: count(hazards) > 0, fine: "[1E+6144..9E+6144]"}
      proposals:
        - hit: collect
          table: |
            | count(hazards) || measure | points |
            |----------------||---------|--------|
            | >= 1           || one     | 5      |
      """)
    let outcome = try policy.outcome(
      #""fire.exits": {"answer": "fail", "occurrences": 9223372036854775807}"#)
    #expect(outcome.score?.total == Decimal(25))
    #expect(outcome.measure("one")?.points == Int.max)
    #expect(outcome.points(of: "enterprise") == Int.max)
    #expect(outcome.hazards.map(\.occurrences) == [Int.max])
    #expect(outcome.fines.count == 1)
  }

  @Test(
    "counts of days that no calendar holds are problems",
    arguments: [
      "days(9223372036854775807)", "months(9223372036854775807)", "workdays(9223372036854775807)",
      "days(hazard.occurrences - 1)", "days(hazard.occurrences / 2)",
      "days(-hazard.occurrences)", "days(hazard.occurrences * 1E+6000)", "workdays(100)",
    ])
  func deadlines(due: String) throws {
    let policy = SmallPolicy(
      """
      deadlines:
        table: |
          | hazard.grade || due |
          |--------------||-----|
          | -            || \(due) |
      """)
    let outcome = try policy.outcome(Self.fail)
    #expect(outcome.hazards.map(\.due?.text) == [nil, nil])
    #expect(outcome.problems.map(\.path) == ["fire.exits", "fire.extinguishers"])
    #expect(outcome.hazards.allSatisfy { !$0.because.isEmpty })
  }

  @Test(
    "dates at the ends of time are evaluated or refused",
    arguments: [
      "0001-01-01", "9999-12-31", "999999999-12-31", "-999999999-01-01",
    ])
  func dates(date: String) throws {
    let policy = SmallPolicy(
      """
      grading:
        - {id: again, title: 重复, when: hazard.repeats > 0, grade: 重大}
      deadlines:
        table: |
          | hazard.grade || due         |
          |--------------||-------------|
          | 重大         || immediately |
          | < 重大       || days(15)    |
      """)
    let history = #""history": [{"on": "0001-01-01", "path": "fire.exits", "grade": "一般"}]"#
    switch try policy.result(Self.fail, date: date, more: date > "0001-01-01" ? history : "") {
    case .rejected(_, let problems): #expect(!problems.isEmpty)
    case .outcome(let outcome):
      #expect(outcome.hazard("fire.exits")?.due?.text == date)
      #expect(outcome.problems.map(\.code) == ["calendar"])
    }
  }

  @Test("points must be whole and at least 0", arguments: ["1 - 2", "99999999999999999999"])
  func points(expression: String) throws {
    let policy = SmallPolicy(
      """
      measures:
        - {id: warn, title: 警告, party: enterprise, points: 3}
      proposals:
        - table: |
            | count(hazards) || measure | points |
            |----------------||---------|--------|
            | > 0            || warn    | \(expression) * count(hazards) |
            | 0              || warn    |        |
      """)
    let outcome = try policy.outcome(Self.fail)
    #expect(outcome.problems.map(\.code) == ["bad-points"])
    #expect(outcome.measure("warn")?.points == 0)
  }
}
