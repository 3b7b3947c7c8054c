/// The numbers of a column that pass a test: intervals that ascend and do not touch.
package struct CodeSet: Sendable, Hashable {
  /// Both ends are included.
  package struct Interval: Sendable, Hashable {
    package let low: Int64
    package let high: Int64
  }

  package private(set) var intervals: [Interval]

  static let all = CodeSet(low: .min, high: .max)
  static let none = CodeSet(intervals: [])

  private init(intervals: [Interval]) {
    self.intervals = intervals
  }

  /// An interval; empty where the low end is the higher one.
  init(low: Int64, high: Int64) {
    intervals = low <= high ? [Interval(low: low, high: high)] : []
  }

  /// The numbers whose values compare so with a value; null where the form cannot tell.
  init?(_ symbol: BinaryOperator, _ value: Value, as form: ColumnForm, _ texts: inout TextCodes) {
    if case .text = form {
      guard case .string(let text) = value, !symbol.isOrder else { return nil }
      let place = texts.insert(text)
      let equal = CodeSet(low: place, high: place)
      self = symbol == .equal ? equal : equal.complement
      return
    }
    if case .word(let type) = form, symbol.isOrder, !type.isOrdered { return nil }
    guard let place = form.place(of: value) else { return nil }
    self.init(symbol, place)
  }

  private init?(_ symbol: BinaryOperator, _ place: (below: Int64?, isExact: Bool)) {
    let upTo = place.below.map { CodeSet(low: .min, high: $0) } ?? .none
    let point =
      place.isExact ? place.below.map { CodeSet(low: $0, high: $0) } ?? .none : CodeSet.none
    switch symbol {
    case .equal: self = point
    case .notEqual: self = point.complement
    case .lessOrEqual: self = upTo
    case .greater: self = upTo.complement
    case .less: self = upTo.complement.union(point).complement
    case .greaterOrEqual: self = upTo.complement.union(point)
    default: return nil
    }
  }

  package func contains(_ code: Int64) -> Bool {
    intervals.contains { $0.low <= code && code <= $0.high }
  }

  /// The numbers that are not in the set.
  var complement: CodeSet {
    var found: [Interval] = []
    var next = Int64.min
    for interval in intervals {
      if interval.low > next { found.append(Interval(low: next, high: interval.low - 1)) }
      if interval.high == .max { return CodeSet(intervals: found) }
      next = interval.high + 1
    }
    return CodeSet(intervals: found + [Interval(low: next, high: .max)])
  }

  func union(_ other: CodeSet) -> CodeSet {
    var found: [Interval] = []
    for next in (intervals + other.intervals).sorted(by: { $0.low < $1.low }) {
      if let last = found.last, last.high == .max || next.low <= last.high + 1 {
        found[found.count - 1] = Interval(low: last.low, high: max(last.high, next.high))
      } else {
        found.append(next)
      }
    }
    return CodeSet(intervals: found)
  }

  func intersection(_ other: CodeSet) -> CodeSet {
    complement.union(other.complement).complement
  }
}

/// What tests with constants say of a column: of its numbers, and of a missing value.
struct CodeTests {
  let passing: CodeSet
  /// Whether a missing value passes; null where that cannot be told.
  let onNull: Bool?

  /// - Parameter settle: The value of an operand that no inspection changes; null for others.
  /// - Returns: Null where the tests ask for more than constants.
  init?(
    _ tests: CheckedTests, as form: ColumnForm, _ texts: inout TextCodes,
    settle: (CheckedExpression) -> Value?
  ) {
    if tests.passesAll {
      (passing, onNull) = (.all, true)
      return
    }
    var passing = CodeSet.none
    var asksNull = false
    for test in tests.tests {
      if case .isNull = test {
        asksNull = true
        continue
      }
      guard let found = Self.codes(test, as: form, &texts, settle) else { return nil }
      passing = passing.union(found)
    }
    self.passing = tests.isNegated ? passing.complement : passing
    onNull = asksNull ? !tests.isNegated : nil
  }

  private static func codes(
    _ test: CheckedTests.Test, as form: ColumnForm, _ texts: inout TextCodes,
    _ settle: (CheckedExpression) -> Value?
  ) -> CodeSet? {
    switch test {
    case .comparison(let symbol, let operand):
      guard let value = settle(operand), !value.isNull else { return nil }
      return CodeSet(symbol, value, as: form, &texts)
    case .within(let range):
      guard case .range(let range)? = settle(range) else { return nil }
      return codes(in: range, as: form, &texts)
    case .elementOf(let list):
      guard let list = settle(list), !list.isNull else { return nil }
      return codes(among: list.elements, as: form, &texts)
    case .isNull, .condition, .either: return nil
    }
  }

  private static func codes(
    among elements: [Value], as form: ColumnForm, _ texts: inout TextCodes
  ) -> CodeSet? {
    var found = CodeSet.none
    for element in elements {
      let codes: CodeSet?
      if case .range(let range) = element {
        codes = Self.codes(in: range, as: form, &texts)
      } else {
        codes = CodeSet(.equal, element, as: form, &texts)
      }
      guard let codes else { return nil }
      found = found.union(codes)
    }
    return found
  }

  private static func codes(
    in range: RangeValue, as form: ColumnForm, _ texts: inout TextCodes
  ) -> CodeSet? {
    switch range.form {
    case .comparison(let symbol):
      let isLower = symbol == .greater || symbol == .greaterOrEqual
      return CodeSet(symbol, isLower ? range.start : range.end, as: form, &texts)
    case .interval:
      let (above, below): (BinaryOperator, BinaryOperator) = (
        range.startIncluded ? .greaterOrEqual : .greater, range.endIncluded ? .lessOrEqual : .less
      )
      guard let low = CodeSet(above, range.start, as: form, &texts),
        let high = CodeSet(below, range.end, as: form, &texts)
      else { return nil }
      return low.intersection(high)
    }
  }
}

extension CodeSet {
  /// The numbers whose values pass tests; null where constants alone do not decide it.
  ///
  /// - Parameter form: Not that of texts, whose numbers depend on what rules name.
  package init?(passing tests: CheckedTests, as form: ColumnForm) {
    guard form != .text else { return nil }
    var texts = TextCodes()
    let found = CodeTests(tests, as: form, &texts) { expression in
      guard expression.slots.isEmpty, !expression.namesLocal({ _ in true }) else { return nil }
      return ReferenceEvaluator.value(expression, [])
    }
    guard let found else { return nil }
    self = found.passing
  }
}
