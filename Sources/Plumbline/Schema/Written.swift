public import FEEL

/// A value with the place where it was written.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let span: SourceSpan

  package init(_ value: Value, _ span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// An expression with its text.
package struct WrittenExpression: Sendable {
  package let syntax: ExpressionSyntax
  package let text: String
  package let span: SourceSpan
  /// As `ExpressionSyntax.names`: found once, asked for by every version of a checklist.
  package let names: Set<String>

  init(syntax: ExpressionSyntax, text: String, span: SourceSpan) {
    self.syntax = syntax
    self.text = text
    self.span = span
    names = syntax.names
  }
}

/// Unary tests with their text.
package struct WrittenTests: Sendable {
  package let syntax: UnaryTestsSyntax
  package let text: String
  package let span: SourceSpan
  /// As `UnaryTestsSyntax.names`: found once, asked for by every version of a checklist.
  package let names: Set<String>

  init(syntax: UnaryTestsSyntax, text: String, span: SourceSpan) {
    self.syntax = syntax
    self.text = text
    self.span = span
    names = syntax.names
  }
}

/// A condition in any of its three forms (`docs/language.md`, section 6).
package indirect enum ConditionSyntax: Sendable {
  case expression(WrittenExpression)
  case test(WrittenExpression, WrittenTests)
  case all([ConditionSyntax])
  case any([ConditionSyntax])
  case none([ConditionSyntax])
}

extension ConditionSyntax {
  /// The names that the condition uses, as `ExpressionSyntax.names`.
  var names: Set<String> {
    switch self {
    case .expression(let written): written.names
    case .test(let input, let tests): input.names.union(tests.names)
    case .all(let parts), .any(let parts), .none(let parts):
      parts.dropFirst().reduce(into: parts.first?.names ?? []) { $0.formUnion($1.names) }
    }
  }
}

/// What a rule rests on: a clause of a registered text, or our own default.
package enum BasisSyntax: Sendable {
  case standard(SourceSpan)
  case reference(source: String, clause: String?, SourceSpan)
}

/// What rules of all stages have in common.
package struct RuleHeader: Sendable {
  package let id: Located<String>
  package let title: String?
  package let inForce: Located<DateRange>?
  /// The rule in whose place this one stands.
  package let replaces: Located<String>?
  package let basis: [BasisSyntax]
  /// The author's own sentence for the condition.
  package let label: String?
}

/// Days from one to another, both included; an end left out is open.
public struct DateRange: Sendable, Hashable {
  public let from: CalendarDate?
  public let until: CalendarDate?

  package init(from: CalendarDate?, until: CalendarDate?) {
    self.from = from
    self.until = until
  }

  package static let always = DateRange(from: nil, until: nil)

  public func contains(_ date: CalendarDate) -> Bool {
    if let from, date < from { return false }
    if let until, until < date { return false }
    return true
  }

  /// The days that lie in both; null if there are none.
  package func intersection(_ other: DateRange) -> DateRange? {
    let start = [from, other.from].compactMap(\.self).max()
    let end = [until, other.until].compactMap(\.self).min()
    if let start, let end, end < start { return nil }
    return DateRange(from: start, until: end)
  }

  /// As rules write it: `2023-05-01..`.
  public var text: String {
    "\(from?.description ?? "")..\(until?.description ?? "")"
  }
}
