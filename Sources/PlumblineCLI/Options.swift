import ArgumentParser
import FEEL
import Plumbline
import PlumblineTools

/// The language of messages.
struct LanguageOption: ParsableArguments {
  @Option(
    help: help(
      "The language of messages; by default that of the locale.", "消息的语言，默认随系统区域设置。",
      value: ("en|zh", "en|zh")),
    transform: LanguageOption.language)
  var lang = Speech.language

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError(spoken("--lang is en or zh", "--lang 只能是 en 或 zh"))
    }
    return language
  }
}

/// What every verb that reads a policy can be told.
struct CommonOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: help(
      "The policy: a folder with checklists/ and rules/.",
      "政策文件夹，其中有 checklists/ 和 rules/。", value: ("folder", "文件夹")))
  var policy = "."

  @OptionGroup private var language: LanguageOption

  /// Compiles the policy; where it has errors they are printed and nothing is returned.
  ///
  /// - Parameter asOf: The day against which reviews of values are held; those overdue are printed.
  func compiledPolicy(asOf: CalendarDate? = nil) throws(FolderError) -> Policy? {
    let compilation = try PolicyFolder.compile(at: policy, asOf: asOf)
    let renderer = DiagnosticRenderer(
      sources: compilation.sources, language: Speech.language,
      isColoured: Terminal.standardError.isColoured, width: Terminal.standardError.lineWidth)
    for diagnostic in compilation.diagnostics
    where diagnostic.severity == .error || diagnostic.code == .linkReviewDue {
      complain(renderer.text(diagnostic), terminator: "")
    }
    if compilation.policy == nil {
      complain(spoken("the policy has errors and was not applied", "政策有错误，未予执行"))
    }
    return compilation.policy
  }
}

/// A mistake in the usage that only shows once the policy is known.
struct UsageError: Error {
  let message: Message

  init(_ english: String, _ chinese: String) { message = Message(english, chinese) }
}

extension ParsableCommand {
  /// Runs a verb and ends the command with what it came to.
  ///
  /// A reader of the output that has gone away ends it quietly, with what it came to so far.
  func finish(_ body: (inout ExitStatus) throws -> Void) throws {
    var status = ExitStatus.done
    do { try body(&status) } catch { try status.settle(error) }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// As `finish(_:)`, for a verb that waits for work.
  func finish(_ body: (inout ExitStatus) async throws -> Void) async throws {
    var status = ExitStatus.done
    do { try await body(&status) } catch { try status.settle(error) }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}

extension ExitStatus {
  /// Says what ended a verb early; throws on what nobody foresaw.
  fileprivate mutating func settle(_ error: any Error) throws {
    switch error {
    case let error as FolderError: complain(error)
    case let error as UsageError:
      PlumblineCLI.complain("plumbline: " + error.message.text(in: Speech.language))
      raise(to: .notAsked)
    case OutputError.closed: break
    case OutputError.failed:
      PlumblineCLI.complain(spoken("plumbline: the output cannot be written", "plumbline: 无法写出结果"))
      raise(to: .notAsked)
    default: throw error
    }
  }

  /// Says why a file could not be read or written.
  mutating func complain(_ error: FolderError) {
    PlumblineCLI.complain("plumbline: " + error.message.text(in: Speech.language))
    raise(to: .notAsked)
  }
}

extension CalendarDate {
  /// A date as an argument: `2026-11-24`.
  static func argument(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else {
      throw ValidationError(spoken("a date is written 2026-11-24", "日期写作 2026-11-24"))
    }
    return date
  }
}
