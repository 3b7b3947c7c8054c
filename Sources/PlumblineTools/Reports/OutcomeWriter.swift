package import FEEL
package import Plumbline

/// Writes the outcomes of a run in one of three formats.
package struct OutcomeWriter {
  package enum Format: Sendable {
    /// For people.
    case text
    /// One array, indented.
    case json
    /// One object a line, between a line that opens and a line that closes.
    case ndjson
  }

  private let policy: Policy
  private let format: Format
  private let isBrief: Bool
  private let language: Language
  private let isColoured: Bool
  private var output: JSONWriter
  private var written = 0

  /// - Parameters:
  ///   - policy: The policy that makes the outcomes.
  ///   - isBrief: Whether outcomes are written without reasons; not for people, who want them.
  package init(
    _ policy: Policy, format: Format, isBrief: Bool = false, language: Language,
    isColoured: Bool = false
  ) {
    precondition(!isBrief || format != .text, "What is brief is JSON or NDJSON")
    self.policy = policy
    self.format = format
    self.isBrief = isBrief
    self.language = language
    self.isColoured = isColoured
    output = JSONWriter(isIndented: format == .json)
  }

  /// The bytes that were written and not yet taken.
  package var waiting: Int { output.bytes.count }

  /// Returns what was written since it was last called.
  package mutating func take() -> [UInt8] { output.take() }

  /// Writes what stands before the first outcome.
  package mutating func begin() {
    switch format {
    case .text: break
    case .json: output.append("[")
    case .ndjson:
      line("meta") { [policy] json in
        json.field("format", "plumbline outcome 1")
        json.field("policy", policy.hash)
      }
    }
  }

  /// Writes one outcome, or the problems in its place.
  ///
  /// - Parameter file: Where the record stands; only people are told.
  package mutating func write(_ result: InspectionResult, from file: String = "") {
    separate()
    writeAlone(result, from: file)
  }

  /// Writes what stands between an outcome and the one before.
  package mutating func separate() {
    switch format {
    case .text: output.append(written > 0 ? "\n" : "")
    case .json: output.append(written > 0 ? ",\n" : "\n")
    case .ndjson: break
    }
    written += 1
  }

  /// Appends what was written of an outcome alone.
  package mutating func append(_ bytes: ArraySlice<UInt8>) { output.append(bytes) }

  /// Writes one outcome without what stands before it.
  package mutating func writeAlone(_ result: InspectionResult, from file: String) {
    switch format {
    case .text: output.append(text(result, file))
    case .json: object(result)
    case .ndjson:
      object(result)
      output.append("\n")
    }
  }

  /// Writes what stands after the last outcome.
  package mutating func end(_ summary: EvaluationSummary) {
    switch format {
    case .text: output.append((written > 0 ? "\n" : "") + text(summary) + "\n")
    case .json: output.append("\n]\n")
    case .ndjson:
      line("summary") { json in
        json.field("records", summary.records)
        json.field("outcomes", summary.outcomes)
        json.field("problems", summary.problems)
        json.field("gaps", summary.gaps)
      }
    }
  }

  /// Writes a line that is about all records.
  private mutating func line(_ key: String, _ write: (inout JSONWriter) -> Void) {
    output.object { $0.object(key, write) }
    output.append("\n")
  }

  private mutating func object(_ result: InspectionResult) {
    switch result {
    case .outcome(let outcome) where isBrief:
      BriefOutcome.write(outcome, in: language, to: &output)
    case .outcome(let outcome): OutcomeJSON.write(outcome, in: language, to: &output)
    case .rejected(let header, let problems):
      OutcomeJSON.write(rejected: header, problems, in: language, to: &output)
    }
  }

  private func text(_ result: InspectionResult, _ file: String) -> String {
    switch result {
    case .outcome(let outcome):
      OutcomeText.text(of: outcome, policy, language: language, isColoured: isColoured)
    case .rejected(let header, let problems):
      OutcomeText.text(
        ofRejected: header, problems, in: file, language: language, isColoured: isColoured)
    }
  }

  private func text(_ summary: EvaluationSummary) -> String {
    Message(
      counted(summary.records, "record") + ": " + counted(summary.outcomes, "outcome") + ", "
        + counted(summary.problems, "problem") + ", " + counted(summary.gaps, "gap"),
      "\(summary.records) 份检查记录：\(summary.outcomes) 份评定结果，\(summary.problems) 个问题，"
        + "\(summary.gaps) 处待补信息"
    ).text(in: language)
  }
}
