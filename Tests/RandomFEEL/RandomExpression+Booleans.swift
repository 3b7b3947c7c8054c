package import FEEL

// Conditions.
extension RandomExpression {
  mutating func boolean(_ depth: Int) -> String {
    guard depth > 0 else { return test(depth) }
    if extras.isPlain { return plainBoolean(depth) }
    switch random.below(12) {
    case 0: return "(\(boolean(depth - 1)) and \(boolean(depth - 1)))"
    case 1: return "(\(boolean(depth - 1)) or \(boolean(depth - 1)))"
    case 2: return "not(\(boolean(depth - 1)))"
    case 3: return branch(of: .boolean, depth)
    case 4, 5: return quantifier(depth) ?? test(depth)
    case 6: return textual(depth)
    case 7: return counted(depth) ?? test(depth)
    case 8: return random.chance(50) ? aggregate(depth) : relation(depth)
    default: return test(depth)
    }
  }

  /// A question about one name, or about a calculation.
  mutating func test(_ depth: Int) -> String {
    let asked = asked()
    let flags = usable.filter { $0.type.unwrapped == .boolean }
    if !flags.isEmpty, random.chance(20) { return random.one(of: flags).text }
    if !asked.isEmpty, random.chance(75) { return question(about: random.one(of: asked), depth) }
    let types: [StaticType] = [.number, .integer, .string, .date, .daysAndTime, .time]
    let type = random.one(of: extras.isPlain ? [.number, .integer] : types)
    let text = text(of: type, depth: depth - 1)
    let operand = Operand("(\(text))", type, constants: Self.calculated(type))
    return question(about: operand, depth, isBare: false)
  }

  /// Constants for a calculation: a number may be known to be whole, and to be no less than 0.
  package static func calculated(_ type: StaticType) -> [String] {
    type.unwrapped == .number ? RandomConstants.texts(of: .integer) : []
  }

  /// - Parameter isBare: Whether the operand is a name that a comparison with null can prove.
  private mutating func question(
    about operand: Operand, _ depth: Int, isBare: Bool = true
  ) -> String {
    guard isBare, operand.type.isOptional else { return comparison(of: operand, depth) }
    switch random.below(loops > 0 ? 3 : 6) {
    case 0: return "\(operand.text) \(random.one(of: ["=", "!="])) null"
    case 1:
      let inner = proving(operand) { $0.comparison(of: $1, depth) }
      return "(\(operand.text) != null and \(inner))"
    case 2:
      let inner = proving(operand) { $0.comparison(of: $1, depth) }
      return "(\(operand.text) = null or \(inner))"
    default: return comparison(of: operand, depth)
    }
  }

  private mutating func comparison(of operand: Operand, _ depth: Int) -> String {
    switch random.below(isOrdered(operand) ? 6 : 2) {
    case 0: return "\(operand.text) \(random.one(of: ["=", "!="])) \(side(of: operand, depth))"
    case 1: return "\(operand.text) in (\(tests(of: operand, depth: 0, within: true)))"
    case 2: return "\(operand.text) in \(interval(of: operand))"
    case 3:
      let ends = random.some(2, of: operand.constants)
      guard ends.count == 2 else { return compared(operand) }
      return "\(operand.text) between \(ends[0]) and \(ends[1])"
    case 4 where depth > 1 && !isWord(operand):
      let symbol = random.one(of: ["<", "<=", ">", ">="])
      return "\(operand.text) \(symbol) \(text(of: operand.type, depth: depth - 1))"
    default: return compared(operand)
    }
  }

  /// Whether only its own constants can be compared with it: words, and texts that are choices.
  private func isWord(_ operand: Operand) -> Bool {
    switch operand.type.unwrapped {
    case .enumeration: true
    case .string: operand.constants != RandomConstants.texts(of: .string)
    default: false
    }
  }

  private mutating func side(of operand: Operand, _ depth: Int) -> String {
    guard depth > 1, !isWord(operand), random.chance(30) else {
      return random.one(of: operand.constants)
    }
    return text(of: operand.type, depth: depth - 1)
  }

  private mutating func compared(_ operand: Operand) -> String {
    "\(operand.text) \(ordering(of: operand))"
  }

  /// `some x in … satisfies …`, `every …`; null where there is no list.
  mutating func quantifier(_ depth: Int) -> String? {
    let word = random.one(of: ["some", "every"])
    let name = variable()
    if !extras.isPlain, random.chance(25) {
      let list = list(of: .integer, depth - 1)
      let inner = inLoop([Operand(name, .integer)]) { $0.boolean(depth - 2) }
      return "(\(word) \(name) in \(list) satisfies \(inner))"
    }
    guard let records = records(depth - 1) else { return nil }
    let inner = inLoop([Operand(name, .record(records.element))]) { $0.boolean(depth - 1) }
    return "(\(word) \(name) in \(records.text) satisfies \(inner))"
  }

  private mutating func textual(_ depth: Int) -> String {
    let subject = text(of: .string, depth: depth - 1)
    if random.chance(25) {
      let pattern = random.one(of: ["^[A-Z]-\\\\d+$", "b", "\\\\p{L}+", "[一-龥]"])
      return "matches(\(subject), \"\(pattern)\")"
    }
    let function = random.one(of: ["contains", "starts with", "ends with"])
    return "\(function)(\(subject), \(constant(of: .string)))"
  }

  /// How many records there are, against a constant; null where there is no list.
  mutating func counted(_ depth: Int) -> String? {
    guard let records = records(depth - 1) else { return nil }
    let symbol = random.one(of: [">=", ">", "<", "=", "!="])
    return "count(\(records.text)) \(symbol) \(random.within(1...4))"
  }

  private mutating func aggregate(_ depth: Int) -> String {
    if random.chance(50) {
      let type: StaticType = random.one(of: [.integer, .string, .date])
      return "list contains(\(list(of: type, depth - 1)), \(text(of: type, depth: depth - 1)))"
    }
    let parts = (0...random.below(3)).map { _ in boolean(depth - 2) }.joined(separator: ", ")
    return "\(random.one(of: ["all", "any"]))([\(parts)])"
  }

  private mutating func relation(_ depth: Int) -> String {
    let type: StaticType = random.one(of: [.number, .date])
    let function = random.one(of: ["before", "after"])
    let ends = random.some(2, of: RandomConstants.texts(of: type))
    return random.chance(50)
      ? "\(function)(\(text(of: type, depth: depth - 1)), \(ends[0]))"
      : "during(\(text(of: type, depth: depth - 1)), [\(ends[0])..\(ends[1])])"
  }
}
