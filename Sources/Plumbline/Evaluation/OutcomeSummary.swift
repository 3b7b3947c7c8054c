import Columns
public import FEEL

/// What came of one inspection, without reasons: what a batch needs.
///
/// The same as the parts of `Outcome` with these names.
public struct OutcomeSummary: Sendable, Equatable {
  public struct Hazard: Sendable, Equatable {
    /// The item's path, or the composite's id.
    public let id: String
    public let grade: String
    /// The day, or the day and time, by which it must be put right; null where none is set.
    public let due: String?
  }

  public struct Measure: Sendable, Equatable {
    public let id: String
    /// At least 0.
    public let points: Int
  }

  /// Of the inspection; empty where it could not be read.
  public let id: String
  /// Null where there is none.
  public let score: Decimal?
  public let rating: String?
  /// The ids of items and rules.
  public let vetoes: [String]
  public let hazards: [Hazard]
  public let measures: [Measure]
  /// How many things are missing.
  public let gaps: Int
  /// How many things are wrong; an inspection that was rejected has at least one, and nothing else.
  public let problems: Int
}

extension OutcomeSummary {
  /// Of what has not been evaluated.
  static let nothing = OutcomeSummary(
    id: "", score: nil, rating: nil, vetoes: [], hazards: [], measures: [], gaps: 0, problems: 0)

  public init(_ result: InspectionResult) {
    switch result {
    case .outcome(let outcome): self.init(outcome)
    case .rejected(let header, let problems):
      self.init(
        id: header.id, score: nil, rating: nil, vetoes: [], hazards: [], measures: [], gaps: 0,
        problems: problems.count)
    }
  }

  private init(_ outcome: Outcome) {
    self.init(
      id: outcome.inspection.id, score: outcome.score?.total, rating: outcome.rating?.name,
      vetoes: outcome.vetoes.map(\.id),
      hazards: outcome.hazards.map {
        Hazard(id: $0.id, grade: $0.grade.name, due: $0.due?.text)
      },
      measures: outcome.measures.map { Measure(id: $0.id, points: $0.points) },
      gaps: outcome.gaps.count, problems: outcome.problems.count)
  }

  /// Of a lane that is not irregular.
  init(_ run: BatchRun, _ lane: Int) {
    let program = run.program
    let outcomes = run.outcomes
    let form = ColumnForm.number(scale: program.scoreDigits ?? 0)
    var score: Decimal?
    if let code = outcomes.score?[lane], case .number(let number)? = form.value(of: code) {
      score = number
    }
    var vetoes: [String] = []
    outcomes.vetoes.forEachPlace(lane) { vetoes.append(program.vetoID($0)) }
    self.init(
      id: String(decoding: run.batch.texts[run.batch.ids[lane]], as: UTF8.self), score: score,
      rating: outcomes.rating[lane].flatMap { program.program.ratings?.values[Int($0)] },
      vetoes: vetoes,
      hazards: run.hazards(of: lane).map { Hazard(run, outcomes, $0) },
      measures: run.measures(of: lane).map { place in
        let proposed = run.proposed[place]
        return Measure(id: program.program.measures[proposed.measure].id, points: proposed.points)
      },
      gaps: run.gaps.gaps(of: lane).count, problems: 0)
  }
}

extension OutcomeSummary.Hazard {
  /// A hazard by its place among those of a batch.
  fileprivate init(_ run: BatchRun, _ outcomes: BatchOutcomes, _ hazard: Int) {
    let program = run.program.program
    id = program.hazards[Int(outcomes.hazardRows[hazard])].id
    grade = program.words.grade?.values[Int(outcomes.hazardGrades[hazard] ?? 0)] ?? ""
    let due = outcomes.hazardDues[hazard]
    if due == DueDates.none {
      self.due = nil
    } else if let time = DueDates.time(due) {
      self.due = String(decoding: run.dues.times[time], as: UTF8.self)
    } else {
      self.due = CalendarDate(daysSinceEpoch: Int(due))?.description
    }
  }
}
