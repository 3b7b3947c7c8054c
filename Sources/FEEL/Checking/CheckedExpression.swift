/// An expression whose names are slots and whose every part has a type.
public struct CheckedExpression: Sendable {
  /// What an expression can be once its names are settled.
  public indirect enum Kind: Sendable {
    case constant(Value)
    /// A value the caller provides.
    case variable(slot: Int)
    /// A value bound by a loop, a filter, a function or a test; counted from the outermost, from 0.
    case local(Int)
    /// What a filter's element has under a name, if it has an entry of it; else something further out.
    case entry(ofLocal: Int, String, orElse: CheckedExpression)
    /// An entry of a context, a property of a value, or that of each element of a list.
    case member(CheckedExpression, String)
    /// An element by its place: from 1, or from the end with a negative number.
    case element(CheckedExpression, at: CheckedExpression)
    /// The elements for which the condition is true; the element is the next local.
    case filter(CheckedExpression, CheckedExpression)
    case call(BuiltinCall)
    /// A call of a function that is a value; the names are null for positional arguments.
    case invocation(CheckedExpression, [(name: String?, value: CheckedExpression)])
    case negation(CheckedExpression)
    case arithmetic(BinaryOperator, CheckedExpression, CheckedExpression)
    /// `=` and `!=`, and the four orders. A checked comparison with the literal null is `isNull`.
    case comparison(BinaryOperator, CheckedExpression, CheckedExpression)
    /// `x = null` (or `!=`, if negated).
    case isNull(CheckedExpression, negated: Bool)
    case and(CheckedExpression, CheckedExpression)
    case or(CheckedExpression, CheckedExpression)
    case membership(CheckedExpression, CheckedTests)
    case instance(CheckedExpression, StaticType)
    case conditional(CheckedExpression, then: CheckedExpression, else: CheckedExpression)
    /// A loop; `partial`, the results so far, is the last local inside if the body uses it.
    case iteration(Iteration, [CheckedIterator], body: CheckedExpression, usesPartial: Bool)
    case function([CheckedParameter], body: CheckedExpression, depth: Int)
    case list([CheckedExpression])
    case context([(key: String, value: CheckedExpression)])
    case range(CheckedExpression, CheckedExpression, startIncluded: Bool, endIncluded: Bool)
    case unaryRange(BinaryOperator, CheckedExpression)
    /// A mistake stands here; never evaluated, since a policy with errors is not.
    case unreadable
  }

  /// What it is, with its parts.
  public let kind: Kind
  /// The type of every value that it can have.
  public let type: StaticType
  public let span: SourceSpan

  init(_ kind: Kind, _ type: StaticType, _ span: SourceSpan) {
    self.kind = kind
    self.type = type
    self.span = span
  }

  /// The value, if it is written out in the text.
  public var constant: Value? {
    if case .constant(let value) = kind { return value }
    return nil
  }

  /// Whether this is the literal null.
  var isNullLiteral: Bool { constant?.isNull ?? false }
}

/// A call of a built-in, its arguments in the order of the parameters.
public struct BuiltinCall: Sendable {
  public let name: String
  let signature: Builtin.Signature
  public let arguments: [CheckedExpression]
}

/// A parameter of a function literal; without a declared type it takes every value.
public struct CheckedParameter: Sendable {
  public let name: String
  public let type: StaticType
}

/// `x in domain` or `x in start..end` of a loop.
public struct CheckedIterator: Sendable {
  public let domain: CheckedExpression
  /// The end of `start..end`; null for a list or a single value.
  public let end: CheckedExpression?
}

/// The tests of a cell or after `in`; the tested value is the next local (`?`).
public struct CheckedTests: Sendable {
  /// One test of a value.
  public indirect enum Test: Sendable {
    /// The value compares so.
    case comparison(BinaryOperator, CheckedExpression)
    /// The value lies in the range.
    case within(CheckedExpression)
    /// The value is an element, or lies in an element that is a range.
    case elementOf(CheckedExpression)
    /// The value is null.
    case isNull
    /// A condition over `?`.
    case condition(CheckedExpression)
    /// What the value of the expression decides, since its type does not.
    case either(CheckedExpression)
  }

  /// Empty: every value passes.
  public let tests: [Test]
  /// Whether none may hold instead of one.
  public let isNegated: Bool
  public let span: SourceSpan
  /// What each test compares with; null where one does anything but compare with a constant.
  let constants: [(symbol: BinaryOperator, value: Value)]?

  /// Tests of which one must hold or, negated, none.
  public init(tests: [Test], isNegated: Bool, span: SourceSpan) {
    self.tests = tests
    self.isNegated = isNegated
    self.span = span
    let compared = tests.compactMap { test -> (symbol: BinaryOperator, value: Value)? in
      guard case .comparison(let symbol, let operand) = test else { return nil }
      return operand.constant.map { (symbol, $0) }
    }
    constants = compared.count == tests.count ? compared : nil
  }

  /// Whether every value passes, missing ones too.
  public var passesAll: Bool { tests.isEmpty }
}
