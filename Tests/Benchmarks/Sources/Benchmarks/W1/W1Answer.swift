/// What is right for a record of the workload, in the words of its definition.
struct W1Answer: Decodable, Equatable {
  struct Hazard: Decodable, Equatable {
    let item: String
    let grade: String
    let days: Int
  }

  struct Measure: Decodable, Equatable {
    let code: String
    let party: String
    let points: Int
  }

  let id: String
  /// Null where nothing was scored.
  let score: Double?
  let group_scores: [String: Double?]
  let veto: Bool
  let veto_reasons: [String]
  let rating: String
  let hazards: [Hazard]
  let measures: [Measure]
  let points: [String: Int]
}
