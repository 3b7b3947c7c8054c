import ArgumentParser
import FEEL
import Plumbline
import PlumblineTools

/// `plumbline check`: everything that can be said about a policy without an inspection.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with the policy.",
    discussion: """
      Reads every file under checklists/ and rules/, and reports each mistake with its place, what \
      to do about it, and the edit that mends it where there is one.

        plumbline check
        plumbline check --policy city --format json
        plumbline check --fail-on warning --as-of 2026-11-24
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var common: CommonOptions

  @Option(help: "How to print: text or json.")
  var format = Format.text

  @Option(help: "End with 1 from this on: error or warning.")
  var failOn = FailOn.error

  enum FailOn: String, ExpressibleByArgument, CaseIterable { case error, warning }

  @Option(help: "Remind of values whose review is due by this day (YYYY-MM-DD).")
  var asOf: DateArgument?

  func run() throws {
    try common.run {
      let sources = try PolicyFolder.policy(at: common.policy)
      let compilation = Policy.compile(sources, asOf: asOf?.date)
      let renderer = DiagnosticRenderer(
        sources: sources, language: common.language,
        isColoured: Stream.standardOutput.isColoured)
      switch format {
      case .text: printText(compilation, renderer)
      case .json:
        let list = JSON.array(compilation.diagnostics.map(renderer.json))
        write(list.bytes(pretty: true) + [0x0A], to: .standardOutput)
      }
      let worst = compilation.diagnostics.map(\.severity).max()
      let limit: Severity = failOn == .error ? .error : .warning
      return worst.map { $0 >= limit } == true ? .findings : .done
    }
  }

  private func printText(_ compilation: Compilation, _ renderer: DiagnosticRenderer) {
    for diagnostic in compilation.diagnostics {
      print(to: .standardOutput, renderer.text(diagnostic))
    }
    let errors = compilation.diagnostics.count { $0.severity == .error }
    let warnings = compilation.diagnostics.count { $0.severity == .warning }
    let checklists = compilation.policy?.checklists.count ?? 0
    let files = compilation.sources.count
    if errors > 0 || warnings > 0 {
      print(
        to: .standardOutput,
        common.message(
          "\(files) files: \(errors) errors, \(warnings) warnings",
          "\(files) 个文件：\(errors) 个错误，\(warnings) 个警告"))
    } else {
      print(
        to: .standardOutput,
        common.message(
          "\(files) files, \(checklists) checklists: nothing to report",
          "\(files) 个文件，\(checklists) 张检查表：没有发现问题"))
    }
  }
}
