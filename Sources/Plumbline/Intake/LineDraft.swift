import Columns
import FEEL

/// What has been read of one record, until it is known to be good.
struct LineDraft {
  let items = ItemWords()
  private var numbers: [(register: Int, code: Int64)] = []
  private var truths: [(truth: Int, holds: Bool)] = []
  private var history: [InspectionBatch.Past] = []
  private var occurrences: [(item: Int, count: Int)] = []
  private var isFaulty = false

  /// Forgets what was read, and makes room for the items of a program.
  ///
  /// - Parameter evidenced: The words of the set of items that need no evidence.
  mutating func begin(_ evidenced: [UInt64]) {
    numbers.removeAll(keepingCapacity: true)
    truths.removeAll(keepingCapacity: true)
    if !history.isEmpty { history.removeAll(keepingCapacity: true) }
    if !occurrences.isEmpty { occurrences.removeAll(keepingCapacity: true) }
    isFaulty = false
    items.begin(evidenced)
  }

  mutating func set(_ register: Int, _ code: Int64) { numbers.append((register, code)) }

  mutating func setTruth(_ truth: Int, _ holds: Bool) { truths.append((truth, holds)) }

  /// Says that a value has no number.
  mutating func fault() { isFaulty = true }

  mutating func count(_ item: Int, _ count: Int) {
    _ = items.insert(item, .counted)
    occurrences.append((item, count))
  }

  /// Adds a hazard of an earlier day, whose lane is not known yet.
  mutating func add(_ past: InspectionBatch.Past) { history.append(past) }

  /// Fills a lane that has just been added.
  func fill(_ lane: Int, of batch: InspectionBatch) {
    let frame = batch.frame.view
    for (register, code) in numbers { frame.setNumber(register, at: lane, code) }
    for (truth, holds) in truths { frame.setTruth(truth, at: lane, holds) }
    if isFaulty { frame.fault(lane) }
    fillItems(lane, of: batch)
    if !occurrences.isEmpty {
      batch.occurrences += occurrences.map { (Int32(lane), Int32($0.item), $0.count) }
    }
    if !history.isEmpty { batch.history += history.lazy.map { $0.moved(to: lane) } }
  }

  private func fillItems(_ lane: Int, of batch: InspectionBatch) {
    for kind in ItemWords.Kind.allCases {
      guard let register = batch.program.layout.register(kind) else { continue }
      for word in 0..<items.width {
        let bits = items.word(word, of: kind)
        if bits != 0 { batch.frame.view.insert(bits, word: register + word, at: lane) }
      }
    }
  }
}

extension BatchLayout {
  /// The first word of a set of items; null for a set that has none.
  fileprivate func register(_ kind: ItemWords.Kind) -> Int? {
    switch kind {
    case .pass: set(.pass)
    case .fail: set(.fail)
    case .notApplicable: set(.notApplicable)
    case .notChecked: set(.notChecked)
    case .valued: valued
    case .evidenced: evidenced
    case .counted: counted
    case .named: nil
    }
  }
}

extension InspectionBatch.Past {
  fileprivate func moved(to lane: Int) -> Self {
    Self(
      lane: Int32(lane), on: on, row: row, path: path, grade: grade, due: due, closed: closed)
  }
}
