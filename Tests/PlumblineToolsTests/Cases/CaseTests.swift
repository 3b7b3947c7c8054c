import FEEL
import Plumbline
import PlumblineTools
import Testing

/// Cases against the starter policy: what is a difference, and what is a mistake of the case.
@Suite("Cases")
struct CaseTests {
  /// A case with these lines for the inspection, after its head, and these expectations.
  static func text(given: String = "", expect: String) -> String {
    """
    cases:
      - case: 一
        given:
          checklist: script_game
          date: 2026-05-12
          venue: {id: S-1, name: 例剧本馆}
          \(given)
        expect: {\(expect)}

    """
  }

  static func report(
    _ text: String, _ policy: Policy, language: Language = .english
  ) -> CaseReport {
    CaseReport.run([SourceFile(path: "case.yaml", text: text)], policy, language: language)
  }

  func report(
    given: String = "unstated: pass", expect: String, rules: String = "",
    language: Language = .english
  ) throws -> CaseReport {
    let policy = try ProjectFiles.starterPolicy(with: rules)
    return Self.report(Self.text(given: given, expect: expect), policy, language: language)
  }

  // MARK: What passes

  @Test(
    "what stands in expect is compared, and nothing else",
    arguments: [
      "score: 80", "score: {total: 80}", "score: 80.0",
      "score: {exact: 80, sections: {management: 0}}",
      "rating: 良", "hazards: [management.staff_trained]", "vetoes: []", "measures: []",
      "hazards: [{id: management.staff_trained, control: 书面报送, raised_by: []}]",
      "not_measures: [suspend_business]", "not_hazards: [evacuation.exits_clear]",
      "points: {enterprise: 0}", "fines: {enterprise: null}", "gaps: []", "problems: []",
      "note: 说明, rating: 良",
    ])
  func passes(expect: String) throws {
    let given = "answers: {management.staff_trained: fail}\n      unstated: pass"
    let report = try report(given: given, expect: expect)
    #expect(report.total == 1 && report.failed == 0 && !report.isBroken, "\(report.text)")
  }

  // MARK: Differences

  @Test(
    "a field that is otherwise is a difference, named by its path",
    arguments: [
      ("score: 90", "score.total: expected 90, found 80"),
      ("score: null", "score.total: expected null, found 80"),
      ("rating: 优", "rating: expected 优, found 良"),
      (
        "hazards: [{id: management.staff_trained, grade: 重大}]",
        "hazards[management.staff_trained].grade: expected 重大, found 一般"
      ),
      (
        "hazards: [{id: management.staff_trained, control: null}]",
        "hazards[management.staff_trained].control: expected null, found 书面报送"
      ),
      ("hazards: []", "hazards[management.staff_trained]: there, and not expected"),
      (
        "hazards: [management.staff_trained, evacuation.room_doors]",
        "hazards[evacuation.room_doors]: expected, and not there"
      ),
      (
        "hazards: [management.staff_trained, management.staff_trained]",
        "hazards[management.staff_trained]: expected, and not there"
      ),
      (
        "not_hazards: [management.staff_trained]",
        "hazards[management.staff_trained]: there, and not expected"
      ),
      (
        "not_hazards: management.staff_trained",
        "hazards[management.staff_trained]: there, and not expected"
      ),
      ("measures: [suspend_business]", "measures[suspend_business]: expected, and not there"),
      ("vetoes: evacuation.exits_clear", "vetoes: expected evacuation.exits_clear, found []"),
      ("points: {enterprise: 2}", "points.enterprise: expected 2, found 0"),
      (
        "fines: {enterprise: {least: 5000}}", "fines.enterprise: expected {least: 5000}, found null"
      ),
      ("gaps: [management.players]", "gaps[management.players]: expected, and not there"),
    ])
  func differs(expect: String, difference: String) throws {
    let given = "answers: {management.staff_trained: fail}\n      unstated: pass"
    let report = try report(given: given, expect: expect)
    #expect(report.failed == 1 && !report.isBroken, "\(report.text)")
    #expect(report.text.contains("  \(difference)"), "\(report.text)")
  }

  @Test("a difference is told in the language asked for, with its line")
  func inChinese() throws {
    let report = try report(expect: "rating: 差", language: .chinese)
    #expect(report.text.contains("case.yaml:2:11: 未通过: 一"))
    #expect(report.text.contains("  rating: 预期为 差，实为 优（第 8 行）"))
    #expect(report.text.hasSuffix("1 个用例：0 个通过，1 个未通过，0 个未能运行\n"))
  }

