// Checked expressions that no text stands for.
extension CheckedExpression {
  /// A value of a type that the caller provides; only its type is used, to check tests of it.
  public static func input(_ type: StaticType, at span: SourceSpan) -> CheckedExpression {
    CheckedExpression(.constant(.none), type, span)
  }

  /// Whether an expression's value passes tests, as a condition.
  public static func membership(
    _ input: CheckedExpression, _ tests: CheckedTests
  ) -> CheckedExpression {
    CheckedExpression(.membership(input, tests), .boolean, input.span)
  }

  /// All of several conditions; null for none.
  public static func joined(_ parts: [CheckedExpression]) -> CheckedExpression? {
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { left, right in
      CheckedExpression(.and(left, right), .boolean, left.span.union(right.span))
    }
  }

  /// The opposite of a condition; null stays null.
  public static func negated(_ condition: CheckedExpression?) -> CheckedExpression? {
    condition.map(negated)
  }

  /// The opposite of a condition; null stays null.
  public static func negated(_ condition: CheckedExpression) -> CheckedExpression {
    let no = CheckedExpression(.constant(.boolean(false)), .boolean, condition.span)
    return CheckedExpression(.comparison(.equal, condition, no), .boolean, condition.span)
  }

  /// Whether a value lies between two others, both included.
  static func between(
    _ value: CheckedExpression, _ low: CheckedExpression, _ high: CheckedExpression,
    _ span: SourceSpan
  ) -> CheckedExpression {
    let above = CheckedExpression(.comparison(.greaterOrEqual, value, low), .boolean, span)
    let below = CheckedExpression(.comparison(.lessOrEqual, value, high), .boolean, span)
    return CheckedExpression(.and(above, below), .boolean, span)
  }
}
