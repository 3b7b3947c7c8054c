import Columns

// Items without an answer and fails without evidence: gaps that columns can tell.
extension BatchRun {
  /// Marks the inspections whose gaps columns cannot tell.
  ///
  /// - Returns: Whether others have items without an answer, and whether they have any gap.
  func findOpenItems() -> (areOpen: Bool, areGaps: Bool) {
    let (layout, gaps, frame) = (program.layout, program.gaps, frame)
    var (someOpen, someLacking) = (UInt64(0), UInt64(0))
    for word in 0..<layout.itemWords {
      let unanswered = unsafe frame.set(layout.set(.unanswered) + word)
      let notChecked = unsafe frame.set(layout.set(.notChecked) + word)
      let fail = unsafe frame.set(layout.set(.fail) + word)
      let evidenced = unsafe frame.set(layout.evidenced + word)
      for lane in 0..<frame.lanes {
        let open = unsafe unanswered[lane]
        let lacking = unsafe fail[lane] & ~evidenced[lane]
        let many = lacking & gaps.manyKinds[word]
        if unsafe notChecked[lane] | many != 0 || (open != 0 && !gaps.areOpenItemsTold) {
          frame.fault(lane)
        }
        someOpen |= open
        someLacking |= lacking & gaps.oneKind[word]
      }
    }
    let areOpen = someOpen != 0 && gaps.areOpenItemsTold
    return (areOpen, areOpen || someLacking != 0)
  }

  /// Whether an inspection has an item without an answer.
  func hasOpenItem(_ lane: Int) -> Bool {
    let first = program.layout.set(.unanswered)
    return (first..<first + program.layout.itemWords).contains { frame.setWord($0, at: lane) != 0 }
  }

  /// Lets all open items fail.
  func failOpenItems() {
    let (layout, frame) = (program.layout, frame)
    frame.clearFaults()
    for word in 0..<layout.itemWords {
      let unanswered = unsafe frame.set(layout.set(.unanswered) + word)
      let fail = unsafe frame.set(layout.set(.fail) + word)
      for lane in 0..<frame.lanes {
        unsafe fail[lane] |= unanswered[lane]
        unsafe unanswered[lane] = 0
      }
    }
  }

  // MARK: Listing

  /// Lists the gaps of all inspections that are not irregular, and what their open items leave
  /// undecided.
  func listGaps() {
    var list = GapList()
    for lane in 0..<(hasGaps ? frame.lanes : 0) {
      list.begin()
      guard !frame.isFaulty(lane) else { continue }
      addGaps(lane, &list)
      if hasOpenItem(lane) { addUndecided(lane, &list) }
    }
    list.begin()
    gaps = list
  }

  private func addGaps(_ lane: Int, _ list: inout GapList) {
    let (layout, frame) = (program.layout, frame)
    let first = list.gaps.count
    for word in 0..<layout.itemWords {
      let open = frame.setWord(layout.set(.unanswered) + word, at: lane)
      let lacking =
        frame.setWord(layout.set(.fail) + word, at: lane) & program.gaps.oneKind[word]
        & ~frame.setWord(layout.evidenced + word, at: lane)
      (open | lacking).forEachBit { bit in
        let isLacking = lacking &>> UInt64(bit) & 1 != 0
        list.gaps.append(GapList.Gap(item: word << 6 + bit, isLacking: isLacking))
      }
    }
    list.sort(from: first, by: program.gaps.ranks)
  }

  private func addUndecided(_ lane: Int, _ list: inout GapList) {
    guard let supposed else { return }
    let present = program.hazards.present
    let composite = program.program.hazardRow(ofComposite: 0)
    for place in program.composites.indices
    where supposed.frame.has(composite + place, in: present, at: lane)
      && !frame.has(composite + place, in: present, at: lane)
    {
      list.undecided.append(place)
    }
    let (vetoes, measures) = (program.vetoes, program.measures)
    var first = program.composites.count
    addMore(in: vetoes.present, vetoes.words, of: supposed, lane, from: first, &list)
    first += vetoes.ratings.count
    addMore(in: measures.present, measures.words, of: supposed, lane, from: first, &list)
  }

  /// Adds what is in a set of another run and not in that of this one.
  private func addMore(
    in set: Int, _ words: Int, of other: BatchRun, _ lane: Int, from first: Int,
    _ list: inout GapList
  ) {
    for word in 0..<words {
      let own = frame.setWord(set + word, at: lane)
      (other.frame.setWord(set + word, at: lane) & ~own).forEachBit {
        list.undecided.append(first + word << 6 + $0)
      }
    }
  }
}

/// The gaps of the inspections of a batch, as far as columns tell them.
package struct GapList {
  package struct Gap {
    /// The place of the item.
    package let item: Int
    /// Whether it failed without evidence; else it has no answer.
    package let isLacking: Bool
  }

  /// Inspection by inspection, each in the order in which outcomes list them.
  package fileprivate(set) var gaps: [Gap] = []
  /// Inspection by inspection, what the items without an answer leave undecided: places in
  /// `GapColumns.rules`, ascending.
  package fileprivate(set) var undecided: [Int] = []
  private var starts: [(gaps: Int, undecided: Int)] = []

  fileprivate mutating func begin() { starts.append((gaps.count, undecided.count)) }

  fileprivate mutating func sort(from first: Int, by ranks: [Int]) {
    guard gaps.count > first + 1 else { return }
    gaps[first...].sort { ranks[$0.item] < ranks[$1.item] }
  }

  /// The gaps of an inspection, by their places among all.
  package func gaps(of lane: Int) -> Range<Int> {
    starts.count > lane + 1 ? starts[lane].gaps..<starts[lane + 1].gaps : 0..<0
  }

  /// The same of what they leave undecided.
  package func undecided(of lane: Int) -> Range<Int> {
    starts.count > lane + 1 ? starts[lane].undecided..<starts[lane + 1].undecided : 0..<0
  }
}
