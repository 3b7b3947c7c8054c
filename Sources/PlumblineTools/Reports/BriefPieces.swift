import FEEL
import Plumbline

/// The pieces of brief outcomes of one program, made ready once.
///
/// Each element of an array or object begins with a comma, which is replaced in the first one.
struct BriefPieces {
  let store: PieceStore
  let head: Piece
  /// From behind the id to the date.
  let afterID: Piece
  let afterDate: Piece
  /// From behind the subject to the score.
  let score: Piece
  let afterTotal: Piece
  /// The same up to the vetoes, where nothing is scored.
  let noScore: Piece
  /// By section.
  let sections: [Piece]
  let afterSections: Piece
  let vetoes: [Piece]
  /// By rating, from behind the vetoes up to the hazards; null behind them.
  let ratings: [Piece]
  /// By hazard and grade, up to the due date.
  let hazards: [Piece]
  let grades: Int
  let afterHazards: Piece
  /// By measure, up to the points.
  let measures: [Piece]
  let afterMeasures: Piece
  let parties: [Piece]
  /// By measure, the place of its party.
  let partyOfMeasure: [Int]
  /// From behind the points, where there are no gaps.
  let end: Piece
  /// The same in three parts: up to the gaps, behind each of them, and behind all.
  let afterPoints: Piece
  let afterGap: Piece
  let afterGaps: Piece
  /// By item, up to what is undecided: of one without an answer, and of a fail without evidence.
  let unanswered: [Piece]
  let lacking: [Piece]
  /// By the place of what may be left undecided.
  let undecided: [Piece]
  let null: Piece
  /// Behind the due date.
  let noDue: Piece

  init(_ program: BatchProgram) {
    let rules = program.program
    var store = PieceStore()
    let grades = rules.words.grade?.values ?? []
    let parties = rules.words.party?.values ?? []
    head = store.add("{\"inspection\":{\"id\":")
    afterID = store.add(",\"checklist\":\(Self.quoted(rules.checklist)),\"date\":")
    afterDate = store.add(",\"subject\":")
    score = store.add("},\"score\":{\"total\":")
    afterTotal = store.add(",\"sections\":")
    noScore = store.add("},\"score\":null,\"vetoes\":")
    sections = program.sectionIDs.map { store.add(",\(Self.quoted($0)):") }
    afterSections = store.add("}},\"vetoes\":")
    vetoes = program.vetoIDs.map { store.add(",{\"id\":\(Self.quoted($0))}") }
    ratings = ((rules.ratings?.values ?? []).map(Self.quoted) + ["null"]).map {
      store.add("],\"rating\":\($0),\"hazards\":")
    }
    hazards = program.hazardIDs.flatMap { id in
      grades.map { grade in
        store.add(",{\"id\":\(Self.quoted(id)),\"grade\":\(Self.quoted(grade)),\"due\":")
      }
    }
    self.grades = grades.count
    afterHazards = store.add("],\"measures\":")
    measures = rules.measures.map { measure in
      let party = Self.quoted(measure.party.name)
      return store.add(",{\"id\":\(Self.quoted(measure.id)),\"party\":\(party),\"points\":")
    }
    afterMeasures = store.add("],\"points\":")
    self.parties = parties.map { store.add(",\(Self.quoted($0)):") }
    partyOfMeasure = rules.measures.map { parties.firstIndex(of: $0.party.name) ?? 0 }
    end = store.add("},\"gaps\":[],\"problems\":[]}\n")
    afterPoints = store.add("},\"gaps\":")
    afterGap = store.add("]}")
    afterGaps = store.add("],\"problems\":[]}\n")
    unanswered = program.gaps.unanswered.map { store.add(Self.gap($0)) }
    lacking = program.gaps.lacking.map { store.add(Self.gap($0)) }
    undecided = program.gaps.rules.map { store.add(",\(Self.quoted($0))") }
    null = store.add("null")
    noDue = store.add("null}")
    self.store = store
  }

  private static func gap(_ gap: GapColumns.ItemGap) -> String {
    ",{\"path\":\(quoted(gap.path)),\"what\":\(quoted(gap.what)),\"undecided\":"
  }

  /// A text as JSON has it.
  static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.element(text)
    return String(decoding: json.take(), as: UTF8.self)
  }
}

/// How many bytes brief outcomes of one program can have at most.
struct BriefRoom {
  /// Of an outcome without hazards, measures, and the texts of the inspection.
  let outcome: Int
  let hazard: Int
  let measure: Int
  /// Without what it leaves undecided.
  let gap: Int
  let undecided: Int

  init(_ pieces: BriefPieces) {
    func sum(_ pieces: [Piece]) -> Int { pieces.reduce(0) { $0 + $1.count } }
    func most(_ pieces: [Piece]) -> Int { pieces.map(\.count).max() ?? 0 }
    let once = [
      pieces.head, pieces.afterID, pieces.afterDate, pieces.score, pieces.afterTotal,
      pieces.noScore, pieces.afterSections, pieces.afterHazards, pieces.afterMeasures, pieces.end,
      pieces.null, pieces.noDue, pieces.afterPoints, pieces.afterGaps,
    ]
    let listed = pieces.sections + pieces.parties
    // A date, a score, quotes around two texts, brackets.
    let numbers = listed.count + 3
    outcome =
      sum(once) + sum(listed) + sum(pieces.vetoes) + most(pieces.ratings)
      + numbers * NumberTexts.longest
    hazard = most(pieces.hazards) + NumberTexts.longest
    measure = most(pieces.measures) + NumberTexts.longest
    gap = most(pieces.unanswered + pieces.lacking) + pieces.afterGap.count + 1
    undecided = most(pieces.undecided)
  }
}
