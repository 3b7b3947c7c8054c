import FEEL

// Expressions that run by column: comparisons, logic, sums and products, choices, counts of records.
//
// Left out are the order of texts, texts and dates that are calculated, durations, times, lists of plain values,
// divisions, powers, rounding and functions; and names whose values no column holds. What is left
// has no fast form at times, such as a filter that compares two fields of its records.
extension RandomExpression {
  /// The operands whose values columns hold.
  func plain(_ operands: [Operand]) -> [Operand] {
    extras.isPlain ? operands.filter { $0.type.isInColumns } : operands
  }

  /// Whether less and more can be asked about an operand.
  func isOrdered(_ operand: Operand) -> Bool {
    operand.type.isOrdered && !(extras.isPlain && operand.type.unwrapped == .string)
  }

  mutating func plain(_ type: StaticType, _ depth: Int) -> String {
    switch type.unwrapped {
    case .boolean: plainBoolean(depth)
    case .integer, .number: plainNumber(type.unwrapped, depth)
    default: random.chance(25) ? branch(of: type, depth) : leaf(of: type)
    }
  }

  mutating func plainBoolean(_ depth: Int) -> String {
    switch random.below(12) {
    case 0: return "(\(boolean(depth - 1)) and \(boolean(depth - 1)))"
    case 1: return "(\(boolean(depth - 1)) or \(boolean(depth - 1)))"
    case 2: return "not(\(boolean(depth - 1)))"
    case 3: return branch(of: .boolean, depth)
    case 4, 5: return quantifier(depth) ?? test(depth)
    case 6: return counted(depth) ?? test(depth)
    case 7:
      let parts = (0...random.below(3)).map { _ in boolean(depth - 2) }.joined(separator: ", ")
      return "\(random.one(of: ["all", "any"]))([\(parts)])"
    case 8:
      let type: StaticType = random.one(of: [.integer, .string, .date])
      return "list contains(\(constant(of: .list(type))), \(leaf(of: type)))"
    default: return test(depth)
    }
  }

  private mutating func plainNumber(_ type: StaticType, _ depth: Int) -> String {
    func part(_ feel: inout RandomExpression) -> String { feel.text(of: type, depth: depth - 1) }
    switch random.below(8) {
    case 0:
      return "(\(part(&self)) \(random.one(of: ["+", "-"])) \(part(&self)))"
    case 1: return "(\(leaf(of: type)) * \(leaf(of: type)))"
    case 2: return "(-\(part(&self)))"
    case 3: return branch(of: type, depth)
    case 4: return "abs(\(part(&self)))"
    case 5:
      // As in a loop, nothing may be missing.
      let parts = inLoop([]) { feel in (0...feel.random.below(3)).map { _ in part(&feel) } }
      return "\(random.one(of: ["sum", "min", "max"]))([\(parts.joined(separator: ", "))])"
    case 6: return records(depth - 1).map { "count(\($0.text))" } ?? leaf(of: type)
    default: return leaf(of: type)
    }
  }

  /// A condition with `?`.
  mutating func plainCondition(on operand: Operand, _ depth: Int) -> String? {
    switch operand.type.unwrapped {
    case .integer, .number:
      random.one(of: [
        "? * 2 > \(random.one(of: operand.constants))",
        "? != \(text(of: .integer, depth: depth - 1)) + 1",
      ])
    case .date: "? > \(constant(of: .date))"
    default: nil
    }
  }
}

extension StaticType {
  /// Whether a column holds values of this type, or a relation of records.
  fileprivate var isInColumns: Bool {
    switch unwrapped {
    case .boolean, .integer, .number, .string, .date, .enumeration, .list(.record): true
    default: false
    }
  }
}
