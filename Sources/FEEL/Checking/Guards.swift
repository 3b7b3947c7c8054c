/// Finds the values that a condition shows to be present.
enum Guards {
  /// Returns the paths that are present wherever the condition is true.
  static func whenTrue(_ condition: CheckedExpression) -> Set<String> {
    switch condition.kind {
    case .isNull(let value, negated: true): path(of: value).map { [$0] } ?? []
    case .and(let left, let right): whenTrue(left).union(whenTrue(right))
    case .call(let call) where call.name == "not": call.arguments.first.map(whenFalse) ?? []
    default: []
    }
  }

  /// Returns the paths that are present wherever the condition is false.
  static func whenFalse(_ condition: CheckedExpression) -> Set<String> {
    switch condition.kind {
    case .isNull(let value, negated: false): path(of: value).map { [$0] } ?? []
    case .or(let left, let right): whenFalse(left).union(whenFalse(right))
    case .call(let call) where call.name == "not": call.arguments.first.map(whenTrue) ?? []
    default: []
    }
  }

  /// Returns a text that is the same for the same value at the same place; null for a computation.
  static func path(of expression: CheckedExpression) -> String? {
    switch expression.kind {
    case .variable(let slot): "v\(slot)"
    case .local(let index): "l\(index)"
    case .member(let base, let name): path(of: base).map { "\($0).\(name)" }
    default: nil
    }
  }
}
