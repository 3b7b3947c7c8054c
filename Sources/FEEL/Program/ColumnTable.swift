/// A decision table over columns, whose cost hardly grows with its rows.
///
/// The constants in the cells of a column cut its numbers into classes, such that all numbers of a
/// class pass the same cells. A lane's number is looked up, or searched for, among the classes;
/// then either all classes together are the place of a result that was worked out before, or each
/// class gives a set of rows, and the rows that match are what the sets have in common.
struct ColumnTable: Sendable {
  /// An input column.
  struct Input: Sendable {
    enum Source: Sendable {
      case number(Int)
      case truth(Int)
    }

    let source: Source
    let classes: CodeClasses
    /// For each class, and behind them for a missing value: the rows that its numbers pass.
    let passing: RowSets
    /// For each class, and behind them for a missing value: the rows that may yet pass.
    let possible: RowSets
  }

  /// What matters of the hit policy.
  enum Hits: Sendable {
    case unique
    case first
    /// Rows of one class have the same outputs; all that match are of one.
    case agreeing([Int])
    /// The row with the lowest rank; no two have the same.
    case ranked([Int])
    case several
  }

  let inputs: [Input]
  let hits: Hits
  let rowCount: Int
  let hasOtherwise: Bool
  /// Conditions of rows: a row matches only where its truth is *yes*.
  let conditions: [(row: Int, truth: Int)]
  /// The result for every combination of classes, the first input counting slowest; null where
  /// there are too many of them.
  let results: [Int32]?

  /// In `results`: to be asked of the reference evaluator.
  static let unsettled: Int32 = -1

  init(
    inputs: [Input], hits: Hits, rowCount: Int, hasOtherwise: Bool,
    conditions: [(row: Int, truth: Int)]
  ) {
    self.inputs = inputs
    self.hits = hits
    self.rowCount = rowCount
    self.hasOtherwise = hasOtherwise
    self.conditions = conditions
    results = Self.results(inputs, hits, rowCount, hasOtherwise, conditions)
  }

  var width: Int { max((rowCount + 63) / 64, 1) }

  // MARK: Running

  func run(_ frame: ColumnFrame, _ into: TableRegisters) {
    let classes = inputs.map { self.classes(of: $0, frame) }
    if let results {
      lookUp(results, classes, frame, into)
    } else {
      search(classes, frame, into)
    }
  }

  /// The class of each lane's value.
  private func classes(of input: Input, _ frame: ColumnFrame) -> [Int32] {
    let missing = Int32(input.classes.count)
    var classes = Array(repeating: missing, count: frame.lanes)
    switch input.source {
    case .number(let register):
      for lane in 0..<frame.lanes {
        guard let code = frame.number(register, at: lane) else { continue }
        classes[lane] = Int32(input.classes.place(of: code))
      }
    case .truth(let register):
      for lane in 0..<frame.lanes {
        guard let holds = frame.truth(register, at: lane) else { continue }
        classes[lane] = Int32(input.classes.place(of: holds ? 1 : 0))
      }
    }
    return classes
  }

  private func lookUp(
    _ results: [Int32], _ classes: [[Int32]], _ frame: ColumnFrame, _ into: TableRegisters
  ) {
    var places = Array(repeating: Int32(0), count: frame.lanes)
    for (input, classes) in zip(inputs, classes) {
      let count = Int32(input.classes.count + 1)
      for lane in 0..<frame.lanes { places[lane] = places[lane] &* count &+ classes[lane] }
    }
    for lane in 0..<frame.lanes {
      let result = results[Int(places[lane])]
      if result >= 0 { frame.setNumber(into.row, at: lane, Int64(result)) }
    }
  }

  private func search(_ classes: [[Int32]], _ frame: ColumnFrame, _ into: TableRegisters) {
    var match = TableMatch(self)
    for lane in 0..<frame.lanes {
      match.find(classes, frame, lane)
      if let hits = into.hits {
        for (word, bits) in match.hits.enumerated() {
          frame.insert(bits, word: hits + word, at: lane)
        }
      }
      let row = match.row
      if row >= 0 { frame.setNumber(into.row, at: lane, Int64(row)) }
    }
  }

  // MARK: Results worked out before

