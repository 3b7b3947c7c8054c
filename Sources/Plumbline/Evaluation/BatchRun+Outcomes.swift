import FEEL

// Stages 4 to 6 and 8 by column: score, vetoes, rating, measures.
extension BatchRun {
  // MARK: Score

  func computeScores() {
    guard let score = program.score else { return }
    for (truth, _) in score.adjustments { requireKnown(truth: truth) }
    let reached = sums(of: [.pass], score.weights)
    var counted: [ItemState] = [.pass, .fail]
    if score.unanswered == .lost { counted.append(.unanswered) }
    if score.notChecked == .lost { counted.append(.notChecked) }
    let possible = sums(of: counted, score.weights)
    for lane in 0..<frame.lanes { score.score(frame, lane, reached, possible) }
  }

  /// The sums of the weights of all items in some states: one word for each pack and inspection.
  private func sums(of states: [ItemState], _ weights: WeightSums) -> [[UInt64]] {
    var sums = Array(
      repeating: Array(repeating: UInt64(0), count: frame.lanes), count: weights.packs)
    for table in weights.tables {
      let word = table.eight >> 3
      let shift = UInt64(table.eight & 7) * 8
      for lane in 0..<frame.lanes {
        var bits: UInt64 = 0
        for state in states { bits |= frame.setWord(program.layout.set(state) + word, at: lane) }
        sums[table.pack][lane] &+= table.sums[Int(bits &>> shift & 0xFF)]
      }
    }
    return sums
  }

  // MARK: Vetoes and rating

  func findVetoes() {
    let columns = program.vetoes
    for lane in 0..<frame.lanes {
      for (place, item) in columns.items.enumerated()
      where frame.setWord(program.layout.set(.fail) + item >> 6, at: lane) &>> UInt64(item & 63) & 1
        != 0
      {
        batch.insert(place, into: columns.present, at: lane)
      }
      for (rule, truth) in columns.rules.enumerated() where frame.truth(truth, at: lane) == true {
        batch.insert(columns.items.count + rule, into: columns.present, at: lane)
      }
    }
  }

  /// The worst of the table's rating and those that the vetoes force.
  func rate() {
    let columns = program.rating
    for lane in 0..<frame.lanes {
      var rating: Int64?
      if let row = columns.row, isScored(lane) {
        if let place = frame.number(row, at: lane), let word = columns.words[Int(place)] {
          rating = Int64(word)
        } else {
          markIrregular(lane)
        }
      }
      if let forced = forced(lane), let worstIsLast = program.program.ratings?.worstIsLast {
        let isWorse = rating.map { worstIsLast ? forced > $0 : forced < $0 }
        if isWorse ?? (forced == worst) { rating = forced }
      }
      if let rating { frame.setNumber(columns.rating, at: lane, rating) }
    }
  }

  /// Whether the table of ratings is asked.
  private func isScored(_ lane: Int) -> Bool {
    program.score.map { frame.number($0.total, at: lane) != nil } ?? true
  }

  private var worst: Int64? {
    program.program.ratings?.worst.map { Int64($0.index) }
  }

  /// The place of the worst rating that the vetoes of an inspection force.
  private func forced(_ lane: Int) -> Int64? {
    let columns = program.vetoes
    var found: Int64?
    let worstIsLast = program.program.ratings?.worstIsLast ?? true
    for word in 0..<columns.words {
      var bits = frame.setWord(columns.present + word, at: lane)
      while bits != 0 {
        let place = word << 6 + bits.trailingZeroBitCount
        bits &= bits &- 1
        guard let rating = rating(ofVeto: place) else { continue }
        found = found.map { worstIsLast ? max($0, rating) : min($0, rating) } ?? rating
      }
    }
    return found
  }

  private func rating(ofVeto place: Int) -> Int64? {
    let items = program.vetoes.items
    let word =
      place < items.count
      ? program.program.items[items[place]].veto
      : program.program.vetoes[place - items.count].rating
    return word.map { Int64($0.index) }
  }

