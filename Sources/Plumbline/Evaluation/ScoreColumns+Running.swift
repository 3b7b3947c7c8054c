import Columns
import FEEL

// Scores of a batch.
extension ScoreColumns {
  /// Sums of all inspections, one for each lane.
  @unsafe
  private struct Sums {
    /// Weights by pack: of what passed, of what counts, and of what has no answer.
    let reached: UnsafeMutablePointer<UInt64>
    let possible: UnsafeMutablePointer<UInt64>
    let open: UnsafeMutablePointer<UInt64>
    /// The same of all sections together.
    let allReached: UnsafeMutablePointer<Int64>
    let allPossible: UnsafeMutablePointer<Int64>
    let allOpen: UnsafeMutablePointer<Int64>
  }

  /// Works out the scores of all inspections and of their sections.
  ///
  /// - Parameter hasOpenItems: Whether any has an item without an answer; none is not checked.
  func run(_ frame: ColumnView, _ layout: BatchLayout, hasOpenItems: Bool) {
    let (packs, lanes) = (weights.packs * frame.lanes, frame.lanes)
    unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * packs) { words in
      unsafe withUnsafeTemporaryAllocation(of: Int64.self, capacity: 3 * lanes) { numbers in
        unsafe words.initialize(repeating: 0)
        unsafe numbers.initialize(repeating: 0)
        guard let word = words.baseAddress, let number = numbers.baseAddress else { return }
        let sums = unsafe Sums(
          reached: word, possible: word + packs, open: word + 2 * packs, allReached: number,
          allPossible: number + lanes, allOpen: number + 2 * lanes)
        unsafe run(frame, layout, sums, hasOpenItems)
      }
    }
  }

  @unsafe
  private func run(
    _ frame: ColumnView, _ layout: BatchLayout, _ sums: Sums, _ hasOpenItems: Bool
  ) {
    var counted: [ItemState] = [.pass, .fail]
    if unanswered == .lost { counted.append(.unanswered) }
    unsafe add(frame, [layout.set(.pass)], sums.reached)
    unsafe add(frame, counted.map { layout.set($0) }, sums.possible)
    for section in sections.indices { unsafe score(section, frame, sums) }
    if hasOpenItems {
      unsafe add(frame, [layout.set(.unanswered)], sums.open)
      for place in weights.places { unsafe addOpen(place, frame.lanes, sums) }
    }
    for register in [total, low, high] { frame.setAllMissing(register) }
    for lane in 0..<frame.lanes { unsafe score(frame, lane, sums) }
  }

  /// Adds the weights of all items in some sets: one word for each pack and inspection.
  @unsafe
  private func add(_ frame: ColumnView, _ sets: [Int], _ sums: UnsafeMutablePointer<UInt64>) {
    unsafe weights.sums.withUnsafeBufferPointer { all in
      for table in weights.tables {
        let word = table.eight >> 3
        let shift = UInt64(table.eight & 7) * 8
        let into = unsafe sums + table.pack * frame.lanes
        let weights = unsafe UnsafeBufferPointer(rebasing: all[table.start..<table.start + 256])
        for set in sets {
          let bits = unsafe frame.set(set + word)
          for lane in 0..<frame.lanes {
            unsafe into[lane] &+= weights[Int(truncatingIfNeeded: bits[lane] &>> shift & 0xFF)]
          }
        }
      }
    }
  }

  /// Works out the score of a section for all inspections, and adds it to their sums.
  @unsafe
  private func score(_ section: Int, _ frame: ColumnView, _ sums: Sums) {
    switch mode {
    case .halfUp: unsafe score(section, frame, sums) { _, twice, whole in twice >= whole }
    case .halfDown: unsafe score(section, frame, sums) { _, twice, whole in twice > whole }
    case .halfEven:
      unsafe score(section, frame, sums) { quotient, twice, whole in
        twice > whole || (twice == whole && quotient & 1 == 1)
      }
    case .up, .ceiling: unsafe score(section, frame, sums) { _, twice, _ in twice > 0 }
    case .down, .floor: unsafe score(section, frame, sums) { _, _, _ in false }
    }
  }

  /// - Parameter goesUp: Whether a quotient is rounded up, from itself, twice the remainder, and the
  ///   divisor; nothing is below 0.
  @unsafe @inline(__always)
  private func score(
    _ section: Int, _ frame: ColumnView, _ sums: Sums,
    goesUp: (_ quotient: Int64, _ twice: Int64, _ divisor: Int64) -> Bool
  ) {
    let place = weights.places[section]
    let (first, mask, full) = (place.pack * frame.lanes, weights.mask, 100 * unit)
    let result = unsafe frame.number(sections[section])
    let known = unsafe frame.known(sections[section])
    frame.setAllMissing(sections[section])
    for lane in 0..<frame.lanes {
      let part = Int64(
        truncatingIfNeeded: unsafe sums.reached[first + lane] &>> place.shift & mask)
      let whole = Int64(
        truncatingIfNeeded: unsafe sums.possible[first + lane] &>> place.shift & mask)
      unsafe sums.allReached[lane] &+= part
      unsafe sums.allPossible[lane] &+= whole
      let divisor = max(whole, 1)
      let dividend = full &* part
      // Exact: below 2^53 a quotient is closer to no whole number but the one that it is.
      let quotient = Int64(Double(dividend) / Double(divisor))
      let twice = 2 &* (dividend &- quotient &* divisor)
      unsafe result[lane] = quotient &+ (goesUp(quotient, twice, divisor) ? 1 : 0)
      unsafe known[lane >> 6] |= (whole > 0 ? 1 : 0) &<< UInt64(lane & 63)
    }
  }

  @unsafe
  private func addOpen(_ place: (pack: Int, shift: UInt64), _ lanes: Int, _ sums: Sums) {
    for lane in 0..<lanes {
      let word = unsafe sums.open[place.pack * lanes + lane]
      unsafe sums.allOpen[lane] += Int64(word &>> place.shift & weights.mask)
    }
  }

  /// Works out the score of one inspection; none where nothing counts.
  @unsafe
  private func score(_ frame: ColumnView, _ lane: Int, _ sums: Sums) {
    let (reached, possible) = unsafe (sums.allReached[lane], sums.allPossible[lane])
    guard possible > 0 else { return }
    let total = score(frame, lane, reached, of: possible)
    frame.setNumber(self.total, at: lane, total)
    let open = unsafe sums.allOpen[lane]
    guard open > 0 else {
      frame.setNumber(low, at: lane, total)
      return frame.setNumber(high, at: lane, total)
    }
    let most = unanswered == .lost ? possible : possible + open
    frame.setNumber(low, at: lane, score(frame, lane, reached, of: most))
    frame.setNumber(high, at: lane, score(frame, lane, reached + open, of: most))
  }

  private func score(_ frame: ColumnView, _ lane: Int, _ sum: Int64, of most: Int64) -> Int64 {
    // The score times `most` and `pointScale`.
    var score = 100 * pointScale * sum
    for (truth, points) in adjustments where frame.truth(truth, at: lane) == true {
      score += points * most
    }
    score = min(max(score, floor * most), ceiling * most)
    return score == 100 * pointScale * most
      ? 100 * unit : mode.quotient(score * unit, by: most * pointScale)
  }
}
