import FEEL

// Calculations.
extension RandomExpression {
  mutating func integer(_ depth: Int) -> String {
    switch random.below(8) {
    case 0:
      return
        "(\(part(.integer, depth)) \(random.one(of: ["+", "-", "*"])) \(part(.integer, depth)))"
    case 1: return "string length(\(part(.string, depth)))"
    case 2: return "\(dated(depth)).\(random.one(of: ["year", "month", "day", "weekday"]))"
    case 3: return branch(of: .integer, depth)
    case 4, 5:
      guard let records = records(depth - 1) else { return leaf(of: .integer) }
      return "count(\(records.text))"
    case 6: return "count(\(list(of: random.one(of: [.integer, .string, .date]), depth - 1)))"
    default: return leaf(of: .integer)
    }
  }

  mutating func number(_ depth: Int) -> String {
    switch random.below(13) {
    case 12: return inContext(depth)
    case 0, 1:
      return "(\(part(.number, depth)) \(random.one(of: ["+", "-"])) \(part(.number, depth)))"
    case 2: return "(\(part(.number, depth)) * \(part(.number, depth)))"
    case 3: return "(\(part(.number, depth)) / \(divisor(depth)))"
    case 4: return "(-\(part(.number, depth)))"
    case 5: return "(\(part(.number, depth)) ** \(random.one(of: ["2", "3", "0", "-1", "40"])))"
    case 6: return branch(of: .number, depth)
    case 7: return rounding(depth)
    case 8: return statistic(depth)
    case 9: return period(depth)
    default: return integer(depth)
    }
  }

  private mutating func part(_ type: StaticType, _ depth: Int) -> String {
    text(of: type, depth: depth - 1)
  }

  /// A calculation with contexts or functions of its own.
  private mutating func inContext(_ depth: Int) -> String {
    let number = part(.number, depth)
    return random.one(of: [
      "{a: \(number), b: a + 1}.b", "(function(a: number) a * 2)(\(number))",
      "get value({a: \(number)}, \"a\")", "{a: 2, \"b c\": \(number)}.a",
    ])
  }

  /// A divisor that is not 0 as written; it may come to 0.
  private mutating func divisor(_ depth: Int) -> String {
    if let operand = operand(of: .number), random.chance(50) { return operand.text }
    return random.one(of: ["3", "7", "0.3", "1e-6000", "(\(part(.number, depth)) - 1)"])
  }

  private mutating func rounding(_ depth: Int) -> String {
    let number = part(.number, depth)
    return random.one(of: [
      "round half up(\(number), 2)", "round half down(\(number), 1)", "decimal(\(number), 1)",
      "floor(\(number))", "ceiling(\(number))", "round up(\(number), 0)", "abs(\(number))",
      "modulo(\(number), 7)", "sqrt(\(number))", "number(\"1,000.5\", \",\", \".\")",
      "exp(modulo(\(number), 3))", "log(\(number))", "round down(\(number), -1)",
    ])
  }

  private mutating func statistic(_ depth: Int) -> String {
    let list = list(of: .number, depth - 1)
    let function = random.one(of: ["sum", "min", "max", "mean", "median", "product", "stddev"])
    return "\(function)(\(list))"
  }

  /// How long something takes, as a number.
  private mutating func period(_ depth: Int) -> String {
    let (first, second) = (dated(depth), dated(depth))
    var forms = [
      "((\(first) - \(second)) / @\"P1D\")", "(\(first) - \(second)).days",
      "years and months duration(\(first), \(second)).months",
    ]
    if extras.countsWorkdays { forms.append("workdays between(\(first), \(second))") }
    return random.one(of: forms)
  }

  /// A date: a name if there is one.
  private mutating func dated(_ depth: Int) -> String { text(of: .date, depth: min(depth - 1, 1)) }
}
