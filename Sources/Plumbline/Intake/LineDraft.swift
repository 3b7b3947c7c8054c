import Columns
import FEEL

/// What has been read of one record, until it is known to be good.
struct LineDraft {
  private struct Number: BitwiseCopyable {
    let register: Int
    let code: Int64
  }

  private struct Truth: BitwiseCopyable {
    let truth: Int
    let holds: Bool
  }

  private(set) var items: ItemWords
  private var numbers: PlainList<Number>
  private var truths: PlainList<Truth>
  private var history: PlainList<InspectionBatch.Past>
  private var occurrences: [(item: Int, count: Int)] = []
  private var isFaulty = false

  init() {
    let memory = LineMemory()
    items = ItemWords(in: memory)
    numbers = PlainList(in: memory)
    truths = PlainList(in: memory)
    history = PlainList(in: memory)
  }

  /// Forgets what was read, and makes room for the items of a program.
  ///
  /// - Parameter evidenced: The words of the set of items that need no evidence.
  mutating func begin(_ evidenced: PlainRow<UInt64>) {
    numbers.keep(first: 0)
    truths.keep(first: 0)
    history.keep(first: 0)
    if !occurrences.isEmpty { occurrences.removeAll(keepingCapacity: true) }
    isFaulty = false
    items.begin(evidenced)
  }

  mutating func set(_ register: Int, _ code: Int64) {
    numbers.append(Number(register: register, code: code))
  }

  mutating func setTruth(_ truth: Int, _ holds: Bool) {
    truths.append(Truth(truth: truth, holds: holds))
  }

  /// Says that a value has no number.
  mutating func fault() { isFaulty = true }

  mutating func count(_ item: Int, _ count: Int) {
    _ = items.insert(item, .counted)
    occurrences.append((item, count))
  }

  /// Adds a hazard of an earlier day, whose lane is not known yet.
  mutating func add(_ past: InspectionBatch.Past) { history.append(past) }

  /// Fills a lane that has just been added to the batch of a form.
  func fill(_ lane: Int, _ frame: ColumnView, of form: LineForm) {
    for place in 0..<numbers.count {
      frame.setNumber(numbers[place].register, at: lane, numbers[place].code)
    }
    for place in 0..<truths.count {
      frame.setTruth(truths[place].truth, at: lane, truths[place].holds)
    }
    if isFaulty { frame.fault(lane) }
    for place in 0..<form.sets.count {
      let set = form.sets[place]
      for word in 0..<items.width {
        let bits = items.word(word, of: set.kind)
        if bits != 0 { frame.insert(bits, word: set.register &+ word, at: lane) }
      }
    }
    for (item, count) in occurrences {
      form.batch.occurrences.append((Int32(lane), Int32(item), count))
    }
    form.batch.add(history, at: lane)
  }
}
