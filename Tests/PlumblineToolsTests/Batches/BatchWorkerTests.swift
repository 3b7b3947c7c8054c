import FEEL
import Plumbline
import PlumblineTools
import Testing

@testable import PolicyAgreement

@Suite("Outcomes by column")
struct BatchWorkerTests {
  /// An inspection in which nothing is out of the ordinary, on a day.
  ///
  /// - Parameter id: As JSON writes it; the date where it is left out.
  private static func line(_ date: String, id: String? = nil) -> [UInt8] {
    let passed = ["exits_clear", "room_doors"].map { "\"evacuation.\($0)\": \"pass\"" }
    let answers = passed + ["\"management.staff_trained\": \"pass\"", "\"management.players\": 5"]
    return Array(
      """
      {"id": "\(id ?? date)", "checklist": "script_game", "date": "\(date)", "venue": {"id": "S-1", \
      "name": "a"}, "answers": {\(answers.joined(separator: ", "))}}

      """.utf8)
  }

  @Test("items without an answer are gaps with what they leave undecided, by column too")
  func openItems() throws {
    let rules = """
      ruleset: more
      vetoes:
        - {id: exits_locked, title: 出口不通, when: {evacuation.exits_clear.state: fail}, basis: default}
      measures:
        - id: close
          title: 停业整顿
          party: enterprise
          when: count(items[state = fail]) >= 2
          basis: default
      """
    let policy = try ProjectFiles.starterPolicy(with: rules)
    let line = String(decoding: Self.line("2026-05-12"), as: UTF8.self)
    let lines = ["exits_clear", "room_doors"].flatMap { item in
      Array(line.replacing("\"evacuation.\(item)\": \"pass\", ", with: "").utf8)
    }
    let both = Array(
      line.replacing("\"evacuation.exits_clear\": \"pass\", ", with: "")
        .replacing("\"evacuation.room_doors\": \"pass\", ", with: "").utf8)
    #expect(Agreement.columnOutcomes(policy, lines + both) == 3)
    let expected = Agreement.reference(policy, isBrief: true)(lines + both, false)
    let undecided = #"["evacuation.exits_clear","exits_locked","#
    let text = String(decoding: expected, as: UTF8.self)
    #expect(text.contains(undecided) && text.contains(#""close""#))
    #expect(Agreement.batches(policy, isBrief: true)(lines + both, false) == expected)
  }

  @Test("an inspection with a very long history is evaluated by itself", arguments: [200, 300])
  func longHistory(count: Int) throws {
    let policy = try ProjectFiles.starterPolicy()
    let past = #"{"on": "2025-01-02", "path": "evacuation.exits_clear", "grade": "一般"}"#
    let history = Array(repeating: past, count: count).joined(separator: ", ")
    let line = String(decoding: Self.line("2026-05-12"), as: UTF8.self)
      .replacing("\"answers\"", with: "\"history\": [\(history)], \"answers\"")
    let lines = Self.line("2026-05-11") + Array(line.utf8)
    #expect(Agreement.columnOutcomes(policy, lines) == (count > 256 ? 1 : 2))
    let expected = Agreement.reference(policy, isBrief: true)(lines, false)
    #expect(Agreement.batches(policy, isBrief: true)(lines, false) == expected)
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

  @Test("ids of every length stand in outcomes, escapes in any place of them")
  func escapes() throws {
    let policy = try ProjectFiles.starterPolicy()
    var ids: [String] = []
    for length in 0..<20 {
      let text = String(repeating: "a", count: length)
      ids += ["\\\"", "\\\\", "\\u0001", "é", "甲", "\\u007f", "\\/", "#", "]"].map {
        text + $0 + "b"
      }
      ids += (0..<length).map { text.prefix($0) + "\\n" + text.dropFirst($0) + "z" }
    }
    let lines = ids.flatMap { Self.line("2026-05-12", id: $0) }
    #expect(Agreement.columnOutcomes(policy, lines) == ids.count)
    let expected = Agreement.reference(policy, isBrief: true)(lines, false)
    #expect(Agreement.batches(policy, isBrief: true)(lines, false) == expected)
  }

  @Test("dates stand in outcomes as they are, whatever was written before them")
  func dates() throws {
    let policy = try ProjectFiles.starterPolicy()
    // Every 4,096 days, and so in the same place of the table of texts.
    let dates = [
      "2001-01-01", "2012-03-20", "2023-06-07", "2034-08-24", "2012-03-20", "2012-03-21",
    ]
    let lines = (dates + dates).flatMap { Self.line($0) }
    let expected = Agreement.reference(policy, isBrief: true)(lines, false)
    #expect(Agreement.batches(policy, isBrief: true)(lines, false) == expected)
  }
}
