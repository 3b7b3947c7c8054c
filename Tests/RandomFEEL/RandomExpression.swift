package import FEEL

/// Writes random FEEL expressions that are well typed over given names.
///
/// Values that may be missing stand unguarded, so that the result is null at times, but not within
/// filters and loops, where the checker refuses them: there they are left out or guarded.
package struct RandomExpression {
  /// Something that an expression can name, or that a loop binds.
  package struct Operand: Sendable {
    package let text: String
    package let type: StaticType
    /// Constants to compare with, ascending and inside of what is declared for it.
    package let constants: [String]

    package init(_ text: String, _ type: StaticType, constants: [String] = []) {
      self.text = text
      self.type = type
      self.constants = constants.isEmpty ? RandomConstants.texts(of: type) : constants
    }
  }

  /// What a policy has beyond FEEL.
  package struct Extras: Sendable {
    /// Tags for `tagged`; empty where the function is not there.
    package let tags: [String]
    /// Whether working days can be counted.
    package let countsWorkdays: Bool
    /// Whether only what runs by column is written, as far as can be told here: `+Plain.swift`.
    package let isPlain: Bool

    package init(tags: [String] = [], countsWorkdays: Bool = false, isPlain: Bool = false) {
      self.tags = tags
      self.countsWorkdays = countsWorkdays
      self.isPlain = isPlain
    }
  }

  package var random: SplitMix64
  /// What can be named here, records resolved to their members.
  var operands: [Operand]
  package let extras: Extras
  /// How many filters and loops stand around the place at hand.
  var loops = 0
  /// Where the operands begin that the innermost loop binds.
  private var firstLocal = 0
  /// How many variables have been bound, so that each has a name of its own.
  var bound = 0

  package init(_ operands: [Operand], extras: Extras = Extras(), seed: UInt64) {
    random = SplitMix64(seed: seed)
    self.operands = operands.flatMap(Self.resolved)
    self.extras = extras
    self.operands = plain(self.operands)
  }

  /// An operand, or the members of a record; of an item also its state, for which it stands.
  private static func resolved(_ operand: Operand) -> [Operand] {
    guard case .record(let record) = operand.type else { return [operand] }
    let members = record.fields.flatMap { field in
      resolved(
        Operand(
          "\(operand.text).\(field.name)", field.type,
          constants: field.choices?.values.map(RandomConstants.quoted) ?? []))
    }
    guard let face = record.face, let field = record.field(face) else { return members }
    return members + [Operand(operand.text, field.type)]
  }

  /// An expression of a type; what may be missing in it makes it null.
  package mutating func text(of type: StaticType, depth: Int = 3) -> String {
    guard depth > 0, !random.chance(15) else { return leaf(of: type) }
    if extras.isPlain { return plain(type, depth) }
    return switch type.unwrapped {
    case .boolean: boolean(depth)
    case .integer: integer(depth)
    case .number: number(depth)
    case .string: string(depth)
    case .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
      temporal(type.unwrapped, depth)
    case .list(let element): list(of: element, depth)
    case .enumeration: word(of: type, depth)
    default: leaf(of: type)
    }
  }

  /// A name, or a constant where there is none; within loops nothing that may be missing.
  mutating func leaf(of type: StaticType) -> String {
    if random.chance(70), let operand = operand(of: type) { return operand.text }
    return constant(of: type)
  }

  /// A name of a type; null where there is none.
  mutating func operand(of type: StaticType) -> Operand? {
    let wanted = type.unwrapped
    let fitting = usable.filter {
      $0.type.unwrapped == wanted || (wanted == .number && $0.type.unwrapped == .integer)
    }
    return fitting.isEmpty ? nil : random.one(of: fitting)
  }

  /// The operands that may stand here unguarded.
  var usable: [Operand] { loops > 0 ? operands.filter { !$0.type.isOptional } : operands }

  /// The operands that questions are mostly about: those of the innermost loop, else all.
  mutating func asked() -> [Operand] {
    let all = loops > 0 && random.chance(70) ? Array(operands[firstLocal...]) : operands
    return all.filter {
      !$0.constants.isEmpty && $0.type.unwrapped != .boolean && !$0.type.isList
    }
  }

  /// The operands that a table or a condition map can ask about.
  package var testable: [Operand] {
    operands.filter { operand in
      if case .list(.record) = operand.type.unwrapped { return false }
      return !operand.constants.isEmpty || operand.type.isListOfPlainValues
    }
  }

  /// A constant of a type; of a list some constants between brackets.
  package mutating func constant(of type: StaticType) -> String {
    if case .list(let element) = type.unwrapped {
      return "[\((0...random.below(3)).map { _ in constant(of: element) }.joined(separator: ", "))]"
    }
    if type.unwrapped == .number, !extras.isPlain, random.chance(12) {
      return random.one(of: RandomConstants.extremeNumbers)
    }
    let texts = RandomConstants.texts(of: type)
    return texts.isEmpty ? "null" : random.one(of: texts)
  }

  /// Writes with more names bound, as within a loop.
  mutating func inLoop<Result>(
    _ more: [Operand], _ body: (inout RandomExpression) -> Result
  ) -> Result {
    let outer = (operands, firstLocal)
    firstLocal = operands.count
    operands += plain(more.flatMap(Self.resolved))
    loops += 1
    defer {
      loops -= 1
      (operands, firstLocal) = outer
    }
    return body(&self)
  }

  /// Writes where an operand is known to be there.
  mutating func proving<Result>(
    _ operand: Operand, _ body: (inout RandomExpression, Operand) -> Result
  ) -> Result {
    let outer = operands
    let proven = Operand(operand.text, operand.type.unwrapped, constants: operand.constants)
    operands = operands.map { $0.text == operand.text ? proven : $0 }
    defer { operands = outer }
    return body(&self, proven)
  }

  /// A name for the variable of a loop.
  mutating func variable() -> String {
    bound += 1
    return "v\(bound)"
  }
}

// MARK: Branches and words

extension RandomExpression {
  /// `if … then … else …` of a type.
  mutating func branch(of type: StaticType, _ depth: Int) -> String {
    let condition = boolean(depth - 1)
    return "(if \(condition) then \(text(of: type, depth: depth - 1)) "
      + "else \(text(of: type, depth: depth - 1)))"
  }

  private mutating func word(of type: StaticType, _ depth: Int) -> String {
    guard operand(of: type) != nil, random.chance(40) else { return leaf(of: type) }
    return branch(of: type, depth)
  }
}

extension StaticType {
  fileprivate var isList: Bool {
    if case .list = unwrapped { return true }
    return false
  }

  /// Whether values are lists of something that has constants.
  fileprivate var isListOfPlainValues: Bool {
    guard case .list(let element) = unwrapped else { return false }
    return !RandomConstants.texts(of: element).isEmpty
  }
}
