/// Settles every name and type in an expression.
///
/// One walk down the tree with the type that is wanted, back up with the type that was found. A
/// word of an enumeration has no meaning of its own: in a comparison the other side is settled
/// first and says which enumeration is meant. What may be missing is part of the type; inside a
/// loop or filter a missing value would drop elements in silence, so there it must be guarded, and
/// `proven` holds the paths that a guard to the left has shown to be present.
public struct Checker {
  /// Something a loop, filter, function or test has bound.
  struct Local {
    let name: String
    let type: StaticType
    /// Whether the fields of the value are in scope by their own names (a filter's element).
    let opensFields: Bool
    /// The item that the value is the state of, where only the item was written.
    var item: CheckedExpression?
  }

  let scope: Scope
  var diagnostics = Diagnostics()
  var locals: [Local] = []
  /// Paths that are known to be present here.
  var proven: Set<String> = []
  /// How many loops and filters stand around this place.
  var loopDepth = 0
  /// Whether `?` has been used since it was last reset.
  var usesInput = false
  /// Whether `partial` has been used since it was last reset.
  var usesPartial = false

  /// A checker that has found nothing yet.
  public init(_ scope: Scope) {
    self.scope = scope
  }

  /// Returns the checked form of an expression; null after an error, which is then reported.
  ///
  /// - Parameters:
  ///   - expected: The type that is wanted; null where any will do.
  public static func check(
    _ expression: ExpressionSyntax, expecting expected: StaticType? = nil, in scope: Scope,
    into diagnostics: inout Diagnostics
  ) -> CheckedExpression? {
    if diagnostics.isFull { return nil }
    var checker = Checker(scope)
    var checked = checker.check(expression, expecting: expected)
    if let expected { checked = checker.require(checked, expected) }
    diagnostics.report(contentsOf: checker.diagnostics)
    return checker.diagnostics.hasErrors ? nil : checked
  }

  /// Returns the checked form of an expression and of tests of its value; null after an error.
  public static func check(
    _ tests: UnaryTestsSyntax, of input: CheckedExpression, in scope: Scope,
    into diagnostics: inout Diagnostics
  ) -> CheckedTests? {
    if diagnostics.isFull { return nil }
    var checker = Checker(scope)
    let checked = checker.check(tests, of: input)
    diagnostics.report(contentsOf: checker.diagnostics)
    return checker.diagnostics.hasErrors ? nil : checked
  }

  /// Returns the value that tests are asked of: an item stands for its state.
  public static func checkInput(
    _ expression: ExpressionSyntax, in scope: Scope, into diagnostics: inout Diagnostics
  ) -> CheckedExpression? {
    if diagnostics.isFull { return nil }
    var checker = Checker(scope)
    let checked = checker.face(of: checker.check(expression))
    diagnostics.report(contentsOf: checker.diagnostics)
    return checker.diagnostics.hasErrors ? nil : checked
  }
}

// MARK: One node

