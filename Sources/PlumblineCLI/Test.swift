import ArgumentParser
import FEEL
import Plumbline
import PlumblineTools

/// `plumbline test`: the fixture cases of a policy.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the cases of the policy and show what comes out otherwise.",
    discussion: """
      Cases are YAML files; by default those under Tests/Cases in the policy's folder.

        plumbline test
        plumbline test Tests/Cases/hotel --run 疏散
      """)

  @Argument(help: "Files or folders of cases.")
  var paths: [String] = []

  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("run"), help: "Run the cases whose name this regular expression finds.")
  var pattern: String?

  func run() throws {
    try common.run {
      let filter = try pattern.map { pattern in
        guard let regex = try? Regex(pattern) else {
          throw ValidationError("--run takes a regular expression")
        }
        return regex
      }
      guard let policy = try common.compiledPolicy() else { return .notAsked }
      let folder =
        common.policy == "."
        ? PolicyFolder.casesFolder : "\(common.policy)/\(PolicyFolder.casesFolder)"
      let files = try PolicyFolder.cases(at: paths.isEmpty ? [folder] : paths)
      var diagnostics = Diagnostics()
      let cases = files.enumerated().flatMap { number, file in
        CaseSyntax.read(file, number: number, into: &diagnostics)
      }
      let runner = CaseRunner(policy, cases, into: &diagnostics)
      var report = CaseReport(sources: files, language: common.language)
      report.add(diagnostics)
      for one in cases {
        if let filter, one.name.value.firstMatch(of: filter) == nil { continue }
        report.add(runner.run(one))
      }
      print(to: .standardOutput, report.text, terminator: "")
      return status(report)
    }
  }

  private func status(_ report: CaseReport) -> ExitStatus {
    if report.isBroken || report.total == 0 { return .notAsked }
    return report.failed > 0 ? .findings : .done
  }
}
