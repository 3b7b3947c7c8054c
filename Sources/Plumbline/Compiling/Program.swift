package import FEEL

/// One checklist with all rules that apply to it between two dates, ready to be run.
///
/// Within its dates nothing about it changes: parameters are constants, replaced rules are gone.
/// Immutable; shared freely, by reference.
///
/// The checklist is known when the rules are compiled, and inspections come in crowds; so what no
/// inspection changes is laid out here once, and an inspection adds bits:
///
/// - **Items** are places, from 0 in checklist order. What is constant about an item stands in
///   `items` and, as rules see it, in `itemRecords`; a property that a stage asks for is a set of
///   places in `masks`.
/// - **States** (`ItemStates`) are one set of places for each of the six. “The failed items that
///   veto” is `fail` AND a mask; how many they are is a count of bits.
/// - **Hazards** are rows of `hazards`: at most one for each item that can be one, in checklist
///   order, then one for each composite. An inspection (`HazardSets`) says which rows are present
///   and keeps one set of rows for each grade; only what differs between inspections, such as
///   reasons, is kept row by row.
///
/// How an expression is run is no part of this: the stages ask `Variables`.
package final class Program: Sendable {
  package let checklist: String
  package let title: String
  /// The days on which this is the program, both included.
  package let dates: DateRange
  /// The rulesets in force, by id, ascending.
  package let rulesets: [String]
  /// The record that the checklist inspects, such as `venue`.
  package let subject: String
  package let records: [RecordProgram]
  package let sections: [SectionProgram]
  /// In checklist order.
  package let items: [ItemProgram]
  /// The elements of the list `items` before any answer: not answered, once.
  package let itemRecords: [Context]
  let masks: ItemMasks
  /// Everything that can be a hazard: items in checklist order, then composites in theirs.
  let hazards: [HazardRow]
  /// By the place of an item, its place in `hazards`; null where its fail is no hazard.
  let hazardOfItem: [Int?]
  /// Places in `items`, in the order in which their states can be settled.
  package let settlingOrder: [Int]
  package let slots: SlotLayout
  /// In an order in which each uses only earlier ones of its stage.
  package let decisions: [DecisionProgram]
  package let composites: [CompositeProgram]
  package let gradings: [GradingProgram]
  package let scoring: ScoringProgram?
  package let vetoes: [VetoProgram]
  package let rating: TableProgram?
  /// The enumeration of the rating; null where nothing rates.
  package let ratings: EnumerationType?
  package let deadlines: DeadlinesProgram?
  package let measures: [MeasureProgram]
  package let proposals: [ProposalsProgram]
  package let invariants: [InvariantProgram]
  package let words: PolicyWords
  package let calendar: WorkCalendar?
  /// How far back a hazard counts as the same; null where no rule asks for repeats.
  package let recurrenceWindow: Value?
  /// Whether any rule reads `key_periods`, so that the years must be covered.
  package let readsKeyPeriods: Bool
  /// The slots of what any rule can name: nobody asks what lies in the others.
  let named: PlaceSet
  /// What facts, items and decisions are called in sentences, by how rules write them.
  package let titles: [String: String]
  /// The places of items by their paths.
  package let itemPlaces: [String: Int]
  /// Parameters that rules name and that have no value yet between these dates.
  package let missingParameters: [String]

  init(
    checklist: String,
    title: String,
    dates: DateRange,
    rulesets: [String],
    subject: String,
    records: [RecordProgram],
    sections: [SectionProgram],
    items: [ItemProgram],
    itemRecords: [Context],
    masks: ItemMasks,
    hazards: [HazardRow],
    hazardOfItem: [Int?],
    settlingOrder: [Int],
    slots: SlotLayout,
    decisions: [DecisionProgram],
    composites: [CompositeProgram],
    gradings: [GradingProgram],
    scoring: ScoringProgram?,
    vetoes: [VetoProgram],
    rating: TableProgram?,
    ratings: EnumerationType?,
    deadlines: DeadlinesProgram?,
    measures: [MeasureProgram],
    proposals: [ProposalsProgram],
    invariants: [InvariantProgram],
    words: PolicyWords,
    calendar: WorkCalendar?,
    recurrenceWindow: Value?,
    readsKeyPeriods: Bool,
    named: PlaceSet,
    titles: [String: String],
    itemPlaces: [String: Int],
    missingParameters: [String]
  ) {
    self.checklist = checklist
    self.title = title
    self.dates = dates
    self.rulesets = rulesets
    self.subject = subject
    self.records = records
    self.sections = sections
    self.items = items
    self.itemRecords = itemRecords
    self.masks = masks
    self.hazards = hazards
    self.hazardOfItem = hazardOfItem
    self.settlingOrder = settlingOrder
    self.slots = slots
    self.decisions = decisions
    self.composites = composites
    self.gradings = gradings
    self.scoring = scoring
    self.vetoes = vetoes
    self.rating = rating
    self.ratings = ratings
    self.deadlines = deadlines
    self.measures = measures
    self.proposals = proposals
    self.invariants = invariants
    self.words = words
    self.calendar = calendar
    self.recurrenceWindow = recurrenceWindow
    self.readsKeyPeriods = readsKeyPeriods
    self.named = named
    self.titles = titles
    self.itemPlaces = itemPlaces
    self.missingParameters = missingParameters
  }

  /// The rows of `hazards` that items are.
  var itemHazards: [HazardRow] { hazards.dropLast(composites.count) }
}

