/// The words that lines of every policy have, by the places of their keys.
struct LineWords {
  private let memory = LineMemory()
  /// Keys of a record.
  let head: KeyTable
  /// Keys of a past hazard.
  let history: KeyTable
  /// Keys of an answer with more beside it.
  let answer: KeyTable
  /// Keys of a piece of evidence.
  let evidence: KeyTable
  /// The one word that stands beside an answer that is not to be taken for a state.
  let answered: KeyTable
  /// Words for states.
  let states: KeyTable
  /// By the place of the word for a state, the set of items that are in it.
  let sets: PlainRow<ItemWords.Kind>

  init() {
    head = KeyTable(InspectionReader.keys, in: memory)
    history = KeyTable(InspectionReader.historyKeys, in: memory)
    answer = KeyTable(AnswerReader.keys, in: memory)
    evidence = KeyTable(AnswerReader.evidenceKeys, in: memory)
    answered = KeyTable(["answered"], in: memory)
    states = KeyTable(StateWords.all, in: memory)
    let kinds: [ItemWords.Kind] = StateWords.all.map { word in
      switch StateWords.state(word) {
      case .pass: .pass
      case .fail: .fail
      case .notApplicable: .notApplicable
      default: .notChecked
      }
    }
    sets = memory.row(kinds)
  }
}
