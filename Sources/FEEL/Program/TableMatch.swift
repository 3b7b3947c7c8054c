import Columns

/// The rows of a table that match one lane after another.
struct TableMatch {
  private let table: ColumnTable
  /// The rows that match, as words of a set.
  private(set) var hits: [UInt64]
  /// The rows that do not match but may yet do so.
  private var open: [UInt64]
  /// The words of `hits` and `open` that are not both 0, ascending.
  private var filled: [Int] = []

  init(_ table: ColumnTable) {
    self.table = table
    hits = Array(repeating: 0, count: table.width)
    open = hits
  }

  /// Finds the rows for a class of each input.
  mutating func find(_ classes: [Int32]) {
    find { Int(classes[$0]) }
  }

  /// Finds the rows for a lane, by the classes of all lanes for each input.
  mutating func find(_ classes: [[Int32]], _ frame: ColumnView, _ lane: Int) {
    find { Int(classes[$0][lane]) }
    for (row, truth) in table.conditions { ask(row, frame.truth(truth, at: lane)) }
  }

  @inline(__always)
  private mutating func find(_ place: (Int) -> Int) {
    for word in filled { (hits[word], open[word]) = (0, 0) }
    filled.removeAll(keepingCapacity: true)
    let summaryWidth = (table.width + 63) / 64
    for summary in 0..<summaryWidth {
      var bits = UInt64.max
      for (input, column) in table.inputs.enumerated() {
        bits &= column.possible.summaries[place(input) * summaryWidth + summary]
      }
      if table.inputs.isEmpty { bits = allWords(summary) }
      while bits != 0 {
        find(word: summary << 6 + bits.trailingZeroBitCount, place)
        bits &= bits - 1
      }
    }
  }

  /// The words that there are, where no input tells.
  private func allWords(_ summary: Int) -> UInt64 {
    let rest = table.width - summary * 64
    return rest >= 64 ? .max : (1 &<< UInt64(rest)) - 1
  }

  @inline(__always)
  private mutating func find(word: Int, _ place: (Int) -> Int) {
    let rest = table.rowCount - word * 64
    var passing = rest >= 64 ? UInt64.max : (1 &<< UInt64(rest)) - 1
    var possible = passing
    for (input, column) in table.inputs.enumerated() {
      let index = place(input) * table.width + word
      passing &= column.passing.words[index]
      possible &= column.possible.words[index]
    }
    guard possible != 0 else { return }
    (hits[word], open[word]) = (passing, possible & ~passing)
    filled.append(word)
  }

  /// Takes the condition of a row into account.
  private mutating func ask(_ row: Int, _ holds: Bool?) {
    let bit: UInt64 = 1 &<< UInt64(row & 63)
    switch holds {
    case true?: return
    case false?: open[row >> 6] &= ~bit
    case nil: open[row >> 6] |= hits[row >> 6] & bit
    }
    hits[row >> 6] &= ~bit
  }

  /// The row that makes the result, or how many match; negative where the reference evaluator has
  /// to say.
  var row: Int32 {
    switch table.hits {
    case .several: return isOpen ? ColumnTable.unsettled : Int32(count)
    case .first:
      guard let first = first(of: hits) else { return none }
      let isSettled = self.first(of: open).map { first < $0 } ?? true
      return isSettled ? Int32(first) : ColumnTable.unsettled
    case .unique:
      guard !isOpen, let first = first(of: hits) else { return none }
      return count == 1 ? Int32(first) : ColumnTable.unsettled
    case .agreeing(let classes):
      guard !isOpen, let first = first(of: hits) else { return none }
      let isOne = rows.allSatisfy { classes[$0] == classes[first] }
      return isOne ? Int32(first) : ColumnTable.unsettled
    case .ranked(let ranks):
      guard !isOpen, let best = rows.min(by: { ranks[$0] < ranks[$1] }) else { return none }
      return Int32(best)
    }
  }

  /// The result where no row matches.
  private var none: Int32 {
    table.hasOtherwise && !isOpen ? Int32(table.rowCount) : ColumnTable.unsettled
  }

  private var count: Int { filled.reduce(0) { $0 + hits[$1].nonzeroBitCount } }

  private var isOpen: Bool { filled.contains { open[$0] != 0 } }

  /// The first row of a set; null where it is empty.
  private func first(of set: [UInt64]) -> Int? {
    for word in filled where set[word] != 0 { return word << 6 + set[word].trailingZeroBitCount }
    return nil
  }

  /// The rows that match, ascending.
  private var rows: [Int] {
    filled.flatMap { word in Self.rows(hits[word]).map { word << 6 + $0 } }
  }

  /// The places of the bits of a word, ascending.
  static func rows(_ word: UInt64) -> [Int] {
    var rows: [Int] = []
    var bits = word
    while bits != 0 {
      rows.append(bits.trailingZeroBitCount)
      bits &= bits &- 1
    }
    return rows
  }
}
