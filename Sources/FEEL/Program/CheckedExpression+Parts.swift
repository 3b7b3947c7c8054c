extension CheckedExpression {
  /// The expressions of which this one is made.
  package var parts: [CheckedExpression] {
    switch kind {
    case .constant, .variable, .local, .unreadable: []
    case .entry(_, _, let other): [other]
    case .member(let base, _): [base]
    case .element(let base, let place): [base, place]
    case .filter(let base, let condition): [base, condition]
    case .call(let call): call.arguments
    case .invocation(let callee, let arguments): [callee] + arguments.map(\.value)
    case .negation(let operand), .isNull(let operand, _), .instance(let operand, _): [operand]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right): [left, right]
    case .and(let left, let right), .or(let left, let right): [left, right]
    case .membership(let value, let tests): [value] + tests.tests.flatMap(\.parts)
    case .conditional(let condition, let positive, let negative): [condition, positive, negative]
    case .iteration(_, let iterators, let body, _):
      iterators.flatMap { [$0.domain] + ($0.end.map { [$0] } ?? []) } + [body]
    case .function(_, let body, _): [body]
    case .list(let elements): elements
    case .context(let entries): entries.map(\.value)
    case .range(let low, let high, _, _): [low, high]
    case .unaryRange(_, let end): [end]
    }
  }

  /// The slots of all variables that it names.
  package var slots: Set<Int> {
    if case .variable(let slot) = kind { return [slot] }
    return parts.reduce(into: []) { $0.formUnion($1.slots) }
  }

  /// Whether it names a local that satisfies a condition.
  func namesLocal(_ isMeant: (Int) -> Bool) -> Bool {
    switch kind {
    case .local(let place): return isMeant(place)
    case .entry(let place, _, _): return isMeant(place) || parts.contains { $0.namesLocal(isMeant) }
    default: return parts.contains { $0.namesLocal(isMeant) }
    }
  }
}

extension CheckedTests.Test {
  /// The expressions that a test asks about.
  fileprivate var parts: [CheckedExpression] {
    switch self {
    case .comparison(_, let operand), .within(let operand), .elementOf(let operand),
      .condition(let operand), .either(let operand):
      [operand]
    case .isNull: []
    }
  }
}

extension CheckedTests {
  /// The slots of all variables that the tests name.
  package var slots: Set<Int> {
    tests.reduce(into: []) { slots, test in
      for part in test.parts { slots.formUnion(part.slots) }
    }
  }

  /// Whether they name a local that satisfies a condition.
  func namesLocal(_ isMeant: (Int) -> Bool) -> Bool {
    tests.contains { $0.parts.contains { $0.namesLocal(isMeant) } }
  }
}
