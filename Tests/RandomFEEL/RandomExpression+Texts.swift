import FEEL

// Texts, dates, times and durations.
extension RandomExpression {
  mutating func string(_ depth: Int) -> String {
    let inner = text(of: .string, depth: depth - 1)
    switch random.below(8) {
    case 0: return "(\(inner) + \(leaf(of: .string)))"
    case 1:
      let function = random.one(of: ["upper case", "lower case"])
      return "\(function)(\(inner))"
    case 2:
      return "substring(\(inner), \(random.one(of: ["1", "2", "-2"])), \(random.within(1...3)))"
    case 3:
      let function = random.one(of: ["substring before", "substring after"])
      return "\(function)(\(inner), \(random.one(of: ["\".\"", "\"-\"", "\"楼\""])))"
    case 4:
      let type: StaticType = random.one(of: [.number, .date, .boolean, .daysAndTime])
      return "string(\(text(of: type, depth: depth - 1)))"
    case 5: return "string join(\(list(of: .string, depth - 1)), \"、\")"
    case 6: return "replace(\(inner), \"[a-z.]\", \"$0-\")"
    default: return branch(of: .string, depth)
    }
  }

  mutating func temporal(_ type: StaticType, _ depth: Int) -> String {
    if random.chance(20) { return branch(of: type, depth) }
    let value = text(of: type, depth: depth - 1)
    switch type {
    case .date:
      let period = text(of: random.one(of: [.daysAndTime, .yearsAndMonths]), depth: depth - 1)
      return random.one(of: [
        "(\(value) + \(period))", "(\(value) - \(period))",
        "date(2026, \(random.within(1...12)), 28)",
        extras.countsWorkdays ? "add workdays(\(value), \(random.within(1...9)))" : value,
      ])
    case .time: return "(\(value) + \(constant(of: .daysAndTime)))"
    case .dateAndTime:
      let date = text(of: .date, depth: depth - 1)
      return random.one(of: [
        "date and time(\(date), \(leaf(of: .time)))", "(\(value) + \(constant(of: .daysAndTime)))",
      ])
    case .daysAndTime: return dayPeriod(value, depth)
    default: return monthPeriod(value, depth)
    }
  }

  private mutating func dayPeriod(_ value: String, _ depth: Int) -> String {
    let (first, second) = (leaf(of: .date), leaf(of: .date))
    return random.one(of: [
      "(\(first) - \(second))", "(\(value) + \(constant(of: .daysAndTime)))",
      "(\(value) * \(leaf(of: .number)))", "abs(\(value))", "duration(\"P3DT4H\")", "(-\(value))",
    ])
  }

  private mutating func monthPeriod(_ value: String, _ depth: Int) -> String {
    let (first, second) = (leaf(of: .date), leaf(of: .date))
    return random.one(of: [
      "years and months duration(\(first), \(second))", "(\(value) * \(random.within(2...4)))",
      "(\(value) + \(constant(of: .yearsAndMonths)))",
    ])
  }
}