extension Checker {
  mutating func check(
    _ expression: ExpressionSyntax, expecting expected: StaticType? = nil
  ) -> CheckedExpression {
    let span = expression.span
    if diagnostics.isFull { return make(.unreadable, .unknown, span) }
    switch expression.kind {
    case .null: return constant(.none, .null, span)
    case .boolean(let value): return constant(.boolean(value), .boolean, span)
    case .number(let value):
      return constant(.number(value), value.isInteger ? .integer : .number, span)
    case .string(let text): return checkText(text, span, expecting: expected)
    case .atLiteral(let text): return checkAtLiteral(text, span)
    case .name(let name): return checkName(name, span, expecting: expected)
    case .path(let base, let member): return checkPath(base, member, span)
    case .filter(let base, let condition): return checkFilter(base, condition, span)
    case .call(let callee, let arguments):
      return checkCall(callee, arguments, span, expecting: expected)
    case .negation(let operand): return checkNegation(operand, span)
    case .binary(let symbol, let left, let right): return checkBinary(symbol, left, right, span)
    case .between(let value, let low, let high): return checkBetween(value, low, high, span)
    case .membership(let value, let tests): return checkMembership(value, tests, span)
    case .instance(let value, let type):
      return make(.instance(check(value), resolve(type)), .boolean, span)
    case .conditional(let condition, let positive, let negative):
      return checkConditional(condition, positive, negative, span, expecting: expected)
    case .iteration(let kind, let iterators, let body):
      return checkIteration(kind, iterators, body, span)
    case .function(let parameters, let body): return checkFunction(parameters, body, span)
    case .list(let elements): return checkList(elements, span, expecting: expected)
    case .context(let entries): return checkContext(entries, span)
    case .range(let low, let high, let startIncluded, let endIncluded):
      return checkRange(low, high, startIncluded, endIncluded, span, expecting: expected)
    case .unaryRange(let symbol, let end):
      let end = check(end)
      return make(.unaryRange(symbol, end), .range(end.type.unwrapped), span)
    case .external: return mistake(.externalFunction(at: span))
    case .unreadable: return make(.unreadable, .unknown, span)
    }
  }

  func make(
    _ kind: CheckedExpression.Kind, _ type: StaticType, _ span: SourceSpan
  ) -> CheckedExpression {
    CheckedExpression(kind, type, span)
  }

  func constant(_ value: Value, _ type: StaticType, _ span: SourceSpan) -> CheckedExpression {
    make(.constant(value), type, span)
  }

  /// Reports a mistake and gives the place the type that agrees with everything.
  mutating func mistake(_ diagnostic: Diagnostic) -> CheckedExpression {
    diagnostics.report(diagnostic)
    return make(.unreadable, .unknown, diagnostic.span)
  }

  /// Reports a value of a type that is not wanted; null and missing values pass.
  mutating func require(
    _ expression: CheckedExpression, _ wanted: StaticType
  ) -> CheckedExpression {
    if expression.type.conforms(to: wanted) { return expression }
    if let problem = quotedWord(expression, as: wanted) ?? itemAlone(expression, as: wanted) {
      return mistake(problem)
    }
    return mistake(.wrongType(expression.type, wanted: wanted, at: expression.span))
  }

  /// The type of an operation's result: missing if an operand may be, unless a loop forbids that.
  mutating func lifted(_ type: StaticType, over operands: [CheckedExpression]) -> StaticType {
    guard let missing = operands.first(where: { $0.type.isOptional && !$0.isNullLiteral }) else {
      return operands.contains { $0.isNullLiteral } ? type.optional : type
    }
    guard loopDepth > 0 else { return type.optional }
    diagnostics.report(.optionalInFilter(at: missing.span))
    return type
  }

  private mutating func checkAtLiteral(_ text: String, _ span: SourceSpan) -> CheckedExpression {
    if let value = Value(atLiteral: text) { return constant(value, value.staticType, span) }
    return mistake(.badAtLiteral(text, at: span))
  }

  mutating func checkConditional(
    _ condition: ExpressionSyntax, _ positive: ExpressionSyntax, _ negative: ExpressionSyntax,
    _ span: SourceSpan, expecting expected: StaticType?
  ) -> CheckedExpression {
    let condition = require(check(condition), .boolean)
    let outer = proven
    proven = outer.union(Guards.whenTrue(condition))
    let first = check(positive, expecting: expected)
    proven = outer.union(Guards.whenFalse(condition))
    let second = check(negative, expecting: expected)
    proven = outer
    var type = first.type.joined(with: second.type)
    if type == .any, first.type != .any, second.type != .any {
      diagnostics.report(.wrongType(second.type, wanted: first.type, at: second.span))
      type = .unknown
    }
    return make(
      .conditional(condition, then: first, else: second), lifted(type, over: [condition]), span)
  }
}
