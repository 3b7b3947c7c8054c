import ArgumentParser
import FEEL
import FoundationEssentials
import Plumbline
import PlumblineTools

/// The language of messages.
struct LanguageOption: ParsableArguments {
  @Option(
    help: "The language of messages: en or zh; by default that of the locale.",
    transform: LanguageOption.language)
  var lang: Language?

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError("--lang is en or zh")
    }
    return language
  }

  /// The language in which to speak.
  var language: Language {
    if let lang { return lang }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .chinese : .english
  }
}

/// What every verb that reads a policy can be told.
struct CommonOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The policy: a folder with checklists/ and rules/.")
  var policy = "."

  @OptionGroup private var languageOption: LanguageOption

  var language: Language { languageOption.language }

  /// Compiles the policy; where it has errors they are printed and nothing is returned.
  func compiledPolicy() throws -> Policy? {
    let compilation = Policy.compile(try PolicyFolder.policy(at: policy))
    if let policy = compilation.policy { return policy }
    let renderer = DiagnosticRenderer(
      sources: compilation.sources, language: language,
      isColoured: Stream.standardError.isColoured)
    for diagnostic in compilation.diagnostics where diagnostic.severity == .error {
      print(to: .standardError, renderer.text(diagnostic), terminator: "")
    }
    print(
      to: .standardError,
      message("the policy has errors and was not applied", "政策有错误，未予执行"))
    return nil
  }

  func message(_ english: String, _ chinese: String) -> String {
    Message(english, chinese).text(in: language)
  }

  /// Runs a verb; a file that cannot be read ends it with "could not be asked".
  func run(_ body: () throws -> ExitStatus) throws {
    do {
      try body().end()
    } catch let error as FolderError {
      print(to: .standardError, "plumbline: " + error.message.text(in: language))
      try ExitStatus.notAsked.end()
    }
  }
}

/// A date as an argument: `2026-11-24`.
struct DateArgument: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(argument) else { return nil }
    self.date = date
  }
}
