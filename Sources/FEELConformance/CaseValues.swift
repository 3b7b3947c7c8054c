import FEEL

// Values and types of the conformance cases.
extension Value {
  /// The value that a case's JSON writes; `@` marks what JSON has no form for.
  init(_ json: JSONValue) {
    switch json {
    case .null: self = .none
    case .boolean(let value): self = .boolean(value)
    case .number(let text): self = Decimal(text).map(Value.number) ?? .none
    case .string(let text): self = .string(text)
    case .array(let elements): self = .list(elements.map { Value($0) })
    case .object(let entries): self = Self.marked(entries) ?? Self.context(entries)
    }
  }

  private static func marked(_ entries: [String: JSONValue]) -> Value? {
    guard let (mark, content) = entries.first, case .string(let text) = content else { return nil }
    switch mark {
    case "@number": return Decimal(text).map(Value.number)
    case "@date": return CalendarDate(text).map(Value.date)
    case "@time": return TimeOfDay(text).map(Value.time)
    case "@datetime": return DateTime(text).map(Value.dateAndTime)
    case "@dt_duration": return DayTimeDuration(text).map(Value.daysAndTime)
    case "@ym_duration": return YearMonthDuration(text).map(Value.yearsAndMonths)
    default: return nil
    }
  }

  private static func context(_ entries: [String: JSONValue]) -> Value {
    .context(Context(entries.sorted { $0.key < $1.key }.map { ($0.key, Value($0.value)) }))
  }

  /// Whether two values are the same as the TCK's runners see it: numbers within 10⁻⁸.
  func agrees(with expected: Value) -> Bool {
    switch (self, expected) {
    case (.null, .null): return true
    case (.number(let a), .number(let b)):
      guard let difference = a.subtracting(b), let tolerance = Decimal("1e-8") else { return false }
      return difference.magnitude < tolerance
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.agrees(with: $1) }
    case (.context(let a), .context(let b)):
      return Set(a.keys) == Set(b.keys)
        && a.keys.allSatisfy { key in b[key].map { a[key]?.agrees(with: $0) ?? false } ?? false }
    default: return !isNull && isEqual(to: expected) == true
    }
  }
}

extension StaticType {
  /// The type that a case's JSON writes; open for names that nothing declares.
  ///
  /// - Parameters:
  ///   - types: The types of the model, by name.
  ///   - depth: How many types more may be looked into: a model's types may refer to themselves.
  init(_ json: JSONValue, _ types: [String: JSONValue], depth: Int = 20) {
    switch json {
    case .string(let name):
      if let known = StaticType.named(name) {
        self = known
      } else {
        let known = depth > 0 ? types[name] : nil
        self = known.map { StaticType($0, types, depth: depth - 1) } ?? .any
      }
    case .object(let parts) where depth > 0: self = Self.made(parts, types, depth - 1)
    default: self = .any
    }
  }

  private static func made(
    _ parts: [String: JSONValue], _ types: [String: JSONValue], _ depth: Int
  ) -> StaticType {
    func type(_ json: JSONValue) -> StaticType { StaticType(json, types, depth: depth) }
    if let element = parts["list"] { return .list(type(element)) }
    if let base = parts["base"] { return type(base) }
    if case .object(let fields)? = parts["context"] {
      let made = fields.sorted { $0.key < $1.key }.map { RecordType.Field($0.key, type($0.value)) }
      return .record(RecordType("context", made))
    }
    if case .object(let function)? = parts["function"],
      case .array(let parameters)? = function["params"], let result = function["result"]
    {
      return .function(parameters.map(type), type(result))
    }
    return .any
  }
}
