/// The columns of a frame as they lie in memory, for loops over lanes: reading one costs no more than
/// an index.
///
/// It is valid until the frame makes room for more lanes or goes away; a loop takes it once, before it
/// begins.
@safe
public struct ColumnView {
  /// How many lanes are in use.
  public internal(set) var lanes = 0
  /// A multiple of 64.
  public let capacity: Int
  public let counts: RegisterCounts
  public let numbers: UnsafeMutablePointer<Int64>
  public let sets: UnsafeMutablePointer<UInt64>
  /// Three planes of bits by kind: one for each number, two for each truth, and that of faults.
  public let planes: UnsafeMutablePointer<UInt64>

  /// Words of a plane in use.
  @inlinable public var words: Int { (lanes + 63) >> 6 }

  init(_ counts: RegisterCounts, capacity: Int) {
    self.counts = counts
    self.capacity = capacity
    let planeWords = Self.planeWords(counts, capacity)
    unsafe numbers = .allocate(capacity: counts.numbers * capacity)
    unsafe sets = .allocate(capacity: counts.setWords * capacity)
    unsafe planes = .allocate(capacity: planeWords)
    unsafe numbers.initialize(repeating: 0, count: counts.numbers * capacity)
    unsafe sets.initialize(repeating: 0, count: counts.setWords * capacity)
    unsafe planes.initialize(repeating: 0, count: planeWords)
  }

  /// Gives the memory back; no view of it may be used after that.
  @unsafe
  func deallocate() {
    unsafe numbers.deallocate()
    unsafe sets.deallocate()
    unsafe planes.deallocate()
  }

  /// Takes all that another view of the same registers says of as many lanes.
  func take(_ other: ColumnView) {
    for register in 0..<counts.numbers {
      unsafe number(register).update(from: other.number(register), count: lanes)
    }
    for word in 0..<counts.setWords {
      unsafe set(word).update(from: other.set(word), count: lanes)
    }
    let (own, others) = (capacity / 64, other.capacity / 64)
    for plane in 0..<planeWords / max(own, 1) {
      unsafe (planes + plane * own).update(from: other.planes + plane * others, count: words)
    }
  }

  var planeWords: Int { Self.planeWords(counts, capacity) }

  private static func planeWords(_ counts: RegisterCounts, _ capacity: Int) -> Int {
    (counts.numbers + 2 * counts.truths + 1) * (capacity / 64)
  }

  // MARK: Columns

  /// The numbers of a register, one for each lane.
  @unsafe @inlinable @inline(__always)
  public func number(_ register: Int) -> UnsafeMutablePointer<Int64> {
    unsafe numbers + register &* capacity
  }

  /// The bits that say which numbers of a register are there.
  @unsafe @inlinable @inline(__always)
  public func known(_ register: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe planes + register &* (capacity &>> 6)
  }

  @unsafe @inlinable @inline(__always)
  public func yes(_ truth: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe planes + (counts.numbers &+ 2 &* truth) &* (capacity &>> 6)
  }

  @unsafe @inlinable @inline(__always)
  public func no(_ truth: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe planes + (counts.numbers &+ 2 &* truth &+ 1) &* (capacity &>> 6)
  }

  /// The lanes with a result that 64 bits do not hold.
  @unsafe @inlinable @inline(__always)
  public var faults: UnsafeMutablePointer<UInt64> {
    unsafe planes + (counts.numbers &+ 2 &* counts.truths) &* (capacity &>> 6)
  }

  /// One word of a set for each lane.
  @unsafe @inlinable @inline(__always)
  public func set(_ word: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe sets + word &* capacity
  }

  // MARK: Single lanes

  /// The number of a lane; null where it is missing.
  @inlinable @inline(__always)
  public func number(_ register: Int, at lane: Int) -> Int64? {
    unsafe bit(known(register), lane) ? number(register)[lane] : nil
  }

  @inlinable @inline(__always)
  public func setNumber(_ register: Int, at lane: Int, _ value: Int64) {
    unsafe number(register)[lane] = value
    unsafe insert(lane, known(register))
  }

  /// The truth of a lane; null where it is unknown.
  @inlinable @inline(__always)
  public func truth(_ truth: Int, at lane: Int) -> Bool? {
    unsafe bit(yes(truth), lane) ? true : bit(no(truth), lane) ? false : nil
  }

  @inlinable @inline(__always)
  public func setTruth(_ truth: Int, at lane: Int, _ holds: Bool) {
    unsafe insert(lane, holds ? yes(truth) : no(truth))
  }

