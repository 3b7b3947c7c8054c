package import FEEL
package import Plumbline

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

  package mutating func count(_ result: InspectionResult) {
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
