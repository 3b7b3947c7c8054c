// `instance of`, and what becomes of a value where a type is declared (DMN 1.5, 10.3.2.9).
extension Value {
  /// Whether the value is of a type, without coercion. Null is an instance of `Null` only.
  func isInstance(of type: StaticType) -> Bool {
    switch (self, type.unwrapped) {
    case (.null, .null): true
    case (.null, _): false
    case (_, .any), (_, .unknown), (.boolean, .boolean), (.number, .number), (.string, .string),
      (.date, .date), (.time, .time), (.dateAndTime, .dateAndTime), (.daysAndTime, .daysAndTime),
      (.yearsAndMonths, .yearsAndMonths):
      true
    case (.number(let number), .integer): number.isInteger
    case (.word(let word), .enumeration(let type)): word.type == type
    case (.list(let elements), .list(let element)): elements.allSatisfy { $0.conforms(to: element) }
    case (.range(let range), .range(let end)):
      range.start.conforms(to: end) && range.end.conforms(to: end)
    case (.context(let context), .record(let record)):
      record.fields.allSatisfy { context[$0.name]?.conforms(to: $0.type) ?? false }
    case (.function(let function), .function(let parameters, let result)):
      StaticType.function(function.types, function.result)
        .conforms(to: .function(parameters, result))
    default: false
    }
  }

  /// Whether the value can stand where a type is declared; null can stand anywhere.
  func conforms(to type: StaticType) -> Bool {
    isNull || isInstance(of: type)
  }

  /// The value as a declared type has it; null if it cannot be had so.
  ///
  /// A list of one stands for its element, a value for a list of one, a date for its midnight UTC.
  func coerced(to type: StaticType) -> Value? {
    if conforms(to: type) { return self }
    if case .list(let elements) = self, elements.count == 1, !type.isList,
      elements[0].conforms(to: type)
    {
      return elements[0]
    }
    switch (self, type.unwrapped) {
    case (_, .list(let element)) where conforms(to: element): return .list([self])
    case (.date(let date), .dateAndTime):
      return .dateAndTime(date.midnightUTC)
    default: return nil
    }
  }
}
