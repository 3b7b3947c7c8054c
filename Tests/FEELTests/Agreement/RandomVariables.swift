import RandomFEEL

@testable import FEEL

/// Names of every type, as a policy would have them, and random values for them.
enum RandomVariables {
  static let grade = EnumerationType(
    name: "grade", values: ["一般", "较大", "重大"], isOrdered: true, worstIsLast: true)
  static let kind = EnumerationType(name: "kind", values: ["日常", "专项", "follow-up"])
  static let state = EnumerationType(name: "state", values: ["pass", "fail", "unanswered"])

  static let item = RecordType(
    "item",
    [
      .init("path", .string), .init("weight", .number), .init("state", .enumeration(state)),
      .init("factor", .optional(.string)), .init("limit", .optional(.integer)),
    ], face: "state")

  static let hazard = RecordType(
    "hazard",
    [
      .init("grade", .enumeration(grade)), .init("on", .date), .init("due", .optional(.date)),
      .init("occurrences", .integer), .init("urgent", .boolean),
    ])

  private static let venue = RecordType(
    "venue",
    [
      .init("name", .string), .init("rooms", .optional(.integer)), .init("assembly", .boolean),
      .init("area", .number), .init("opened", .optional(.date)), .init("gas", .optional(.boolean)),
      .init("closes", .optional(.time)), .init("seen", .optional(.dateAndTime)),
      .init("lease", .optional(.daysAndTime)), .init("term", .yearsAndMonths),
      .init("kind", .optional(.enumeration(kind))), .init("codes", .list(.string)),
    ])

  /// Names and types, in the order of the slots.
  static let names: [(name: String, type: StaticType)] = [
    ("venue", .record(venue)), ("items", .list(.record(item))), ("hazards", .list(.record(hazard))),
    ("exit", .record(item)), ("grade_now", .enumeration(grade)), ("on", .date), ("at", .time),
    ("n", .integer), ("x", .number), ("y", .optional(.number)), ("text", .string),
    ("flag", .optional(.boolean)), ("numbers", .list(.integer)), ("amounts", .list(.number)),
    ("days", .list(.date)), ("worst", .optional(.enumeration(grade))),
  ]

  static let operands = names.map { RandomExpression.Operand($0.name, $0.type) }

  /// The operands whose values columns hold.
  static let heldOperands = operands { ColumnForm($0) != nil || $0.unwrapped == .boolean }

  /// Those of which tests can be looked up in tables: texts have no order there.
  static let tableOperands = operands {
    $0.unwrapped != .string && (ColumnForm($0) != nil || $0.unwrapped == .boolean)
  }

  /// The operands of some types, records with their fields of them, and lists of records.
  private static func operands(
    _ isMeant: (StaticType) -> Bool
  ) -> [RandomExpression.Operand] {
    operands.compactMap { operand in
      switch operand.type {
      case .record(let record):
        let fields = record.fields.filter { isMeant($0.type) }
        return .init(operand.text, .record(RecordType(record.name, fields, face: record.face)))
      case .list(.record): return operand
      default: return isMeant(operand.type) ? operand : nil
      }
    }
  }

  static let scope: Scope = {
    let bindings = names.enumerated().map { slot, name in
      (name.name, Scope.Binding.variable(slot: slot, name.type))
    }
    let words = [grade, kind, state].reduce(into: [String: [EnumerationType]]()) { words, type in
      for value in type.values { words[value, default: []].append(type) }
    }
    return Scope(names: Dictionary(uniqueKeysWithValues: bindings), words: words)
  }()

  /// The slot of a name, which there must be.
  static func slot(_ name: String) -> Int {
    guard let slot = names.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("there is no variable '\(name)'")
    }
    return slot
  }

  /// One value for each name, in the order of the slots.
  static func values(_ random: inout SplitMix64) -> [Value] {
    names.map { value(of: $0.type, at: $0.name, &random) }
  }

  /// A value of a type; what may be missing is so at times, with its path as the reason.
  static func value(
    of type: StaticType, at path: String, _ random: inout SplitMix64
  ) -> Value {
    if type.isOptional, random.chance(35) { return .null(Absence([.missing(path: path)])) }
    switch type.unwrapped {
    case .boolean: return .boolean(random.chance(50))
    case .integer: return number(random.one(of: integers))
    case .number: return number(random.one(of: numbers))
    case .list(let element):
      return .list((0..<random.below(5)).map { value(of: element, at: "\(path)[\($0)]", &random) })
    case .record(let record):
      return .context(
        Context(
          record.fields.map { ($0.name, value(of: $0.type, at: "\(path).\($0.name)", &random)) }))
    case .enumeration(let type):
      return type.word(random.one(of: type.values)).map(Value.word) ?? .none
    case .string: return .string(random.one(of: RandomConstants.strings))
    default: return temporal(type.unwrapped, &random)
    }
  }

  private static func temporal(_ type: StaticType, _ random: inout SplitMix64) -> Value {
    switch type {
    case .date: CalendarDate(random.one(of: dates)).map(Value.date) ?? .none
    case .time: TimeOfDay(random.one(of: times)).map(Value.time) ?? .none
    case .dateAndTime:
      DateTime(random.one(of: RandomConstants.moments)).map(Value.dateAndTime) ?? .none
    case .daysAndTime:
      DayTimeDuration(random.one(of: RandomConstants.dayPeriods)).map(Value.daysAndTime) ?? .none
    default:
      YearMonthDuration(random.one(of: RandomConstants.monthPeriods)).map(Value.yearsAndMonths)
        ?? .none
    }
  }

  private static func number(_ text: String) -> Value { Decimal(text).map(Value.number) ?? .none }

  private static let integers =
    RandomConstants.texts(of: .integer) + ["0", "4", "-1", "9223372036854775807", "1e30"]
  private static let numbers =
    RandomConstants.texts(of: .number) + RandomConstants.extremeNumbers + ["0", "-60", "1.10"]
  private static let dates =
    RandomConstants.dates + ["0001-01-01", "9999-12-31", "999999999-12-31", "-999999999-01-01"]
  private static let times = RandomConstants.times + ["08:30:00Z", "23:59:59+14:00"]
}
