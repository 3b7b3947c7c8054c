/// A pattern as instructions for a machine that goes back where it fails.
///
/// A repetition is unrolled to its least number of turns, with a loop or optional turns behind.
struct PatternProgram: Sendable {
  /// One step.
  enum Instruction: Sendable {
    /// Passes over one character; fails on any other.
    case scalar(Unicode.Scalar)
    case any
    /// The place of a set in `sets`.
    case set(Int)
    /// Fail elsewhere than at the start or end of the text, or of a line.
    case start, end
    /// Passes over what the group holds; over nothing if it holds nothing.
    case backReference(Int)
    /// Goes on at the first place and, where that fails, at the second.
    case split(Int, Int)
    case jump(Int)
    /// Keeps the place in the text in a register.
    case save(Int)
    /// Fails if the place in the text is the one that the register keeps: an empty turn of a loop.
    case advanced(Int)
    case match
  }

  /// No program is longer: repetitions of repetitions are unrolled.
  static let mostInstructions = 20_000

  let groupCount: Int
  let flags: PatternFlags
  private(set) var instructions: [Instruction] = []
  private(set) var sets: [ScalarSet] = []
  /// Two for each group and for the whole, then one for each loop with turns that may be empty.
  private(set) var registerCount: Int
  private(set) var hasBackReferences = false

  init(_ node: PatternNode, groupCount: Int, _ flags: PatternFlags) throws(PatternFailure) {
    self.groupCount = groupCount
    self.flags = flags
    registerCount = 2 * (groupCount + 1)
    try emit(node)
    try add(.match)
  }

  private mutating func add(_ instruction: Instruction) throws(PatternFailure) {
    guard instructions.count < Self.mostInstructions else { throw .tooLarge }
    instructions.append(instruction)
  }

  private mutating func emit(_ node: PatternNode) throws(PatternFailure) {
    switch node {
    case .scalar(let scalar): try add(.scalar(scalar))
    case .any: try add(.any)
    case .set(let set):
      sets.append(set)
      try add(.set(sets.count - 1))
    case .start: try add(.start)
    case .end: try add(.end)
    case .sequence(let nodes): for node in nodes { try emit(node) }
    case .choice(let branches): try emit(branches[...])
    case .group(let inner, let number): try emit(inner, asGroup: number)
    case .repetition(let inner, let least, let most, let isLazy):
      try emit(inner, least, most, isLazy: isLazy)
    case .backReference(let number):
      hasBackReferences = true
      try add(.backReference(number))
    }
  }

  private mutating func emit(_ branches: ArraySlice<PatternNode>) throws(PatternFailure) {
    guard let first = branches.first else { return }
    guard branches.count > 1 else { return try emit(first) }
    let split = instructions.count
    try add(.match)
    try emit(first)
    let jump = instructions.count
    try add(.match)
    instructions[split] = .split(split + 1, instructions.count)
    try emit(branches.dropFirst())
    instructions[jump] = .jump(instructions.count)
  }

  private mutating func emit(_ node: PatternNode, asGroup number: Int?) throws(PatternFailure) {
    guard let number else { return try emit(node) }
    try add(.save(2 * number))
    try emit(node)
    try add(.save(2 * number + 1))
  }

  private mutating func emit(
    _ node: PatternNode, _ least: Int, _ most: Int?, isLazy: Bool
  ) throws(PatternFailure) {
    for _ in 0..<least {
      let start = instructions.count
      try emit(node)
      // A turn without instructions is as good as any number of them.
      if instructions.count == start { return }
    }
    guard let most else { return try emitLoop(node, isLazy: isLazy) }
    var splits: [Int] = []
    for _ in least..<max(least, most) {
      splits.append(instructions.count)
      try add(.match)
      try emit(node)
      if instructions.count == splits[splits.count - 1] + 1 { break }
    }
    for split in splits { instructions[split] = Self.split(split + 1, instructions.count, isLazy) }
  }

  private mutating func emitLoop(_ node: PatternNode, isLazy: Bool) throws(PatternFailure) {
    let register = registerCount
    registerCount += 1
    let split = instructions.count
    try add(.match)
    try add(.save(register))
    try emit(node)
    try add(.advanced(register))
    try add(.jump(split))
    instructions[split] = Self.split(split + 1, instructions.count, isLazy)
  }

  /// Into a turn or past it: a greedy repetition tries the turn first.
  private static func split(_ turn: Int, _ past: Int, _ isLazy: Bool) -> Instruction {
    isLazy ? .split(past, turn) : .split(turn, past)
  }
}
