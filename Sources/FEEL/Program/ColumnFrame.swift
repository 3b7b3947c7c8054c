/// The memory over which programs run: columns of numbers, truths and sets, one place in each for
/// every lane. A lane is an inspection, or an element of one.
///
/// - **Numbers** are 64 bits, with one bit more that says whether the number is there.
/// - **Truths** are two bits, *yes* and *no*; neither is set where the truth is unknown.
/// - **Sets** are words of 64 places, kept apart: word 0 of all lanes, then word 1.
///
/// A column is as long as the frame's capacity, a multiple of 64; bits past the last lane mean
/// nothing. The memory belongs to one worker and is used again by each batch.
@safe
package final class ColumnFrame {
  /// How many lanes are in use.
  package private(set) var lanes = 0
  package private(set) var capacity = 0
  package let counts: RegisterCounts
  private var numbers = UnsafeMutablePointer<Int64>.allocate(capacity: 0)
  private var sets = UnsafeMutablePointer<UInt64>.allocate(capacity: 0)
  /// Three planes of bits by kind: one for each number, two for each truth, and that of faults.
  private var planes = UnsafeMutablePointer<UInt64>.allocate(capacity: 0)
  /// For elements: the lane of the record that each belongs to.
  package var owners: [Int32] = []

  package init(_ counts: RegisterCounts) {
    self.counts = counts
  }

  deinit {
    unsafe numbers.deallocate()
    unsafe sets.deallocate()
    unsafe planes.deallocate()
  }

  /// Words of a plane in use.
  package var words: Int { (lanes + 63) / 64 }

  /// Makes room for so many lanes, none of which is in use; what the frame held is gone, and every
  /// bit is 0.
  package func begin(capacity lanes: Int) {
    if lanes > capacity || capacity == 0 { grow(to: lanes) }
    self.lanes = 0
    unsafe planes.update(repeating: 0, count: planeWords)
    unsafe sets.update(repeating: 0, count: counts.setWords * capacity)
  }

  /// Empties all sets from a word on.
  package func clearSets(from word: Int) {
    guard word < counts.setWords else { return }
    unsafe set(word).update(repeating: 0, count: (counts.setWords - word) * capacity)
  }

  /// Takes the next lane into use; there must be room for it.
  package func add() -> Int {
    precondition(lanes < capacity, "the frame is full")
    lanes += 1
    return lanes - 1
  }

  private var planeWords: Int { (counts.numbers + 2 * counts.truths + 1) * (capacity / 64) }

  private func grow(to lanes: Int) {
    capacity = max((lanes + 63) / 64 * 64, 64)
    unsafe numbers.deallocate()
    unsafe sets.deallocate()
    unsafe planes.deallocate()
    unsafe numbers = .allocate(capacity: counts.numbers * capacity)
    unsafe sets = .allocate(capacity: counts.setWords * capacity)
    unsafe planes = .allocate(capacity: planeWords)
    unsafe numbers.initialize(repeating: 0, count: counts.numbers * capacity)
    unsafe sets.initialize(repeating: 0, count: counts.setWords * capacity)
    unsafe planes.initialize(repeating: 0, count: planeWords)
  }

  // MARK: Columns

  /// The numbers of a register, one for each lane.
  @unsafe @inline(__always)
  package func number(_ register: Int) -> UnsafeMutablePointer<Int64> {
    unsafe numbers + register * capacity
  }

  /// The bits that say which numbers of a register are there.
  @unsafe @inline(__always)
  package func known(_ register: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe planes + register * (capacity / 64)
  }

  @unsafe @inline(__always)
  package func yes(_ truth: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe planes + (counts.numbers + 2 * truth) * (capacity / 64)
  }

  @unsafe @inline(__always)
  package func no(_ truth: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe planes + (counts.numbers + 2 * truth + 1) * (capacity / 64)
  }

  /// The lanes with a result that 64 bits do not hold.
  @unsafe @inline(__always)
  package var faults: UnsafeMutablePointer<UInt64> {
    unsafe planes + (counts.numbers + 2 * counts.truths) * (capacity / 64)
  }

  /// One word of a set for each lane.
  @unsafe @inline(__always)
  package func set(_ word: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe sets + word * capacity
  }

  // MARK: Single lanes

  /// The number of a lane; null where it is missing.
  @inline(__always)
  package func number(_ register: Int, at lane: Int) -> Int64? {
    unsafe bit(known(register), lane) ? number(register)[lane] : nil
  }

  @inline(__always)
  package func setNumber(_ register: Int, at lane: Int, _ value: Int64) {
    unsafe number(register)[lane] = value
    unsafe insert(lane, known(register))
  }

  /// The truth of a lane; null where it is unknown.
  @inline(__always)
  package func truth(_ truth: Int, at lane: Int) -> Bool? {
    unsafe bit(yes(truth), lane) ? true : bit(no(truth), lane) ? false : nil
  }

  @inline(__always)
  package func setTruth(_ truth: Int, at lane: Int, _ holds: Bool) {
    unsafe insert(lane, holds ? yes(truth) : no(truth))
  }

  /// Whether a result of a lane is one that 64 bits do not hold.
  @inline(__always)
  package func isFaulty(_ lane: Int) -> Bool { unsafe bit(faults, lane) }

  @inline(__always)
  package func fault(_ lane: Int) { unsafe insert(lane, faults) }

  /// One word of a set of a lane.
  @inline(__always)
  package func setWord(_ word: Int, at lane: Int) -> UInt64 { unsafe set(word)[lane] }

  @inline(__always)
  package func insert(_ bits: UInt64, word: Int, at lane: Int) { unsafe set(word)[lane] |= bits }

  @unsafe @inline(__always)
  private func bit(_ plane: UnsafeMutablePointer<UInt64>, _ lane: Int) -> Bool {
    unsafe plane[lane >> 6] & (1 &<< UInt64(lane & 63)) != 0
  }

  @unsafe @inline(__always)
  private func insert(_ lane: Int, _ plane: UnsafeMutablePointer<UInt64>) {
    unsafe plane[lane >> 6] |= 1 &<< UInt64(lane & 63)
  }
}
