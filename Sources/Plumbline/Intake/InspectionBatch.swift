package import Columns
import FEEL

/// Inspections of one program in columns, filled by intake and run by `BatchRun`.
///
/// A lane is one inspection that has been read and found well formed. The memory is used again by
/// each batch; it belongs to one worker.
package final class InspectionBatch {
  /// A hazard of an earlier day.
  package struct Past: Sendable, BitwiseCopyable {
    package fileprivate(set) var lane: Int32
    /// Days since 1970-01-01.
    package let on: Int64
    /// Its place in `Program.hazards`; −1 where it can be none of them today.
    package let row: Int32
    /// The code of its path among the texts of the program.
    package let path: Int64
    package let grade: Int64
    package let due: Int64?
    package let closed: Int64?

    package init(
      lane: Int32, on: Int64, row: Int32, path: Int64, grade: Int64, due: Int64?, closed: Int64?
    ) {
      self.lane = lane
      self.on = on
      self.row = row
      self.path = path
      self.grade = grade
      self.due = due
      self.closed = closed
    }
  }

  /// How many inspections a batch takes.
  package static let mostLanes = 512

  package let program: BatchProgram
  /// One lane for each inspection.
  package let frame: ColumnFrame
  /// Ascending by lane.
  package var history: [Past] = []
  /// How often fails occur that the record counts, ascending by lane.
  package var occurrences: [(lane: Int32, item: Int32, count: Int)] = []
  private var names = LaneNames()

  /// The ids and subjects of all lanes, in UTF-8 and without escapes.
  package var texts: [UInt8] { names.texts }
  /// Where in `texts` the id of each lane stands.
  package var ids: [Range<Int>] { names.ids }
  /// Where in `texts` the subject of each lane stands; null where the record names none.
  package var subjects: [Range<Int>?] { names.subjects }

  package convenience init(_ program: BatchProgram) {
    self.init(program, ColumnFrame(program.counts))
  }

  private init(_ program: BatchProgram, _ frame: ColumnFrame) {
    self.program = program
    self.frame = frame
  }

  /// The same inspections in other memory.
  func copy() -> InspectionBatch {
    let other = InspectionBatch(program, frame.copy())
    (other.history, other.occurrences) = (history, occurrences)
    other.names = names
    return other
  }

  package var count: Int { frame.lanes }

  /// Makes room for inspections; those that were there are gone.
  package func begin(capacity: Int = mostLanes) {
    frame.begin(capacity: capacity)
    history.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    names.removeAll()
  }

  /// Adds a lane for an inspection with this id, date and subject; returns the columns to fill.
  package func addLane(
    id: some Collection<UInt8>, date: Int64, subject: (some Collection<UInt8>)?
  ) -> (lane: Int, columns: ColumnView) {
    let columns = frame.addLane()
    columns.setNumber(program.layout.date, at: columns.lanes - 1, date)
    names.append(id, subject)
    return (columns.lanes - 1, columns)
  }

  /// Adds the hazards of earlier days of a lane that was added last.
  func add(_ past: borrowing PlainList<Past>, at lane: Int) {
    guard past.count > 0 else { return }
    var hazards = history
    history = []
    for place in 0..<past.count {
      var hazard = past[place]
      hazard.lane = Int32(lane)
      hazards.append(hazard)
    }
    history = hazards
  }
}

/// The ids and subjects of lanes, one after the other.
private struct LaneNames {
  private(set) var texts: [UInt8] = []
  private(set) var ids: [Range<Int>] = []
  private(set) var subjects: [Range<Int>?] = []

  mutating func append(_ id: some Collection<UInt8>, _ subject: (some Collection<UInt8>)?) {
    ids.append(added(id))
    subjects.append(subject.map { added($0) })
  }

  private mutating func added(_ text: some Collection<UInt8>) -> Range<Int> {
    let start = texts.count
    texts.append(contentsOf: text)
    return start..<texts.count
  }

  mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    subjects.removeAll(keepingCapacity: true)
  }
}
