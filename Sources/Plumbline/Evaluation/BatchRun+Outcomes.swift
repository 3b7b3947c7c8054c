import Columns
import FEEL

// Stages 4 to 6 by column: score, vetoes, rating.
extension BatchRun {
  func computeScores() {
    guard let score = program.score else { return }
    for (truth, _) in score.adjustments { frame.requireKnown(truth: truth) }
    score.run(frame, program.layout)
  }

  // MARK: Vetoes and rating

  func findVetoes() {
    let columns = program.vetoes
    let frame = frame
    let fail = program.layout.set(.fail)
    for (place, item) in columns.items.enumerated() {
      let failed = unsafe frame.set(fail + item >> 6)
      for lane in 0..<frame.lanes where unsafe failed[lane] &>> UInt64(item & 63) & 1 != 0 {
        frame.insert(place, into: columns.present, at: lane)
      }
    }
    for (rule, truth) in columns.rules.enumerated() {
      frame.forEachLane(where: truth) { lane in
        frame.insert(columns.items.count + rule, into: columns.present, at: lane)
      }
    }
  }

  /// The worst of the table's rating and those that the vetoes force.
  func rate() {
    let frame = frame
    takeRatings(frame)
    let (vetoes, columns) = (program.vetoes, program.rating)
    for lane in 0..<frame.lanes {
      guard let forced = forced(lane, vetoes, columns, frame) else { continue }
      let found = frame.number(columns.rating, at: lane)
      let isWorse = found.map { columns.worstIsLast ? forced > $0 : forced < $0 }
      if isWorse ?? (forced == columns.worst) {
        frame.setNumber(columns.rating, at: lane, forced)
      }
    }
  }

  /// Takes what the table of ratings says; it is not asked where there is no score.
  private func takeRatings(_ frame: ColumnView) {
    let columns = program.rating
    guard let row = columns.row else { return }
    let words = columns.words
    for lane in 0..<frame.lanes
    where program.score.map({ frame.number($0.total, at: lane) != nil }) ?? true {
      if let place = frame.number(row, at: lane), words[Int(place)] >= 0 {
        frame.setNumber(columns.rating, at: lane, words[Int(place)])
      } else {
        frame.fault(lane)
      }
    }
  }

  /// The place of the worst rating that the vetoes of an inspection force.
  @inline(__always)
  private func forced(
    _ lane: Int, _ vetoes: BatchProgram.VetoColumns, _ columns: BatchProgram.RatingColumns,
    _ frame: ColumnView
  ) -> Int64? {
    var found: Int64?
    frame.forEachPlace(of: vetoes.present, words: vetoes.words, at: lane) { place in
      let rating = vetoes.ratings[place]
      guard rating >= 0 else { return }
      found = found.map { columns.worstIsLast ? max($0, rating) : min($0, rating) } ?? rating
    }
    return found
  }
}

extension ScoreColumns {
  /// Works out the scores of all inspections and of their sections.
  func run(_ frame: ColumnView, _ layout: BatchLayout) {
    var counted: [ItemState] = [.pass, .fail]
    if unanswered == .lost { counted.append(.unanswered) }
    if notChecked == .lost { counted.append(.notChecked) }
    let count = weights.packs * frame.lanes
    unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * count) { sums in
      unsafe sums.initialize(repeating: 0)
      guard let reached = sums.baseAddress else { return }
      let possible = unsafe reached + count
      unsafe add(frame, [layout.set(.pass)], reached)
      unsafe add(frame, counted.map { layout.set($0) }, possible)
      unsafe withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 * frame.lanes) { whole in
        unsafe whole.initialize(repeating: 0)
        guard let sum = whole.baseAddress else { return }
        let most = unsafe sum + frame.lanes
        for section in sections.indices {
          unsafe score(section, frame, reached, possible, sum, most)
        }
        for lane in 0..<frame.lanes { unsafe score(frame, lane, sum[lane], of: most[lane]) }
      }
    }
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
  private func score(
    _ section: Int, _ frame: ColumnView, _ reached: UnsafeMutablePointer<UInt64>,
    _ possible: UnsafeMutablePointer<UInt64>, _ sum: UnsafeMutablePointer<Int64>,
    _ most: UnsafeMutablePointer<Int64>
  ) {
    let place = weights.places[section]
    let (first, mask, full) = (place.pack * frame.lanes, weights.mask, 100 * unit)
    let result = unsafe frame.number(sections[section])
    let known = unsafe frame.known(sections[section])
    unsafe known.update(repeating: 0, count: frame.words)
    for lane in 0..<frame.lanes {
      let part = Int64(unsafe reached[first + lane] &>> place.shift & mask)
      let whole = Int64(unsafe possible[first + lane] &>> place.shift & mask)
      unsafe sum[lane] += part
      unsafe most[lane] += whole
      guard whole > 0 else { continue }
      unsafe result[lane] = part == whole ? full : mode.quotient(full * part, by: whole)
      unsafe frame.insert(lane, known)
    }
  }

  /// Works out the score of one inspection; none where nothing counts.
  private func score(_ frame: ColumnView, _ lane: Int, _ sum: Int64, of most: Int64) {
    guard most > 0 else { return }
    // The score times `most` and `pointScale`.
    var score = 100 * pointScale * sum
    for (truth, points) in adjustments where frame.truth(truth, at: lane) == true {
      score += points * most
    }
    score = min(max(score, floor * most), ceiling * most)
    let total =
      score == 100 * pointScale * most
      ? 100 * unit : mode.quotient(score * unit, by: most * pointScale)
    for register in [self.total, low, high] { frame.setNumber(register, at: lane, total) }
  }
}
