import ArgumentParser
import FEEL
import Plumbline
import PlumblineTools

/// `plumbline check`: everything that can be said about a policy without an inspection.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: spoken("Say what is wrong with the policy.", "检查政策有没有写错。"),
    discussion: spoken(
      """
      Reads every file under checklists/ and rules/, and reports each mistake with its place, \
      what to do about it, and the edit that mends it where there is one.

        plumbline check
        plumbline check --policy city --format json
        plumbline check --fail-on warning --as-of 2026-11-24
        plumbline check --verbose

      Exit codes: 0 nothing at --fail-on, 1 something, 2 no policy to read.
      """,
      """
      读入 checklists/ 和 rules/ 下的所有文件，逐条指出错误的位置和改法。

        plumbline check
        plumbline check --policy city --format json
        plumbline check --fail-on warning --as-of 2026-11-24
        plumbline check --verbose

      退出码：0 没有达到 --fail-on 的问题，1 有，2 读不到政策。
      """))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  enum FailOn: String, ExpressibleByArgument, CaseIterable { case error, warning }

  @OptionGroup var common: CommonOptions

  @Option(help: help("How to print.", "输出格式。", value: ("format", "格式")))
  var format = Format.text

  @Option(help: help("End with 1 from this on.", "达到这一级就以 1 退出。", value: ("severity", "级别")))
  var failOn = FailOn.error

  @Option(
    help: help(
      "Warn of values whose review was due by this day (YYYY-MM-DD).",
      "提醒截至该日应复核的数值（年-月-日）。", value: ("date", "日期")),
    transform: CalendarDate.argument)
  var asOf: CalendarDate?

  @Flag(
    help: help(
      "Name the expressions with which batches run slower; the outcome is the same.",
      "列出使批量评估较慢的表达式；结果不变。"))
  var verbose = false

  /// Nothing is wanted here; who writes the policy's folder here is told where it goes.
  @Argument(help: .hidden)
  var others: [String] = []

  func run() throws {
    try finish { status in
      try refuseOthers()
      let report = CheckReport(
        try PolicyFolder.compile(at: common.policy, asOf: asOf), isVerbose: verbose,
        language: Speech.language,
        isColoured: Terminal.standardOutput.isColoured, width: Terminal.standardOutput.lineWidth)
      let limit: Severity = failOn == .error ? .error : .warning
      if report.worst.map({ $0 >= limit }) == true { status.raise(to: .findings) }
      try say(format == .json ? report.json : report.text, terminator: "")
    }
  }

  private func refuseOthers() throws(UsageError) {
    guard let other = others.first else { return }
    throw UsageError(
      "'\(other)' is one argument too many; the policy's folder goes with --policy",
      "多余的参数“\(other)”；政策文件夹用 --policy 指定")
  }
}
