import FEEL

// Unary tests: cells of tables, lines of condition maps, what stands after `in`.
extension RandomExpression {
  /// A test of a value that neither always holds nor never.
  ///
  /// - Parameters:
  ///   - depth: How deep conditions with `?` may nest; 0 leaves them out.
  ///   - within: Whether the test stands after `in`, where there is no `not(…)` and no `-`.
  package mutating func tests(
    of operand: Operand, depth: Int = 2, within: Bool = false
  ) -> String {
    if !within {
      if operand.type.isOptional, random.chance(12) {
        return random.one(of: ["null", "not(null)"])
      }
      if depth > 0, random.chance(10), let text = condition(on: operand, depth) { return text }
      if random.chance(12) { return "not(\(positive(of: operand)))" }
    }
    return positive(of: operand)
  }

  private mutating func positive(of operand: Operand) -> String {
    switch operand.type.unwrapped {
    case .boolean: return random.one(of: ["true", "false"])
    case .list: return elements(of: operand)
    default: break
    }
    let few = max(1, min(3, operand.constants.count - 1))
    switch random.below(isOrdered(operand) ? 6 : 2) {
    case 0: return random.one(of: operand.constants)
    case 1:
      return random.some(random.within(1...few), of: operand.constants).joined(separator: ", ")
    case 2, 3: return ordering(of: operand)
    case 4: return interval(of: operand)
    default: return outside(of: operand)
    }
  }

  /// A comparison with a constant, such as `>= 3`; of words none that always or never holds.
  mutating func ordering(of operand: Operand) -> String {
    let constants = operand.constants
    guard case .enumeration(let type) = operand.type.unwrapped else {
      return "\(random.one(of: ["<", "<=", ">", ">="])) \(random.one(of: constants))"
    }
    guard type.isOrdered, constants.count > 1 else { return constants[0] }
    let place = random.below(constants.count - 1)
    return random.one(of: [
      "> \(constants[place])", "<= \(constants[place])", ">= \(constants[place + 1])",
      "< \(constants[place + 1])",
    ])
  }

  /// An interval of constants in which values lie.
  mutating func interval(of operand: Operand) -> String {
    let ends = random.some(2, of: operand.constants)
    guard ends.count == 2 else { return random.one(of: operand.constants) }
    if case .enumeration(let type) = operand.type.unwrapped,
      ends
        == [
          type.values.first, type.values.last,
        ].map({ $0.map(RandomConstants.word) ?? "" })
    {
      return ends[0]
    }
    switch random.below(4) {
    case 0: return "[\(ends[0])..\(ends[1])]"
    case 1: return "[\(ends[0])..\(ends[1]))"
    case 2: return "(\(ends[0])..\(ends[1])]"
    default:
      let isDense = operand.type.unwrapped == .number || operand.type.unwrapped == .string
      return isDense ? "(\(ends[0])..\(ends[1]))" : "[\(ends[0])..\(ends[1])]"
    }
  }

  /// What lies below a constant or above a larger one.
  private mutating func outside(of operand: Operand) -> String {
    let ends = random.some(2, of: operand.constants)
    if case .enumeration = operand.type.unwrapped { return ordering(of: operand) }
    return ends.count == 2 ? "< \(ends[0]), > \(ends[1])" : ordering(of: operand)
  }

  /// A condition on the value of the column, which is `?`.
  private mutating func condition(on operand: Operand, _ depth: Int) -> String? {
    if extras.isPlain { return plainCondition(on: operand, depth) }
    switch operand.type.unwrapped {
    case .integer, .number:
      return random.one(of: [
        "? * 2 > \(random.one(of: operand.constants))", "modulo(?, 3) = 1",
        "? != \(text(of: .integer, depth: depth - 1)) + 1",
      ])
    case .string: return random.one(of: ["string length(?) > 2", "contains(?, \"7\")"])
    case .date:
      return random.one(of: ["?.month = 5", "? > \(constant(of: .date))", "?.weekday < 6"])
    default: return nil
    }
  }

  private mutating func elements(of operand: Operand) -> String {
    let element = operand.constants.isEmpty ? "\"ab\"" : random.one(of: operand.constants)
    return random.one(of: ["list contains(?, \(element))", "count(?) >= \(random.within(1...3))"])
  }
}
