extension ExpressionSyntax {
  /// The names an expression uses, paths whole (`venue.rooms`) and each of their beginnings.
  ///
  /// Names that a loop, filter or function binds are among them; callers look for names they know.
  public var names: Set<String> {
    var found: Set<String> = []
    collect(into: &found)
    return found
  }

  private func collect(into found: inout Set<String>) {
    if let path = dottedPath {
      var beginning = ""
      for part in path {
        beginning += beginning.isEmpty ? part : ".\(part)"
        found.insert(beginning)
      }
      return
    }
    if case .path(_, let member) = kind { found.insert(".\(member.text)") }
    for child in children { child.collect(into: &found) }
  }

  /// The parts of `a.b.c`; null for anything else.
  private var dottedPath: [String]? {
    switch kind {
    case .name(let name): [name]
    case .path(let base, let member): base.dottedPath.map { $0 + [member.text] }
    default: nil
    }
  }

  /// The expressions directly inside.
  private var children: [ExpressionSyntax] {
    switch kind {
    case .null, .boolean, .number, .string, .atLiteral, .name, .external, .unreadable: []
    case .path(let base, _), .negation(let base), .instance(let base, _), .unaryRange(_, let base):
      [base]
    case .filter(let a, let b), .binary(_, let a, let b), .range(let a, let b, _, _): [a, b]
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .between(let a, let b, let c), .conditional(let a, let b, let c): [a, b, c]
    case .membership(let value, let tests): [value] + tests.map(\.expression)
    case .iteration(_, let iterators, let body):
      iterators.flatMap { [$0.domain] + ($0.end.map { [$0] } ?? []) } + [body]
    case .function(_, let body): [body]
    case .list(let elements): elements
    case .context(let entries): entries.map(\.value)
    }
  }
}

extension UnaryTestsSyntax {
  /// The names the tests use, as `ExpressionSyntax.names`.
  public var names: Set<String> {
    switch kind {
    case .any: []
    case .tests(let tests), .not(let tests):
      tests.reduce(into: []) { $0.formUnion($1.expression.names) }
    }
  }
}
