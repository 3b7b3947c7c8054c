import FEEL

/// What an evaluation has seen, for its sentences: they ask, and do not know what runs the rules.
struct Seen {
  /// The value of an expression.
  let value: (CheckedExpression) -> Value
  /// Whether a condition holds: true, false, or null with its causes.
  let verdict: (Condition) -> Value
}
