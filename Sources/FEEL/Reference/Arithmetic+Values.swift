// Arithmetic on values: the table of `docs/language.md`; what is not in it is null with a cause.
extension Arithmetic {
  static func negated(_ value: Value, _ span: SourceSpan) -> Value {
    switch value {
    case .number(let number): .number(number.negated)
    case .daysAndTime(let duration): .daysAndTime(duration.negated)
    case .yearsAndMonths(let duration): .yearsAndMonths(duration.negated)
    case .null: value
    default: .failed(.arithmetic, .noMeaning("-", [value]), span)
    }
  }

  static func value(
    _ symbol: BinaryOperator, _ left: Value, _ right: Value, _ span: SourceSpan
  ) -> Value {
    if left.isNull || right.isNull {
      return Absence.joining(left.absence, right.absence).map(Value.null)
        ?? noMeaning(symbol.rawValue, left, right, span)
    }
    switch (left, right) {
    case (.number(let a), .number(let b)): return numbers(symbol, a, b, span)
    case (.string(let a), .string(let b)) where symbol == .add:
      let isShort = a.utf8.count + b.utf8.count <= Value.longestText
      return isShort ? .string(a + b) : overflow(span)
    case (.daysAndTime, _) where symbol == .add && !right.isDuration,
      (.yearsAndMonths, _) where symbol == .add && !right.isDuration:
      return shifted(right, by: left, forward: true) ?? noMeaning("+", left, right, span)
    case (.number, .daysAndTime), (.number, .yearsAndMonths):
      return symbol == .multiply
        ? scaled(right, symbol, left, span) : noMeaning(symbol.rawValue, left, right, span)
    case (.daysAndTime, .number), (.yearsAndMonths, .number):
      return scaled(left, symbol, right, span)
    case (_, .daysAndTime) where !left.isDuration, (_, .yearsAndMonths) where !left.isDuration:
      guard symbol == .add || symbol == .subtract else {
        return noMeaning(symbol.rawValue, left, right, span)
      }
      return shifted(left, by: right, forward: symbol == .add) ?? overflow(span)
    default: return durations(symbol, left, right, span)
    }
  }

  private static func numbers(
    _ symbol: BinaryOperator, _ a: Decimal, _ b: Decimal, _ span: SourceSpan
  ) -> Value {
    let result: Decimal?
    switch symbol {
    case .add: result = a.adding(b)
    case .subtract: result = a.subtracting(b)
    case .multiply: result = a.multiplied(by: b)
    case .power: result = a.raised(to: b)
    case .divide:
      if b.isZero { return .failed(.arithmetic, Message("division by zero", "除数为零"), span) }
      result = a.divided(by: b)
    default: return noMeaning(symbol.rawValue, .number(a), .number(b), span)
    }
    return result.map(Value.number) ?? overflow(span)
  }

  /// A date, time or date and time, earlier or later by a duration; null where there is none.
  private static func shifted(_ value: Value, by duration: Value, forward: Bool) -> Value? {
    switch (value, duration) {
    case (.date(let date), .yearsAndMonths(let by)):
      return date.adding(months: forward ? by.months : 0 &- by.months).map(Value.date)
    case (.date(let date), .daysAndTime(let by)):
      let midnight = DateTime(date: date, time: .midnightUTC)
      return midnight.adding(forward ? by : by.negated).map { .date($0.date) }
    case (.dateAndTime(let moment), .yearsAndMonths(let by)):
      return moment.adding(forward ? by : by.negated).map(Value.dateAndTime)
    case (.dateAndTime(let moment), .daysAndTime(let by)):
      return moment.adding(forward ? by : by.negated).map(Value.dateAndTime)
    case (.time(let time), .daysAndTime(let by)):
      return .time(time.adding(forward ? by : by.negated))
    default: return nil
    }
  }

  private static func scaled(
    _ duration: Value, _ symbol: BinaryOperator, _ factor: Value, _ span: SourceSpan
  ) -> Value {
    guard case .number(let number) = factor else {
      return noMeaning(symbol.rawValue, duration, factor, span)
    }
    if symbol == .divide, number.isZero {
      return .failed(.arithmetic, Message("division by zero", "除数为零"), span)
    }
    let result: Value?
    switch (duration, symbol) {
    case (.daysAndTime(let a), .multiply): result = a.multiplied(by: number).map(Value.daysAndTime)
    case (.daysAndTime(let a), .divide): result = a.divided(by: number).map(Value.daysAndTime)
    case (.yearsAndMonths(let a), .multiply):
      result = a.multiplied(by: number).map(Value.yearsAndMonths)
    case (.yearsAndMonths(let a), .divide):
      result = a.divided(by: number).map(Value.yearsAndMonths)
    default: return noMeaning(symbol.rawValue, duration, factor, span)
    }
    return result ?? overflow(span)
  }

  private static func durations(
    _ symbol: BinaryOperator, _ left: Value, _ right: Value, _ span: SourceSpan
  ) -> Value {
    let result: Value?
    switch (left, symbol, right) {
    case (.daysAndTime(let a), .add, .daysAndTime(let b)):
      result = a.adding(b).map(Value.daysAndTime)
    case (.daysAndTime(let a), .subtract, .daysAndTime(let b)):
      result = a.adding(b.negated).map(Value.daysAndTime)
    case (.yearsAndMonths(let a), .add, .yearsAndMonths(let b)):
      result = a.adding(b).map(Value.yearsAndMonths)
    case (.yearsAndMonths(let a), .subtract, .yearsAndMonths(let b)):
      result = a.adding(b.negated).map(Value.yearsAndMonths)
    case (.daysAndTime(let a), .divide, .daysAndTime(let b)):
      result = a.ratio(to: b).map(Value.number)
    case (.yearsAndMonths(let a), .divide, .yearsAndMonths(let b)):
      result = a.ratio(to: b).map(Value.number)
    case (_, .subtract, _): result = difference(left, right)
    default: return noMeaning(symbol.rawValue, left, right, span)
    }
    return result ?? noMeaning(symbol.rawValue, left, right, span)
  }

  /// The time between two instants. A plain date counts as midnight UTC.
  private static func difference(_ left: Value, _ right: Value) -> Value? {
    if case .time(let a) = left, case .time(let b) = right {
      return a.since(b).map(Value.daysAndTime)
    }
    func instant(_ value: Value) -> DateTime? {
      switch value {
      case .dateAndTime(let moment): moment
      case .date(let date): DateTime(date: date, time: .midnightUTC)
      default: nil
      }
    }
    guard let a = instant(left), let b = instant(right) else { return nil }
    return a.since(b).map(Value.daysAndTime)
  }

  private static func overflow(_ span: SourceSpan) -> Value {
    .failed(.arithmetic, Message("the result is out of range", "结果超出范围"), span)
  }

  private static func noMeaning(
    _ symbol: String, _ left: Value, _ right: Value, _ span: SourceSpan
  ) -> Value {
    .failed(.arithmetic, .noMeaning(symbol, [left, right]), span)
  }
}

extension Value {
  fileprivate var isDuration: Bool {
    switch self {
    case .daysAndTime, .yearsAndMonths: true
    default: false
    }
  }
}

extension CalendarDate {
  /// The date that lies a duration earlier; null if there is none, or the value is no duration.
  public func earlier(by duration: Value) -> CalendarDate? {
    let here = SourceSpan(file: 0, start: 0, end: 0)
    guard case .date(let date) = Arithmetic.value(.subtract, .date(self), duration, here) else {
      return nil
    }
    return date
  }
}
