import FEEL
import Testing

@testable import Plumbline

/// Section 8 of the language, stage 3.
@Suite("Hazards")
struct HazardTests {
  private static let history = #"""
    "history": [
      {"on": "2025-09-24", "path": "fire.extinguishers", "grade": "一般"},
      {"on": "2026-03-01", "path": "fire.extinguishers", "grade": "一般", "closed": "2026-03-09"},
      {"on": "2026-03-01", "path": "fire.extinguishers", "grade": "重大"},
      {"on": "2025-09-23", "path": "fire.extinguishers", "grade": "一般"},
      {"on": "2026-03-01", "path": "fire.exits", "grade": "重大"}]
    """#

  private static let composite = """
    composites:
      - id: combined
        title: 综合判定
        of: tagged(items, evacuation)
        at_least: 2
        grade: 较大
        remedy: deadline
    """

  private static let three = """
    - {item: exits, ask: 通道, hazard: 重大, remedy: on_the_spot, tags: [evacuation], attributes: {factor: "7.1"}}
    - {item: signs, ask: 标志, tags: [evacuation]}
    - {item: doors, ask: 门, hazard: 一般, tags: [evacuation]}
    """

  @Test("each failed item with a grade is one hazard, whatever its occurrences")
  func items() throws {
    let outcome = try SmallPolicy(fire: Self.three).outcome(
      #""fire.exits": {"answer": "fail", "occurrences": 3}, "fire.signs": "fail", "fire.doors": "pass""#
    )
    #expect(outcome.hazards.map(\.id) == ["fire.exits"])
    let hazard = try #require(outcome.hazard("fire.exits"))
    #expect(hazard.occurrences == 3)
    #expect(hazard.grade.name == "重大" && hazard.defaultGrade.name == "重大")
    #expect(hazard.remedy?.name == "on_the_spot")
    #expect(hazard.section == "fire")
    #expect(hazard.raisedBy.isEmpty && hazard.of.isEmpty)
    #expect(hazard.because.first == "“通道”不符合，3 处")
  }

  @Test("a composite adds one hazard, its parts stay, items come first in checklist order")
  func composites() throws {
    let policy = SmallPolicy(fire: Self.three, Self.composite)
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.signs": "fail", "fire.doors": "fail""#)
    #expect(outcome.hazards.map(\.id) == ["fire.exits", "fire.doors", "combined"])
    let hazard = try #require(outcome.hazard("combined"))
    #expect(hazard.of == ["fire.exits", "fire.signs", "fire.doors"])
    #expect(hazard.occurrences == 3)
    #expect(hazard.section == nil)
    #expect(hazard.because.first == "不符合 3 项，达到 2 项")
    let one = try policy.outcome(
      #""fire.exits": "fail", "fire.signs": "pass", "fire.doors": "pass""#)
    #expect(one.hazards.map(\.id) == ["fire.exits"])
  }

  @Test("an item named twice in a composite counts once")
  func distinctParts() throws {
    let policy = SmallPolicy(
      fire: Self.three,
      Self.composite.replacing(
        "tagged(items, evacuation)", with: "concatenate(items, tagged(items, evacuation))"))
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.signs": "pass", "fire.doors": "pass""#)
    #expect(outcome.hazard("combined") == nil)
  }

  @Test("where a composite has a count and a condition both must hold, and one is once without")
  func compositeConditions() throws {
    let policy = SmallPolicy(
      fire: Self.three,
      Self.composite + "\n    when: venue.rooms > 50\n"
        + "  - {id: big, title: 大, when: {venue.rooms: '> 99'}, grade: 重大, remedy: deadline}")
    let answers = #""fire.exits": "fail", "fire.signs": "fail", "fire.doors": "pass""#
    let small = try policy.outcome(answers, venue: #""rooms": 9"#)
    #expect(small.hazards.map(\.id) == ["fire.exits"])
    let large = try policy.outcome(answers, venue: #""rooms": 100"#)
    #expect(large.hazards.map(\.id) == ["fire.exits", "combined", "big"])
    #expect(large.hazard("big")?.occurrences == 1)
    #expect(large.hazard("big")?.of == [])
    let open = try policy.outcome(answers)
    #expect(open.gapTexts == ["venue.rooms [\"combined\", \"big\"]"])
    let pass = #""fire.exits": "pass", "fire.signs": "pass", "fire.doors": "pass""#
    #expect(try policy.outcome(pass).gapTexts == ["venue.rooms [\"big\"]"])
  }

  @Test("the final grade is the worst of the default and all that hold; milder ones raise nothing")
  func grading() throws {
    let policy = SmallPolicy(
      fire: Self.three,
      Self.composite + """

