import Columns
package import FEEL

// What a run has found about one inspection that is not irregular.
extension BatchRun {
  /// The score times 10^`scoreDigits`; null where there is none.
  package func score(_ lane: Int) -> Int64? {
    program.score.flatMap { frame.number($0.total, at: lane) }
  }

  /// As `score(_:)`, of a section by its place.
  package func score(ofSection section: Int, _ lane: Int) -> Int64? {
    program.score.flatMap { frame.number($0.sections[section], at: lane) }
  }

  /// The place of the rating among its values; null where nothing is rated.
  package func rating(_ lane: Int) -> Int? {
    frame.number(program.rating.rating, at: lane).map(Int.init)
  }

  /// The vetoes that hold, by their places: items that veto by themselves, then rules.
  @inline(__always)
  package func forEachVeto(_ lane: Int, _ body: (Int) -> Void) {
    frame.forEachPlace(
      of: program.vetoes.present, words: program.vetoes.words, at: lane, body)
  }

  /// The hazards of an inspection, by their places among all.
  package func hazards(of lane: Int) -> Range<Int> {
    hazardStarts[lane]..<hazardStarts[lane + 1]
  }

  /// The place of a hazard's grade among its values.
  package func grade(ofHazard hazard: Int) -> Int {
    Int(hazards.view.number(program.hazards.finalGrade, at: hazard) ?? 0)
  }

  /// Whether a hazard of an inspection is as bad as a grade or worse.
  package func hasHazard(_ lane: Int, asBadAs grade: EnumerationWord) -> Bool {
    hazards(of: lane).contains { hazard in
      guard let worstIsLast = grade.type.worstIsLast else { return false }
      let found = self.grade(ofHazard: hazard)
      return worstIsLast ? found >= grade.index : found <= grade.index
    }
  }

  /// The measures of an inspection, by their places among all.
  package func measures(of lane: Int) -> Range<Int> {
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
