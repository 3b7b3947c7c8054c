import ArgumentParser
import FEEL

/// The command `plumbline`.
@main
struct Plumbline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: spoken(
      "Safety checklists and accountability rules, compiled and applied (准绳).",
      "准绳：编译并执行安全检查表和追责规则。"),
    discussion: spoken(
      """
      A policy is a folder with checklists/ and rules/, written in YAML.

        plumbline init my-policy             a small policy to start from
        plumbline check                      what is wrong with the policy
        plumbline test                       the cases of the policy
        plumbline evaluate inspection.json   hazards, deadlines, measures, and why

      Exit codes; the worst wins:
        0   done
        1   findings: a diagnostic or hazard at --fail-on, a failed case
        2   could not be asked: usage, unreadable file, policy with errors
        3   done in part: some records could not be evaluated
        70  a fault of plumbline itself
      """,
      """
      政策是一个文件夹，其中的 checklists/ 和 rules/ 用 YAML 写成。

        plumbline init my-policy             新建一个可用的小政策
        plumbline check                      检查政策有没有写错
        plumbline test                       运行政策的用例
        plumbline evaluate inspection.json   评定：隐患、期限、措施和理由

      退出码（同时出现几种时取最大的）：
        0   完成
        1   有发现：达到 --fail-on 的问题或隐患，或有用例未通过
        2   无法执行：用法不对、文件读不了、政策有错误
        3   部分完成：有的检查记录无法评定
        70  plumbline 自身的故障
      """),
    version: "0.1.0",
    subcommands: [Check.self, Evaluate.self, Test.self, Init.self])

  @OptionGroup var language: LanguageOption

  /// Runs the command; a mistake in its usage ends with 2, an error that nobody foresaw with 70.
  static func main() async {
    Terminal.reportClosedOutput()
    Terminal.reportFaults()
    refuseUnknownVerb()
    do {
      var command = try parseAsRoot(Speech.otherArguments)
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      exit(withError: ExitCode(end(error).rawValue))
    }
  }

  /// Ends the command where its verb is none, with the nearest that is one.
  private static func refuseUnknownVerb() {
    let verbs = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let verb = Speech.otherArguments.first, !verb.hasPrefix("-"), !verbs.contains(verb)
    else { return }
    let end =
      NearestName.nearest(to: verb, among: verbs)
      .map { spoken("is '\($0)' meant?", "是否指“\($0)”？") }
      ?? spoken("see 'plumbline --help'", "详见 plumbline --help")
    complain(
      "plumbline: "
        + spoken("there is no command '\(verb)'; ", "没有子命令“\(verb)”；") + end)
    exit(withError: ExitCode(ExitStatus.notAsked.rawValue))
  }

  /// A message with the usage of the verb in the arguments instead of that of the command.
  ///
  /// The command knows `--lang` too, and so takes the blame for what stands behind it.
  private static func withUsageOfVerb(_ message: String) -> String {
    let words = Set(Speech.otherArguments)
    guard let verb = configuration.subcommands.first(where: { words.contains($0._commandName) })
    else { return message }
    return
      message
      .replacing("Usage: " + usageString(), with: "Usage: " + usageString(for: verb))
      .replacing("'plumbline --help'", with: "'plumbline \(verb._commandName) --help'")
  }

  /// Prints an error of the argument parser, which help is too, and says what it comes to.
  private static func end(_ error: any Error) -> ExitStatus {
    let text = withUsageOfVerb(fullMessage(for: error))
    switch exitCode(for: error) {
    case .success:
      try? say(HelpFrame.text(text))
      return .done
    case .validationFailure:
      complain(HelpFrame.error(text))
      return .notAsked
    default:
      complain(HelpFrame.error(text))
      return .fault
    }
  }
}
