import Columns
import RandomFEEL

@testable import FEEL

/// Holds what runs by column to the reference evaluator, over the lanes of a world.
struct ColumnAgreement {
  /// What has been seen.
  struct Tally {
    var fast = 0
    var compared = 0
    /// Lanes with a number in the program that 64 bits do not hold.
    var faulty = 0
    /// What has no fast form: how often, and one text for each kind.
    private(set) var slow: [String: (count: Int, text: String)] = [:]
    private(set) var differences: [String] = []

    var slowCount: Int { slow.values.reduce(0) { $0 + $1.count } }

    mutating func addSlow(_ kind: String, _ text: String) {
      slow[kind] = ((slow[kind]?.count ?? 0) + 1, slow[kind]?.text ?? text)
    }

    mutating func addDifference(_ text: String) { differences.append(text) }

    var report: String {
      let kinds = slow.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .map { "  \($0.key): \($0.value.count), as in \($0.value.text.prefix(160))" }
      return (["\(fast) fast, \(slowCount) slow, \(compared) lanes, \(faulty) faulty"] + kinds)
        .joined(separator: "\n")
    }
  }

  let world: ColumnWorld
  /// How many lanes are compared.
  let lanesEach: Int
  /// Changes each program before it runs.
  var change: (inout ColumnProgram) -> Void = { _ in }
  var tally = Tally()

  init(_ world: ColumnWorld, lanesEach: Int) {
    self.world = world
    self.lanesEach = lanesEach
  }

  // MARK: Compiling

  /// A program that is being made, with names of its own.
  struct Making {
    let registers = ColumnRegisters()
    let names: ColumnVariables
    let compiler: ColumnCompiler

    init(_ world: ColumnWorld) {
      names = ColumnVariables(world, registers)
      compiler = ColumnCompiler(names, registers)
    }
  }

  /// What has run: the lanes, and the program.
  struct Ran {
    let frame: ColumnFrame
    let program: ColumnProgram
  }

  func run(_ making: Making, _ slots: Set<Int>) -> Ran {
    let segment = making.compiler.endSegment()
    var program = making.compiler.program
    change(&program)
    let frame = ColumnFrame(making.registers.counts)
    let elements = ColumnFrame(making.compiler.counts(ofElements: making.names.hazards))
    making.names.fill(slots, frame, elements, program.texts)
    program.run(segment, over: frame, [elements])
    return Ran(frame: frame, program: program)
  }

  /// The lanes to compare: those whose values all columns of some slots hold, and no fault.
  mutating func lanes(
    _ slots: Set<Int>, _ ran: Ran, _ random: inout SplitMix64
  ) -> [Int] {
    let held = (0..<ColumnWorld.laneCount).filter { world.unheld[$0].isDisjoint(with: slots) }
    let sound = random.some(lanesEach, of: held).filter { !ran.frame.view.isFaulty($0) }
    tally.faulty += min(lanesEach, held.count) - sound.count
    tally.compared += sound.count
    return sound
  }

  // MARK: Expressions and tests

  mutating func check(
    _ expression: CheckedExpression, _ text: String, _ random: inout SplitMix64
  ) {
    let making = Making(world)
    guard let result = ColumnResult(making.compiler.operand(expression), making.compiler) else {
      tally.addSlow(SlowPart.kind(expression, world), text)
      return
    }
    tally.fast += 1
    let slots = expression.slots
    let ran = run(making, slots)
    for lane in lanes(slots, ran, &random) {
      let wanted = ReferenceEvaluator.value(expression, world.lanes[lane])
      note(result, wanted, ran, lane, text)
    }
  }

  mutating func check(
    _ input: CheckedExpression, _ tests: CheckedTests, _ text: String,
    _ random: inout SplitMix64
  ) {
    let making = Making(world)
    let operand = making.compiler.operand(input)
    guard let truth = operand.flatMap({ making.compiler.passes($0, tests) }) else {
      tally.addSlow(operand == nil ? SlowPart.kind(input, world) : "tests", text)
      return
    }
    tally.fast += 1
    let slots = input.slots.union(tests.slots)
    let ran = run(making, slots)
    for lane in lanes(slots, ran, &random) {
      let variables = world.lanes[lane]
      let value = ReferenceEvaluator.value(input, variables)
      let wanted = ReferenceEvaluator.passes(value, tests, variables)
      note(.truth(truth), wanted, ran, lane, text)
    }
  }

  mutating func note(
    _ result: ColumnResult, _ wanted: Value, _ ran: Ran, _ lane: Int, _ text: String
  ) {
    guard !result.agrees(with: wanted, ran, lane) else { return }
    tally.addDifference("\(text)\n  lane \(lane): \(result.text(ran, lane)), not \(wanted)")
  }
}

/// Where a program leaves the value of an expression.
enum ColumnResult {
  case constant(Value)
  case number(Int, ColumnForm)
  case truth(Int)

  /// Null where there is no such place.
  init?(_ operand: ColumnOperand?, _ compiler: ColumnCompiler) {
    switch operand {
    case .constant(let value)?: self = .constant(value)
    case .truth(let register)?: self = .truth(register)
    case let operand?:
      guard let (register, form) = compiler.number(operand) else { return nil }
      self = .number(register, form)
    case nil: return nil
    }
  }

  func agrees(with wanted: Value, _ ran: ColumnAgreement.Ran, _ lane: Int) -> Bool {
    switch self {
    case .constant(let value): return value.isEqual(to: wanted) ?? (value.isNull && wanted.isNull)
    case .truth(let register):
      let holds = ran.frame.view.truth(register, at: lane)
      return holds.map { Value.boolean($0).isEqual(to: wanted) == true } ?? wanted.isNull
    case .number(let register, let form):
      guard let code = ran.frame.view.number(register, at: lane) else { return wanted.isNull }
      if case .string(let text) = wanted {
        return form == .text && ran.program.texts.code(of: text) == code
      }
      return form.value(of: code)?.isEqual(to: wanted) == true
    }
  }

  func text(_ ran: ColumnAgreement.Ran, _ lane: Int) -> String {
    switch self {
    case .constant(let value): "\(value)"
    case .truth(let register):
      ran.frame.view.truth(register, at: lane).map { "\($0)" } ?? "unknown"
    case .number(let register, let form):
      ran.frame.view.number(register, at: lane).map { "\($0) as \(form)" } ?? "missing"
    }
  }
}

/// The smallest part of an expression that has no fast form, by what kind it is.
enum SlowPart {
  static func kind(_ expression: CheckedExpression, _ world: ColumnWorld) -> String {
    for part in expression.parts where !part.namesLocal({ _ in true }) && isSlow(part, world) {
      return kind(part, world)
    }
    switch expression.kind {
    case .call(let call): return call.name
    case .arithmetic(let symbol, let left, _): return "\(symbol.rawValue) of \(left.type.name)"
    case .variable, .member: return expression.type.name
    case .constant: return "constant \(expression.type.name)"
    case let kind: return String("\(kind)".prefix { $0 != "(" })
    }
  }

  private static func isSlow(_ part: CheckedExpression, _ world: ColumnWorld) -> Bool {
    if case .record = part.type.unwrapped { return false }
    return ColumnAgreement.Making(world).compiler.operand(part) == nil
  }
}
