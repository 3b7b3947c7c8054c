package import FEEL
package import Plumbline

/// Writes an outcome as JSON: keys in a fixed order, null where there is nothing
/// (`docs/formats.md`).
package enum OutcomeJSON {
  /// Writes the outcome as one object.
  package static func write(
    _ outcome: Outcome, in language: Language, to json: inout JSONWriter
  ) {
    json.object { json in
      inspection(outcome.inspection, &json)
      policy(of: outcome, &json)
      score(outcome.score, &json)
      json.objects("vetoes", outcome.vetoes, veto)
      json.field("rating", outcome.rating)
      json.field("rating_because", outcome.ratingBecause)
      json.objects("hazards", outcome.hazards, hazard)
      json.objects("measures", outcome.measures, measure)
      points(outcome.points, &json)
      json.object("fines") { json in
        for fine in outcome.fines { money(fine.party, (fine.least, fine.most), &json) }
      }
      gaps(outcome.gaps, &json)
      problems(outcome.problems, language, &json)
      if let trace = outcome.trace { json.objects("trace", trace, traceEntry) }
    }
  }

  /// Writes what stands in the place of a record that has no outcome, in every form.
  package static func write(
    rejected inspection: InspectionHeader, _ problems: [Problem], in language: Language,
    to json: inout JSONWriter
  ) {
    json.object { json in
      self.inspection(inspection, &json)
      self.problems(problems, language, &json)
    }
  }

  // MARK: Parts of every form

  static func inspection(_ inspection: InspectionHeader, _ json: inout JSONWriter) {
    json.object("inspection") { json in
      json.field("id", inspection.id)
      json.field("checklist", inspection.checklist)
      json.field("date", inspection.date?.description)
      json.field("subject", inspection.subject)
    }
  }

  static func sections(
    _ sections: [(id: String, value: Decimal?)], _ json: inout JSONWriter
  ) {
    json.object("sections") { json in
      for section in sections { json.field(section.id, section.value) }
    }
  }

  static func points(_ points: [(party: String, points: Int)], _ json: inout JSONWriter) {
    json.object("points") { json in
      for party in points { json.field(party.party, party.points) }
    }
  }

  static func gaps(_ gaps: [Gap], _ json: inout JSONWriter) {
    json.objects("gaps", gaps) { json, gap in
      json.field("path", gap.path)
      json.field("what", gap.what)
      json.field("undecided", gap.undecided)
    }
  }

  static func problems(_ problems: [Problem], _ language: Language, _ json: inout JSONWriter) {
    json.objects("problems", problems) { json, problem in
      json.field("path", problem.path)
      json.field("code", problem.code)
      json.field("message", problem.message.text(in: language))
    }
  }

  // MARK: Parts of the full form

  private static func policy(of outcome: Outcome, _ json: inout JSONWriter) {
    json.object("policy") { json in
      json.field("hash", outcome.policyHash)
      json.field("rulesets", outcome.rulesets)
      json.field("in_force", outcome.dates.text)
    }
  }

  private static func score(_ score: Score?, _ json: inout JSONWriter) {
    guard let score else { return json.null("score") }
    json.object("score") { json in
      json.field("total", score.total)
      json.field("low", score.low)
      json.field("high", score.high)
      json.field("maximum", score.maximum)
      json.field("exact", score.exact?.description)
      sections(score.sections, &json)
      json.objects("terms", score.terms, term)
    }
  }

  private static func term(_ json: inout JSONWriter, _ term: Term) {
    json.field("id", term.id)
    json.field("weight", term.weight.description)
    json.field("reached", term.reached.description)
    json.field("possible", term.possible.description)
    json.field("counted", term.counted)
  }

  private static func veto(_ json: inout JSONWriter, _ veto: VetoOutcome) {
    json.field("id", veto.id)
    json.field("title", veto.title)
    json.field("rating", veto.rating)
    reasons(veto.basis, veto.because, &json)
  }

  private static func hazard(_ json: inout JSONWriter, _ hazard: HazardOutcome) {
    json.field("id", hazard.id)
    json.field("title", hazard.title)
    json.field("section", hazard.section)
    json.field("grade", hazard.grade)
    json.field("default_grade", hazard.defaultGrade)
    json.field("remedy", hazard.remedy)
    json.field("raised_by", hazard.raisedBy)
    json.field("of", hazard.of)
    json.field("occurrences", hazard.occurrences)
    json.field("repeats", hazard.repeats)
    json.field("due", hazard.due?.text)
    for control in hazard.controls { json.field(control.name, control.word) }
    json.field("counted", hazard.due?.steps ?? [])
    reasons(hazard.basis, hazard.because, &json)
  }

  private static func measure(_ json: inout JSONWriter, _ measure: MeasureOutcome) {
    json.field("id", measure.id)
    json.field("title", measure.title)
    json.field("party", measure.party)
    json.field("points", measure.points)
    money("fine", measure.fine, &json)
    json.field("act", measure.act)
    json.field("absorbed_by", measure.absorbedBy)
    json.field("due", measure.due?.text)
    json.field("decided_by", measure.decidedBy)
    json.field("ends_when", measure.endsWhen)
    reasons(measure.basis, measure.because, &json)
  }

  private static func reasons(
    _ basis: [Citation], _ because: [String], _ json: inout JSONWriter
  ) {
    json.array("basis") { json in
      for citation in basis { json.element(citation.reference) }
    }
    json.field("because", because)
  }

  private static func traceEntry(_ json: inout JSONWriter, _ entry: TraceEntry) {
    json.field("stage", "\(entry.stage)")
    json.field("rule", entry.rule)
    json.field("about", entry.about)
    json.field("line", entry.line)
    json.field("holds", entry.holds)
  }

  private static func money(
    _ key: String, _ range: (least: Decimal, most: Decimal)?, _ json: inout JSONWriter
  ) {
    guard let range else { return json.null(key) }
    json.object(key) { json in
      json.field("least", range.least)
      json.field("most", range.most)
    }
  }
}

extension JSONWriter {
  /// An array of objects, each with the fields that `write` gives it.
  mutating func objects<Element>(
    _ key: String, _ elements: some Sequence<Element>,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    array(key) { json in
      for element in elements { json.object { write(&$0, element) } }
    }
  }

  mutating func field(_ key: String, _ word: EnumerationWord?) { field(key, word?.name) }

  mutating func field(_ key: String, _ number: Decimal?) {
    field(key, digits: number?.canonicalDescription)
  }
}
