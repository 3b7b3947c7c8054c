import Columns
import FEEL

// Stages 1 and 2 by column: which items apply, and their states.
extension BatchRun {
  func settleStates() {
    let frame = frame
    let informational = program.program.masks.informational.padded
    let all = PlaceSet(of: program.program.items) { _ in true }.padded
    for word in 0..<program.layout.itemWords {
      separate(word, informational[word], all[word] & ~informational[word], frame)
    }
    for step in program.steps { settle(step, frame) }
  }

  /// Parts what was stated of 64 items from what is open, for all inspections.
  ///
  /// - Parameters:
  ///   - informational: The items that nothing is asked of.
  ///   - asked: The others.
  private func separate(
    _ word: Int, _ informational: UInt64, _ asked: UInt64, _ frame: ColumnView
  ) {
    let layout = program.layout
    let (pass, fail) = unsafe (
      frame.set(layout.set(.pass) + word), frame.set(layout.set(.fail) + word)
    )
    let notApplicable = unsafe frame.set(layout.set(.notApplicable) + word)
    let notChecked = unsafe frame.set(layout.set(.notChecked) + word)
    let valued = unsafe frame.set(layout.valued + word)
    let open = unsafe frame.set(layout.set(.unanswered) + word)
    let recorded = unsafe frame.set(layout.set(.informational) + word)
    for lane in 0..<frame.lanes {
      let stated = unsafe notApplicable[lane] | notChecked[lane]
      unsafe recorded[lane] = informational & ~stated
      unsafe pass[lane] &= ~informational
      unsafe fail[lane] &= ~informational
      unsafe open[lane] = asked & ~(pass[lane] | fail[lane] | stated | valued[lane])
    }
  }

  private func settle(_ step: BatchProgram.ItemStep, _ frame: ColumnView) {
    run(step.segment)
    if let applies = step.applies {
      frame.requireKnown(truth: applies)
      frame.forEachLane(where: applies, is: false) { withdraw(step.item, at: $0, frame) }
    }
    guard let passes = step.passes else { return }
    let layout = program.layout
    for lane in 0..<frame.lanes
    where frame.has(step.item, in: layout.valued, at: lane)
      && !frame.has(step.item, in: layout.set(.notApplicable), at: lane)
    {
      switch frame.truth(passes, at: lane) {
      case true?:
        frame.insert(step.item, into: layout.set(.pass), at: lane)
        // Only a fail occurs.
        if frame.has(step.item, in: layout.counted, at: lane) { frame.fault(lane) }
      case false?: frame.insert(step.item, into: layout.set(.fail), at: lane)
      case nil: frame.fault(lane)
      }
    }
  }

  /// Makes an item not applicable; an answer that it has all the same is out of the ordinary.
  private func withdraw(_ item: Int, at lane: Int, _ frame: ColumnView) {
    let layout = program.layout
    let answers = [
      layout.set(.pass), layout.set(.fail), layout.set(.notChecked), layout.valued,
    ]
    if answers.contains(where: { frame.has(item, in: $0, at: lane) }) { frame.fault(lane) }
    frame.remove(item, from: layout.set(.unanswered), at: lane)
    frame.remove(item, from: layout.set(.informational), at: lane)
    frame.insert(item, into: layout.set(.notApplicable), at: lane)
  }
}
