package import Columns
import FEEL

/// Runs the stages of a program over a batch, each rule as loops over all inspections.
///
/// What it finds stands in the frames of the batch, of its past hazards and of its hazards. An
/// inspection about which anything is out of the ordinary, such as a gap, is `irregular`, a lane with
/// a fault: what is found about it may be incomplete, and `Evaluator` has to say it all.
package final class BatchRun {
  package let program: BatchProgram
  /// The past hazards of all inspections.
  private let history: ColumnFrame
  /// The hazards of all inspections: by inspection, then items in checklist order and composites.
  package let hazards: ColumnFrame
  private let caches: BatchCaches
  /// By inspection, where its hazards begin; one more at the end.
  package internal(set) var hazardStarts: [Int] = []
  /// By hazard, its place in `Program.hazards`.
  package internal(set) var hazardRows: [Int32] = []
  /// By hazard, when it is due, as `DueDates` has it.
  package internal(set) var hazardDues: [Int64] = []
  /// The measures of all inspections, in order.
  package internal(set) var proposed: [Proposed] = []
  /// By inspection, where its measures begin; one more at the end.
  package internal(set) var proposedStarts: [Int] = []
  /// The batch at hand.
  package private(set) var batch: InspectionBatch
  /// Whether some inspection has an item without an answer.
  private(set) var hasOpenItems = false
  /// Whether some inspection has a gap that columns can tell.
  private(set) var hasGaps = false
  package internal(set) var gaps = GapList()
  /// The same inspections if all open items had failed; null until it is first needed.
  private(set) var supposed: BatchRun?

  package convenience init(_ program: BatchProgram) {
    self.init(program, BatchCaches(program), over: InspectionBatch(program))
  }

  /// - Parameter caches: Of this program; other runs on the same thread may use them too.
  init(_ program: BatchProgram, _ caches: BatchCaches, over batch: InspectionBatch) {
    self.program = program
    self.caches = caches
    self.batch = batch
    history = ColumnFrame(program.historyCounts)
    hazards = ColumnFrame(program.hazards.counts)
  }

  package var dues: DueDates { caches.dues }
  var windows: RepeatWindows { caches.windows }

  /// The inspections, one lane for each.
  var frame: ColumnView { batch.frame.view }

  /// Runs all stages over a batch of this program.
  package func run(_ batch: InspectionBatch) {
    self.batch = batch
    batch.frame.clearSets(from: program.layout.inputWords)
    caches.dates.fill(frame)
    boundHistory()
    loadHistory()
    run(program.segments.facts)
    settleStates()
    (hasOpenItems, hasGaps) = findOpenItems()
    if hasOpenItems { suppose() }
    find()
    run(program.segments.deadlines)
    setDeadlines()
    run(program.segments.measures)
    proposeMeasures()
    if program.measures.areDue { requireDues() }
    run(program.segments.invariants)
    for truth in program.invariants { frame.requireFalse(truth: truth) }
    requireDecided()
    listGaps()
  }

  /// Runs what tells what would hold if all open items had failed.
  ///
  /// - Parameter settled: The same inspections with their states settled, and nothing found yet.
  func run(supposing settled: InspectionBatch) {
    batch.frame.take(settled.frame)
    (batch.history, batch.occurrences) = (settled.history, settled.occurrences)
    loadHistory()
    failOpenItems()
    find()
    run(program.segments.deadlines)
    run(program.segments.measures)
    proposeMeasures()
    requireDecided()
  }

  /// Stages 3 to 6.
  private func find() {
    run(program.segments.composites)
    findHazards()
    run(program.segments.score)
    computeScores()
    run(program.segments.vetoes)
    findVetoes()
    run(program.segments.rating)
    rate()
  }

  func run(_ segment: Int) { program.columns.run(segment, over: batch.frame, [history]) }

  /// By inspection, whether only `Evaluator` can say all there is about it; true of all where
  /// something has no fast form.
  package var irregular: BitColumn {
    let frame = frame
    if !program.slow.isEmpty { for lane in 0..<frame.lanes { frame.fault(lane) } }
    return frame.faulty
  }

  /// What rules must have decided whatever the stage.
  private func requireDecided() {
    let frame = frame
    for row in program.rows { frame.requireKnown(number: row) }
    for composite in program.composites { frame.requireKnown(truth: composite.holds) }
    for truth in program.vetoes.rules { frame.requireKnown(truth: truth) }
    for truth in program.measures.rules { truth.map { frame.requireKnown(truth: $0) } }
    for table in program.measures.proposals { frame.requireKnown(number: table.found.row) }
  }

  /// Finds what open items leave undecided.
  private func suppose() {
    let other = supposed ?? BatchRun(program, caches, over: InspectionBatch(program))
    supposed = other
    other.run(supposing: batch)
    let (faults, own) = unsafe (other.frame.faults, frame)
    own.forEachLane({ unsafe faults[$0] }) { if hasOpenItem($0) { own.fault($0) } }
  }

  /// More past hazards of one inspection are left to `Evaluator`, which counts its steps.
  private static let mostPast = 256

  private func boundHistory() {
    let (past, frame) = (batch.history, frame)
    for place in past.indices.dropFirst(Self.mostPast)
    where past[place].lane == past[place - Self.mostPast].lane {
      frame.fault(Int(past[place].lane))
    }
  }

  private func loadHistory() {
    guard program.asksHistory else { return }
    let layout = program.layout.history
    history.begin(capacity: batch.history.count)
    history.use(batch.history.count)
    history.owners = batch.history.map(\.lane)
    let view = history.view
    for (lane, past) in batch.history.enumerated() {
      view.setNumber(layout.on, at: lane, past.on)
      view.setNumber(layout.path, at: lane, past.path)
      view.setNumber(layout.grade, at: lane, past.grade)
      if let due = past.due { view.setNumber(layout.due, at: lane, due) }
      if let closed = past.closed { view.setNumber(layout.closed, at: lane, closed) }
    }
  }
}
