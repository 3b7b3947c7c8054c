import FEEL

/// What has been read of one record, until it is known to be good.
@safe
final class LineDraft {
  /// Sets of items that are kept in words, in the order in which they stand there.
  enum ItemSet: Int, CaseIterable {
    case pass, fail, notApplicable, notChecked, valued, evidenced, counted
    /// Items that have been named.
    case named
  }

  private var numbers: [(register: Int, code: Int64)] = []
  private var truths: [(truth: Int, holds: Bool)] = []
  private var history: [InspectionBatch.Past] = []
  private var occurrences: [(item: Int, count: Int)] = []
  private var isFaulty = false
  private var width = 0
  /// The words of each set, one set after the other.
  private var words = UnsafeMutablePointer<UInt64>.allocate(capacity: 0)
  private var capacity = 0

  deinit {
    unsafe words.deallocate()
  }

  /// Forgets what was read, and makes room for the items of a program.
  ///
  /// - Parameter evidenced: The items that need no evidence.
  func begin(_ evidenced: [UInt64]) {
    numbers.removeAll(keepingCapacity: true)
    truths.removeAll(keepingCapacity: true)
    history.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    isFaulty = false
    width = evidenced.count
    let count = width * ItemSet.allCases.count
    if count > capacity {
      unsafe words.deallocate()
      unsafe words = .allocate(capacity: count)
      capacity = count
    }
    unsafe words.initialize(repeating: 0, count: count)
    for (word, bits) in evidenced.enumerated() {
      unsafe words[ItemSet.evidenced.rawValue * width + word] = bits
    }
  }

  func set(_ register: Int, _ code: Int64) { numbers.append((register, code)) }

  func setTruth(_ truth: Int, _ holds: Bool) { truths.append((truth, holds)) }

  /// Says that a value has no number.
  func fault() { isFaulty = true }

  /// Puts an item of the program into a set; false where it was there.
  @inline(__always)
  func insert(_ item: Int, _ set: ItemSet) -> Bool {
    let place = set.rawValue &* width &+ item &>> 6
    let bit: UInt64 = 1 &<< UInt64(item & 63)
    let known = unsafe words[place]
    unsafe words[place] = known | bit
    return known & bit == 0
  }

  func count(_ item: Int, _ count: Int) {
    _ = insert(item, .counted)
    occurrences.append((item, count))
  }

  /// Adds a hazard of an earlier day, whose lane is not known yet.
  func add(_ past: InspectionBatch.Past) { history.append(past) }

  /// Fills a lane that has just been added.
  func fill(_ lane: Int, of batch: InspectionBatch) {
    let (frame, layout) = (batch.frame, batch.program.layout)
    for (register, code) in numbers { frame.setNumber(register, at: lane, code) }
    for (truth, holds) in truths { frame.setTruth(truth, at: lane, holds) }
    if isFaulty { frame.fault(lane) }
    for set in ItemSet.allCases where set != .named {
      let register = layout.register(set)
      for word in 0..<width {
        let bits = unsafe words[set.rawValue * width + word]
        if bits != 0 { frame.insert(bits, word: register + word, at: lane) }
      }
    }
    for (item, count) in occurrences { batch.occurrences.append((Int32(lane), Int32(item), count)) }
    for past in history { batch.history.append(past.moved(to: lane)) }
  }
}

extension BatchLayout {
  /// The first word of a set of items; there is none of items that have been named.
  fileprivate func register(_ set: LineDraft.ItemSet) -> Int {
    switch set {
    case .pass: self.set(.pass)
    case .fail: self.set(.fail)
    case .notApplicable: self.set(.notApplicable)
    case .notChecked: self.set(.notChecked)
    case .valued: valued
    case .evidenced: evidenced
    case .counted, .named: counted
    }
  }
}

extension InspectionBatch.Past {
  fileprivate func moved(to lane: Int) -> Self {
    Self(
      lane: Int32(lane), on: on, row: row, path: path, grade: grade, due: due, closed: closed)
  }
}
