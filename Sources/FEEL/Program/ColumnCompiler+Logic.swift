// Conditions: comparisons, tests, Kleene's logic.
extension ColumnCompiler {
  /// The truth that a condition is; null where it has no fast form.
  package func truth(_ expression: CheckedExpression) -> Int? {
    operand(expression).flatMap { truth($0) }
  }

  private func truth(_ operand: ColumnOperand) -> Int? {
    switch operand {
    case .truth(let register): return register
    case .constant(let value): return truth(value)
    default: return nil
    }
  }

  /// The truth that a value is; null for values of other kinds.
  private func truth(_ value: Value) -> Int? {
    switch value {
    case .boolean(let holds): truth(holds)
    case .null: truth(Bool?.none)
    default: nil
    }
  }

  func logic(_ expression: CheckedExpression) -> Int? {
    switch expression.kind {
    case .and(let left, let right):
      guard let a = truth(left), let b = truth(right) else { return nil }
      return both(a, b)
    case .or(let left, let right):
      guard let a = truth(left), let b = truth(right) else { return nil }
      return either(a, b)
    case .comparison(let symbol, let left, let right):
      guard let a = operand(left), let b = operand(right) else { return nil }
      return compare(symbol, a, b)
    case .isNull(let value, let negated):
      guard let missing = operand(value).flatMap({ isNull($0) }) else { return nil }
      return negated ? not(missing) : missing
    case .membership(let value, let tests):
      return operand(value).flatMap { passes($0, tests) }
    case .iteration(let kind, let iterators, let body, _):
      return quantified(kind, iterators, body)
    default: return nil
    }
  }

  package func both(_ a: Int, _ b: Int) -> Int { emitTruth { .and(a, b, into: $0) } }

  package func either(_ a: Int, _ b: Int) -> Int { emitTruth { .or(a, b, into: $0) } }

  package func not(_ a: Int) -> Int { emitTruth { .not(a, into: $0) } }

  private func isNull(_ value: ColumnOperand) -> Int? {
    switch value {
    case .number(let register, _): emitTruth { .isMissing(register, into: $0) }
    case .truth(let register): emitTruth { .isUnknown(register, into: $0) }
    case .given(let register): emitTruth { .isUnknown(register, into: $0) }
    case .constant(let value): truth(value.isNull)
    default: nil
    }
  }

  /// A truth that is the same everywhere; null: it is never known.
  package func truth(_ holds: Bool?) -> Int { emitTruth { .truth(holds, into: $0) } }

  // MARK: Comparisons

  /// Whether an expression is at most a count.
  package func compare(_ expression: CheckedExpression, isAtMost count: Int) -> Int? {
    operand(expression).flatMap {
      compare(.lessOrEqual, $0, .number(count, .number(scale: 0)))
    }
  }

  func compare(_ symbol: BinaryOperator, _ left: ColumnOperand, _ right: ColumnOperand) -> Int? {
    switch (left, right) {
    case (.constant(let a), .constant(let b)):
      return truth(evaluator(locals: []).compare(symbol, a, b, .nowhere))
    case (.constant(let value), let other): return compare(symbol.flipped, other, to: value)
    case (let other, .constant(let value)): return compare(symbol, other, to: value)
    case (.truth(let a), .truth(let b)):
      guard !symbol.isOrder else { return nil }
      let same = emitTruth { .same(a, b, into: $0) }
      return symbol == .equal ? same : not(same)
    case (.number(let a, let first), .number(let b, let second)):
      guard let (x, y, form) = unified((a, first), (b, second)), form.allows(symbol) else {
        return nil
      }
      return compare(symbol, x, y)
    default: return nil
    }
  }

  private func compare(_ symbol: BinaryOperator, _ a: Int, _ b: Int) -> Int? {
    switch symbol {
    case .less: emitTruth { .compare(.less, a, b, into: $0) }
    case .greater: emitTruth { .compare(.less, b, a, into: $0) }
    case .lessOrEqual: emitTruth { .compare(.lessOrEqual, a, b, into: $0) }
    case .greaterOrEqual: emitTruth { .compare(.lessOrEqual, b, a, into: $0) }
    case .equal: emitTruth { .compare(.equal, a, b, into: $0) }
    case .notEqual: not(emitTruth { .compare(.equal, a, b, into: $0) })
    default: nil
    }
  }

  private func compare(
    _ symbol: BinaryOperator, _ operand: ColumnOperand, to value: Value
  ) -> Int? {
    if value.isNull { return truth(Bool?.none) }
    switch operand {
    case .number(let register, let form):
      guard let codes = CodeSet(symbol, value, as: form, &builder.program.texts) else {
        return nil
      }
      return emitTruth { .isWithin(register, codes, into: $0) }
    case .truth(let register):
      guard case .boolean(let wanted) = value, !symbol.isOrder else { return nil }
      return wanted == (symbol == .equal) ? register : not(register)
    case .word(let field, let row):
      return CodeSet(symbol, value, as: .word(field.type), &builder.program.texts)
        .map { has(row, field, among: $0) }
    default: return nil
    }
  }

