import Columns

/// Inspections that are read once and evaluated together, as often as wanted.
///
/// They are kept in columns: to evaluate one of many costs a small part of what `Policy.evaluate`
/// takes, and comes to the same. It is for one thread at a time.
///
///     let inspections = InspectionSet(policy)
///     inspections.read(lines)
///     inspections.evaluate()
///     for place in 0..<inspections.count { print(inspections[place].rating ?? "-") }
public final class InspectionSet {
  /// Where an inspection stands.
  private struct Place {
    /// Null where columns do not hold it, such as a record with a mistake.
    let lane: BatchPlace?
    /// Its bytes in `bytes`.
    let line: Range<Int>
  }

  private let policy: Policy
  private let batches: BatchSet
  private var scanner: LineScanner
  /// Up to `InspectionBatch.mostLanes` inspections each.
  private var pages: [BatchRun] = []
  /// By the place of a program's batch, what its pages look up.
  private var caches: [BatchCaches] = []
  private var bytes: [UInt8] = []
  private var places: [Place] = []
  /// How many inspections there were when all were evaluated last.
  private var evaluatedCount = 0
  /// What the columns could not tell, by place.
  private var others: [Int: OutcomeSummary] = [:]

  public init(_ policy: Policy) {
    self.policy = policy
    batches = BatchSet(BatchPolicy(policy))
    scanner = LineScanner(batches)
  }

  /// How many inspections there are, with those that could not be read.
  public var count: Int { places.count }

  /// How many of them were evaluated one by one: something about them is out of the ordinary, such as
  /// a gap or a problem.
  public var irregularCount: Int { others.count }

  // MARK: Reading

  /// Adds the inspections of NDJSON, one a line in UTF-8, behind those that are there; blank lines do
  /// not count.
  public func read(_ lines: [UInt8]) {
    let start = bytes.count
    bytes += lines
    var line = start..<start
    while line.lowerBound < bytes.count {
      let end = bytes[line.lowerBound...].firstIndex(of: 0x0A) ?? bytes.count
      read(line.lowerBound..<end)
      line = end + 1..<end + 1
    }
    keepLanes()
  }

  private func read(_ line: Range<Int>) {
    if let place = scanner.read(line, of: bytes.span) {
      let page = BatchPlace(batch: pages.count + place.batch, lane: place.lane)
      places.append(Place(lane: page, line: line))
      if place.lane == InspectionBatch.mostLanes - 1 { keepLanes() }
    } else if record(line) != nil {
      places.append(Place(lane: nil, line: line))
    }
  }

  /// Makes a page of the lanes of each batch, and room for others.
  private func keepLanes() {
    for (place, batch) in batches.batches.enumerated() {
      if place == caches.count { caches.append(BatchCaches(batch.program)) }
      pages.append(BatchRun(batch.program, caches[place], over: batch.copy()))
    }
    batches.begin()
  }

  // MARK: Evaluating

  /// Evaluates all inspections.
  public func evaluate() {
    evaluatedCount = count
    others.removeAll(keepingCapacity: true)
    for page in pages where page.batch.count > 0 { page.run(page.batch) }
    let irregular = pages.map(\.irregular)
    for number in places.indices {
      if let lane = places[number].lane, !irregular[lane.batch][lane.lane] { continue }
      others[number] = summary(of: places[number].line)
    }
  }

  private func record(_ line: Range<Int>) -> InspectionFile.Record? {
    InspectionFile.record(ofLine: Array(bytes[line]), number: 1)
  }

  private func summary(of line: Range<Int>) -> OutcomeSummary? {
    record(line).map { OutcomeSummary(policy.evaluate($0, isJSON: true, traced: false)) }
  }

  /// What came of an inspection when all were evaluated last; nothing before that.
  ///
  /// - Parameter place: From 0 to below `count`, in the order of reading.
  public subscript(place: Int) -> OutcomeSummary {
    if let other = others[place] { return other }
    guard place < evaluatedCount, let lane = places[place].lane else { return .nothing }
    return OutcomeSummary(pages[lane.batch], lane.lane)
  }
}
