/// Searches one text for a pattern, match after match.
///
/// The machine keeps a list of places to go back to. Without back-references a split that failed
/// once at a place of the text fails there always, and is not tried again: then a search takes no
/// more steps than splits times characters. Otherwise only the bound on steps ends it.
struct PatternSearch {
  /// What a match covers, from the first character to before the last.
  struct Match {
    let range: Range<Int>
    /// What each group covers, from group 1; null for one that took no part.
    let groups: [Range<Int>?]
  }

  /// Where to go on after a failure.
  private enum Choice {
    case goOn(at: Int, in: Int)
    case restore(register: Int, to: Int)
  }

  /// Splits are remembered if they need no more bits.
  private static let mostRemembered = 1 << 23

  private let program: PatternProgram
  let text: [Unicode.Scalar]
  private var registers: [Int]
  private var choices: [Choice] = []
  /// A bit for each instruction at each place of the text; empty if nothing is remembered.
  private var failed: [UInt64] = []
  /// The words of `failed` that are not 0.
  private var touched: [Int] = []

  init(_ pattern: Pattern, in text: String) {
    program = pattern.program
    self.text = Array(text.unicodeScalars)
    registers = Array(repeating: -1, count: program.registerCount)
    let bits = program.instructions.count.multipliedReportingOverflow(by: self.text.count + 1)
    if !program.hasBackReferences, !bits.overflow, bits.partialValue <= Self.mostRemembered {
      failed = Array(repeating: 0, count: bits.partialValue / 64 + 1)
    }
  }

  /// Returns the first match that begins at `start` or after it; null if there is none.
  ///
  /// - Throws: A failure where it would take more steps than a search may take.
  mutating func found(
    from start: Int, _ work: inout Work
  ) throws(PatternFailure) -> Match? {
    for word in touched { failed[word] = 0 }
    touched.removeAll(keepingCapacity: true)
    for place in start...max(start, text.count) {
      if let end = end(ofMatchAt: place, &work) {
        let groups = (1...max(1, program.groupCount)).prefix(program.groupCount)
        return Match(range: place..<end, groups: groups.map { range(ofGroup: $0) })
      }
      if work.isDone { throw .tooManySteps }
    }
    return nil
  }

  private func range(ofGroup number: Int) -> Range<Int>? {
    let (start, end) = (registers[2 * number], registers[2 * number + 1])
    return start >= 0 && start <= end ? start..<end : nil
  }

  /// Runs the machine; null if nothing matches here, or the bound is reached.
  private mutating func end(ofMatchAt start: Int, _ work: inout Work) -> Int? {
    for register in registers.indices { registers[register] = -1 }
    choices.removeAll(keepingCapacity: true)
    var counter = 0
    var place = start
    while !work.isDone {
      work.look()
      if case .match = program.instructions[counter] { return place }
      if step(&counter, &place) { continue }
      guard goBack(&counter, &place) else { return nil }
    }
    return nil
  }

  /// Carries out one instruction; false where it fails.
  private mutating func step(_ counter: inout Int, _ place: inout Int) -> Bool {
    let instruction = program.instructions[counter]
    counter += 1
    switch instruction {
    case .scalar, .any, .set:
      guard place < text.count, passes(text[place], instruction) else { return false }
      place += 1
    case .start: return isStart(place)
    case .end: return isEnd(place)
    case .backReference(let number): return repeats(number, &place)
    case .split(let first, let second):
      guard isNew(counter - 1, place) else { return false }
      choices.append(.goOn(at: second, in: place))
      counter = first
    case .jump(let target): counter = target
    case .save(let register):
      choices.append(.restore(register: register, to: registers[register]))
      registers[register] = place
    case .advanced(let register): return registers[register] != place
    case .match: break
    }
    return true
  }

  /// Takes the last choice that is left; false if there is none.
  private mutating func goBack(_ counter: inout Int, _ place: inout Int) -> Bool {
    while let choice = choices.popLast() {
      switch choice {
      case .restore(let register, let value): registers[register] = value
      case .goOn(let target, let position):
        (counter, place) = (target, position)
        return true
      }
    }
    return false
  }

  /// Whether a split is tried for the first time at a place of the text.
  private mutating func isNew(_ counter: Int, _ place: Int) -> Bool {
    guard !failed.isEmpty else { return true }
    let bit = counter * (text.count + 1) + place
    let mask = UInt64(1) << UInt64(bit % 64)
    if failed[bit / 64] & mask != 0 { return false }
    if failed[bit / 64] == 0 { touched.append(bit / 64) }
    failed[bit / 64] |= mask
    return true
  }

  // MARK: Characters

  private func passes(_ scalar: Unicode.Scalar, _ instruction: PatternProgram.Instruction) -> Bool {
    switch instruction {
    case .scalar(let wanted): areEqual(scalar, wanted)
    case .any: program.flags.isDotAll || (scalar != "\n" && scalar != "\r")
    case .set(let set):
      program.sets[set].contains(scalar, ignoringCase: program.flags.ignoresCase)
    default: false
    }
  }

  private func areEqual(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    a == b || (program.flags.ignoresCase && CaseVariants.areEqual(a, b))
  }

  /// A line end that ends the text begins no line.
  private func isStart(_ place: Int) -> Bool {
    if place == 0 { return true }
    return program.flags.isMultiline && place < text.count && text[place - 1] == "\n"
  }

  private func isEnd(_ place: Int) -> Bool {
    place == text.count || (program.flags.isMultiline && text[place] == "\n")
  }

  /// Passes over what a group holds.
  private func repeats(_ number: Int, _ place: inout Int) -> Bool {
    guard let group = range(ofGroup: number) else { return true }
    guard group.count <= text.count - place else { return false }
    for (offset, index) in group.enumerated() where !areEqual(text[place + offset], text[index]) {
      return false
    }
    place += group.count
    return true
  }
}
