// Unary tests: the cells of tables, the lines of condition maps, and what stands after `in`.
extension Checker {
  mutating func check(
    _ tests: UnaryTestsSyntax, of input: CheckedExpression
  ) -> CheckedTests {
    switch tests.kind {
    case .any: CheckedTests(tests: [], isNegated: false, span: tests.span)
    case .not(let list): check(list, of: input, isNegated: true, tests.span)
    case .tests(let list): check(list, of: input, isNegated: false, tests.span)
    }
  }

  private mutating func check(
    _ list: [TestSyntax], of input: CheckedExpression, isNegated: Bool, _ span: SourceSpan
  ) -> CheckedTests {
    let reported = diagnostics.all.count
    let checked = CheckedTests(tests: check(list, of: input), isNegated: isNegated, span: span)
    checkChoices(of: input, against: checked.tests)
    // What is wrong in itself needs no second word.
    if diagnostics.all.count == reported,
      let problem = problem(in: checked, of: input)
    {
      diagnostics.report(problem)
    }
    return checked
  }

  /// What is wrong with tests of a value, by its type and by the range that is declared for it.
  func problem(in tests: CheckedTests, of input: CheckedExpression) -> Diagnostic? {
    if let problem = TestCoverage.problem(in: tests, of: input.type) { return problem }
    switch input.kind {
    case .member(let base, let name):
      guard case .variable(let slot) = base.kind, let domain = scope.domains[slot]?[name] else {
        return nil
      }
      return TestCoverage.problem(in: tests, of: input.type, within: domain)?.inDomain(domain.span)
    case .call(let call) where call.name == "count" || call.name == "string length":
      let zero = constant(.number(0), .integer, input.span)
      let counts = CheckedTests(
        tests: [.comparison(.greaterOrEqual, zero)], isNegated: false, span: input.span)
      return TestCoverage.problem(in: tests, of: input.type, within: counts)
    default: return nil
    }
  }

  mutating func checkMembership(
    _ value: ExpressionSyntax, _ tests: [TestSyntax], _ span: SourceSpan
  ) -> CheckedExpression {
    let value = face(of: check(value))
    let first = tests.first?.span ?? span
    let place = tests.reduce(first) { $0.union($1.span) }
    let made = check(tests, of: value, isNegated: false, place)
    return make(.membership(value, made), lifted(.boolean, over: [value]), span)
  }

  private mutating func check(
    _ tests: [TestSyntax], of input: CheckedExpression
  ) -> [CheckedTests.Test] {
    let item = item(behind: input)
    locals.append(Local(name: "?", type: input.type, opensFields: false, item: item))
    defer { locals.removeLast() }
    return tests.map { check($0, of: input.type) }
  }

  private mutating func check(_ test: TestSyntax, of input: StaticType) -> CheckedTests.Test {
    switch test.kind {
    case .comparison(let symbol, let operand):
      let operand = check(operand, expecting: input)
      if operand.isNullLiteral, symbol == .equal { return .isNull }
      let value = tested(input, test.span)
      _ = checkComparable(symbol, value, operand, test.span)
      guardOptional(operand)
      return .comparison(symbol, operand)
    case .expression(let expression): return checkValueTest(expression, of: input)
    }
  }

  /// The value that is tested: `?`.
  private func tested(_ input: StaticType, _ span: SourceSpan) -> CheckedExpression {
    make(.local(locals.count - 1), input, span)
  }

  /// A missing operand inside a loop would drop elements in silence.
  private mutating func guardOptional(_ operand: CheckedExpression) {
    if loopDepth > 0, operand.type.isOptional, !operand.isNullLiteral {
      diagnostics.report(.optionalInFilter(at: operand.span))
    }
  }

  private mutating func checkValueTest(
    _ expression: ExpressionSyntax, of input: StaticType
  ) -> CheckedTests.Test {
    let outerUse = usesInput
    usesInput = false
    let wanted: StaticType? = expectation(expression, input)
    let checked = check(expression, expecting: wanted)
    let usesInputHere = usesInput
    usesInput = outerUse
    if checked.isNullLiteral { return .isNull }
    if usesInputHere {
      return .condition(require(checked, .boolean))
    }
    return settle(checked, of: input)
  }

  private func expectation(_ expression: ExpressionSyntax, _ input: StaticType) -> StaticType? {
    switch expression.kind {
    case .range, .unaryRange: .range(input.unwrapped)
    case .list: input.isList ? input : .list(input.unwrapped)
    default: input
    }
  }

  /// Decides by the types what a test over a value means.
  private mutating func settle(
    _ checked: CheckedExpression, of input: StaticType
  ) -> CheckedTests.Test {
    if checked.type.isOpen || input.isOpen {
      return checked.type == .unknown ? .either(checked) : .comparison(.equal, checked)
    }
    guardOptional(checked)
    switch checked.type.unwrapped {
    case .range(let end) where input.isComparable(with: end): return .within(checked)
    case .list(let element) where !input.isList:
      if element.isComparable(with: input) { return .elementOf(checked) }
      if case .range(let end) = element, end.isComparable(with: input) {
        return .elementOf(checked)
      }
    default: break
    }
    if !checked.type.isComparable(with: input) { report(mismatched: checked, with: input) }
    return .comparison(.equal, checked)
  }

  /// Says of a test that its value can never be what is tested.
  private mutating func report(mismatched test: CheckedExpression, with input: StaticType) {
    let isCondition = test.type.unwrapped == .boolean
    if !isCondition || test.constant != nil,
      let problem = answerMeant(tested(input, test.span), besides: test, at: test.span)
    {
      diagnostics.report(problem)
    } else if isCondition {
      diagnostics.report(.booleanTest(input, at: test.span))
    } else {
      diagnostics.report(
        quotedWord(test, as: input) ?? .incomparable(input, test.type, at: test.span))
    }
  }
}
