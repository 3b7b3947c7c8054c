/// The words that lines of every policy have, by the places of their keys.
struct LineWords {
  /// Keys of a record.
  let head = KeyTable(InspectionReader.keys)
  /// Keys of a past hazard.
  let history = KeyTable(InspectionReader.historyKeys)
  /// Keys of an answer with more beside it.
  let answer = KeyTable(AnswerReader.keys)
  /// Keys of a piece of evidence.
  let evidence = KeyTable(AnswerReader.evidenceKeys)
  /// The one word that stands beside an answer that is not to be taken for a state.
  let answered = KeyTable(["answered"])
  /// Words for states.
  let states = KeyTable(StateWords.all)
  /// By the place of the word for a state, the set of items that are in it.
  let sets: [ItemWords.Kind]

  init() {
    sets = StateWords.all.map { word in
      switch StateWords.state(word) {
      case .pass: .pass
      case .fail: .fail
      case .notApplicable: .notApplicable
      default: .notChecked
      }
    }
  }
}