  @Test("a record that is refused has its problems, expected or not")
  func refused() throws {
    let given = "answers: {management.staff_traind: fail}\n      unstated: pass"
    for expect in ["rating: 优", "problems: []"] {
      let unexpected = try report(given: given, expect: expect)
      #expect(unexpected.isBroken && unexpected.failed == 0, "\(unexpected.text)")
      #expect(unexpected.text.contains("case.yaml:7:17: error: this cannot be evaluated: "))
      #expect(unexpected.text.contains("is 'management.staff_trained' meant? [case/inspection]"))
    }
    let expected = try report(given: given, expect: "problems: [unknown-item]")
    #expect(expected.failed == 0 && !expected.isBroken, "\(expected.text)")
    let other = try report(given: given, expect: "problems: [out-of-range]")
    #expect(other.failed == 1, "\(other.text)")
  }

  // MARK: Mistakes of a case

  @Test(
    "an unknown field or id is a mistake of the case, with the nearest spelling",
    arguments: [
      ("raiting: 优", "case/unknown-field", "help: replace with 'rating'"),
      ("score: {totl: 80}", "case/unknown-field", "help: replace with 'total'"),
      ("hazards: [{id: management.staff_trained, du: 2026-05-27}]", "case/unknown-field", "'due'"),
      ("points: {enterprize: 0}", "case/unknown-field", "help: replace with 'enterprise'"),
      ("fines: {enterprize: {least: 1}}", "case/unknown-field", "help: replace with 'enterprise'"),
      ("not_measure: [suspend_business]", "case/unknown-field", "no 'not_measure'"),
      ("not_rating: [优]", "case/unknown-field", "no 'not_rating'"),
      ("measures: [suspend_busines]", "case/unknown-id", "help: replace with 'suspend_business'"),
      ("not_vetoes: [evacuation.exit_clear]", "case/unknown-id", "'evacuation.exits_clear'"),
      (
        "hazards: [{id: management.staff_trained, of: [management.staff]}]", "case/unknown-id",
        "could stand in 'of'"
      ),
      (
        "hazards: [{id: management.staff_trained, raised_by: [worse]}]", "case/unknown-id",
        "could stand in 'raised_by'"
      ),
      (
        "measures: [{id: suspend_business, absorbed_by: suspend}]", "case/unknown-id",
        "could stand in 'absorbed_by'"
      ),
      ("not_measurs: [suspend_business]", "case/unknown-field", "replace with 'not_measures'"),
      ("gaps: [venue.rooms]", "case/unknown-id", "could stand in 'gaps'"),
      ("gaps: [{path: management.players, undecided: [x]}]", "case/unknown-id", "'undecided'"),
      ("not_gaps: [management.player]", "case/unknown-id", "with 'management.players'"),
      ("not_problems: [not-befor]", "case/unknown-id", "replace with 'not-before'"),
      ("score: {terms: [{id: management.player}]}", "case/unknown-id", "'management.players'"),
      (
        "measures: [{id: suspend_business, basis: [defalt]}]", "case/unknown-id", "with 'default'"
      ),
      ("policy: {rulesets: [rule]}", "case/unknown-id", "replace with 'rules'"),
      ("inspection: {checklist: script_gane}", "case/unknown-id", "replace with 'script_game'"),
      ("hazards: [management.staff]", "case/unknown-id", "nothing called 'management.staff'"),
    ])
  func mistaken(expect: String, code: String, text: String) throws {
    let given = "answers: {management.staff_trained: fail}\n      unstated: pass"
    let report = try report(given: given, expect: expect)
    #expect(report.isBroken && report.failed == 0, "\(report.text)")
    #expect(report.text.contains("[\(code)]"), "\(report.text)")
    #expect(report.text.contains(text), "\(report.text)")
  }

  @Test(
    "what has nothing behind it is a mistake of the file, said once",
    arguments: [
      ("cases:\n", "'cases:'"), ("cases: []\n", "'cases:'"),
      ("cases:\n  - {case: 一, given: {checklist: script_game}, expect: {}}\n", "'expect:'"),
      ("cases:\n  - {case: 一, given: , expect: {rating: 优}}\n", "'given:'"),
      ("cases:\n  - {case: , given: {checklist: script_game}, expect: {rating: 优}}\n", "'case:'"),
    ])
  func empty(text: String, key: String) throws {
    let report = Self.report(text, try ProjectFiles.starterPolicy(with: ""))
    #expect(report.isBroken && report.total == 0, "\(report.text)")
    #expect(report.text.contains("nothing stands behind \(key)"), "\(report.text)")
    #expect(report.text.matches(of: /error:/).count == 1, "\(report.text)")
  }

