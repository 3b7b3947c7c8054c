package import FEEL
package import Plumbline

/// Writes an outcome as JSON: keys in a fixed order, null where there is nothing
/// (`docs/formats.md`).
package enum OutcomeJSON {
  /// The outcome as one object.
  package static func json(of outcome: Outcome, language: Language) -> JSON {
    .object(entries(of: outcome, language: language))
  }

  /// The keys of an outcome, and what stands under them.
  static func entries(of outcome: Outcome, language: Language) -> [(String, JSON)] {
    var entries: [(String, JSON)] = [
      ("inspection", header(outcome.inspection)),
      (
        "policy",
        .object([
          ("hash", .string(outcome.policyHash)),
          ("rulesets", .array(outcome.rulesets.map(JSON.string))),
          ("in_force", .string(outcome.dates.text)),
        ])
      ),
      ("score", outcome.score.map(score) ?? .null),
      ("vetoes", .array(outcome.vetoes.map(veto))),
      ("rating", word(outcome.rating)),
      ("rating_because", strings(outcome.ratingBecause)),
      ("hazards", .array(outcome.hazards.map(hazard))),
      ("measures", .array(outcome.measures.map(measure))),
      ("points", .object(outcome.points.map { ($0.party, .integer($0.points)) })),
      ("fines", .object(outcome.fines.map { ($0.party, money($0.least, $0.most)) })),
      ("gaps", .array(outcome.gaps.map(gap))),
      ("problems", .array(outcome.problems.map { problem($0, language) })),
    ]
    if let trace = outcome.trace { entries.append(("trace", .array(trace.map(traceEntry)))) }
    return entries
  }

  /// What stands in the place of a record that has no outcome.
  package static func json(
    ofRejected inspection: InspectionHeader, _ problems: [Problem], language: Language
  ) -> JSON {
    .object(entries(ofRejected: inspection, problems, language: language))
  }

  /// The keys of a record without an outcome, and what stands under them.
  static func entries(
    ofRejected inspection: InspectionHeader, _ problems: [Problem], language: Language
  ) -> [(String, JSON)] {
    [
      ("inspection", header(inspection)),
      ("problems", .array(problems.map { problem($0, language) })),
    ]
  }

  private static func header(_ inspection: InspectionHeader) -> JSON {
    .object([
      ("id", .string(inspection.id)), ("checklist", .string(inspection.checklist)),
      ("date", text(inspection.date?.description)), ("subject", text(inspection.subject)),
    ])
  }

  private static func score(_ score: Score) -> JSON {
    .object([
      ("total", number(score.total)), ("low", number(score.low)), ("high", number(score.high)),
      ("maximum", number(score.maximum)), ("exact", text(score.exact?.description)),
      ("sections", .object(score.sections.map { ($0.id, number($0.value)) })),
      ("terms", .array(score.terms.map(term))),
    ])
  }

  private static func term(_ term: Term) -> JSON {
    .object([
      ("id", .string(term.id)), ("weight", .string(term.weight.description)),
      ("reached", .string(term.reached.description)),
      ("possible", .string(term.possible.description)), ("counted", .string(term.counted)),
    ])
  }

  private static func veto(_ veto: VetoOutcome) -> JSON {
    .object([
      ("id", .string(veto.id)), ("title", .string(veto.title)), ("rating", word(veto.rating)),
      ("basis", basis(veto.basis)), ("because", strings(veto.because)),
    ])
  }

  private static func hazard(_ hazard: HazardOutcome) -> JSON {
    let controls = hazard.controls.map { ($0.name, word($0.word)) }
    return .object(
      [
        ("id", .string(hazard.id)), ("title", .string(hazard.title)),
        ("section", text(hazard.section)), ("grade", word(hazard.grade)),
        ("default_grade", word(hazard.defaultGrade)), ("remedy", word(hazard.remedy)),
        ("raised_by", strings(hazard.raisedBy)), ("of", strings(hazard.of)),
        ("occurrences", .integer(hazard.occurrences)), ("repeats", .integer(hazard.repeats)),
        ("due", text(hazard.due?.text)),
      ] + controls + [
        ("counted", strings(hazard.due?.steps ?? [])), ("basis", basis(hazard.basis)),
        ("because", strings(hazard.because)),
      ])
  }

  private static func measure(_ measure: MeasureOutcome) -> JSON {
    .object([
      ("id", .string(measure.id)), ("title", .string(measure.title)),
      ("party", word(measure.party)), ("points", .integer(measure.points)),
      ("fine", measure.fine.map { money($0.least, $0.most) } ?? .null),
      ("act", text(measure.act)), ("absorbed_by", text(measure.absorbedBy)),
      ("due", text(measure.due?.text)), ("decided_by", text(measure.decidedBy)),
      ("ends_when", text(measure.endsWhen)), ("basis", basis(measure.basis)),
      ("because", strings(measure.because)),
    ])
  }

  private static func gap(_ gap: Gap) -> JSON {
    .object([
      ("path", .string(gap.path)), ("what", .string(gap.what)),
      ("undecided", strings(gap.undecided)),
    ])
  }

  private static func problem(_ problem: Problem, _ language: Language) -> JSON {
    .object([
      ("path", .string(problem.path)), ("code", .string(problem.code)),
      ("message", .string(problem.message.text(in: language))),
    ])
  }

  private static func traceEntry(_ entry: TraceEntry) -> JSON {
    .object([
      ("stage", .string("\(entry.stage)")), ("rule", .string(entry.rule)),
      ("about", text(entry.about)), ("line", .string(entry.line)),
      ("holds", entry.holds.map(JSON.bool) ?? .null),
    ])
  }

  private static func money(_ least: Decimal, _ most: Decimal) -> JSON {
    .object([("least", number(least)), ("most", number(most))])
  }

  private static func basis(_ basis: [Citation]) -> JSON { strings(basis.map(\.reference)) }

  private static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

  private static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  private static func word(_ word: EnumerationWord?) -> JSON { text(word?.name) }

  private static func number(_ number: Decimal?) -> JSON {
    number.map { .number($0.canonicalDescription) } ?? .null
  }
}
