package import Columns
package import FEEL

/// What a run has found about inspections that are not irregular, as columns.
///
/// It stands in the memory of the run and its batch: it is read before the batch is begun anew.
package struct BatchOutcomes {
  /// The lanes of the columns that are by inspection.
  package let lanes: Int
  /// Days since 1970-01-01.
  package let dates: NumberColumn
  /// The score times 10^`scoreDigits`; null where nothing is scored.
  package let score: NumberColumn?
  /// As `score`, of each section.
  package let sections: [NumberColumn]
  /// The place of the rating among its values; missing where nothing is rated.
  package let rating: NumberColumn
  /// Where the hazards of each inspection begin among all; one more at the end.
  package let hazardStarts: [Int]
  /// By hazard, its place in `Program.hazards`.
  package let hazardRows: [Int32]
  /// By hazard, the place of its grade among its values.
  package let hazardGrades: NumberColumn
  /// By hazard, when it is due, as `DueDates` has it.
  package let hazardDues: [Int64]
  /// Where the measures of each inspection begin among all; one more at the end.
  package let measureStarts: [Int]
  package let measures: [BatchRun.Proposed]
  package let gaps: GapList
  /// The set of vetoes that hold, by their places: items that veto by themselves, then rules.
  package let vetoes: SetColumn

  init(_ run: BatchRun) {
    let (program, frame) = (run.program, run.frame)
    lanes = frame.lanes
    dates = frame.column(program.layout.date)
    score = program.score.map { frame.column($0.total) }
    sections = program.score?.sections.map { frame.column($0) } ?? []
    rating = frame.column(program.rating.rating)
    hazardStarts = run.hazardStarts
    hazardRows = run.hazardRows
    hazardGrades = run.hazards.view.column(program.hazards.finalGrade)
    hazardDues = run.hazardDues
    measureStarts = run.proposedStarts
    measures = run.proposed
    gaps = run.gaps
    vetoes = frame.set(program.vetoes.present, words: program.vetoes.words)
  }
}

extension BatchRun {
  /// What the last run has found.
  package var outcomes: BatchOutcomes { BatchOutcomes(self) }

  /// Whether a hazard of an inspection is as bad as a grade or worse.
  package func hasHazard(_ lane: Int, asBadAs grade: EnumerationWord) -> Bool {
    hazards(of: lane).contains { hazard in
      guard let worstIsLast = grade.type.worstIsLast else { return false }
      let found = Int(hazards.view.number(program.hazards.finalGrade, at: hazard) ?? 0)
      return worstIsLast ? found >= grade.index : found <= grade.index
    }
  }

  /// The hazards of an inspection, by their places among all.
  func hazards(of lane: Int) -> Range<Int> {
    hazardStarts[lane]..<hazardStarts[lane + 1]
  }

  /// The measures of an inspection, by their places among all.
  func measures(of lane: Int) -> Range<Int> {
    proposedStarts[lane]..<proposedStarts[lane + 1]
  }
}

extension BatchProgram {
  /// The ids of what can veto: items, then rules.
  package var vetoIDs: [String] {
    (0..<vetoes.items.count + program.vetoes.count).map { vetoID($0) }
  }

  /// The id of what can veto, by its place.
  func vetoID(_ place: Int) -> String {
    let items = vetoes.items
    return place < items.count
      ? program.items[items[place]].path : program.vetoes[place - items.count].id
  }

  /// The ids of what can be a hazard.
  package var hazardIDs: [String] { program.hazards.map(\.id) }

  /// The digits of a score behind the point; null where nothing is scored.
  package var scoreDigits: Int? { program.scoring?.digits }

  /// The sections, by their ids.
  package var sectionIDs: [String] { program.sections.map(\.id) }
}