  @Test(
    "a value that a field cannot have is a mistake of the case, with the nearest spelling",
    arguments: [
      ("rating: 忧", "'忧' is none of"), ("rating: 良好", "help: replace with '良'"),
      ("vetoes: [{id: evacuation.exits_clear, rating: 叉}]", "'叉' is none of"),
      ("hazards: [{id: management.staff_trained, grade: 一股}]", "help: replace with '一般'"),
      ("hazards: [{id: management.staff_trained, remedy: dedline}]", "replace with 'deadline'"),
      ("hazards: [{id: management.staff_trained, control: 书面报关}]", "'书面报送'"),
      ("hazards: [{id: management.staff_trained, due: 2026-02-30}]", "'2026-02-30' is none"),
      ("hazards: [{id: management.staff_trained, due: 15 days}]", "'15 days' is none"),
      ("measures: [{id: suspend_business, party: enterprize}]", "replace with 'enterprise'"),
      ("score: {terms: [{id: management.players, counted: pas}]}", "replace with 'pass'"),
      ("score: 8o", "'8o' is none"), ("score: {total: 八十}", "'八十' is none"),
      ("points: {enterprise: none}", "'none' is none"),
      ("problems: [{code: unknown-itm}]", "replace with 'unknown-item'"),
      ("problems: [{path: $.answers, code: unknown-itm}]", "replace with 'unknown-item'"),
    ])
  func badValue(expect: String, text: String) throws {
    let given = "answers: {management.staff_trained: fail}\n      unstated: pass"
    let report = try report(given: given, expect: expect)
    #expect(report.isBroken && report.failed == 0, "\(report.text)")
    #expect(report.text.contains("error:") && report.text.contains(text), "\(report.text)")
  }

  @Test(
    "what expects nothing, or nothing by name, is a mistake of the case",
    arguments: [
      ("", "schema/empty-value"), ("note: 说明", "case/expects-nothing"),
      ("score: {}", "case/expects-nothing"), ("score: {sections: {}}", "case/expects-nothing"),
      ("fines: {}", "case/expects-nothing"), ("rating: {}", "case/expects-nothing"),
      ("rating: 优, not_hazards: []", "case/expects-nothing"),
      ("rating: 优, not_hazards: null", "case/expects-nothing"),
      ("hazards: [{grade: 重大}]", "case/element"), ("hazards: [null]", "case/element"),
      ("hazards: [[evacuation.exits_clear]]", "case/element"), ("vetoes: [{}]", "case/element"),
      ("not_hazards: [{grade: 重大}]", "case/element"),
      ("not_hazards: [{id: evacuation.exits_clear, grade: 重大}]", "case/element"),
      ("policy: {rulesets: [{id: rules}]}", "case/element"),
    ])
  func nothing(expect: String, code: String) throws {
    let report = try report(expect: expect)
    #expect(report.isBroken && report.failed == 0, "\(report.text)")
    #expect(report.text.contains("[\(code)]"), "\(report.text)")
  }

  @Test("an expectation that is missing, or is an empty list, is a mistake of the case")
  func noExpectation() throws {
    let policy = try ProjectFiles.starterPolicy()
    let text = Self.text(given: "unstated: pass", expect: "")
    for (expect, code) in [
      ("expect:", "schema/empty-value"), ("expect: []", "schema/empty-value"),
      ("expect: 优", "schema/wrong-kind"), ("", "schema/missing-key"),
    ] {
      let report = Self.report(text.replacing("expect: {}", with: expect), policy)
      #expect(report.isBroken && report.failed == 0, "\(report.text)")
      #expect(report.text.contains("[\(code)]"), "\(report.text)")
    }
  }

  @Test(
    "a slip in the inspection of a case is a mistake of the case, at its place",
    arguments: [
      ("unstated: passed", "7:17: error", "is 'pass' meant?"),
      ("unstate: pass", "7:7: error", "is 'unstated' meant?"),
      ("answers: {evacuation.exits_clear: PASS}", "7:41: error", "is 'pass' meant?"),
      ("answers: {evacuation: {exits_clear: pass}}", "7:17: error", "'evacuation.exits_clear'"),
      (
        "answers: {evacuation.exits_clear: {answer: fail, occurences: 2}}", "7:56: error",
        "is 'occurrences' meant?"
      ),
      ("history: [{on: 2026-01-05, path: evacuation.room_dors, grade: 一般}]", "7:40", "room_doors"),
      ("history: [{on: 2026-01-05, path: evacuation.room_doors}]", "7:17: error", "required"),
    ])
  func slip(given: String, place: String, text: String) throws {
    let report = try report(given: given, expect: "rating: 优")
    #expect(report.isBroken && report.failed == 0, "\(report.text)")
    #expect(report.text.contains("case.yaml:\(place)"), "\(report.text)")
    #expect(report.text.contains(text) && report.text.contains("[case/inspection]"))
  }

