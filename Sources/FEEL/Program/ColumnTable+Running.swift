import Columns

// Running a table over the lanes of a frame.
extension ColumnTable {
  func run(_ frame: ColumnView, _ into: TableRegisters) {
    if let results {
      lookUp(results, frame, into)
    } else if width == 1 {
      matchNarrow(frame, into)
    } else {
      search(frame, into)
    }
  }

  @inline(__always)
  private func forEachClass(
    of input: Input, _ frame: ColumnView, _ body: (_ lane: Int, Int) -> Void
  ) {
    switch input.source {
    case .number(let register): input.classes.forEachPlace(register, frame, body)
    case .truth(let register):
      let (ofNo, ofYes) = (input.classes.place(of: 0), input.classes.place(of: 1))
      for lane in 0..<frame.lanes {
        body(lane, frame.truth(register, at: lane).map { $0 ? ofYes : ofNo } ?? input.classes.count)
      }
    }
  }

  // MARK: Lookup

  private func lookUp(_ results: [Int32], _ frame: ColumnView, _ into: TableRegisters) {
    let (rows, known) = unsafe (frame.number(into.row), frame.known(into.row))
    unsafe rows.update(repeating: 0, count: frame.lanes)
    // By place: to walk the inputs is to copy them.
    for input in inputs.indices {
      let count = Int64(inputs[input].classes.count + 1)
      forEachClass(of: inputs[input], frame) { lane, place in
        unsafe rows[lane] = rows[lane] &* count &+ Int64(place)
      }
    }
    unsafe known.update(repeating: 0, count: frame.words)
    for lane in 0..<frame.lanes {
      let row = unsafe results[Int(rows[lane])]
      unsafe rows[lane] = Int64(row)
      unsafe known[lane >> 6] |= (row >= 0 ? 1 : 0) &<< UInt64(lane & 63)
    }
  }

  // MARK: One word of rows

  /// The rows that match a lane, and those that may do so, of a table of at most 64.
  private struct Rows {
    var passing: UInt64
    var possible: UInt64

    var open: UInt64 { possible & ~passing }
    var first: Int { passing.trailingZeroBitCount }
  }

  private func matchNarrow(_ frame: ColumnView, _ into: TableRegisters) {
    let all: UInt64 = rowCount == 64 ? .max : (1 &<< UInt64(rowCount)) - 1
    unsafe withUnsafeTemporaryAllocation(of: Rows.self, capacity: frame.lanes) { rows in
      unsafe rows.initialize(repeating: Rows(passing: all, possible: all))
      for input in inputs.indices {
        let passing = inputs[input].passing.words
        let possible = inputs[input].possible.words
        forEachClass(of: inputs[input], frame) { lane, place in
          unsafe rows[lane].passing &= passing[place]
          unsafe rows[lane].possible &= possible[place]
        }
      }
      for (row, truth) in conditions { unsafe ask(row, truth, frame, rows) }
      if let hits = into.hits {
        let set = unsafe frame.set(hits)
        for lane in 0..<frame.lanes { unsafe set[lane] = rows[lane].passing }
      }
      unsafe settle(rows, frame, into.row)
    }
  }

  /// Takes the condition of a row into account.
  @unsafe
  private func ask(
    _ row: Int, _ truth: Int, _ frame: ColumnView, _ rows: UnsafeMutableBufferPointer<Rows>
  ) {
    let others: UInt64 = ~(1 &<< UInt64(row))
    for lane in 0..<frame.lanes {
      switch frame.truth(truth, at: lane) {
      case true?: break
      case nil: unsafe rows[lane].passing &= others
      case false?:
        unsafe rows[lane].passing &= others
        unsafe rows[lane].possible &= others
      }
    }
  }

  /// Writes the row that makes the result of each lane, as `TableMatch.row` has it.
  @unsafe
  private func settle(
    _ rows: UnsafeMutableBufferPointer<Rows>, _ frame: ColumnView, _ into: Int
  ) {
    switch hits {
    case .several:
      unsafe settle(rows, frame, into, none: 0) { Int64($0.passing.nonzeroBitCount) }
    case .unique:
      unsafe settle(rows, frame, into, none: none) { rows in
        rows.passing & (rows.passing &- 1) == 0 ? Int64(rows.first) : nil
      }
    case .first:
      unsafe settle(rows, frame, into, none: none) {
        Int64($0.first)
      } orOpen: { rows in
        rows.first < rows.open.trailingZeroBitCount ? Int64(rows.first) : nil
      }
    case .agreeing(let classes):
      unsafe settle(rows, frame, into, none: none) { rows in
        let isOne = TableMatch.rows(rows.passing).allSatisfy { classes[$0] == classes[rows.first] }
        return isOne ? Int64(rows.first) : nil
      }
    case .ranked(let ranks):
      unsafe settle(rows, frame, into, none: none) { rows in
        TableMatch.rows(rows.passing).min { ranks[$0] < ranks[$1] }.map { Int64($0) }
      }
    }
  }

  /// The result where no row matches; null where there is none.
  private var none: Int64? { hasOtherwise ? Int64(rowCount) : nil }

  @unsafe @inline(__always)
  private func settle(
    _ rows: UnsafeMutableBufferPointer<Rows>, _ frame: ColumnView, _ into: Int, none: Int64?,
    _ result: (Rows) -> Int64?, orOpen: (Rows) -> Int64? = { _ in nil }
  ) {
    unsafe frame.known(into).update(repeating: 0, count: frame.words)
    for lane in 0..<frame.lanes {
      let rows = unsafe rows[lane]
      let found: Int64?
      if rows.open != 0 {
        found = rows.passing == 0 ? nil : orOpen(rows)
      } else {
        found = rows.passing == 0 ? none : result(rows)
      }
      if let found { frame.setNumber(into, at: lane, found) }
    }
  }

  // MARK: Many rows

  private func search(_ frame: ColumnView, _ into: TableRegisters) {
    let classes = inputs.map { input in
      var classes = Array(repeating: Int32(0), count: frame.lanes)
      forEachClass(of: input, frame) { lane, place in classes[lane] = Int32(place) }
      return classes
    }
    unsafe frame.known(into.row).update(repeating: 0, count: frame.words)
    var match = TableMatch(self)
    for lane in 0..<frame.lanes {
      match.find(classes, frame, lane)
      if let hits = into.hits {
        for (word, bits) in match.hits.enumerated() {
          unsafe frame.set(hits + word)[lane] = bits
        }
      }
      let row = match.row
      if row >= 0 { frame.setNumber(into.row, at: lane, Int64(row)) }
    }
  }
}
