package import FEEL
package import Plumbline

/// What became of one record of a file.
package enum RecordResult: Sendable {
  case outcome(Outcome)
  /// There is no outcome; the header is what could be read of the record.
  case rejected(InspectionHeader, [Problem])
}

/// Reads and evaluates one record.
package enum RecordEvaluation {
  package static func evaluate(
    _ record: InspectionFile.Record, isJSON: Bool, policy: Policy, traced: Bool
  ) -> RecordResult {
    let unknown = InspectionHeader(id: "", checklist: "", date: nil, subject: nil)
    guard case .node(let node) = record else {
      if case .unreadable(let problem) = record { return .rejected(unknown, [problem]) }
      return .rejected(unknown, [])
    }
    switch InspectionReader.read(node, policy: policy, isJSON: isJSON) {
    case .rejected(let header, let problems): return .rejected(header, problems)
    case .inspection(let inspection, let program):
      let result = Evaluator.evaluate(
        program, inspection, policyHash: policy.hash, traced: traced)
      switch result {
      case .outcome(let outcome): return .outcome(outcome)
      case .rejected(let problems): return .rejected(inspection.header, problems)
      }
    }
  }
}

/// What a run came to, in numbers.
package struct EvaluationSummary: Sendable {
  package private(set) var records = 0
  package private(set) var outcomes = 0
  /// Of records without an outcome and of outcomes.
  package private(set) var problems = 0
  package private(set) var gaps = 0
  /// Whether any hazard is of the grade asked about, or worse.
  package private(set) var reachesGrade = false
  private let grade: EnumerationWord?

  package init(failOn grade: EnumerationWord?) {
    self.grade = grade
  }

  /// Whether something could not be evaluated.
  package var isPartial: Bool { problems > 0 || outcomes < records }

  package mutating func count(_ result: RecordResult) {
    records += 1
    switch result {
    case .rejected(_, let found): problems += found.count
    case .outcome(let outcome):
      outcomes += 1
      problems += outcome.problems.count
      gaps += outcome.gaps.count
      if let grade, outcome.hazards.contains(where: { $0.grade.isAtLeastAsBad(as: grade) }) {
        reachesGrade = true
      }
    }
  }
}

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

  private let format: Format
  private let language: Language
  private let isColoured: Bool
  private var written = 0

  package init(format: Format, language: Language, isColoured: Bool = false) {
    self.format = format
    self.language = language
    self.isColoured = isColoured
  }

  /// What stands before the first outcome.
  package func begin(policyHash: String) -> [UInt8] {
    switch format {
    case .text: return []
    case .json: return Array("[".utf8)
    case .ndjson:
      let meta = JSON.object([
        ("format", .string("plumbline outcome 1")), ("policy", .string(policyHash)),
      ])
      return JSON.object([("meta", meta)]).bytes() + [0x0A]
    }
  }

  /// One outcome, or the problems in its place.
  package mutating func write(_ result: RecordResult) -> [UInt8] {
    defer { written += 1 }
    switch format {
    case .text: return (written > 0 ? [0x0A] : []) + Array(text(result).utf8)
    case .json: return (written > 0 ? [0x2C, 0x0A] : [0x0A]) + json(result).bytes(pretty: true)
    case .ndjson: return json(result).bytes() + [0x0A]
    }
  }

  /// What stands after the last outcome.
  package func end(_ summary: EvaluationSummary) -> [UInt8] {
    switch format {
    case .text: return Array(("\n" + text(summary) + "\n").utf8)
    case .json: return Array("\n]\n".utf8)
    case .ndjson:
      let counts = JSON.object([
        ("records", .integer(summary.records)), ("outcomes", .integer(summary.outcomes)),
        ("problems", .integer(summary.problems)), ("gaps", .integer(summary.gaps)),
      ])
      return JSON.object([("summary", counts)]).bytes() + [0x0A]
    }
  }

  private func json(_ result: RecordResult) -> JSON {
    switch result {
    case .outcome(let outcome): OutcomeJSON.json(of: outcome, language: language)
    case .rejected(let header, let problems):
      OutcomeJSON.json(ofRejected: header, problems, language: language)
    }
  }

  private func text(_ result: RecordResult) -> String {
    switch result {
    case .outcome(let outcome): OutcomeText.text(of: outcome, coloured: isColoured)
    case .rejected(let header, let problems):
      OutcomeText.text(ofRejected: header, problems, coloured: isColoured)
    }
  }

  private func text(_ summary: EvaluationSummary) -> String {
    Message(
      "\(summary.records) records: \(summary.outcomes) outcomes, \(summary.problems) problems, "
        + "\(summary.gaps) gaps",
      "\(summary.records) 份检查记录：\(summary.outcomes) 份评定结果，\(summary.problems) 个问题，"
        + "\(summary.gaps) 处待补信息"
    ).text(in: language)
  }
}
