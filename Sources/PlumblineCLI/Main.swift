import ArgumentParser

/// The command `plumbline`.
@main
struct Plumbline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: "Safety checklists and accountability rules, compiled and applied (准绳).",
    discussion: """
      A policy is a folder with checklists/ and rules/, written in YAML.

        plumbline check                        what is wrong with the policy
        plumbline evaluate inspection.json     hazards, deadlines, rating, measures, and why
        plumbline test                         the fixture cases of the policy

      Exit codes: 0 done, 1 findings, 2 could not be asked, 3 some records were not evaluated,
      70 a fault of plumbline itself.
      """,
    version: "0.1.0",
    subcommands: [Check.self, Evaluate.self, Test.self, Init.self])

  /// Runs the command; a mistake in its usage ends with 2, as every verb does.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      let isUsage = exitCode(for: error).isSuccess == false
      print(to: isUsage ? .standardError : .standardOutput, fullMessage(for: error))
      exit(withError: isUsage ? ExitCode(ExitStatus.notAsked.rawValue) : ExitCode.success)
    }
  }
}

/// What a run came to; the worst of several wins.
enum ExitStatus: Int32, Comparable {
  case done = 0
  /// A diagnostic at `--fail-on`, a failed case, a hazard at `--fail-on`.
  case findings = 1
  /// Wrong usage, an unreadable file, a policy with errors.
  case notAsked = 2
  /// Some records could not be evaluated, the others were.
  case partly = 3

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }

  /// Ends the command with this status.
  func end() throws {
    if self != .done { throw ExitCode(rawValue) }
  }
}
