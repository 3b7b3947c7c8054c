package import Columns
package import FEEL

/// A program whose rules run by column over a batch of inspections.
///
/// It says what `Program` says, stage by stage; what a rule decides stands in a register of the
/// frame of the inspections, or in that of their hazards for a rule that is asked of each hazard.
package struct BatchProgram: Sendable {
  package let program: Program
  package let columns: ColumnProgram
  package let layout: BatchLayout
  /// The registers of the frames.
  package let counts: RegisterCounts
  package let historyCounts: RegisterCounts
  let steps: [ItemStep]
  /// By the id of what can be a hazard, its place in `Program.hazards`.
  package let hazardRows: [String: Int]
  /// By stage, the segment that runs before it.
  let segments: Segments
  let composites: [Composite]
  let hazards: HazardColumns
  let score: ScoreColumns?
  let vetoes: VetoColumns
  let rating: RatingColumns
  let measures: MeasureColumns
  package let gaps: GapColumns
  /// Truths that must be false: of invariants.
  let invariants: [Int]
  /// Numbers that must be there: the rows of tables that decide.
  let rows: [Int]
  /// What has no fast form, as messages name it; such a program is run by the reference evaluator.
  package let slow: [SlowExpression]

  /// Whether rules ask for past hazards.
  var asksHistory: Bool { columns.hasElements }

  /// The segments of the columns' program, in the order in which they run.
  struct Segments: Sendable {
    var facts = 0
    var composites = 0
    var grading = 0
    var score = 0
    var vetoes = 0
    var rating = 0
    var deadlines = 0
    var measures = 0
    var invariants = 0
  }

  /// An item whose state answers and facts decide.
  struct ItemStep: Sendable {
    let item: Int
    let segment: Int
    /// The truth of its `when:`; null where it always applies.
    let applies: Int?
    /// The truth of its `pass:`; null where it has no measured answer, or is informational.
    let passes: Int?
  }

  /// The frame of the hazards: one lane for each.
  struct HazardColumns: Sendable {
    let counts: RegisterCounts
    let row = 0
    let grade = 1
    let occurrences = 2
    let repeats = 3
    /// The grade after grading.
    let finalGrade = 4
    let gradingSegment: Int
    let gradingImports: [ColumnImport]
    /// Truths of rules, each with the place of the grade that it raises to.
    let gradings: [(truth: Int, grade: Int64)]
    /// Whether the last grade is the worst; null where none is.
    let worstIsLast: Bool?
    /// The items that are a hazard when they fail, as words of a set.
    let items: [UInt64]
    /// By item, its row; only those of `items` are asked for. Rows ascend with items.
    let rowOfItem: [Int32]
    /// By row, the grade before grading.
    let usualGrades: [Int64]
    let deadlineSegment: Int
    let deadlineImports: [ColumnImport]
    /// The row of the table of deadlines; null where nothing sets deadlines.
    let deadline: Int?
    /// Numbers of the frame that must be there.
    let rows: [Int]
    /// The set of hazards that are there, by its first word; one for each grade.
    let present: Int
    let grades: [Int]
    let thresholds: [(field: HazardField, least: Int64, set: Int)]
    /// The rows of each due date that only they, the date and the hazard decide.
    let dues: [DueForm]
    let words: Int
  }

  struct Composite: Sendable {
    /// The truth that says whether there is such a hazard.
    let holds: Int
    /// The number of failed items that it is made of; null where it names none.
    let count: Int?
  }

  enum HazardField: Sendable { case occurrences, repeats }

  /// What decides a due date beside the row of its table.
  enum DueForm: Sendable {
    /// There is none.
    case none
    /// A period that the row alone decides.
    case fixed
    /// A period that the row and the hazard decide.
    case byHazard
    /// A date that the row, the hazard and the date of the inspection decide.
    case byDate
    /// More than that: the reference evaluator is asked.
    case facts
  }

  struct VetoColumns: Sendable {
    /// Truths of rules, in order.
    let rules: [Int]
    /// Items that veto, then rules: a set.
    let present: Int
    let items: [Int]
    let words: Int
    /// By place, the place of the rating that a veto forces; negative where it forces none.
    let ratings: [Int64]
  }

  struct RatingColumns: Sendable {
    let row: Int?
    /// By row, the place of the word that it sets; negative where it sets none.
    let words: [Int64]
    /// The number that is the rating.
    let rating: Int
    /// The place of the worst rating; null where none is.
    let worst: Int64?
    let worstIsLast: Bool
  }

  /// A table that proposes measures.
  struct Proposals: Sendable {
    let found: TableRegisters
    /// By row, the place of the measure and the points that count for the row.
    let measures: [(place: Int, points: Int)]
  }

  struct MeasureColumns: Sendable {
    /// By measure, the truth of its `when:`; null: only tables propose it.
    let rules: [Int?]
    let proposals: [Proposals]
    let present: Int
    let words: Int
    let dues: [DueForm]
    /// By measure.
    let points: [Int]

    /// Whether some measure has a due date.
    var areDue: Bool {
      dues.contains { if case .none = $0 { false } else { true } }
    }
  }
}
