import FEEL

// Stages 1 and 2 by column: which items apply, and their states.
extension BatchRun {
  func settleStates() {
    let layout = program.layout
    let informational = program.program.masks.informational.padded
    let all = PlaceSet(of: program.program.items) { _ in true }.padded
    for word in 0..<layout.itemWords {
      let (pass, fail) = unsafe (set(.pass, word), set(.fail, word))
      let (notApplicable, notChecked) = unsafe (set(.notApplicable, word), set(.notChecked, word))
      let valued = unsafe frame.set(layout.valued + word)
      let (open, recorded) = unsafe (set(.unanswered, word), set(.informational, word))
      for lane in 0..<frame.lanes {
        let stated = unsafe notApplicable[lane] | notChecked[lane]
        unsafe recorded[lane] = informational[word] & ~stated
        unsafe pass[lane] &= ~informational[word]
        unsafe fail[lane] &= ~informational[word]
        let known = unsafe pass[lane] | fail[lane] | stated | valued[lane]
        unsafe open[lane] = all[word] & ~known & ~informational[word]
      }
    }
    for step in program.steps { settle(step) }
    refuseOpenItems()
  }

  @unsafe
  private func set(_ state: ItemState, _ word: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe frame.set(program.layout.set(state) + word)
  }

  private func settle(_ step: BatchProgram.ItemStep) {
    run(step.segment)
    if let applies = step.applies {
      requireKnown(truth: applies)
      for lane in 0..<frame.lanes where frame.truth(applies, at: lane) == false {
        withdraw(step.item, at: lane)
      }
    }
    guard let passes = step.passes else { return }
    for lane in 0..<frame.lanes where has(step.item, program.layout.valued, lane) {
      guard !has(step.item, program.layout.set(.notApplicable), lane) else { continue }
      switch frame.truth(passes, at: lane) {
      case true?:
        batch.insert(step.item, into: program.layout.set(.pass), at: lane)
        if has(step.item, program.layout.counted, lane) { markIrregular(lane) }
      case false?: batch.insert(step.item, into: program.layout.set(.fail), at: lane)
      case nil: markIrregular(lane)
      }
    }
  }

  /// Makes an item not applicable; an answer that it has all the same is out of the ordinary.
  private func withdraw(_ item: Int, at lane: Int) {
    let layout = program.layout
    for state in [ItemState.pass, .fail, .notChecked] where has(item, layout.set(state), lane) {
      markIrregular(lane)
    }
    if has(item, layout.valued, lane) { markIrregular(lane) }
    remove(item, from: layout.set(.unanswered), at: lane)
    remove(item, from: layout.set(.informational), at: lane)
    batch.insert(item, into: layout.set(.notApplicable), at: lane)
  }

  private func has(_ item: Int, _ set: Int, _ lane: Int) -> Bool {
    frame.setWord(set + item >> 6, at: lane) &>> UInt64(item & 63) & 1 != 0
  }

  private func remove(_ item: Int, from set: Int, at lane: Int) {
    unsafe frame.set(set + item >> 6)[lane] &= ~(1 &<< UInt64(item & 63))
  }

  /// Open items and missing evidence are gaps.
  private func refuseOpenItems() {
    let layout = program.layout
    let evidence = program.program.masks.evidence.padded
    for word in 0..<layout.itemWords {
      for lane in 0..<frame.lanes {
        let open =
          frame.setWord(layout.set(.unanswered) + word, at: lane)
          | frame.setWord(layout.set(.notChecked) + word, at: lane)
        let lacking =
          frame.setWord(layout.set(.fail) + word, at: lane) & evidence[word]
          & ~frame.setWord(layout.evidenced + word, at: lane)
        if open | lacking != 0 { markIrregular(lane) }
      }
    }
  }
}
