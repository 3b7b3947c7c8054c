// `for`, `some`, `every`, and tests.
extension ReferenceEvaluator {
  /// A loop and what it has found so far.
  struct Loop {
    let kind: Iteration
    let body: CheckedExpression
    /// Whether the body uses the results so far.
    let usesPartial: Bool
    let span: SourceSpan
    fileprivate(set) var results: [Value] = []
    /// Whether `some` has found a true, or `every` a false.
    fileprivate(set) var isDecided = false
    fileprivate(set) var sawUnknown = false
    fileprivate(set) var unknown: Absence?
    fileprivate(set) var failure: Value?

    /// Whether no further turn matters.
    ///
    /// A body of a type that is not known may yet turn out to be no condition at all.
    fileprivate var isOver: Bool {
      failure != nil || (isDecided && body.type.unwrapped == .boolean)
    }
  }

  mutating func iterate(_ loop: Loop, _ iterators: [CheckedIterator]) -> Value {
    var loop = loop
    run(&loop, iterators[...])
    if let failure = loop.failure { return failure }
    if loop.kind == .for { return .list(loop.results) }
    let decided = loop.kind == .some
    if loop.isDecided { return .boolean(decided) }
    return loop.sawUnknown ? .null(loop.unknown) : .boolean(!decided)
  }

  private mutating func run(_ loop: inout Loop, _ iterators: ArraySlice<CheckedIterator>) {
    guard let iterator = iterators.first else { return turn(&loop) }
    guard let domain = domain(of: iterator, &loop) else { return }
    for value in domain {
      if loop.isOver { return }
      locals.append(value)
      run(&loop, iterators.dropFirst())
      locals.removeLast()
      if budget.isSpent { loop.failure = outOfSteps(loop.span) }
    }
  }

  private mutating func turn(_ loop: inout Loop) {
    if loop.kind == .for {
      locals.append(loop.usesPartial ? .list(loop.results) : .none)
      let value = evaluate(loop.body)
      locals.removeLast()
      if loop.usesPartial, !isShallow(value) {
        loop.failure = .failed(
          .limit, Message("the loop nests its results too deep", "循环结果嵌套过深"), loop.span)
      }
      loop.results.append(value)
      return
    }
    switch evaluate(loop.body) {
    case .boolean(let holds): loop.isDecided = loop.isDecided || holds == (loop.kind == .some)
    case .null(let absence):
      loop.sawUnknown = true
      loop.unknown = Absence.joining(loop.unknown, absence)
    default:
      loop.failure = .failed(
        .type, Message("'satisfies' wants a condition", "“satisfies”之后须是条件"), loop.span)
    }
  }

  private mutating func domain(of iterator: CheckedIterator, _ loop: inout Loop) -> [Value]? {
    let start = evaluate(iterator.domain)
    guard let end = iterator.end.map({ evaluate($0) }) else {
      if case .range(let range) = start { return steps(in: range, &loop) }
      if case .null(let absence) = start {
        loop.failure = absence.map(Value.null) ?? Self.noSteps(loop.span)
      }
      return start.isNull ? nil : start.elements
    }
    return steps(from: start, to: end, &loop)
  }

  /// The whole numbers or days inside a range, ascending; a range is never descending.
  private func steps(
    in range: RangeValue, _ loop: inout Loop
  ) -> [Value]? {
    guard range.start.isLess(than: range.end) != nil, range.end.isLess(than: range.start) == false,
      var inside = steps(from: range.start, to: range.end, &loop)
    else {
      loop.failure = loop.failure ?? Self.noSteps(loop.span)
      return nil
    }
    if !range.endIncluded { inside.removeLast() }
    if !range.startIncluded, !inside.isEmpty { inside.removeFirst() }
    return inside
  }

  private static func noSteps(_ span: SourceSpan) -> Value {
    .failed(
      .loop, Message("a loop runs over a list, whole numbers or dates", "循环须在列表、整数或日期上进行"), span)
  }

