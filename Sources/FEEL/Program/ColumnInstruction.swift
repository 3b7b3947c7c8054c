package import Columns

/// One step of a program: a loop over columns. Numbers name registers of a frame.
///
/// Logic is Kleene's: a truth that is neither true nor false is unknown. A number may be missing. No
/// step traps: a result that 64 bits do not hold marks its lane, which is then asked of the
/// reference evaluator.
enum ColumnInstruction: Sendable {
  // MARK: Numbers
  case number(Int64?, into: Int)
  case add(Int, Int, into: Int)
  case subtract(Int, Int, into: Int)
  case multiply(Int, Int, into: Int)
  case scale(Int, by: Int64, into: Int)
  case choose(if: Int, then: Int, else: Int, into: Int)
  /// The word that a row has, of which each is a set of rows.
  case word(row: Int, sets: [Int], into: Int)
  /// What a table has for a row.
  case lookup(row: Int, RowValues, into: Int)

  // MARK: Truths
  case truth(Bool?, into: Int)
  case isWithin(Int, CodeSet, into: Int)
  case compare(Comparison, Int, Int, into: Int)
  case isMissing(Int, into: Int)
  case isUnknown(Int, into: Int)
  case not(Int, into: Int)
  case and(Int, Int, into: Int)
  case or(Int, Int, into: Int)
  case same(Int, Int, into: Int)
  case chooseTruth(if: Int, then: Int, else: Int, into: Int)
  /// Whether a row is in sets of rows: those where something holds, and where it does not.
  case lookupTruth(row: Int, yes: [UInt64], no: [UInt64], into: Int)

  // MARK: Sets, by their first word
  case set([UInt64], into: Int)
  /// A set where a truth is so, else the empty one.
  case setWhere(Int, Bool, [UInt64], into: Int)
  case intersect(Int, Int, words: Int, into: Int)
  case unite(Int, Int, words: Int, into: Int)
  case subtractSet(Int, Int, words: Int, into: Int)
  case count(Int, words: Int, into: Int)
  /// How many of several groups have an element in the set.
  case countGroups(Int, [[UInt64]], into: Int)
  case has(place: Int, in: Int, into: Int)

  // MARK: Tables and elements
  case table(Int, into: TableRegisters)
  /// How many elements of each lane pass a condition.
  case countElements(Int, into: Int)

  enum Comparison: Sendable { case less, lessOrEqual, equal }
}

/// A constant number for each row of a relation; null where it is missing.
struct RowValues: Sendable {
  let values: [Int64]
  let isKnown: [UInt64]
}

/// Where a table leaves what it found.
///
/// `row` is missing where that has to be asked of the reference evaluator: a row cannot be decided,
/// rows clash, or none matches.
package struct TableRegisters: Sendable {
  /// The place of the row that makes the result, `rows.count` for `otherwise`; for a table whose
  /// result are several rows: how many match.
  package let row: Int
  /// The set of rows that match, by its first word; null for a table whose result is one row.
  package let hits: Int?
}

/// Hands out the registers of a frame.
package final class ColumnRegisters {
  package private(set) var counts: RegisterCounts

  /// - Parameter counts: The registers that are taken already.
  package init(_ counts: RegisterCounts = RegisterCounts()) {
    self.counts = counts
  }

  package func newNumber() -> Int {
    counts.numbers += 1
    return counts.numbers - 1
  }

  package func newTruth() -> Int {
    counts.truths += 1
    return counts.truths - 1
  }

  /// The first word of a set.
  package func newSet(words: Int) -> Int {
    counts.setWords += words
    return counts.setWords - words
  }
}

/// Conditions on elements that each inspection has in its own number, such as its past hazards.
struct ElementProgram: Sendable {
  /// The frame of the elements, by its place among those of a run.
  let frame: Int
  let code: [ColumnInstruction]
  let imports: [ColumnImport]
  /// The truth that says whether an element counts.
  let condition: Int
}

/// A register of the records' frame that the elements of a record share.
package enum ColumnImport: Sendable {
  case number(from: Int, into: Int)
  case truth(from: Int, into: Int)
}
