import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

/// `docs/diagnostics.md`, made from the list of codes and what their fixtures show.
///
/// `UPDATE_GOLDEN=1` writes the page and still fails, so that it is read before it is kept.
@Suite("The page of diagnostics")
struct DiagnosticsPageTests {
  private static let root = FixturePolicy.folder.deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What is at fault, by the first part of a code, in the order of the page.
  private static let stages: [(stage: String, title: String)] = [
    ("folder", "where a file lies（文件的位置）"), ("yaml", "the text of a file（文件的文字）"),
    ("schema", "the keys and values of a file（文件的键和值）"),
    ("table", "the layout of a table（表格的样式）"),
    ("syntax", "the grammar of an expression（表达式的语法）"),
    ("name", "what a name stands for（名称所指）"),
    ("type", "what kind of value stands where（值的类型）"),
    ("test", "a test that says too much or too little（条件过宽或过窄）"),
    ("item", "an item of a checklist（检查项）"), ("rule", "a rule（规则）"),
    ("link", "what belongs together across files（文件之间的关系）"), ("case", "a case（用例）"),
  ]

  @Test("the page is what the codes and their fixtures say")
  func page() throws {
    let url = Self.root.appending(path: "docs/diagnostics.md")
    let page = try Self.made()
    let kept = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    #expect(page == kept, "UPDATE_GOLDEN=1 makes it anew")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil, page != kept {
      try page.write(to: url, atomically: true, encoding: .utf8)
    }
  }

  private static func made() throws -> String {
    let meanings = try meanings()
    var page = """
      # Diagnostics

      Every mistake that `plumbline check` and `plumbline test` can report, by its code: what it means, and an example, in
      English and Chinese. Codes are never reused. A diagnostic names the file, line and column, shows the line with carets
      under what is to be mended, and offers the edit where there is one that is very likely right.

      `plumbline check` 和 `plumbline test` 的全部提示，按方括号里的编号排列：含义和例子，中英文对照。提示写明文件、行、列，
      在要改的地方下面标出“^”；最可能的改法写在“建议”里。

      Made by a test from the list of codes and their fixtures; `UPDATE_GOLDEN=1` makes it anew.

      """
    for (stage, title) in stages {
      page += "\n## \(stage): \(title)\n"
      for code in DiagnosticCode.allCases where code.rawValue.hasPrefix("\(stage)/") {
        let meaning = try #require(meanings[code.rawValue], "\(code.rawValue)")
        let example = try #require(DiagnosticExample(of: code), "\(code.rawValue) has no example")
        page += "\n### \(code.rawValue)\n\n\(meaning)\n\n\(code.chineseMeaning)\n\n"
        page += example.block
      }
    }
    let known = DiagnosticCode.allCases.filter { code in
      stages.contains { code.rawValue.hasPrefix("\($0.stage)/") }
    }
    #expect(known.count == DiagnosticCode.allCases.count, "a stage has no chapter")
    return page
  }

  /// The doc comment of each code.
  private static func meanings() throws -> [String: String] {
    let url = root.appending(path: "Sources/FEEL/Diagnostics/DiagnosticCode.swift")
    let text = try String(contentsOf: url, encoding: .utf8)
    let pattern = /((?:  \/\/\/ .*\n)+)  case \w+ = "([^"]+)"/
    return text.matches(of: pattern).reduce(into: [:]) { meanings, match in
      let lines = match.1.split(separator: "\n").map { $0.dropFirst(6) }
      meanings[String(match.2)] = lines.joined(separator: " ")
    }
  }
}

/// A diagnostic of a code, and the files it is about.
private struct DiagnosticExample {
  let diagnostic: Diagnostic
  let sources: [SourceFile]