  /// Whether a result of a lane is one that 64 bits do not hold.
  @inlinable @inline(__always)
  public func isFaulty(_ lane: Int) -> Bool { unsafe bit(faults, lane) }

  @inlinable @inline(__always)
  public func fault(_ lane: Int) { unsafe insert(lane, faults) }

  /// One word of a set of a lane.
  @inlinable @inline(__always)
  public func setWord(_ word: Int, at lane: Int) -> UInt64 { unsafe set(word)[lane] }

  @inlinable @inline(__always)
  public func insert(_ bits: UInt64, word: Int, at lane: Int) { unsafe set(word)[lane] |= bits }

  /// Whether a place is in a set of a lane.
  @inlinable @inline(__always)
  public func has(_ place: Int, in set: Int, at lane: Int) -> Bool {
    setWord(set &+ place &>> 6, at: lane) &>> UInt64(place & 63) & 1 != 0
  }

  /// Puts a place into a set of a lane.
  @inlinable @inline(__always)
  public func insert(_ place: Int, into set: Int, at lane: Int) {
    insert(1 &<< UInt64(place & 63), word: set &+ place &>> 6, at: lane)
  }

  /// Takes a place out of a set of a lane.
  @inlinable @inline(__always)
  public func remove(_ place: Int, from set: Int, at lane: Int) {
    unsafe self.set(set &+ place &>> 6)[lane] &= ~(1 &<< UInt64(place & 63))
  }

  /// Calls with each place of a set of a lane, ascending.
  @inlinable @inline(__always)
  public func forEachPlace(of set: Int, words: Int, at lane: Int, _ body: (_ place: Int) -> Void) {
    for word in 0..<words {
      setWord(set &+ word, at: lane).forEachBit { body(word &<< 6 &+ $0) }
    }
  }

  // MARK: Lanes that have something in common

  /// Calls with each lane in use whose bit is set, ascending.
  ///
  /// - Parameter bits: Gives a word of 64 lanes, by its place.
  @inlinable @inline(__always)
  public func forEachLane(_ bits: (_ word: Int) -> UInt64, _ body: (_ lane: Int) -> Void) {
    for word in 0..<words {
      let rest = lanes &- word &<< 6
      let used: UInt64 = rest >= 64 ? .max : (1 &<< UInt64(rest)) &- 1
      (bits(word) & used).forEachBit { body(word &<< 6 &+ $0) }
    }
  }

  /// Calls with each lane in use for which a truth holds, ascending.
  @inlinable @inline(__always)
  public func forEachLane(where truth: Int, is holds: Bool = true, _ body: (_ lane: Int) -> Void) {
    let plane = unsafe holds ? yes(truth) : no(truth)
    forEachLane({ unsafe plane[$0] }, body)
  }

  /// Marks the lanes for which a truth is not known.
  public func requireKnown(truth: Int) {
    let (yes, no, faults) = unsafe (yes(truth), no(truth), faults)
    for word in 0..<words { unsafe faults[word] |= ~(yes[word] | no[word]) }
  }

  /// Marks the lanes for which a number is not known.
  public func requireKnown(number: Int) {
    let (known, faults) = unsafe (known(number), faults)
    for word in 0..<words { unsafe faults[word] |= ~known[word] }
  }

  /// Marks the lanes for which a truth is not known to be false.
  public func requireFalse(truth: Int) {
    let (no, faults) = unsafe (no(truth), faults)
    for word in 0..<words { unsafe faults[word] |= ~no[word] }
  }

  /// Forgets which lanes have a fault.
  public func clearFaults() { unsafe faults.update(repeating: 0, count: words) }

  /// Says that no number of a register is there.
  public func setAllMissing(_ register: Int) {
    unsafe known(register).update(repeating: 0, count: words)
  }

  /// Says that the numbers of a register are all there.
  public func setAllKnown(_ register: Int) {
    unsafe known(register).update(repeating: .max, count: words)
  }

  @unsafe @inlinable @inline(__always)
  public func bit(_ plane: UnsafeMutablePointer<UInt64>, _ lane: Int) -> Bool {
    unsafe plane[lane >> 6] & (1 &<< UInt64(lane & 63)) != 0
  }

  @unsafe @inlinable @inline(__always)
  public func insert(_ lane: Int, _ plane: UnsafeMutablePointer<UInt64>) {
    unsafe plane[lane >> 6] |= 1 &<< UInt64(lane & 63)
  }
}

extension UInt64 {
  /// Calls with the place of each bit that is set, ascending.
  @inlinable @inline(__always)
  public func forEachBit(_ body: (_ place: Int) -> Void) {
    var bits = self
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits &- 1
    }
  }
}