  /// Whether a row has one of several words.
  private func has(_ row: Int, _ field: RowRelation.WordField, among words: CodeSet) -> Int {
    var result: Int?
    for (word, set) in field.sets.enumerated() where words.contains(Int64(word)) {
      let next = emitTruth { .has(place: row, in: set, into: $0) }
      result = result.map { either($0, next) } ?? next
    }
    return result ?? truth(false)
  }

  // MARK: Tests

  /// Whether a value passes tests; null where that has no fast form.
  package func passes(_ value: ColumnOperand, _ tests: CheckedTests) -> Int? {
    if tests.passesAll { return truth(true) }
    if case .constant(let value) = value, let holds = passes(value, tests) { return holds }
    if case .number(let register, let form) = value,
      let found = CodeTests(
        tests, as: form, &builder.program.texts, settle: { settled($0, beneath: 1) })
    {
      let inside = emitTruth { .isWithin(register, found.passing, into: $0) }
      guard let onNull = found.onNull else { return inside }
      let missing = emitTruth { .isMissing(register, into: $0) }
      return onNull ? either(inside, missing) : both(inside, not(missing))
    }
    if case .word(let field, let row) = value,
      let found = CodeTests(
        tests, as: .word(field.type), &builder.program.texts, settle: { settled($0, beneath: 1) })
    {
      return has(row, field, among: found.passing)
    }
    return passesOne(value, tests)
  }

  /// Whether a constant passes tests that ask for nothing but constants.
  private func passes(_ value: Value, _ tests: CheckedTests) -> Int? {
    let depth = locals.count
    guard tests.slots.isSubset(of: names.constants.keys), !tests.namesLocal({ $0 < depth })
    else { return nil }
    var evaluator = evaluator(locals: Array(repeating: .none, count: depth))
    return truth(evaluator.test(value, tests))
  }

  /// Kleene's *or* over the tests, one by one.
  private func passesOne(_ value: ColumnOperand, _ tests: CheckedTests) -> Int? {
    locals.append(value)
    defer { locals.removeLast() }
    var result: Int?
    for test in tests.tests {
      guard let next = passes(value, test) else { return nil }
      result = result.map { either($0, next) } ?? next
    }
    return result.map { tests.isNegated ? not($0) : $0 }
  }

  private func passes(_ value: ColumnOperand, _ test: CheckedTests.Test) -> Int? {
    switch test {
    case .comparison(let symbol, let other):
      return operand(other).flatMap { compare(symbol, value, $0) }
    case .within(let range): return isWithin(value, range)
    case .elementOf(let list): return isElement(value, of: list)
    case .isNull:
      return isNull(value)
    case .condition(let condition): return truth(condition)
    case .either: return nil
    }
  }

  private func isWithin(_ value: ColumnOperand, _ range: CheckedExpression) -> Int? {
    guard case .range(let low, let high, let startIncluded, let endIncluded) = range.kind,
      let first = operand(low), let last = operand(high),
      let above = compare(startIncluded ? .greaterOrEqual : .greater, value, first),
      let below = compare(endIncluded ? .lessOrEqual : .less, value, last)
    else { return nil }
    return bothOrUnknown(above, below, first, last)
  }

  /// Both; but where an end of the range is missing, nothing can be told.
  private func bothOrUnknown(
    _ above: Int, _ below: Int, _ first: ColumnOperand, _ last: ColumnOperand
  ) -> Int {
    var result = both(above, below)
    for end in [first, last] {
      guard case .number(let register, _) = end else { continue }
      let isMissing = emitTruth { .isMissing(register, into: $0) }
      let unknown = truth(Bool?.none)
      result = emitTruth { [result] in
        .chooseTruth(if: isMissing, then: unknown, else: result, into: $0)
      }
    }
    return result
  }

  private func isElement(_ value: ColumnOperand, of list: CheckedExpression) -> Int? {
    guard case .list(let elements) = list.kind, !elements.isEmpty else { return nil }
    var result: Int?
    for element in elements {
      guard !element.type.isOptional, let other = operand(element),
        let next = compare(.equal, value, other)
      else { return nil }
      result = result.map { either($0, next) } ?? next
    }
    return result
  }
}

extension ColumnForm {
  /// Whether numbers of this form compare as their values do.
  fileprivate func allows(_ symbol: BinaryOperator) -> Bool {
    if case .word = self, !symbol.isOrder { return true }
    return isOrdered
  }
}

extension BinaryOperator {
  /// The comparison that holds with its operands changed over.
  fileprivate var flipped: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
