import Columns
import FEEL

// Stage 8 by column: the measures that are proposed.
extension BatchRun {
  /// A measure that is proposed to somebody.
  package struct Proposed {
    /// Its place in `Program.measures`.
    package let measure: Int
    package fileprivate(set) var points: Int
  }

  func proposeMeasures() {
    let columns = program.measures
    let frame = frame
    for (place, truth) in columns.rules.enumerated() {
      guard let truth else { continue }
      frame.forEachLane(where: truth) { frame.insert(place, into: columns.present, at: $0) }
    }
    proposed.removeAll(keepingCapacity: true)
    proposedStarts.removeAll(keepingCapacity: true)
    for lane in 0..<frame.lanes {
      let start = proposed.count
      proposedStarts.append(start)
      frame.forEachPlace(of: columns.present, words: columns.words, at: lane) { place in
        proposed.append(Proposed(measure: place, points: columns.points[place]))
      }
      for table in columns.proposals { propose(table, lane, from: start, frame) }
    }
    proposedStarts.append(proposed.count)
    if columns.areDue { requireDues(frame) }
  }

  private func propose(
    _ table: BatchProgram.Proposals, _ lane: Int, from start: Int, _ frame: ColumnView
  ) {
    guard let hits = table.found.hits else {
      if let row = frame.number(table.found.row, at: lane), Int(row) < table.measures.count {
        propose(table.measures[Int(row)], lane, from: start, frame)
      }
      return
    }
    let words = PlaceSet.words(table.measures.count)
    frame.forEachPlace(of: hits, words: words, at: lane) { row in
      propose(table.measures[row], lane, from: start, frame)
    }
  }

  /// A measure is listed once, with the highest points or their sum.
  private func propose(
    _ row: (place: Int, points: Int), _ lane: Int, from start: Int, _ frame: ColumnView
  ) {
    let present = program.measures.present
    guard frame.has(row.place, in: present, at: lane) else {
      frame.insert(row.place, into: present, at: lane)
      proposed.append(Proposed(measure: row.place, points: row.points))
      return
    }
    for place in start..<proposed.count where proposed[place].measure == row.place {
      let known = proposed[place].points
      let (sum, isTooLarge) = known.addingReportingOverflow(row.points)
      proposed[place].points =
        program.program.measures[row.place].addsRepeats
        ? (isTooLarge ? .max : sum) : max(known, row.points)
    }
  }

  /// Marks the inspections with a measure whose due date is a gap or a problem.
  private func requireDues(_ frame: ColumnView) {
    let days = unsafe frame.number(program.layout.date)
    for lane in 0..<frame.lanes {
      let day = unsafe days[lane]
      let isKnown = measures(of: lane).allSatisfy {
        dues.isKnown(measure: proposed[$0].measure, day: day)
      }
      if !isKnown { frame.fault(lane) }
    }
  }
}
