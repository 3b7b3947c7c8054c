import Columns

/// The numbers of a column, cut where cells tell them apart.
struct CodeClasses: Sendable {
  /// The first number of each class but the lowest, ascending.
  private let starts: [Int64]
  /// The class of each number from `lowest` to `highest`, which stand for all below and above; none
  /// where that would be too many.
  private let near: [Int32]
  private let lowest: Int64
  private let highest: Int64

  private static let mostNear = 4_096

  init(_ sets: [CodeSet]) {
    var starts: Set<Int64> = []
    for interval in sets.flatMap(\.intervals) {
      if interval.low > .min { starts.insert(interval.low) }
      if interval.high < .max { starts.insert(interval.high + 1) }
    }
    let sorted = starts.sorted()
    self.starts = sorted
    // No start is the lowest number there is.
    lowest = (sorted.first ?? 1) - 1
    highest = sorted.last ?? 0
    let (span, isTooWide) = highest.subtractingReportingOverflow(lowest)
    guard !isTooWide, span <= Self.mostNear else {
      near = []
      return
    }
    var near: [Int32] = []
    for (place, start) in ([lowest] + sorted).enumerated() {
      let length = place < sorted.count ? sorted[place] - start : 1
      near += Array(repeating: Int32(place), count: Int(length))
    }
    self.near = near
  }

  var count: Int { starts.count + 1 }

  /// The class of a number, from 0.
  func place(of code: Int64) -> Int {
    near.isEmpty ? search(code) : Int(near[Int(min(max(code, lowest), highest) - lowest)])
  }

  private func search(_ code: Int64) -> Int {
    var low = 0
    var size = count
    while size > 1 {
      let half = size / 2
      low = starts[low + half - 1] <= code ? low + half : low
      size -= half
    }
    return low
  }

  /// The classes that a set is made of.
  func places(of set: CodeSet) -> [ClosedRange<Int>] {
    set.intervals.map { place(of: $0.low)...place(of: $0.high) }
  }

  /// Gives the class of each lane's number, and behind all classes that of a missing one.
  @inline(__always)
  func forEachPlace(_ register: Int, _ frame: ColumnView, _ body: (_ lane: Int, Int) -> Void) {
    let (numbers, known) = unsafe (frame.number(register), frame.known(register))
    let (near, lowest, highest, missing) = (near, lowest, highest, count)
    let isNear = !near.isEmpty
    for lane in 0..<frame.lanes {
      guard unsafe known[lane >> 6] &>> UInt64(lane & 63) & 1 != 0 else {
        body(lane, missing)
        continue
      }
      let code = unsafe numbers[lane]
      body(
        lane,
        isNear ? Int(near[Int(min(max(code, lowest), highest) &- lowest)]) : search(code))
    }
  }
}
