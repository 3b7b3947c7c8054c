import Columns

// Items without an answer and fails without evidence: gaps that columns can tell.
extension BatchRun {
  /// Marks the inspections whose gaps columns cannot tell.
  ///
  /// - Returns: Whether any other has an item without an answer.
  func findOpenItems() -> Bool {
    let (layout, gaps, frame) = (program.layout, program.gaps, frame)
    var found = false
    for word in 0..<layout.itemWords {
      let unanswered = unsafe frame.set(layout.set(.unanswered) + word)
      let notChecked = unsafe frame.set(layout.set(.notChecked) + word)
      let fail = unsafe frame.set(layout.set(.fail) + word)
      let evidenced = unsafe frame.set(layout.evidenced + word)
      for lane in 0..<frame.lanes {
        let open = unsafe unanswered[lane]
        let lacking = unsafe fail[lane] & gaps.manyKinds[word] & ~evidenced[lane]
        if unsafe notChecked[lane] | lacking != 0 || (open != 0 && !gaps.areOpenItemsTold) {
          frame.fault(lane)
        }
        found = found || open != 0
      }
    }
    return found && gaps.areOpenItemsTold
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

  // MARK: Reading

  /// A gap of an inspection that is not irregular.
  package struct ItemGap {
    /// The place of the item.
    package let item: Int
    /// Whether it failed without evidence; else it has no answer.
    package let isLacking: Bool
  }

  /// The gaps of an inspection, in the order in which outcomes list them.
  package func gaps(_ lane: Int) -> [ItemGap] {
    let (layout, frame) = (program.layout, frame)
    var found: [ItemGap] = []
    for word in 0..<layout.itemWords {
      let open = frame.setWord(layout.set(.unanswered) + word, at: lane)
      let lacking =
        frame.setWord(layout.set(.fail) + word, at: lane) & program.gaps.oneKind[word]
        & ~frame.setWord(layout.evidenced + word, at: lane)
      (open | lacking).forEachBit { bit in
        found.append(
          ItemGap(item: word << 6 + bit, isLacking: lacking &>> UInt64(bit) & 1 != 0))
      }
    }
    if found.count > 1 {
      found.sort { [ranks = program.gaps.ranks] in ranks[$0.item] < ranks[$1.item] }
    }
    return found
  }

  /// What the items without an answer leave undecided, by places in `GapColumns.rules`, ascending.
  package func undecided(_ lane: Int) -> [Int] {
    guard hasOpenItems, let supposed, hasOpenItem(lane) else { return [] }
    var found: [Int] = []
    var first = 0
    let composite = program.program.hazardRow(ofComposite: 0)
    for place in program.composites.indices {
      let row = composite + place
      if supposed.frame.has(row, in: program.hazards.present, at: lane),
        !frame.has(row, in: program.hazards.present, at: lane)
      {
        found.append(place)
      }
    }
    first += program.composites.count
    for (set, words, count) in [
      (program.vetoes.present, program.vetoes.words, program.vetoes.ratings.count),
      (program.measures.present, program.measures.words, program.measures.rules.count),
    ] {
      for word in 0..<words {
        let more = supposed.frame.setWord(set + word, at: lane)
        let bits = more & ~frame.setWord(set + word, at: lane)
        bits.forEachBit { found.append(first + word << 6 + $0) }
      }
      first += count
    }
    return found
  }
}