  /// Whole numbers or days from one end to the other, both included, up or down.
  private func steps(
    from start: Value, to end: Value, _ loop: inout Loop
  ) -> [Value]? {
    var ends: (Int, Int)?
    var make: (Int) -> Value = { .number(Decimal($0)) }
    switch (start, end) {
    case (.number(let low), .number(let high)):
      if let low = low.exactInt(), let high = high.exactInt() { ends = (low, high) }
    case (.date(let low), .date(let high)):
      ends = (low.daysSinceEpoch, high.daysSinceEpoch)
      make = { CalendarDate(daysSinceEpoch: $0).map(Value.date) ?? .none }
    default: break
    }
    guard let (low, high) = ends else {
      loop.failure = Self.noSteps(loop.span)
      return nil
    }
    let (distance, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, distance.magnitude < Self.longestIteration else {
      loop.failure = .failed(.limit, Message("the loop is too long", "循环过长"), loop.span)
      return nil
    }
    budget.spend(Int(distance.magnitude / 16))
    return stride(from: low, through: high, by: low <= high ? 1 : -1).map(make)
  }
}

// MARK: Tests

extension ReferenceEvaluator {
  /// Whether a value passes: Kleene's *or* over the tests, negated where the tests are.
  mutating func test(_ value: Value, _ tests: CheckedTests) -> Value {
    if tests.passesAll { return .boolean(true) }
    locals.append(value)
    defer { locals.removeLast() }
    var isUnknown = false
    var cause: Absence?
    for test in tests.tests {
      switch passes(value, test, tests.span) {
      case .boolean(true): return .boolean(!tests.isNegated)
      case .boolean(false): continue
      case let other:
        isUnknown = true
        cause = Absence.joining(cause, other.absence)
      }
    }
    return isUnknown ? .null(cause) : .boolean(tests.isNegated)
  }

  private mutating func passes(
    _ value: Value, _ test: CheckedTests.Test, _ span: SourceSpan
  ) -> Value {
    switch test {
    case .comparison(let symbol, let operand): compare(symbol, value, evaluate(operand), span)
    case .within(let range): within(value, evaluate(range), span)
    case .elementOf(let list): element(value, isIn: evaluate(list), span)
    case .isNull: .boolean(value.isNull)
    case .condition(let condition): evaluate(condition)
    case .either(let expression): either(value, evaluate(expression), span)
    }
  }

  private func within(_ value: Value, _ range: Value, _ span: SourceSpan) -> Value {
    if value.isNull || range.isNull {
      return Absence.joining(value.absence, range.absence).map(Value.null)
        ?? .failed(.comparison, .incomparable(value, range), span)
    }
    guard case .range(let range) = range, let result = range.contains(value) else {
      let ends = Self.ends(of: range)
      return .null(ends ?? Absence([.noResult(.loop, Message("no such range", "区间无法判断"), span)]))
    }
    return .boolean(result)
  }

  /// Why an end of a range is null; null if neither is.
  private static func ends(of range: Value) -> Absence? {
    guard case .range(let range) = range else { return nil }
    return Absence.joining(range.start.absence, range.end.absence)
  }

  private func element(_ value: Value, isIn list: Value, _ span: SourceSpan) -> Value {
    if list.isNull { return list }
    var isUnknown = value.isNull && dialect == .policy
    budget.spend(list.weight)
    for element in list.elements {
      let found = matches(value, element)
      if found == true { return .boolean(true) }
      if found == nil { isUnknown = true }
    }
    return isUnknown ? .null(value.absence) : .boolean(false)
  }

  /// Whether a value is an element of a list, or lies in one that is a range; in a policy null
  /// equals nothing and differs from nothing.
  private func matches(_ value: Value, _ element: Value) -> Bool? {
    if case .range(let range) = element { return range.contains(value) }
    if value.isNull || element.isNull {
      return dialect == .standard ? value.isNull && element.isNull : nil
    }
    return areEqual(value, element) ?? false
  }

  private func either(_ value: Value, _ other: Value, _ span: SourceSpan) -> Value {
    switch other {
    case .range: return within(value, other, span)
    case .list:
      if case .list = value, areEqual(value, other) == true { return .boolean(true) }
      return element(value, isIn: other, span)
    default: return compare(.equal, value, other, span)
    }
  }
}
