import FEEL

// Stage 8: the measures that are proposed, and to whom.
extension StageRun {
  mutating func proposeMeasures() {
    var drafts: [MeasureDraft] = []
    for (place, measure) in program.measures.enumerated() {
      guard let when = measure.when, situation.holds(when, of: measure.id, at: .measures)
      else { continue }
      drafts.append(
        MeasureDraft(
          place: place, points: measure.points,
          because: situation.because(measure.when, of: measure.title),
          basis: measure.basis))
    }
    for table in program.proposals { propose(from: table, into: &drafts) }
    let absorbed = Absorption.find(drafts.map { program.measures[$0.place] })
    measures = drafts.map { outcome($0, absorbedBy: absorbed[program.measures[$0.place].id]) }
  }

  /// A measure with all its reasons so far.
  private struct MeasureDraft {
    let place: Int
    var points: Int
    var because: [String]
    var basis: [Citation]
  }

  private mutating func propose(from table: ProposalsProgram, into drafts: inout [MeasureDraft]) {
    let evaluation = situation.variables.evaluate(table.table)
    situation.trace.record(.measures, table.id, evaluation, of: table.table)
    for open in evaluation.unknown where open.absence?.isOnlyNotApplicable != true {
      situation.gaps.add(
        open.absence, undecided: program.measures[table.measures[open.row]].id)
    }
    for row in standing(evaluation, table.table) {
      let measure = program.measures[table.measures[row]]
      let basis = table.table.rows[row].basis
      Self.add(
        MeasureDraft(
          place: table.measures[row], points: points(of: measure, table.points[row]),
          because: situation.sentences { sentences, seen in
            sentences.row(.row(row), of: table.table, titled: table.title, seen)
          },
          basis: basis.isEmpty ? measure.basis : basis),
        to: &drafts, addingPoints: measure.addsRepeats)
    }
  }

  /// The rows that hold stand, whatever else is unknown.
  private mutating func standing(_ evaluation: TableEvaluation, _ table: TableProgram) -> [Int] {
    switch evaluation.certain {
    case .rows(let rows): return rows
    case .conflict(let rows): situation.problems.append(.rowsClash(rows, of: table))
    case .noMatch(let nearest):
      if evaluation.unknown.isEmpty, table.table.otherwise == nil {
        situation.problems.append(.noRow(of: table, nearest, evaluation.inputs))
      }
    case .undecided: break
    }
    return []
  }

  /// The points of a row, else the measure's.
  private mutating func points(of measure: MeasureProgram, _ own: CheckedExpression?) -> Int {
    guard let own else { return measure.points }
    let value = situation.variables.value(own)
    guard case .number(let number) = value else {
      situation.gaps.add(value.absence, undecided: measure.id)
      return 0
    }
    if let points = number.exactInt(), points >= 0 { return points }
    situation.problems.append(.badPoints(number, of: measure.id))
    return 0
  }

  /// A measure is listed once, with all reasons and the highest points, or the sum of them.
  private static func add(
    _ draft: MeasureDraft, to drafts: inout [MeasureDraft], addingPoints: Bool
  ) {
    guard let place = drafts.firstIndex(where: { $0.place == draft.place }) else {
      drafts.append(draft)
      return
    }
    drafts[place].points =
      addingPoints
      ? sum(drafts[place].points, draft.points) : max(drafts[place].points, draft.points)
    drafts[place].because += draft.because.filter { !drafts[place].because.contains($0) }
    drafts[place].basis += draft.basis.filter { !drafts[place].basis.contains($0) }
  }

  private mutating func outcome(_ draft: MeasureDraft, absorbedBy: String?) -> MeasureOutcome {
    let measure = program.measures[draft.place]
    return MeasureOutcome(
      id: measure.id, title: measure.title, party: measure.party, points: draft.points,
      fine: measure.fine, act: measure.act, absorbedBy: absorbedBy,
      due: due(measure.due, from: measure.from, of: measure.id), decidedBy: measure.decidedBy,
      endsWhen: measure.endsWhen, basis: draft.basis, because: draft.because)
  }

  /// Points by party: every party of the policy, 0 too.
  var points: [(party: String, points: Int)] {
    guard let parties = program.words.party else { return [] }
    return parties.values.map { party in
      (party, measures.filter { $0.party.name == party }.reduce(0) { Self.sum($0, $1.points) })
    }
  }

  /// The sum of two numbers of at least 0; the greatest one where it is larger still.
  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, isTooLarge) = a.addingReportingOverflow(b)
    return isTooLarge ? Int.max : sum
  }

  /// Fines by party; those that another law on the same act absorbs do not count.
  var fines: [FineOutcome] {
    guard let parties = program.words.party else { return [] }
    return parties.values.compactMap { party in
      let counted = measures.filter { $0.party.name == party && $0.absorbedBy == nil }
      let fines = counted.compactMap(\.fine)
      guard let first = fines.first else { return nil }
      let sum = fines.dropFirst().reduce(first) { sum, next in
        (sum.least.adding(next.least) ?? sum.least, sum.most.adding(next.most) ?? sum.most)
      }
      return FineOutcome(party: party, least: sum.least, most: sum.most)
    }
  }
}

/// Of several laws on one act the highest fine applies.
enum Absorption {
  /// Returns which measure absorbs which: by the id of the one that gives way.
  static func find(_ measures: [MeasureProgram]) -> [String: String] {
    var absorbed: [String: String] = [:]
    for measure in measures where measure.fine != nil {
      guard let act = measure.act else { continue }
      let rivals = measures.filter {
        $0.act == act && $0.party == measure.party && $0.fine != nil
      }
      let best = rivals.dropFirst().reduce(rivals[0]) { isHigher($1, than: $0) ? $1 : $0 }
      if best.id != measure.id { absorbed[measure.id] = best.id }
    }
    return absorbed
  }

  private static func isHigher(_ a: MeasureProgram, than b: MeasureProgram) -> Bool {
    guard let x = a.fine, let y = b.fine else { return false }
    return x.most > y.most || (x.most == y.most && x.least > y.least)
  }
}
