import FEEL
import Foundation
import Plumbline
import PlumblineTools

/// What a run over any input has to end in; each function returns what is wrong, nothing if well.
enum SafeEnding {
  // MARK: Policies

  /// A policy, or at least one error; every diagnostic stands in its file and can be printed.
  static func complaints(about compilation: Compilation) -> [String] {
    var complaints = complaints(about: compilation.diagnostics, in: compilation.sources)
    let hasErrors = compilation.diagnostics.contains { $0.severity == .error }
    if (compilation.policy == nil) != hasErrors {
      complaints.append("policy: \(compilation.policy != nil), errors: \(hasErrors)")
    }
    return complaints
  }

  static func complaints(
    about diagnostics: [Diagnostic], in sources: [SourceFile]
  ) -> [String] {
    diagnostics.flatMap { diagnostic in
      let spans =
        [diagnostic.span] + diagnostic.related.map(\.span)
        + (diagnostic.fix.map { [$0.span] } ?? [])
      return spans.flatMap { complaints(about: $0, of: diagnostic, in: sources) }
        + Language.allCases.flatMap { complaints(about: diagnostic, in: sources, $0) }
    }
  }

  private static func complaints(
    about span: SourceSpan, of diagnostic: Diagnostic, in sources: [SourceFile]
  ) -> [String] {
    let what = "\(diagnostic.code.rawValue) at \(span.file):\(span.start)..<\(span.end)"
    guard sources.indices.contains(span.file) else { return ["no such file: \(what)"] }
    let bytes = sources[span.file].bytes
    guard 0 <= span.start, span.start <= span.end, span.end <= bytes.count else {
      return ["outside of \(bytes.count) bytes: \(what)"]
    }
    guard diagnostic.code != .yamlNotUTF8 else { return [] }
    return [span.start, span.end].filter { $0 < bytes.count && bytes[$0] & 0xC0 == 0x80 }
      .map { "inside a character at \($0): \(what)" }
  }

  private static func complaints(
    about diagnostic: Diagnostic, in sources: [SourceFile], _ language: Language
  ) -> [String] {
    let renderer = DiagnosticRenderer(sources: sources, language: language, isColoured: true)
    var complaints: [String] = []
    if !renderer.text(diagnostic).contains(diagnostic.code.rawValue) {
      complaints.append("no code in the text of \(diagnostic.code.rawValue)")
    }
    var json = JSONWriter(isIndented: true)
    renderer.write(diagnostic, to: &json)
    if !isJSON(json.bytes) {
      complaints.append("no JSON of \(diagnostic.code.rawValue)")
    }
    return complaints
  }

  // MARK: Inspections

  /// Every record has its outcome or at least one problem, and none is lost.
  static func complaints(about file: SourceFile, under policy: Policy) -> [String] {
    let read = InspectionFile.read(file)
    var complaints: [String] = []
    let isBroken =
      read.format == .json
      && read.records.contains { if case .unreadable = $0 { true } else { false } }
    if !isBroken, let expected = records(in: file, read.format), expected != read.records.count {
      complaints.append("\(expected) records, \(read.records.count) read")
    }
    var summary = EvaluationSummary()
    let results = policy.evaluate(file, traced: true)
    for result in results {
      summary.count(EvaluationSummary.Counts(result, failOn: nil))
      if case .rejected(_, let problems) = result {
        if problems.isEmpty { complaints.append("a record is lost without a problem") }
        for problem in problems where problem.path.isEmpty || problem.message.english.isEmpty {
          complaints.append("problem \(problem.code) says too little")
        }
      }
    }
    for language in Language.allCases {
      complaints += self.complaints(about: results, summary, policy, language)
    }
    return complaints
  }

  private static func complaints(
    about results: [InspectionResult], _ summary: EvaluationSummary, _ policy: Policy,
    _ language: Language
  ) -> [String] {
    var complaints: [String] = []
    for format in [OutcomeWriter.Format.text, .json, .ndjson] {
      var writer = OutcomeWriter(policy, format: format, language: language)
      writer.begin()
      for result in results { writer.write(result) }
      writer.end(summary)
      let bytes = writer.take()
      switch format {
      case .text: if String(validating: bytes, as: UTF8.self) == nil { complaints.append("text") }
      case .json: if !isJSON(bytes) { complaints.append("the outcomes are no JSON") }
      case .ndjson:
        let lines = bytes.split(separator: 0x0A)
        if lines.count != results.count + 2 || !lines.allSatisfy({ isJSON(Array($0)) }) {
          complaints.append("the outcomes are no NDJSON")
        }
      }
    }
    return complaints
  }

  /// The number of records in a file, counted by other means; null where its structure is broken.
  private static func records(in file: SourceFile, _ format: InspectionFile.Format) -> Int? {
    switch format {
    case .lines:
      return file.bytes.split(separator: 0x0A).count { line in
        !line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      } - (file.bytes == [0xEF, 0xBB, 0xBF] ? 1 : 0)
    case .json:
      let value = try? JSONSerialization.jsonObject(
        with: Data(file.bytes), options: [.fragmentsAllowed])
      // What Foundation cannot read may be JSON all the same: 1e6144 is a number.
      return value.map { ($0 as? [Any])?.count ?? 1 }
    case .yaml: return nil
    }
  }

  /// Whether bytes are one value of JSON, by the project's own strict reader.
  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    InspectionFile.read(SourceFile(path: "output.json", bytes: bytes)).records.allSatisfy {
      if case .node = $0 { true } else { false }
    }
  }

  // MARK: Cases

  /// Every case passes, fails or is broken with a diagnostic, and the report can be printed.
  static func complaints(aboutCases file: SourceFile, under policy: Policy) -> [String] {
    var diagnostics = Diagnostics()
    let cases = CaseSyntax.read(file, number: 0, into: &diagnostics)
    let runner = CaseRunner(policy, cases, into: &diagnostics)
    var complaints = complaints(about: diagnostics.sorted(), in: [file])
    let results = cases.map(runner.run)
    for result in results {
      switch result.status {
      case .passed: break
      case .failed(let differences):
        if differences.isEmpty { complaints.append("a case failed without a difference") }
      case .broken(let diagnostics):
        if diagnostics.isEmpty { complaints.append("a case is broken without a diagnostic") }
        complaints += self.complaints(about: diagnostics, in: [file])
      }
    }
    for language in Language.allCases {
      let report = CaseReport.run([file], policy, language: language)
      if report.text.isEmpty { complaints.append("an empty report of cases") }
    }
    return complaints
  }
}
