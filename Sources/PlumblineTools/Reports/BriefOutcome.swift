package import FEEL
package import Plumbline

/// Writes what came out and no reasons: the form of `OutcomeJSON` with keys left out.
package enum BriefOutcome {
  /// Writes the outcome as one object.
  package static func write(
    _ outcome: Outcome, in language: Language, to json: inout JSONWriter
  ) {
    write(
      outcome.inspection, score: outcome.score.map { ($0.total, $0.sections) },
      vetoes: outcome.vetoes.lazy.map(\.id), rating: outcome.rating?.name,
      hazards: outcome.hazards.lazy.map { ($0.id, $0.grade.name, $0.due?.text) },
      measures: outcome.measures.lazy.map { ($0.id, $0.party.name, $0.points) },
      points: outcome.points, gaps: outcome.gaps, problems: outcome.problems, in: language,
      to: &json)
  }

  /// Writes an object of parts, each in the order in which outcomes have it.
  ///
  /// - Parameters:
  ///   - vetoes: Their ids.
  ///   - hazards: `due` is a date, or a date and time, as it is printed; null where there is none.
  static func write(
    _ inspection: InspectionHeader,
    score: (total: Decimal?, sections: [(id: String, value: Decimal?)])?,
    vetoes: some Sequence<String>, rating: String?,
    hazards: some Sequence<(id: String, grade: String, due: String?)>,
    measures: some Sequence<(id: String, party: String, points: Int)>,
    points: [(party: String, points: Int)], gaps: [Gap], problems: [Problem],
    in language: Language, to json: inout JSONWriter
  ) {
    json.object { json in
      OutcomeJSON.inspection(inspection, &json)
      Self.score(score, &json)
      json.objects("vetoes", vetoes) { $0.field("id", $1) }
      json.field("rating", rating)
      json.objects("hazards", hazards) { json, hazard in
        json.field("id", hazard.id)
        json.field("grade", hazard.grade)
        json.field("due", hazard.due)
      }
      json.objects("measures", measures) { json, measure in
        json.field("id", measure.id)
        json.field("party", measure.party)
        json.field("points", measure.points)
      }
      OutcomeJSON.points(points, &json)
      OutcomeJSON.gaps(gaps, &json)
      OutcomeJSON.problems(problems, language, &json)
    }
  }

  private static func score(
    _ score: (total: Decimal?, sections: [(id: String, value: Decimal?)])?,
    _ json: inout JSONWriter
  ) {
    guard let score else { return json.null("score") }
    json.object("score") { json in
      json.field("total", score.total)
      OutcomeJSON.sections(score.sections, &json)
    }
  }
}
