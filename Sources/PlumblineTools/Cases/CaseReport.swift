package import FEEL
package import Plumbline

/// Prints what cases came to: nothing for those that pass, each difference of the others.
package struct CaseReport {
  package private(set) var total = 0
  package private(set) var failed = 0
  /// Cases that are wrong themselves.
  private var broken = 0
  /// Whether any case, or file of cases, is wrong itself.
  package private(set) var isBroken = false
  private var lines: [String] = []
  /// What was said already: cases that start from one another share their mistakes.
  private var shown: Set<Diagnostic> = []
  private let sources: [SourceFile]
  private let language: Language
  private let renderer: DiagnosticRenderer

  /// Runs the cases of files whose name is wanted.
  package static func run(
    _ files: [SourceFile], _ policy: Policy, language: Language,
    where isWanted: (String) -> Bool = { _ in true }
  ) -> CaseReport {
    var diagnostics = Diagnostics()
    let cases = files.enumerated().flatMap { number, file in
      CaseSyntax.read(file, number: number, into: &diagnostics)
    }
    let runner = CaseRunner(policy, cases, into: &diagnostics)
    var report = CaseReport(sources: files, language: language)
    report.add(diagnostics)
    for one in cases where isWanted(one.name.value) { report.add(runner.run(one)) }
    return report
  }

  private init(sources: [SourceFile], language: Language) {
    self.sources = sources
    self.language = language
    renderer = DiagnosticRenderer(sources: sources, language: language)
  }

  /// Adds what was wrong with the files.
  private mutating func add(_ diagnostics: Diagnostics) {
    if diagnostics.hasErrors { isBroken = true }
    for diagnostic in diagnostics.sorted() { lines.append(renderer.text(diagnostic)) }
  }

  private mutating func add(_ result: CaseResult) {
    total += 1
    switch result.status {
    case .passed: return
    case .failed(let differences):
      failed += 1
      lines.append("\(place(result.span)): \(word("failed", "未通过")): \(result.name)\n")
      for difference in differences {
        let line = lineNumber(difference.span)
        lines.append("  \(difference.path): \(difference.message.text(in: language))\(line)\n")
      }
    case .broken(let diagnostics):
      broken += 1
      isBroken = true
      lines.append("\(place(result.span)): \(word("not run", "未能运行")): \(result.name)\n")
      lines += diagnostics.filter { shown.insert($0).inserted }.map(renderer.text)
    }
  }

  /// The lines and, last, the numbers.
  package var text: String {
    let passed = total - failed - broken
    let summary =
      total == 0
      ? Message("no case was run", "没有运行任何用例")
      : Message(
        "\(counted(total, "case")): \(passed) passed, \(failed) failed, \(broken) not run",
        "\(total) 个用例：\(passed) 个通过，\(failed) 个未通过，\(broken) 个未能运行")
    return lines.joined() + summary.text(in: language) + "\n"
  }

  private func word(_ english: String, _ chinese: String) -> String {
    Message(english, chinese).text(in: language)
  }

  private func place(_ span: SourceSpan) -> String {
    guard sources.indices.contains(span.file) else { return "?" }
    let position = sources[span.file].position(of: span.start)
    return "\(sources[span.file].path):\(position.line):\(position.column)"
  }

  private func lineNumber(_ span: SourceSpan) -> String {
    guard sources.indices.contains(span.file) else { return "" }
    let line = sources[span.file].position(of: span.start).line
    return Message(" (line \(line))", "（第 \(line) 行）").text(in: language)
  }
}
