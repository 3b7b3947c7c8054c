import FEEL

/// Runs the stages of a program over one inspection.
///
/// A pure function: the same program and inspection give the same outcome. Items that are still
/// open are settled in a second run in which all of them fail at once; what then holds and did not
/// is what they leave undecided (`docs/language.md`, section 8).
package enum Evaluator {
  package static func evaluate(
    _ program: Program, _ inspection: Inspection, policyHash: String, traced: Bool = false
  ) -> InspectionResult {
    var situation = Situation(program, inspection, traced: traced)
    situation.settleFacts()
    situation.decide(after: .intake)
    let contradictions = situation.settleStates()
    guard contradictions.isEmpty else { return .rejected(inspection.header, contradictions) }
    let open = situation.states.open
    let supposed = open.isEmpty ? nil : situation.assumingFailure(of: open)
    var run = StageRun(situation: consume situation)
    run.run()
    if let supposed {
      var second = StageRun(situation: supposed)
      second.run()
      run.recordOpenItems(open, left: second.ids.subtracting(run.ids))
    }
    return .outcome(run.outcome(policyHash: policyHash))
  }
}

/// Stages 3 to 8 over a situation whose item states are settled, and what they found.
struct StageRun {
  var situation: Situation
  var hazards: HazardSets
  var score: Score?
  var vetoes: [VetoOutcome] = []
  var rating: EnumerationWord?
  var ratingBecause: [String] = []
  var measures: [MeasureOutcome] = []

  init(situation: Situation) {
    self.situation = situation
    hazards = HazardSets(situation.program)
  }

  var program: Program { situation.program }

  mutating func run() {
    situation.decide(after: .states)
    findHazards()
    situation.decide(after: .hazards)
    computeScore()
    situation.decide(after: .score)
    findVetoes()
    situation.decide(after: .vetoes)
    rate()
    situation.decide(after: .rating)
    if situation.isExplained { setDeadlines() }
    situation.decide(after: .deadlines)
    proposeMeasures()
    if situation.isExplained { checkInvariants() }
  }

  /// What holds: the ids of composites, vetoes and measures, in order.
  var ids: Set<String> {
    let composites = program.composites.indices
      .filter { hazards.present.contains(program.hazardRow(ofComposite: $0)) }
      .map { program.composites[$0].id }
    return Set(composites).union(vetoes.map(\.id)).union(measures.map(\.id))
  }

  /// Makes a gap of every open item, naming what it could have been.
  mutating func recordOpenItems(_ open: PlaceSet, left: Set<String>) {
    let order =
      program.composites.map(\.id) + program.items.map(\.path)
      + program.vetoes.map(\.id) + program.measures.map(\.id)
    let undecided = order.filter { left.contains($0) }
    for index in open {
      let item = program.items[index]
      let isSilent =
        situation.states[index] == .notChecked
        && situation.inspection.answers[index].note != nil
      guard !isSilent else { continue }
      let what = OpenItem.sentence(situation.states[index], item)
      situation.gaps.add(
        path: item.path, what: what, undecided: item.isInformational ? [] : undecided)
    }
  }

  func outcome(policyHash: String) -> Outcome {
    let found = points
    return Outcome(
      inspection: situation.inspection.header, policyHash: policyHash,
      rulesets: program.rulesets, dates: program.dates, score: score, vetoes: vetoes,
      rating: rating, ratingBecause: ratingBecause, hazards: hazards.outcomes(of: program),
      measures: measures,
      points: found, fines: fines, gaps: situation.gaps.gaps, problems: situation.problems,
      trace: situation.trace.entries)
  }

  /// A measure as invariants see it.
  private static func record(of measure: MeasureOutcome) -> Value {
    .context(
      Context([
        ("id", .string(measure.id)), ("party", .word(measure.party)),
        ("points", .number(Decimal(measure.points))),
      ]))
  }

  private mutating func checkInvariants() {
    if situation.isNamed(program.slots.measures) {
      situation.variables[program.slots.measures] = .list(measures.map(Self.record))
    }
    for invariant in program.invariants {
      guard case .never(let condition) = invariant.form,
        situation.verdict(condition, of: invariant.id, at: .measures) == true
      else { continue }
      situation.problems.append(.invariantBroken(invariant))
    }
  }
}
