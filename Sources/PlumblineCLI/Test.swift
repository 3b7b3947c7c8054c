import ArgumentParser
import FEEL
import Plumbline
import PlumblineTools

/// `plumbline test`: the fixture cases of a policy.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: spoken(
      "Run the cases of the policy and show what comes out otherwise.",
      "运行政策的用例，列出与预期不符之处。"),
    discussion: spoken(
      """
      Cases are YAML files; by default those under Tests/Cases in the policy's folder.

        plumbline test
        plumbline test Tests/Cases/hotel.yaml --run 疏散

      Exit codes: 0 all passed, 1 some failed, 2 a case is wrong itself, or none was run.
      """,
      """
      用例是 YAML 文件，默认取政策文件夹中 Tests/Cases 下的全部。

        plumbline test
        plumbline test Tests/Cases/hotel.yaml --run 疏散

      退出码：0 全部通过，1 有未通过的，2 用例本身有误或没有运行任何用例。
      """))

  @Argument(
    help: help("Files or folders of cases.", "用例文件或文件夹。", value: ("path", "路径")))
  var paths: [String] = []

  @OptionGroup var common: CommonOptions

  @Option(
    name: .customLong("run"),
    help: help(
      "Run only cases whose name this finds.", "只运行名称与之匹配的用例。", value: ("regex", "正则表达式")))
  var pattern: String?

  func run() throws {
    try finish { status in
      let filter = try pattern.map(Self.regex)
      guard let policy = try common.compiledPolicy() else { return status.raise(to: .notAsked) }
      let files = try PolicyFolder.cases(at: paths.isEmpty ? [folder] : paths)
      let report = CaseReport.run(files, policy, language: Speech.language) { name in
        filter.map { name.firstMatch(of: $0) != nil } ?? true
      }
      if report.failed > 0 { status.raise(to: .findings) }
      if report.isBroken || report.total == 0 { status.raise(to: .notAsked) }
      try say(report.text, terminator: "")
    }
  }

  /// Where the policy keeps its cases.
  private var folder: String {
    common.policy == "."
      ? PolicyFolder.casesFolder : "\(common.policy)/\(PolicyFolder.casesFolder)"
  }

  private static func regex(_ pattern: String) throws(UsageError) -> Regex<AnyRegexOutput> {
    guard let regex = try? Regex(pattern) else {
      throw UsageError("--run takes a regular expression", "--run 应为正则表达式")
    }
    return regex
  }
}