/// The enumerations that the stages themselves need.
package struct PolicyWords: Sendable {
  package let state: EnumerationType
  package let grade: EnumerationType?
  package let remedy: EnumerationType?
  package let party: EnumerationType?
  package let tags: EnumerationType
}

/// Where each thing lies among the variables of an evaluation.
package struct SlotLayout: Sendable {
  package var inspection = 0
  package var items = 0
  package var history = 0
  package var keyPeriods = 0
  package var hazards = 0
  package var hazard = 0
  package var score = 0
  package var vetoes = 0
  package var rating = 0
  package var measures = 0
  /// By the place of the record in `Program.records`.
  package var records: [Int] = []
  /// By the place of the item in `Program.items`.
  package var item: [Int] = []
  /// What a credit table asks about: the answer, or the state, of the item at hand.
  package var answer = 0
  package var state = 0
  /// How many slots there are.
  package var count = 0

  package init() {}
}

/// The stages of an evaluation, in order (`docs/language.md`, section 8).
public enum Stage: Int, Sendable, Comparable, CaseIterable {
  case intake = 0
  case applicability
  case states
  case hazards
  case score
  case vetoes
  case rating
  case deadlines
  case measures

  public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

package struct SectionProgram: Sendable {
  package let id: String
  package let title: String
  package let weight: Decimal
}

/// What an inspector may answer.
package enum AnswerForm: Sendable {
  /// Pass, fail, not applicable or not checked.
  case compliance
  /// A value of a type, within a range if there is one.
  case value(StaticType, range: CheckedTests?, unit: String?)
  case choice([String])
  case multipleChoice([String])

  /// Whether an item is answered by pass or fail.
  var isCompliance: Bool {
    if case .compliance = self { return true }
    return false
  }
}

/// A condition as its author laid it out, every line with its text.
package indirect enum Condition: Sendable {
  case expression(CheckedExpression, text: String)
  case test(CheckedExpression, text: String, CheckedTests, testText: String)
  case all([Condition])
  case any([Condition])
  case none([Condition])
}

/// A rule's condition, with its author's own sentence for it where there is one.
package struct RuleCondition: Sendable {
  package let condition: Condition
  package let label: String?
}

/// A table whose cells are checked, with what people see of it.
package struct TableProgram: Sendable {
  /// What people see of a row.
  package struct RowText: Sendable {
    /// From 1, as in the file.
    package let number: Int
    package let tests: [String]
    package let condition: Condition?
    package let basis: [Citation]
    package let label: String?
  }

  package let table: DecisionTable
  package let inputTexts: [String]
  package let rows: [RowText]
  /// The names of the output columns that hold a value; special columns are not among them.
  package var outputs: [String] { table.outputs }
}

/// A named fact that rules derive.
package struct DecisionProgram: Sendable {
  package enum Body: Sendable {
    case value(CheckedExpression)
    /// With one output the value is that column's, else a record of all.
    case table(TableProgram)
  }

  package let name: String
  package let title: String
  package let slot: Int
  /// The stage after which it can be known.
  package let stage: Stage
  package let body: Body
}

package struct CompositeProgram: Sendable {
  let hazard: HazardRow
  package let of: CheckedExpression?
  package let atLeast: CheckedExpression?
  package let when: RuleCondition?
  package var id: String { hazard.id }
  package var title: String { hazard.title }
  package var basis: [Citation] { hazard.basis }
}

package struct GradingProgram: Sendable {
  package let id: String
  package let title: String
  package let when: RuleCondition?
  package let grade: EnumerationWord
  package let basis: [Citation]
}

package struct ScoringProgram: Sendable {
  package struct Adjustment: Sendable {
    package let id: String
    package let title: String
    package let when: RuleCondition
    package let points: Decimal
    package let basis: [Citation]
  }

  package let model: ScoringModel
  package let unanswered: OpenItemPolicy
  package let notChecked: OpenItemPolicy
  package let adjustments: [Adjustment]
  package let floor: Decimal
  package let ceiling: Decimal?
  package let digits: Int
  package let mode: RoundingMode
}

package struct VetoProgram: Sendable {
  package let id: String
  package let title: String
  package let when: RuleCondition?
  package let rating: EnumerationWord
  package let basis: [Citation]
}

/// How a due date is counted.
package indirect enum DueExpression: Sendable {
  case immediately
  case days(CheckedExpression)
  case months(CheckedExpression)
  case workdays(CheckedExpression)
  case hours(CheckedExpression)
  case by(CheckedExpression)
  case beforeHoliday
  case earliest([DueExpression])
}

package struct DeadlinesProgram: Sendable {
  package let table: TableProgram
  /// One for each row, and one for `otherwise` at the end where there is one.
  package let due: [DueExpression?]
  package let from: [CheckedExpression?]
}

package struct ProposalsProgram: Sendable {
  package let id: String
  /// What people call the table; null: by its id.
  package let title: String?
  package let table: TableProgram
  /// Places in `Program.measures`, one for each row.
  package let measures: [Int]
  package let points: [CheckedExpression?]
}

package enum InvariantForm: Sendable {
  case never(Condition)
  /// Checked by analysis over many inspections, not by a run.
  case monotone([String])
}

package struct InvariantProgram: Sendable {
  package let id: String
  package let title: String
  package let form: InvariantForm
}