        grading:
          - {id: to_major, title: 升为重大, when: hazard.default_grade = 一般, grade: 重大}
          - {id: to_middle, title: 升为较大, when: "tagged(hazard, evacuation)", grade: 较大}
        """)
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.signs": "fail", "fire.doors": "fail""#, traced: true)
    #expect(outcome.hazards.map(\.grade.name) == ["重大", "重大", "较大"])
    let asked = (outcome.trace ?? []).filter { $0.rule == "to_major" }
    #expect(asked.map(\.about) == outcome.hazards.map(\.id))
    #expect(outcome.hazards.map(\.raisedBy) == [[], ["to_major", "to_middle"], []])
    #expect(outcome.hazard("fire.doors")?.defaultGrade.name == "一般")
    #expect(
      outcome.hazard("fire.doors")?.because.contains("升为重大：“初定等级”为一般")
        == true)
  }

  @Test("a grading rule is asked of composites too, which have no path")
  func gradingComposites() throws {
    let policy = SmallPolicy(
      fire: Self.three,
      Self.composite + """

        grading:
          - {id: whole, title: 综合, when: hazard.path = null, grade: 重大}
          - {id: factor, title: 要素, when: hazard.factor = "7.1", grade: 重大}
        """)
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.signs": "fail", "fire.doors": "pass""#)
    #expect(outcome.hazard("combined")?.raisedBy == ["whole"])
    #expect(outcome.gapTexts == ["combined.factor [\"factor\"]"])
  }

  @Test("repeats are the days within the window on which the same hazard was found")
  func repeats() throws {
    let policy = SmallPolicy(
      "grading:\n  - {id: again, title: 重复, when: hazard.repeats >= 1, grade: 重大}")
    let outcome = try policy.outcome(
      #""fire.exits": "pass", "fire.extinguishers": "fail""#, more: Self.history)
    let hazard = try #require(outcome.hazard("fire.extinguishers"))
    #expect(hazard.repeats == 2)
    #expect(hazard.raisedBy == ["again"])
  }

  @Test("repeats of a composite are those of its id")
  func compositeRepeats() throws {
    let policy = SmallPolicy(
      fire: Self.three,
      Self.composite + "\ngrading:\n"
        + "  - {id: again, title: 重复, when: hazard.repeats >= 1, grade: 重大}")
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.signs": "fail", "fire.doors": "pass""#,
      more: #""history": [{"on": "2026-01-01", "path": "combined", "grade": "较大"}]"#)
    #expect(outcome.hazards.map(\.repeats) == [0, 1])
    #expect(outcome.hazard("combined")?.grade.name == "重大")
  }

  @Test("hazards see tags, attributes, sections and repeats in later stages")
  func laterStages() throws {
    let policy = SmallPolicy(
      fire: Self.three,
      Self.composite + """

