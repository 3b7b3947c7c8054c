import FEEL
import Plumbline
import PlumblineTools
import Testing

// Items that a case leaves without an answer, and cases that start from another.
extension CaseTests {
  // MARK: Items without an answer

  @Test(
    "an item that is named without an answer is unanswered, whatever the others are",
    arguments: ["null", "{note: 没有看}", "{answer: null}"])
  func namedWithoutAnswer(answer: String) throws {
    let report = try report(
      given: "answers: {management.staff_trained: \(answer)}\n      unstated: pass",
      expect: "score: {total: 80, high: 100}, hazards: [], gaps: [management.staff_trained]")
    #expect(report.failed == 0 && !report.isBroken, "\(report.text)")
  }

  @Test("a rule that reads a measured item named without an answer has a gap")
  func namedWithoutNumber() throws {
    let report = try report(
      given: "answers: {management.players: null}\n      unstated: pass",
      expect: "measures: [], gaps: [{path: management.players, undecided: [count_players]}]",
      rules: Self.countingPlayers)
    #expect(report.failed == 0 && !report.isBroken, "\(report.text)")
  }

  // MARK: Starting from another case

  @Test("records and answers are merged key by key, lists whole")
  func merging() throws {
    let policy = try ProjectFiles.starterPolicy()
    let text = """
      cases:
        - case: 一
          given:
            checklist: script_game
            date: 2026-05-12
            venue: {id: S-1, name: 例剧本馆}
            answers: {management.staff_trained: fail, evacuation.room_doors: fail}
            history: [{on: 2026-01-05, path: evacuation.room_doors, grade: 一般}]
            unstated: pass
          expect: {rating: 中}
        - case: 二
          given: {like: 一, answers: {evacuation.room_doors: pass}, venue: {name: 另一家}}
          expect: {hazards: [management.staff_trained], inspection: {subject: S-1}}
        - case: 三
          given: {like: 二, date: 2026-05-13, history: []}
          expect:
            inspection: {date: 2026-05-13}
            hazards: [{id: management.staff_trained, due: 2026-05-28}]

      """
    let report = Self.report(text, policy)
    #expect(report.total == 3 && report.failed == 0 && !report.isBroken, "\(report.text)")
  }

  @Test(
    "a case that starts from none, from itself, or is there twice is a mistake",
    arguments: [
      ("like: 三", "case/unknown-case"), ("like: 二", "case/unknown-case"),
      ("checklist: script_game", "case/name-twice"),
    ])
  func chains(given: String, code: String) throws {
    let policy = try ProjectFiles.starterPolicy()
    let name = code == "case/name-twice" ? "一" : "二"
    let text =
      Self.text(given: "unstated: pass", expect: "rating: 优")
      + "  - case: \(name)\n    given: {\(given)}\n    expect: {rating: 优}\n"
    let report = Self.report(text, policy)
    #expect(report.isBroken && report.text.contains("[\(code)]"), "\(report.text)")
  }
}
