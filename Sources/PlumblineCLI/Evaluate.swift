import ArgumentParser
import FEEL
import Plumbline
import PlumblineTools

/// `plumbline evaluate`: inspections in, outcomes out.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn inspections into hazards, deadlines, a rating and proposed measures.",
    discussion: """
      Reads JSON (one inspection or an array), NDJSON (one a line) or YAML; '-' is standard input. \
      A record with a mistake gets no outcome and names the mistake; the others are evaluated, and \
      the exit code is 3.

        plumbline evaluate docs/examples/hotel.json
        plumbline evaluate --format ndjson 2026-05.ndjson > outcomes.ndjson
        plumbline evaluate --fail-on 重大 - < inspection.json
      """)

  @Argument(help: "Files of inspections; '-' is standard input.")
  var files: [String]

  @OptionGroup var common: CommonOptions

  @Option(help: "How to print: text, json (one array) or ndjson (one outcome a line).")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, ndjson }

  @Flag(help: "Add every condition that was asked, and what was seen.")
  var trace = false

  @Option(help: "End with 1 where a hazard is of this grade or worse.")
  var failOn: String?

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file of inspections, or '-'") }
  }

  func run() throws {
    try common.run {
      guard let policy = try common.compiledPolicy() else { return .notAsked }
      if let failOn, !policy.grades.contains(failOn) {
        throw ValidationError("--fail-on is one of: \(policy.grades.joined(separator: ", "))")
      }
      var writer = OutcomeWriter(
        format: format.outcomeFormat, language: common.language,
        isColoured: Stream.standardOutput.isColoured)
      write(writer.begin(policyHash: policy.hash), to: .standardOutput)
      var summary = EvaluationSummary(failOn: failOn.flatMap(policy.grade))
      for path in files {
        let file = InspectionFile.read(try source(path))
        for record in file.records {
          let result = RecordEvaluation.evaluate(
            record, isJSON: file.isJSON, policy: policy, traced: trace)
          summary.count(result)
          write(writer.write(result), to: .standardOutput)
        }
      }
      write(writer.end(summary), to: .standardOutput)
      return status(summary)
    }
  }

  private func source(_ path: String) throws -> SourceFile {
    path == "-"
      ? SourceFile(path: "-", bytes: standardInput()) : try PolicyFolder.file(at: path)
  }

  private func status(_ summary: EvaluationSummary) -> ExitStatus {
    if summary.isPartial { return .partly }
    return summary.reachesGrade ? .findings : .done
  }
}

extension Evaluate.Format {
  fileprivate var outcomeFormat: OutcomeWriter.Format {
    switch self {
    case .text: .text
    case .json: .json
    case .ndjson: .ndjson
    }
  }
}
