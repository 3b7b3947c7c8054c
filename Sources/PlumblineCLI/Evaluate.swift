import ArgumentParser
import FEEL
import FoundationEssentials
import Plumbline
import PlumblineTools

/// `plumbline evaluate`: inspections in, outcomes out.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: spoken(
      "Turn inspections into hazards, deadlines, a rating and proposed measures.",
      "评定检查记录：隐患、整改期限、等级和建议措施。"),
    discussion: spoken(
      """
      Reads JSON (one inspection or an array), NDJSON (one a line) or YAML; '-' is standard \
      input. A record with a mistake gets no outcome and names the mistake; the others are \
      evaluated. NDJSON is read and written as it comes, in bounded memory.

        plumbline evaluate docs/examples/hotel.json
        plumbline evaluate --format ndjson --brief year.ndjson > outcomes.ndjson
        plumbline evaluate --fail-on 重大 - < inspection.json

      Exit codes: 0 done, 1 a hazard at --fail-on, 2 a file could not be read or the policy has \
      errors, 3 some records could not be evaluated.
      """,
      """
      读入 JSON（一份或数组）、NDJSON（每行一份）或 YAML；“-”是标准输入。
      有错误的记录没有评定结果，只列出错误，其余照常评定。
      NDJSON 随读随写，占用内存有上限。

        plumbline evaluate docs/examples/hotel.json
        plumbline evaluate --format ndjson --brief year.ndjson > outcomes.ndjson
        plumbline evaluate --fail-on 重大 - < inspection.json

      退出码：0 完成，1 有达到 --fail-on 的隐患，2 文件读不了或政策有错误，
      3 有的检查记录无法评定。
      """))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, ndjson }

  private static let mostJobs = 256
  private static var cores: Int { min(Cores.count, mostJobs) }

  @Argument(
    help: help(
      "Files of inspections; '-' is standard input.", "检查记录文件；“-”是标准输入。", value: ("file", "文件")))
  var files: [String]

  @OptionGroup var common: CommonOptions

  @Option(
    help: help(
      "How to print: for people, as one array, or one outcome a line.",
      "输出格式：供人阅读、一个数组、每行一份结果。", value: ("format", "格式")))
  var format = Format.text

  @Flag(
    help: help(
      "Leave out reasons and titles; with --format ndjson or json.",
      "不写理由和名称；与 --format ndjson 或 json 连用。"))
  var brief = false

  @Flag(
    help: help(
      "Add every condition that was asked, and what was seen.", "附上每个判断过的条件和所见的值。"))
  var trace = false

  @Option(
    help: help(
      "How many processor cores to use; by default all.", "使用几个处理器核心，默认全部。",
      value: ("number", "个数")))
  var jobs: Int?

  @Option(
    help: help(
      "End with 1 where a hazard is of this grade or worse.", "有该等级以上的隐患就以 1 退出。",
      value: ("grade", "等级")))
  var failOn: String?

  @Option(
    help: help(
      "Warn of values whose review was due by this day (YYYY-MM-DD).",
      "提醒截至该日应复核的数值（年-月-日）。", value: ("date", "日期")),
    transform: CalendarDate.argument)
  var asOf: CalendarDate?

  func validate() throws {
    guard jobs.map((1...Self.mostJobs).contains) != false else {
      throw ValidationError(
        spoken("--jobs is from 1 to \(Self.mostJobs)", "--jobs 须在 1 与 \(Self.mostJobs) 之间"))
    }
    guard brief else { return }
    if format == .text {
      throw ValidationError(
        spoken(
          "--brief is for programs; add --format ndjson or --format json",
          "--brief 供程序使用，请加 --format ndjson 或 --format json"))
    }
    if trace {
      throw ValidationError(
        spoken(
          "--brief leaves out what --trace adds; give one of them",
          "--brief 与 --trace 只能选一个：前者不写理由，后者附上理由"))
    }
  }

  func run() async throws {
    try await finish { status in
      guard let policy = try common.compiledPolicy(asOf: asOf) else {
        return status.raise(to: .notAsked)
      }
      var run = EvaluationRun(policy, form, failOn: try grade(in: policy), jobs: jobs ?? Self.cores)
      try await run.evaluate(files, &status)
    }
  }

  /// Outcomes for programs are the same everywhere: the locale does not decide their language.
  private var form: OutcomeForm {
    switch format {
    case .text:
      OutcomeForm(
        format: .text, isTraced: trace, language: Speech.language,
        isColoured: Terminal.standardOutput.isColoured)
    case .json, .ndjson:
      OutcomeForm(
        format: format == .json ? .json : .ndjson, isBrief: brief, isTraced: trace,
        language: Speech.asked ?? .chinese)
    }
  }

  private func grade(in policy: Policy) throws(UsageError) -> EnumerationWord? {
    guard let failOn else { return nil }
    guard let grade = policy.grade(failOn) else {
      throw UsageError(
        "--fail-on is one of: " + policy.grades.joined(separator: ", "),
        "--fail-on 应为其中之一：" + policy.grades.joined(separator: "、"))
    }
    return grade
  }
}
