package import FEEL

/// Runs the stages of a program over a batch, each rule as loops over all inspections.
///
/// What it finds stands in the frames of the batch, of its past hazards and of its hazards. An
/// inspection about which anything is out of the ordinary, such as a gap, is `irregular`: what is
/// found about it may be incomplete, and `Evaluator` has to say it all.
package final class BatchRun {
  package let program: BatchProgram
  /// The past hazards of all inspections.
  let history: ColumnFrame
  /// The hazards of all inspections: by inspection, then items in checklist order and composites.
  package let hazards: ColumnFrame
  let dates: DateColumns
  package let dues: DueDates
  /// By inspection, where its hazards begin; one more at the end.
  package internal(set) var hazardStarts: [Int] = []
  /// By hazard, its place in `Program.hazards`.
  package internal(set) var hazardRows: [Int32] = []
  /// The date asked about last, and where the window of repeats before it begins.
  var lastWindow: (day: Int64, start: Int64?)?
  /// By hazard, when it is due, as `DueDates` has it.
  package internal(set) var hazardDues: [Int64] = []
  /// The measures of all inspections, in order.
  package internal(set) var proposed: [Proposed] = []
  /// By inspection, where its measures begin; one more at the end.
  package internal(set) var proposedStarts: [Int] = []
  /// One bit for each inspection.
  private var irregular: [UInt64] = []
  /// The batch at hand.
  package private(set) var batch: InspectionBatch

  package init(_ program: BatchProgram) {
    self.program = program
    batch = InspectionBatch(program)
    history = ColumnFrame(program.historyCounts)
    hazards = ColumnFrame(program.hazards.counts)
    dates = DateColumns(program)
    dues = DueDates(program)
  }

  var frame: ColumnView { batch.frame.view }
  var columns: ColumnProgram { program.columns }

  /// Runs all stages over a batch of this program.
  package func run(_ batch: InspectionBatch) {
    self.batch = batch
    batch.frame.clearSets(from: program.layout.inputWords)
    irregular = Array(repeating: 0, count: max(frame.words, 1))
    for lane in 0..<frame.lanes where !dates.fill(frame, lane) { markIrregular(lane) }
    loadHistory()
    run(program.segments.facts)
    settleStates()
    run(program.segments.composites)
    findHazards()
    run(program.segments.score)
    computeScores()
    run(program.segments.vetoes)
    findVetoes()
    run(program.segments.rating)
    rate()
    run(program.segments.deadlines)
    setDeadlines()
    run(program.segments.measures)
    proposeMeasures()
    run(program.segments.invariants)
    checkRest()
  }

  func run(_ segment: Int) { columns.run(segment, over: batch.frame, [history]) }

  /// Whether only `Evaluator` can say all there is about an inspection.
  package func isIrregular(_ lane: Int) -> Bool {
    !program.slow.isEmpty || irregular[lane >> 6] &>> UInt64(lane & 63) & 1 != 0
      || frame.isFaulty(lane)
  }

  func markIrregular(_ lane: Int) { irregular[lane >> 6] |= 1 &<< UInt64(lane & 63) }

  /// Marks the inspections for which a truth is not known.
  func requireKnown(truth: Int) {
    let (yes, no) = unsafe (frame.yes(truth), frame.no(truth))
    for word in 0..<frame.words { irregular[word] |= unsafe ~(yes[word] | no[word]) }
  }

  /// Marks the inspections for which a number is not known.
  func requireKnown(number: Int) {
    let known = unsafe frame.known(number)
    for word in 0..<frame.words { irregular[word] |= unsafe ~known[word] }
  }

  /// What rules must have decided whatever the stage.
  private func checkRest() {
    for row in program.rows { requireKnown(number: row) }
    for composite in program.composites { requireKnown(truth: composite.holds) }
    for truth in program.vetoes.rules { requireKnown(truth: truth) }
    for truth in program.measures.rules { truth.map { requireKnown(truth: $0) } }
    for table in program.measures.proposals { requireKnown(number: table.found.row) }
    for truth in program.invariants {
      let no = unsafe frame.no(truth)
      for word in 0..<frame.words { irregular[word] |= unsafe ~no[word] }
    }
  }

  private func loadHistory() {
    let layout = program.layout.history
    history.begin(capacity: batch.history.count)
    history.owners.removeAll(keepingCapacity: true)
    history.use(batch.history.count)
    let view = history.view
    for (lane, past) in batch.history.enumerated() {
      history.owners.append(past.lane)
      view.setNumber(layout.on, at: lane, past.on)
      view.setNumber(layout.path, at: lane, past.path)
      view.setNumber(layout.grade, at: lane, past.grade)
      if let due = past.due { view.setNumber(layout.due, at: lane, due) }
      if let closed = past.closed { view.setNumber(layout.closed, at: lane, closed) }
    }
  }
}
