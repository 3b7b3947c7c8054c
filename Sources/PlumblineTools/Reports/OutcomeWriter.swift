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
  private let language: Language
  private let isColoured: Bool
  private var written = 0

  /// - Parameter policy: The policy that makes the outcomes.
  package init(
    _ policy: Policy, format: Format, language: Language, isColoured: Bool = false
  ) {
    self.policy = policy
    self.format = format
    self.language = language
    self.isColoured = isColoured
  }

  /// What stands before the first outcome.
  package func begin() -> [UInt8] {
    switch format {
    case .text: return []
    case .json: return Array("[".utf8)
    case .ndjson:
      let meta = JSON.object([
        ("format", .string("plumbline outcome 1")), ("policy", .string(policy.hash)),
      ])
      return JSON.object([("meta", meta)]).bytes() + [0x0A]
    }
  }

  /// One outcome, or the problems in its place.
  ///
  /// - Parameter file: Where the record stands; only people are told.
  package mutating func write(_ result: InspectionResult, from file: String = "") -> [UInt8] {
    defer { written += 1 }
    switch format {
    case .text: return (written > 0 ? [0x0A] : []) + Array(text(result, file).utf8)
    case .json: return (written > 0 ? [0x2C, 0x0A] : [0x0A]) + json(result).bytes(pretty: true)
    case .ndjson: return json(result).bytes() + [0x0A]
    }
  }

  /// What stands after the last outcome.
  package func end(_ summary: EvaluationSummary) -> [UInt8] {
    switch format {
    case .text: return Array(((written > 0 ? "\n" : "") + text(summary) + "\n").utf8)
    case .json: return Array("\n]\n".utf8)
    case .ndjson:
      let counts = JSON.object([
        ("records", .integer(summary.records)), ("outcomes", .integer(summary.outcomes)),
        ("problems", .integer(summary.problems)), ("gaps", .integer(summary.gaps)),
      ])
      return JSON.object([("summary", counts)]).bytes() + [0x0A]
    }
  }

  private func json(_ result: InspectionResult) -> JSON {
    switch result {
    case .outcome(let outcome): OutcomeJSON.json(of: outcome, language: language)
    case .rejected(let header, let problems):
      OutcomeJSON.json(ofRejected: header, problems, language: language)
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
