package import FEEL
package import Plumbline

/// What a run came to, in numbers.
package struct EvaluationSummary: Sendable {
  /// What one record adds.
  package struct Counts: Sendable {
    let isOutcome: Bool
    let problems: Int32
    let gaps: Int32
    /// Whether any hazard is of the grade asked about, or worse.
    let reachesGrade: Bool

    /// An outcome without problems.
    package init(gaps: Int, reachesGrade: Bool) {
      isOutcome = true
      problems = 0
      self.gaps = Int32(clamping: gaps)
      self.reachesGrade = reachesGrade
    }

    package init(_ result: InspectionResult, failOn grade: EnumerationWord?) {
      switch result {
      case .rejected(_, let found):
        isOutcome = false
        problems = Int32(clamping: found.count)
        gaps = 0
        reachesGrade = false
      case .outcome(let outcome):
        isOutcome = true
        problems = Int32(clamping: outcome.problems.count)
        gaps = Int32(clamping: outcome.gaps.count)
        reachesGrade =
          grade.map { grade in outcome.hazards.contains { $0.grade.isAtLeastAsBad(as: grade) } }
          ?? false
      }
    }
  }

  package private(set) var records = 0
  package private(set) var outcomes = 0
  /// Of records without an outcome and of outcomes.
  package private(set) var problems = 0
  package private(set) var gaps = 0
  /// Whether any hazard is of the grade asked about, or worse.
  package private(set) var reachesGrade = false

  package init() {}

  /// Whether something could not be evaluated.
  package var isPartial: Bool { problems > 0 || outcomes < records }

  package mutating func count(_ counts: Counts) {
    records += 1
    outcomes += counts.isOutcome ? 1 : 0
    problems += Int(counts.problems)
    gaps += Int(counts.gaps)
    if counts.reachesGrade { reachesGrade = true }
  }
}
