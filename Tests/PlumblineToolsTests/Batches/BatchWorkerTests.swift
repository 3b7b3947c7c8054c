import FEEL
import Plumbline
import PlumblineTools
import Testing

@testable import PolicyAgreement

@Suite("Outcomes by column")
struct BatchWorkerTests {
  /// An inspection in which nothing is out of the ordinary, on a day.
  private static func line(_ date: String) -> [UInt8] {
    let passed = ["exits_clear", "room_doors"].map { "\"evacuation.\($0)\": \"pass\"" }
    let answers = passed + ["\"management.staff_trained\": \"pass\"", "\"management.players\": 5"]
    return Array(
      """
      {"id": "\(date)", "checklist": "script_game", "date": "\(date)", "venue": {"id": "S-1", \
      "name": "a"}, "answers": {\(answers.joined(separator: ", "))}}

      """.utf8)
  }

  @Test("a measure whose due date lies outside the calendar is a problem, by column too")
  func measureOutsideCalendar() throws {
    let rules = """
      ruleset: more
      measures:
        - id: report_back
          title: 书面报告
          party: enterprise
          when: venue.name != "x"
          due: workdays(3)
          basis: default
      """
    let policy = try ProjectFiles.starterPolicy(with: rules)
    let lines = Self.line("2026-05-12") + Self.line("2027-05-12")
    #expect(Agreement.columnOutcomes(policy, lines) == 1)
    let expected = Agreement.reference(policy, isBrief: true)(lines, false)
    #expect(String(decoding: expected, as: UTF8.self).contains(#""code":"calendar""#))
    #expect(Agreement.batches(policy, isBrief: true)(lines, false) == expected)
  }

  @Test("what only the date decides may stand in a filter of something else")
  func dateWithinFilter() throws {
    let rules = """
      ruleset: more
      calendar:
        key_periods:
          - {id: spring, title: 春节, during: {2026: 2026-02-01..2026-03-01}}
      vetoes:
        - id: no_period
          title: 没有重点时段
          when: count(items[count(key_periods[until > @"2026-01-01"]) < 1]) > 0
          basis: default
      """
    let policy = try ProjectFiles.starterPolicy(with: rules)
    let lines = Self.line("2026-05-12")
    #expect(Agreement.columnOutcomes(policy, lines) == 1)
    let expected = Agreement.reference(policy, isBrief: true)(lines, false)
    #expect(Agreement.batches(policy, isBrief: true)(lines, false) == expected)
  }
}
