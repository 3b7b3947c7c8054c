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
    switch record {
    case .unreadable(let problem): .rejected(.unknown, [problem])
    case .node(let node):
      evaluate(InspectionReader.read(node, policy: policy, isJSON: isJSON), policy, traced)
    }
  }

  private static func evaluate(
    _ reading: InspectionReader.Result, _ policy: Policy, _ traced: Bool
  ) -> RecordResult {
    switch reading {
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

extension InspectionHeader {
  /// Of a record that could not be read at all.
  static let unknown = InspectionHeader(id: "", checklist: "", date: nil, subject: nil)
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
