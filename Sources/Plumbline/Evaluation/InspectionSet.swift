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
  private enum Place {
    /// In the columns of a page; `line` is its place in `bytes`.
    case lane(page: Int, lane: Int, line: Range<Int>)
    /// What columns do not hold, such as a record with a mistake.
    case record(InspectionFile.Record)
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
      places.append(.lane(page: pages.count + place.batch, lane: place.lane, line: line))
      if place.lane == InspectionBatch.mostLanes - 1 { keepLanes() }
    } else if let record = InspectionFile.record(ofLine: Array(bytes[line]), number: 1) {
      places.append(.record(record))
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
    others.removeAll(keepingCapacity: true)
    for page in pages where page.batch.count > 0 { page.run(page.batch) }
    for (number, place) in places.enumerated() {
      switch place {
      case .lane(let page, let lane, let line):
        guard pages[page].irregular[lane],
          let record = InspectionFile.record(ofLine: Array(bytes[line]), number: 1)
        else { continue }
        others[number] = summary(of: record)
      case .record(let record): others[number] = summary(of: record)
      }
    }
  }

  private func summary(of record: InspectionFile.Record) -> OutcomeSummary {
    OutcomeSummary(policy.evaluate(record, isJSON: true, traced: false))
  }

  /// What came of an inspection when all were evaluated last.
  ///
  /// - Parameter place: From 0 to below `count`, in the order of reading.
  public subscript(place: Int) -> OutcomeSummary {
    if let other = others[place] { return other }
    switch places[place] {
    case .lane(let page, let lane, _): return OutcomeSummary(pages[page], lane)
    case .record(let record): return summary(of: record)
    }
  }
}
