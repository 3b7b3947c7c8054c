import Columns
package import FEEL

/// Where the facts, answers and findings of inspections stand in the frames of a batch.
package struct BatchLayout: Sendable {
  /// What intake writes of a value.
  package enum Place: Sendable {
    case number(Int, ColumnForm)
    case truth(Int)
    /// Only whether it is there.
    case given(Int)
  }

  /// A value that only the date decides, worked out once for each date.
  package struct DatedValue: Sendable {
    package let expression: CheckedExpression
    /// How many locals are bound where it stands.
    package let depth: Int
    package let place: Place
  }

  /// Days since 1970-01-01, of every inspection.
  package let date: Int
  /// By the place of the record and of the field; null where no rule asks.
  package var fields: [[Place?]]
  /// By the place of the item; null where no rule asks for its answer.
  package var answers: [Place?]
  /// The sets of items by their states, each by its first word, in the order of `ItemState`.
  package let states: [Int]
  /// The set of items with a measured answer or a choice.
  package let valued: Int
  /// The set of items with all evidence that a fail needs.
  package let evidenced: Int
  /// The set of items whose record counts occurrences.
  package let counted: Int
  package var dated: [DatedValue] = []
  package let history: HistoryLayout
  /// How many words a set of items has.
  package let itemWords: Int

  /// Of past hazards, the registers of their frame.
  package struct HistoryLayout: Sendable {
    package let on = 0
    package let path = 1
    package let grade = 2
    package let due = 3
    package let closed = 4

    var counts: RegisterCounts {
      var counts = RegisterCounts()
      counts.numbers = 5
      return counts
    }
  }

  init(_ program: Program, _ registers: ColumnRegisters) {
    let words = PlaceSet.words(program.items.count)
    itemWords = words
    date = registers.newNumber()
    fields = program.records.map { $0.fields.map { _ in nil } }
    answers = program.items.map { _ in nil }
    states = ItemState.allCases.map { _ in registers.newSet(words: words) }
    valued = registers.newSet(words: words)
    evidenced = registers.newSet(words: words)
    counted = registers.newSet(words: words)
    history = HistoryLayout()
  }

  /// The words of sets that intake fills; those behind them hold what a run finds.
  package var inputWords: Int { counted + itemWords }

  /// The set of items in a state, by its first word.
  package func set(_ state: ItemState) -> Int { states[state.place] }
}

extension BatchLayout.Place {
  /// A place for values of a type.
  init(_ type: StaticType, _ registers: ColumnRegisters) {
    if type.unwrapped == .boolean {
      self = .truth(registers.newTruth())
    } else if let form = ColumnForm(type) {
      self = .number(registers.newNumber(), form)
    } else {
      self = .given(registers.newTruth())
    }
  }

  var operand: ColumnOperand {
    switch self {
    case .number(let register, let form): .number(register, form)
    case .truth(let register): .truth(register)
    case .given(let register): .given(register)
    }
  }
}
