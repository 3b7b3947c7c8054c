// `instance of`, and what becomes of a value where a type is declared (DMN 1.5, 10.3.2.9).
extension Value {
  /// Whether the value is of a type, without coercion. Null is an instance of `Null` only.
  func isInstance(of type: StaticType) -> Bool {
    var left = 4 * Work.most
    return isInstance(of: type, &left)
  }

  /// Whether the value can stand where a type is declared; null can stand anywhere.
  func conforms(to type: StaticType) -> Bool {
    isNull || isInstance(of: type)
  }

  /// As `isInstance(of:)`, looking at no more than `left` parts: values may share theirs.
  private func isInstance(of type: StaticType, _ left: inout Int) -> Bool {
    switch (self, type.unwrapped) {
    case (.null, .null): return true
    case (.null, _): return false
    case (_, .any), (_, .unknown), (.boolean, .boolean), (.number, .number), (.string, .string),
      (.date, .date), (.time, .time), (.dateAndTime, .dateAndTime), (.daysAndTime, .daysAndTime),
      (.yearsAndMonths, .yearsAndMonths):
      return true
    case (.number(let number), .integer): return number.isInteger
    case (.word(let word), .enumeration(let type)): return word.type == type
    case (.list(let elements), .list(let element)):
      return element.isOpen
        || elements.allSatisfy { $0.conforms(to: element, &left) }
    case (.range(let range), .range(let end)):
      return range.start.conforms(to: end, &left) && range.end.conforms(to: end, &left)
    case (.context(let context), .record(let record)):
      return record.fields.allSatisfy { context[$0.name]?.conforms(to: $0.type, &left) ?? false }
    case (.function(let function), .function(let parameters, let result)):
      return StaticType.function(function.types, function.result)
        .conforms(to: .function(parameters, result))
    default: return false
    }
  }

  private func conforms(to type: StaticType, _ left: inout Int) -> Bool {
    left -= 1
    return left > 0 && (isNull || isInstance(of: type, &left))
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