        vetoes:
          - {id: tagged, title: 标签, when: "count(tagged(hazards, evacuation)) = 1"}
          - {id: factor, title: 要素, when: 'some h in hazards satisfies h.factor != null and h.factor = "7.1"'}
          - {id: section, title: 组, when: 'count(hazards[section != null and section = "fire"]) = 1'}
        """)
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.signs": "fail", "fire.doors": "pass""#)
    #expect(outcome.vetoes.map(\.id) == ["tagged", "factor", "section"])
    #expect(outcome.gaps.isEmpty)
  }

  @Test("deadlines set the due date, what it counts from, and every enumeration column")
  func deadlines() throws {
    let policy = SmallPolicy(
      """
      deadlines:
        id: limits
        table: |
          | hazard.grade || due         | from         | control  | recheck || basis   |
          |--------------||-------------|--------------|----------|---------||---------|
          | 重大         || immediately |              | 停业整顿 | 现场    || default |
          | < 重大       || workdays(2) | venue.opened |          | 书面    || default |
      """)
    let outcome = try policy.outcome(
      #""fire.exits": "fail", "fire.extinguishers": "fail""#, venue: #""opened": "2026-09-28""#)
    #expect(outcome.hazards.map(\.due?.text) == ["2026-09-24", "2026-09-30"])
    let controls = outcome.hazards.map { $0.controls.map { "\($0.name) \($0.word?.name ?? "-")" } }
    #expect(controls == [["control 停业整顿", "recheck 现场"], ["control -", "recheck 书面"]])
    #expect(
      outcome.hazards.map(\.because.last) == [
        "立即整改（2026-09-24）：“隐患等级”为重大（表 limits 第 1 行；依据：默认值）",
        "2026-09-30 前整改：“隐患等级”为一般，低于重大（表 limits 第 2 行；依据：默认值）",
      ])
  }

  @Test("a hazard that no row of the deadlines matches is a problem with the nearest row")
  func noRow() throws {
    let policy = SmallPolicy(
      """
      deadlines:
        table: |
          | hazard.grade | hazard.occurrences || due     |
          |--------------|--------------------||---------|
          | 重大         | < 5                || days(1) |
          | 一般         | [2..5]             || days(2) |
          | 较大         | > 5                || days(3) |
      """)
    let outcome = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "fail""#)
    #expect(outcome.hazards.map(\.due?.text) == ["2026-09-28", nil])
    let problem = try #require(outcome.problems.first)
    #expect(outcome.problems.count == 1)
    #expect(problem.path == "fire.extinguishers" && problem.code == "no-row")
    #expect(
      problem.message.english
        == "no row of table 'deadlines' matches hazard.grade = 一般, hazard.occurrences = 1; "
        + "the nearest is row 1")
    #expect(outcome.rating?.name == "差")
  }

  @Test("two rows under unique are a problem that names table and rows")
  func clash() throws {
    let policy = SmallPolicy(
      """
      deadlines:
        table: |
          | hazard.grade | venue.rooms || due     |
          |--------------|-------------||---------|
          | 重大         | -           || days(1) |
          | -            | -           || days(2) |
          | -            | > 5         || days(2) |
      """)
    let outcome = try policy.outcome(#""fire.exits": "fail", "fire.extinguishers": "pass""#)
    #expect(
      outcome.problems.map(\.message.english) == [
        "rows 1, 2 of table 'deadlines' match at once, and the hit policy allows one"
      ])
  }

  @Test("otherwise stands where no row matches")
  func otherwise() throws {
    let table = """
      deadlines:
        table: |
          | hazard.grade || due     | control  |
          |--------------||---------|----------|
          | 重大         || days(1) | 停业整顿 |
        otherwise:
      """
    let policy = SmallPolicy(table + " {due: days(4), control: 书面报送}")
    let outcome = try policy.outcome(#""fire.exits": "pass", "fire.extinguishers": "fail""#)
    #expect(outcome.hazards.map(\.due?.text) == ["2026-09-28"])
    #expect(outcome.hazards.first?.controls.first?.word?.name == "书面报送")
    #expect(
      outcome.hazards.first?.because.last == "2026-09-28 前整改（表 deadlines 没有一行符合，按“其他”（otherwise））")
  }
}
