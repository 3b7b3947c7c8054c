import Columns
import FEEL

// Stages 4 to 6 by column: score, vetoes, rating.
extension BatchRun {
  func computeScores() {
    guard let score = program.score else { return }
    for (truth, _) in score.adjustments { frame.requireKnown(truth: truth) }
    score.run(frame, program.layout, hasOpenItems: hasOpenItems)
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
    frame.setAllMissing(columns.rating)
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