  // MARK: Measures

  /// A measure that is proposed to somebody.
  package struct Proposed {
    /// Its place in `Program.measures`.
    package let measure: Int
    package fileprivate(set) var points: Int
  }

  func proposeMeasures() {
    let columns = program.measures
    proposed.removeAll(keepingCapacity: true)
    proposedStarts.removeAll(keepingCapacity: true)
    for lane in 0..<frame.lanes {
      proposedStarts.append(proposed.count)
      for (place, truth) in columns.rules.enumerated() {
        guard let truth, frame.truth(truth, at: lane) == true else { continue }
        proposed.append(Proposed(measure: place, points: program.program.measures[place].points))
        batch.insert(place, into: columns.present, at: lane)
      }
      for table in columns.proposals { propose(table, lane) }
    }
    proposedStarts.append(proposed.count)
    requireDues()
  }

  /// Marks the inspections with a measure whose due date is a gap or a problem.
  private func requireDues() {
    for lane in 0..<frame.lanes {
      guard let day = frame.number(program.layout.date, at: lane) else { continue }
      let isKnown = measures(of: lane).allSatisfy {
        dues.isKnown(measure: proposed[$0].measure, day: day)
      }
      if !isKnown { markIrregular(lane) }
    }
  }

  private func propose(_ table: BatchProgram.Proposals, _ lane: Int) {
    guard let hits = table.found.hits else {
      if let row = frame.number(table.found.row, at: lane), Int(row) < table.measures.count {
        propose(table.measures[Int(row)], lane)
      }
      return
    }
    for word in 0..<PlaceSet.words(table.measures.count) {
      var bits = frame.setWord(hits + word, at: lane)
      while bits != 0 {
        propose(table.measures[word << 6 + bits.trailingZeroBitCount], lane)
        bits &= bits &- 1
      }
    }
  }

  /// A measure is listed once, with the highest points or their sum.
  private func propose(_ row: (place: Int, points: Int), _ lane: Int) {
    let columns = program.measures
    let bit: UInt64 = 1 &<< UInt64(row.place & 63)
    if frame.setWord(columns.present + row.place >> 6, at: lane) & bit == 0 {
      batch.insert(row.place, into: columns.present, at: lane)
      proposed.append(Proposed(measure: row.place, points: row.points))
      return
    }
    for place in proposedStarts[lane]..<proposed.count where proposed[place].measure == row.place {
      let known = proposed[place].points
      let (sum, isTooLarge) = known.addingReportingOverflow(row.points)
      proposed[place].points =
        program.program.measures[row.place].addsRepeats
        ? (isTooLarge ? .max : sum) : max(known, row.points)
    }
  }
}

extension ScoreColumns {
  /// Works out the score of one inspection and of its sections.
  func score(_ frame: ColumnView, _ lane: Int, _ reached: [[UInt64]], _ possible: [[UInt64]]) {
    var sum: Int64 = 0
    var most: Int64 = 0
    for (section, place) in weights.places.enumerated() {
      let part = Int64(reached[place.pack][lane] &>> place.shift & weights.mask)
      let whole = Int64(possible[place.pack][lane] &>> place.shift & weights.mask)
      sum += part
      most += whole
      guard whole > 0 else { continue }
      frame.setNumber(
        sections[section], at: lane, mode.quotient(100 * unit * part, by: whole))
    }
    guard most > 0 else { return }
    // The score times `most` and `pointScale`.
    var score = 100 * pointScale * sum
    for (truth, points) in adjustments where frame.truth(truth, at: lane) == true {
      score += points * most
    }
    score = min(max(score, floor * most), ceiling * most)
    let total = mode.quotient(score * unit, by: most * pointScale)
    for register in [self.total, low, high] { frame.setNumber(register, at: lane, total) }
  }
}
