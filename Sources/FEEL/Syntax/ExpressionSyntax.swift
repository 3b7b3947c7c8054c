/// An expression as it was written; every node knows its place.
public struct ExpressionSyntax: Sendable {
  /// What an expression can be (DMN 1.5, 10.3.1.2).
  public indirect enum Kind: Sendable {
    case null
    case boolean(Bool)
    case number(Decimal)
    case string(String)
    /// `@"2023-05-17"`.
    case atLiteral(String)
    case name(String)
    case path(ExpressionSyntax, NameSyntax)
    case filter(ExpressionSyntax, ExpressionSyntax)
    case call(ExpressionSyntax, [ArgumentSyntax])
    case negation(ExpressionSyntax)
    case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax)
    case between(ExpressionSyntax, low: ExpressionSyntax, high: ExpressionSyntax)
    case membership(ExpressionSyntax, [TestSyntax])
    case instance(ExpressionSyntax, TypeSyntax)
    case conditional(ExpressionSyntax, then: ExpressionSyntax, else: ExpressionSyntax)
    case iteration(Iteration, [IteratorSyntax], body: ExpressionSyntax)
    case function([ParameterSyntax], body: ExpressionSyntax)
    case list([ExpressionSyntax])
    case context([EntrySyntax])
    case range(ExpressionSyntax, ExpressionSyntax, startIncluded: Bool, endIncluded: Bool)
    /// `(< 10)` as a value.
    case unaryRange(BinaryOperator, ExpressionSyntax)
    /// The body of a function that is written in another language; what it says is passed over.
    case external
    /// Something that could not be read; already reported.
    case unreadable
  }

  /// What it is, with its parts.
  public let kind: Kind
  public let span: SourceSpan
  /// How many nodes lie on the longest way down, at least 1.
  let height: Int

  init(_ kind: Kind, _ span: SourceSpan, over children: [ExpressionSyntax] = []) {
    self.kind = kind
    self.span = span
    height = 1 + children.reduce(0) { max($0, $1.height) }
  }
}

/// The three loops of FEEL.
public enum Iteration: String, Sendable, Hashable {
  case `for`
  case some
  case every
}

/// A name with its place.
public struct NameSyntax: Sendable, Hashable {
  public let text: String
  public let span: SourceSpan
}

/// One argument of a call; the name is null in a positional call.
public struct ArgumentSyntax: Sendable {
  public let name: NameSyntax?
  public let value: ExpressionSyntax
}

/// `x in domain` or `x in start..end`.
public struct IteratorSyntax: Sendable {
  public let name: NameSyntax
  public let domain: ExpressionSyntax
  /// The end of `start..end`; null for a list or a single value.
  public let end: ExpressionSyntax?
}

/// A parameter of a function literal.
public struct ParameterSyntax: Sendable {
  public let name: NameSyntax
  /// The declared type; null where there is none.
  public let type: TypeSyntax?
}

/// `key: value` of a context.
public struct EntrySyntax: Sendable {
  public let key: NameSyntax
  public let value: ExpressionSyntax
}

/// A type as it was written.
public struct TypeSyntax: Sendable {
  /// What a type can be; a name may have blanks in it: `date and time`.
  public indirect enum Kind: Sendable {
    case named(String)
    case list(TypeSyntax)
    case range(TypeSyntax)
    case context([(name: NameSyntax, type: TypeSyntax)])
    case function([TypeSyntax], TypeSyntax)
    case unreadable
  }

  public let kind: Kind
  public let span: SourceSpan
}

/// One test of a value: `>= 90`, `[60..80)`, `重大`.
public struct TestSyntax: Sendable {
  /// What a test can be.
  public enum Kind: Sendable {
    case comparison(BinaryOperator, ExpressionSyntax)
    /// A value to equal, a list or range to lie in, or a condition over `?`.
    case expression(ExpressionSyntax)
  }

  public let kind: Kind
  public let span: SourceSpan

  /// The expression inside.
  public var expression: ExpressionSyntax {
    switch kind {
    case .comparison(_, let expression), .expression(let expression): expression
    }
  }
}

/// The tests of one cell, or of one line of a condition map.
public struct UnaryTestsSyntax: Sendable {
  /// What the tests of a cell can be.
  public enum Kind: Sendable {
    /// `-`: every value passes.
    case any
    /// At least one holds.
    case tests([TestSyntax])
    /// None holds.
    case not([TestSyntax])
  }

  public let kind: Kind
  public let span: SourceSpan
}
