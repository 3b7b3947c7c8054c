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
    let tables = columns.proposals.map { ProposingTable($0, program) }
    var list = MeasureList(proposed.emptied(), columns, program.program, frame)
    var starts = proposedStarts.emptied()
    for lane in 0..<frame.lanes {
      starts.append(list.proposed.count)
      list.begin(lane)
      for table in tables { table.forEachRow(frame, lane) { list.add($0) } }
    }
    starts.append(list.proposed.count)
    (proposed, proposedStarts) = (list.proposed, starts)
  }

  /// Marks the inspections with a measure whose due date is a gap or a problem.
  func requireDues() {
    let frame = frame
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

/// A table that proposes measures, as it stands in columns.
private struct ProposingTable {
  private let row: Int
  private let hits: Int?
  private let words: Int
  private let measures: [(place: Int, points: Int)]

  init(_ table: BatchProgram.Proposals, _ program: BatchProgram) {
    row = table.found.row
    hits = table.found.hits
    // A copy: what several threads hold together takes longer to hold.
    measures = table.measures.map { $0 }
    words = PlaceSet.words(measures.count)
  }

  /// Calls with the measure and the points of each row that holds; `otherwise` proposes nothing.
  @inline(__always)
  func forEachRow(_ frame: ColumnView, _ lane: Int, _ body: ((place: Int, points: Int)) -> Void) {
    if let hits {
      frame.forEachPlace(of: hits, words: words, at: lane) { body(measures[$0]) }
    } else if let row = frame.number(row, at: lane), Int(row) < measures.count {
      body(measures[Int(row)])
    }
  }
}

/// Lists the measures of a batch one after another.
private struct MeasureList {
  private(set) var proposed: [BatchRun.Proposed]
  private let present: Int
  private let words: Int
  private let points: [Int]
  private let program: Program
  private let frame: ColumnView
  private var lane = 0
  /// Where the measures of the lane begin.
  private var start = 0

  init(
    _ empty: [BatchRun.Proposed], _ columns: BatchProgram.MeasureColumns, _ program: Program,
    _ frame: ColumnView
  ) {
    proposed = empty
    (present, words, points) = (columns.present, columns.words, columns.points)
    self.program = program
    self.frame = frame
  }

  /// Begins a lane with the measures whose own condition holds.
  mutating func begin(_ lane: Int) {
    self.lane = lane
    start = proposed.count
    frame.forEachPlace(of: present, words: words, at: lane) { place in
      proposed.append(BatchRun.Proposed(measure: place, points: points[place]))
    }
  }

  /// Adds a measure that a row proposes; it is listed once, with the highest points or their sum.
  mutating func add(_ row: (place: Int, points: Int)) {
    guard frame.has(row.place, in: present, at: lane) else {
      frame.insert(row.place, into: present, at: lane)
      proposed.append(BatchRun.Proposed(measure: row.place, points: row.points))
      return
    }
    for place in start..<proposed.count where proposed[place].measure == row.place {
      let known = proposed[place].points
      let (sum, isTooLarge) = known.addingReportingOverflow(row.points)
      proposed[place].points =
        program.measures[row.place].addsRepeats
        ? (isTooLarge ? .max : sum) : max(known, row.points)
    }
  }
}
