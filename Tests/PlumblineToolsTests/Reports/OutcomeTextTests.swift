import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

@Suite("Outcomes as text")
struct OutcomeTextTests {
  private static let inspection = SourceFile(
    path: "a.yaml",
    text: """
      id: 1
      checklist: script_game
      date: 2026-05-12
      venue: {id: S-1, name: 例}
      answers: {evacuation.exits_clear: fail, evacuation.room_doors: fail}

      """)

  private static let rules = """
    ruleset: more
    measures:
      - {id: small, title: 建议罚款, party: enterprise, when: {evacuation.room_doors: fail}, act: a, fine: "[1..2]", points: 2, basis: default}
      - {id: large, title: 建议重罚, party: enterprise, when: {evacuation.room_doors: fail}, act: a, fine: "5", points: 3, basis: default}

    """

  private func text(_ language: Language, traced: Bool = false) throws -> String {
    let policy = try ProjectFiles.starterPolicy(with: Self.rules)
    return ProjectFiles.written(
      [Self.inspection], by: policy, as: .text, in: language, traced: traced)
  }

  @Test("titles stand where ids would say nothing, the worst hazard first")
  func chinese() throws {
    let text = try text(.chinese)
    #expect(text.hasPrefix("1  剧本娱乐场所安全检查表  S-1  2026-05-12\n  评定  差\n"))
    #expect(text.contains("    企业  5 分，罚款合计 5 元\n    · "))
    #expect(text.contains("罚款  1–2 元\n            不另计：同一行为从高，按“建议重罚”处罚"))
    let (worse, other) = (text.range(of: "    重大  疏散"), text.range(of: "    一般  房间门"))
    #expect(try #require(worse).lowerBound < #require(other).lowerBound)
    #expect(!text.contains("enterprise"))
  }

  @Test("the frame is English where English is asked for, what the policy says is as written")
  func english() throws {
    let text = try text(.english, traced: true)
    for word in [
      "Rating  差", "Score ", "Vetoes", "Hazards (2)", "Proposed measures (3)", "Missing (1)",
      "Trace", "due  ", "why  ", "5 points, fines 5 yuan", "higher fine of '建议重罚' applies",
      "1–2 yuan",
      "1 record: 1 outcome, 0 problems, 1 gap",
    ] {
      #expect(text.contains(word), "\(word) in \(text)")
    }
    let frame = ["评定", "得分  ", "隐患（", "建议措施（", "待补信息", "期限  ", "原因  ", "依据  "]
    for word in frame { #expect(!text.contains(word), "\(word)") }
  }

  @Test("a trace says which hazard a deadline is of, and calls states what people call them")
  func trace() throws {
    let lines = try text(.chinese, traced: true).split(separator: "\n")
    for path in ["evacuation.exits_clear", "evacuation.room_doors"] {
      #expect(lines.contains { $0.contains("期限") && $0.contains("  \(path)：第 ") }, "\(path)")
      #expect(lines.contains { $0.contains("状态  \(path) ") && $0.hasSuffix("= 不符合") })
    }
    #expect(try text(.english, traced: true).contains("= fail\n"))
  }

  @Test("gaps that leave the same rules open share one list of their titles")
  func gaps() throws {
    let policy = try ProjectFiles.starterPolicy(with: Self.rules)
    let open = SourceFile(
      path: "a.yaml",
      text: "{id: 1, checklist: script_game, date: 2026-05-12, venue: {id: S-1, name: 例}}\n")
    let lines = ProjectFiles.written([open], by: policy, as: .text)
      .split(separator: "\n").map(String.init)
    let heading = try #require(lines.firstIndex { $0.hasPrefix("  待补信息") })
    let found = lines[(heading + 1)...].prefix { $0.hasPrefix("    ") }
    #expect(found.filter { $0.contains("未判定") }.count == 1)
    #expect(found.filter { $0.hasPrefix("    ? 未填写：") }.count == 3)
    let blank = String(repeating: " ", count: "      ".count + DisplayWidth.of("未判定："))
    #expect(found.contains { $0.hasPrefix("      未判定：") })
    #expect(found.suffix(3) == ["建议罚款", "建议重罚", "建议责令停业整顿"].map { blank + $0 })
  }

  @Test("a record without an id is told by its file")
  func unreadable() throws {
    let policy = try ProjectFiles.starterPolicy(with: Self.rules)
    let problem = Problem(path: "$", code: "not-json", message: Message("a", "甲"))
    let header = InspectionHeader(id: "", checklist: "", date: nil, subject: nil)
    for (file, title) in [("round.json", "round.json：未能读出"), ("-", "标准输入：未能读出"), ("", "未能读出")] {
      var writer = OutcomeWriter(policy, format: .text, language: .chinese)
      writer.write(.rejected(header, [problem]), from: file)
      #expect(String(decoding: writer.take(), as: UTF8.self).hasPrefix(title))
    }
  }

  @Test("what belongs together stands in one column")
  func columns() throws {
    let lines = try text(.chinese).split(separator: "\n").map(String.init)
    let details = lines.filter { line in
      ["期限", "原因", "罚款", "记分", "终止"].contains { line.hasPrefix("      \($0)  ") }
    }
    #expect(details.count > 5)
    let widths = Set(
      lines.filter { $0.hasPrefix("    重大  ") || $0.hasPrefix("    一般  ") }
        .map { DisplayWidth.of($0.prefix(8)) })
    #expect(widths == [10])
  }

  @Test("progress fits the terminal, and shows no bar where the size is not known")
  func progress() {
    for width in [0, 1, 20, 40, 80, 200] {
      for done in [-1, 0, 50, 100, 101] {
        let text = ProgressText.text(
          done: done, of: 100, records: 12, width: width, language: .chinese)
        #expect(DisplayWidth.of(text) < max(width, 20), "\(text)")
      }
    }
    #expect(
      ProgressText.text(done: 5, of: 10, records: 1, width: 25, language: .english)
        == "████░░░░░  50%  1 record")
    #expect(
      ProgressText.text(done: 5, of: nil, records: 2, width: 80, language: .english) == "2 records")
    #expect(
      ProgressText.text(done: 0, of: 0, records: 2, width: 80, language: .chinese) == "2 份检查记录")
  }
}