  /// That of the code's fixture; of the few codes without one, that of a text below.
  init?(of code: DiagnosticCode) {
    let url = FixturePolicy.folder.appending(path: "problems/\(code.rawValue).yaml")
    let found: ([Diagnostic], [SourceFile])
    if let text = try? String(contentsOf: url, encoding: .utf8) {
      found = Self.checked(text, asOf: nil)
    } else if let text = Self.policies[code] {
      found = Self.checked(text, asOf: CalendarDate("2026-07-01"))
    } else if let path = Self.strays[code] {
      let file = SourceFile(path: path, text: "ruleset: fire\n")
      let stray = path.contains("/") ? StrayFile.unread(file) : StrayFile.beside(file)
      found = (stray.map { [$0.diagnostic(0)] } ?? [], [file])
    } else {
      found = Self.tested(
        Self.cases[code] ?? "", under: code == .caseRestsOnUnstated ? Self.measured : "")
    }
    guard let diagnostic = found.0.first(where: { $0.code == code }) else { return nil }
    self.diagnostic = diagnostic
    sources = found.1
  }

  /// As it is printed, and its sentence in Chinese.
  var block: String {
    let text = DiagnosticRenderer(sources: sources, language: .english).text(diagnostic)
    return "```text\n\(text)```\n\n中文：\(diagnostic.message.chinese)\n"
  }

  private static func checked(
    _ text: String, asOf date: CalendarDate?
  ) -> ([Diagnostic], [SourceFile]) {
    let sources = FixturePolicy(text).sources
    let compilation = Policy.compile(sources, asOf: date)
    return (compilation.diagnostics + (compilation.policy?.slowExpressions ?? []), sources)
  }

  private static func tested(
    _ text: String, under rules: String
  ) -> ([Diagnostic], [SourceFile]) {
    let policy = StarterPolicy.files.filter {
      !$0.path.hasPrefix("Tests/") && $0.path.hasSuffix("yaml")
    }
    .map { SourceFile(path: $0.path, text: $0.text) }
    let more = rules.isEmpty ? [] : [SourceFile(path: "rules/more.yaml", text: rules)]
    guard let policy = Policy.compile(policy + more).policy else { return ([], []) }
    let file = SourceFile(path: "Tests/Cases/example.yaml", text: text)
    var diagnostics = Diagnostics()
    let cases = CaseSyntax.read(file, number: 0, into: &diagnostics)
    let runner = CaseRunner(policy, cases, into: &diagnostics)
    let broken = cases.flatMap { one -> [Diagnostic] in
      if case .broken(let found) = runner.run(one).status { found } else { [] }
    }
    return (diagnostics.all + broken, [file])
  }

  private static let policies: [DiagnosticCode: String] = [
    .linkDefaults: "ruleset: fixture\n",
    .linkReviewDue: """
    ruleset: fixture
    parameters:
      fine_days:
        values: {2023-01-01: 15}
        review_by: 2026-06-30
        basis: default
    """,
    .ruleSlow: """
    ruleset: fixture
    measures:
      - id: look_again
        title: 复查
        party: enterprise
        when: contains(inspection.id, "again")
        basis: default
    """,
    .schemaTooMany: "ruleset: fixture\n" + (0...1_000).map { "key\($0): 1\n" }.joined(),
  ]

  private static let strays: [DiagnosticCode: String] = [
    .folderMisplaced: "fire.yaml", .folderNotRead: "rules/fire.yaml.txt",
  ]

  private static let measured = """
    ruleset: more
    measures:
      - {id: count, title: 核定人数, party: enterprise, when: {management.players.answer: "> 20"}, basis: default}
    """

  private static let given = """
    cases:
      - case: 全部符合
        given: {checklist: script_game, date: 2026-05-12, venue: {id: S-1, name: 例}, unstated: pass}
        expect: {rating: 优}

    """

  private static let cases: [DiagnosticCode: String] = [
    .caseBadValue: given.replacing("优", with: "忧"),
    .caseElement: given.replacing("rating: 优", with: "hazards: [{grade: 重大}]"),
    .caseExpectsNothing: given.replacing("rating: 优", with: "fines: {}"),
    .caseInspection: given.replacing("pass", with: "PASS"),
    .caseNameTwice: given + given.dropFirst("cases:\n".count),
    .caseRestsOnUnstated: given,
    .caseUnknown: given + "  - {case: 另一个, given: {like: 全都符合}, expect: {rating: 优}}\n",
    .caseUnknownField: given.replacing("rating", with: "raiting"),
    .caseUnknownID: given.replacing("rating: 优", with: "measures: [suspend_busines]"),
  ]
}