  private static let mostResults = 1 << 16

  private static func results(
    _ inputs: [Input], _ hits: Hits, _ rowCount: Int, _ hasOtherwise: Bool,
    _ conditions: [(row: Int, truth: Int)]
  ) -> [Int32]? {
    if case .several = hits { return nil }
    guard conditions.isEmpty else { return nil }
    var count = 1
    for input in inputs {
      count *= input.classes.count + 1
      guard count <= mostResults else { return nil }
    }
    let table = ColumnTable(
      unsettledResults: inputs, hits: hits, rowCount: rowCount, hasOtherwise: hasOtherwise)
    var match = TableMatch(table)
    var classes = inputs.map { _ in Int32(0) }
    return (0..<count).map { place in
      var rest = place
      for input in inputs.indices.reversed() {
        let size = inputs[input].classes.count + 1
        classes[input] = Int32(rest % size)
        rest /= size
      }
      match.find(classes)
      return match.row
    }
  }

  private init(unsettledResults inputs: [Input], hits: Hits, rowCount: Int, hasOtherwise: Bool) {
    self.inputs = inputs
    self.hits = hits
    self.rowCount = rowCount
    self.hasOtherwise = hasOtherwise
    conditions = []
    results = nil
  }
}

/// The numbers of a column, cut where cells tell them apart.
struct CodeClasses: Sendable {
  /// The first number of each class but the lowest, ascending.
  private let starts: [Int64]
  /// For starts that lie close together: the class of each number from just below the first start.
  private let near: [Int32]

  private static let mostNear = 4_096

  init(_ sets: [CodeSet]) {
    var starts: Set<Int64> = []
    for interval in sets.flatMap(\.intervals) {
      if interval.low > .min { starts.insert(interval.low) }
      if interval.high < .max { starts.insert(interval.high + 1) }
    }
    let sorted = starts.sorted()
    self.starts = sorted
    guard let first = sorted.first, let last = sorted.last,
      let span = Int(exactly: last.subtractingReportingOverflow(first).partialValue),
      !last.subtractingReportingOverflow(first).overflow, span < Self.mostNear
    else {
      near = []
      return
    }
    var near: [Int32] = [0]
    for (place, next) in sorted.dropFirst().enumerated() {
      near += Array(repeating: Int32(place + 1), count: Int(next - sorted[place]))
    }
    self.near = near + [Int32(sorted.count)]
  }

  var count: Int { starts.count + 1 }

  /// The class of a number, from 0.
  func place(of code: Int64) -> Int {
    guard let first = starts.first, code >= first else { return 0 }
    if !near.isEmpty {
      let place = code.subtractingReportingOverflow(first)
      return place.overflow || place.partialValue >= near.count - 1
        ? starts.count : Int(near[Int(place.partialValue) + 1])
    }
    var low = 0
    var size = starts.count
    while size > 1 {
      let half = size / 2
      low = starts[low + half] <= code ? low + half : low
      size -= half
    }
    return low + 1
  }

  /// The classes that a set is made of.
  func places(of set: CodeSet) -> [ClosedRange<Int>] {
    set.intervals.map { place(of: $0.low)...place(of: $0.high) }
  }
}

/// A set of rows for each class of a column, each with a set that says which of its words are not
/// empty, so that rows are found in steps of 4,096.
struct RowSets: Sendable {
  let width: Int
  private(set) var words: [UInt64]
  private(set) var summaries: [UInt64] = []

  init(width: Int, classes: Int) {
    self.width = width
    words = Array(repeating: 0, count: width * classes)
  }

  var summaryWidth: Int { (width + 63) / 64 }

  mutating func insert(_ row: Int, classes: ClosedRange<Int>) {
    for place in classes { words[place * width + row >> 6] |= 1 &<< UInt64(row & 63) }
  }

  /// Notes which words are not empty; nothing is inserted after that.
  mutating func summarise() {
    let count = width == 0 ? 0 : words.count / width
    summaries = Array(repeating: 0, count: summaryWidth * count)
    for place in 0..<count {
      for word in 0..<width where words[place * width + word] != 0 {
        summaries[place * summaryWidth + word >> 6] |= 1 &<< UInt64(word & 63)
      }
    }
  }
}