  @Test("a mistake that cases share, since one starts from another, is told once")
  func sharedMistake() throws {
    let policy = try ProjectFiles.starterPolicy()
    let text =
      Self.text(given: "unstated: passed", expect: "rating: 优")
      + "  - case: 二\n    given: {like: 一}\n    expect: {rating: 优}\n"
    let report = Self.report(text, policy)
    #expect(report.text.ranges(of: "[case/inspection]").count == 1, "\(report.text)")
    #expect(report.text.hasSuffix("2 cases: 0 passed, 0 failed, 2 not run\n"))
  }

  @Test("what a case lacks is told once, at the case from which the others start")
  func sharedLack() throws {
    let policy = try ProjectFiles.starterPolicy()
    let others =
      "  - case: 二\n    given: {like: 一}\n    expect: {rating: 优}\n"
      + "  - case: 三\n    given: {like: 二}\n    expect: {rating: 优}\n"
    let whole = Self.text(given: "unstated: pass", expect: "rating: 优") + others
    for (line, english, chinese) in [
      ("date: 2026-05-12", "'given' lacks 'date'", "given 缺少 date"),
      ("checklist: script_game", "'given' lacks 'checklist'", "given 缺少 checklist"),
      (
        "venue: {id: S-1, name: 例剧本馆}", "in 'given' 'venue' is required, with id, name",
        "given 缺少 venue，其中须有 id、name"
      ),
    ] {
      let text = whole.replacing("      \(line)\n", with: "")
      let report = Self.report(text, policy)
      #expect(report.text.ranges(of: "error: ").count == 1, "\(report.text)")
      #expect(
        report.text.contains("case.yaml:2:11: error: \(english) [case/inspection]"),
        "\(report.text)")
      let inChinese = Self.report(text, policy, language: .chinese)
      #expect(inChinese.text.contains("case.yaml:2:11: 错误: \(chinese) "), "\(inChinese.text)")
    }
  }

  @Test(
    "a slip in the inspection has its mending, where that is the text to write",
    arguments: [
      ("unstated: passed", "^^^^^^ help: replace with 'pass'"),
      (#"unstated: "passed""#, "^^^^^^^^ help: replace with 'pass'"),
      ("unstate: pass", "^^^^^^^ help: replace with 'unstated'"),
      (
        "answers: {staff_trained: pass}",
        "^^^^^^^^^^^^^ help: replace with 'management.staff_trained'"
      ),
      ("answers: {evacuation.exits_clear: 不合恪}", "help: replace with '不合格'"),
      (
        "history: [{on: 2026/1/5, path: evacuation.room_doors, grade: 一般}]",
        "^^^^^^^^ help: replace with '2026-01-05'"
      ),
    ])
  func mended(given: String, help: String) throws {
    let report = try report(given: given, expect: "rating: 优")
    #expect(report.isBroken && report.text.contains(help), "\(report.text)")
  }

  @Test(
    "a file that holds no case is a mistake",
    arguments: ["cases: []\n", "cases:\n", "", "# 空\n"])
  func noCase(text: String) throws {
    let report = Self.report(text, try ProjectFiles.starterPolicy())
    #expect(report.isBroken && report.total == 0, "\(report.text)")
    #expect(report.text.hasPrefix("case.yaml:1:"), "\(report.text)")
  }

  @Test("two cases of one name in two files are a mistake that shows both")
  func nameInTwoFiles() throws {
    let text = Self.text(given: "unstated: pass", expect: "rating: 优")
    let files = ["a.yaml", "b.yaml"].map { SourceFile(path: $0, text: text) }
    let report = CaseReport.run(files, try ProjectFiles.starterPolicy(), language: .english)
    #expect(report.isBroken && report.text.contains("b.yaml:2:11: error: two cases"))
    #expect(report.text.contains("a.yaml:2:11"), "\(report.text)")
  }

  /// A rule that reads a measured answer.
  static let countingPlayers = """
    ruleset: more
    measures:
      - id: count_players
        title: 建议核定人数
        party: enterprise
        when: {management.players.answer: "> 20"}
        basis: default

    """

  @Test("a case may not rest on a measured answer that it leaves unstated")
  func restsOnUnstated() throws {
    let broken = try report(expect: "rating: 优", rules: Self.countingPlayers)
    #expect(broken.isBroken && broken.text.contains("[case/rests-on-unstated]"), "\(broken.text)")
    let stated = try report(
      given: "answers: {management.players: 21}\n      unstated: pass",
      expect: "measures: [count_players]", rules: Self.countingPlayers)
    #expect(stated.failed == 0 && !stated.isBroken, "\(stated.text)")
  }
}
