// `instance of`, and what becomes of a value where a type is declared (DMN 1.5, 10.3.2.9).
extension Value {
  /// Whether the value is of a type, without coercion. Null is an instance of `Null` only.
  ///
  /// - Parameter work: Grows by the parts looked at; when it is done the value is of no type.
  func isInstance(of type: StaticType, _ work: inout Work) -> Bool {
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
        || elements.allSatisfy { $0.conforms(to: element, &work) }
    case (.range(let range), .range(let end)):
      return range.start.conforms(to: end, &work) && range.end.conforms(to: end, &work)
    case (.context(let context), .record(let record)):
      return record.fields.allSatisfy { context[$0.name]?.conforms(to: $0.type, &work) ?? false }
    case (.function(let function), .function(let parameters, let result)):
      return StaticType.function(function.types, function.result)
        .conforms(to: .function(parameters, result))
    default: return false
    }
  }

  /// Whether the value can stand where a type is declared; null can stand anywhere.
  private func conforms(to type: StaticType, _ work: inout Work) -> Bool {
    work.look()
    return !work.isDone && (isNull || isInstance(of: type, &work))
  }

  /// The value as a declared type has it; null, with the reason, if it cannot be had so.
  public func coerced(to type: StaticType) -> Value {
    var work = Work()
    return coerced(to: type, &work) ?? .null(Absence(.type, because: .notOfType(type)))
  }

  /// The value as a declared type has it; null if it cannot be had so.
  ///
  /// A list of one stands for its element, a value for a list of one, a date for its midnight UTC.
  func coerced(to type: StaticType, _ work: inout Work) -> Value? {
    if conforms(to: type, &work) { return self }
    if case .list(let elements) = self, elements.count == 1, !type.isList,
      elements[0].conforms(to: type, &work)
    {
      return elements[0]
    }
    switch (self, type.unwrapped) {
    case (_, .list(let element)) where conforms(to: element, &work): return .list([self])
    case (.date(let date), .dateAndTime):
      return .dateAndTime(date.midnightUTC)
    default: return nil
    }
  }
}

extension FunctionValue {
  /// Returns the function with a declared type for what it returns, to which its results are coerced.
  public func returning(_ type: StaticType) -> FunctionValue {
    FunctionValue(
      name: name, parameters: parameters, types: types, result: type
    ) { arguments, work in
      guard let found = call(arguments, &work) else { return nil }
      return found.coerced(to: type, &work) ?? .null(Absence(.type, because: .notOfType(type)))
    }
  }
}

extension Message {
  fileprivate static func notOfType(_ type: StaticType) -> Message {
    Message("the value is no \(type.name)", "该值不属于类型 \(type.name)")
  }
}
