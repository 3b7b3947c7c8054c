import FEEL

/// Of an outcome what the workload asks for; both forms have it in the same places.
struct W1Outcome: Decodable {
  struct Header: Decodable {
    let id: String
    let date: String
  }

  struct Score: Decodable {
    let total: Double?
    let sections: [String: Double?]
  }

  struct Veto: Decodable {
    let id: String
  }

  struct Hazard: Decodable {
    let id: String
    let grade: String
    let due: String
  }

  struct Measure: Decodable {
    let id: String
    let party: String
    let points: Int
  }

  let inspection: Header
  let score: Score
  let vetoes: [Veto]
  let rating: String?
  let hazards: [Hazard]
  let measures: [Measure]
  let points: [String: Int]

  /// The same in the words of the workload's definition, to which what is not rated is a D.
  ///
  /// - Throws: `BenchmarkError` where a hazard has no due date.
  func answer() throws -> W1Answer {
    W1Answer(
      id: inspection.id, score: score.total, group_scores: score.sections,
      veto: !vetoes.isEmpty, veto_reasons: vetoes.map { Self.reason($0.id) },
      rating: rating ?? "D", hazards: try hazards.map(hazard),
      measures: measures.map { W1Answer.Measure(code: $0.id, party: $0.party, points: $0.points) },
      points: points)
  }

  private static func reason(_ veto: String) -> String {
    ["majors_veto": "majors", "overdue_veto": "overdue"][veto] ?? "item:\(veto)"
  }

  private func hazard(_ hazard: Hazard) throws -> W1Answer.Hazard {
    guard let due = CalendarDate(hazard.due), let date = CalendarDate(inspection.date) else {
      throw BenchmarkError("\(inspection.id): \(hazard.id) has no due date", kind: .wrongOutcome)
    }
    return W1Answer.Hazard(item: hazard.id, grade: hazard.grade, days: due.days(since: date))
  }
}
