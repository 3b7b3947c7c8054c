/// Settles the names of an expression and nothing else, as FEEL itself does.
///
/// The standard has no types before evaluation: what does not fit gives null when it is met. So an
/// unknown name is null here, a call picks its signature by the values, and a filter looks into its
/// elements for the names inside. Policies are checked (`Checker`); this is the form in which the
/// public conformance cases run.
struct Resolver {
  /// Something a loop, filter, function, context or test has bound.
  private struct Local {
    let name: String
    /// Whether the entries of the value are in scope by their own names (a filter's element).
    let opensEntries: Bool
  }

  /// The slots of the variables, by name.
  let slots: [String: Int]
  /// Types that have names beyond FEEL's own.
  let types: [String: StaticType]
  private var locals: [Local] = []
  /// Whether `?` has been used since it was last reset.
  private var usesInput = false
  /// Whether `partial` has been used since it was last reset.
  private var usesPartial = false

  init(slots: [String: Int], types: [String: StaticType] = [:]) {
    self.slots = slots
    self.types = types
  }

  /// Returns the expression with every name a slot or a local, every type unknown.
  static func resolve(
    _ expression: ExpressionSyntax, slots: [String: Int], types: [String: StaticType] = [:]
  ) -> CheckedExpression {
    var resolver = Resolver(slots: slots, types: types)
    return resolver.resolve(expression)
  }

  /// Returns the tests of a cell likewise.
  static func resolve(
    _ tests: UnaryTestsSyntax, slots: [String: Int], types: [String: StaticType] = [:]
  ) -> CheckedTests {
    var resolver = Resolver(slots: slots, types: types)
    switch tests.kind {
    case .any: return CheckedTests(tests: [], isNegated: false, span: tests.span)
    case .tests(let list):
      return CheckedTests(tests: resolver.resolve(list), isNegated: false, span: tests.span)
    case .not(let list):
      return CheckedTests(tests: resolver.resolve(list), isNegated: true, span: tests.span)
    }
  }
}

// MARK: One node

extension Resolver {
  private mutating func resolve(_ expression: ExpressionSyntax) -> CheckedExpression {
    CheckedExpression(kind(of: expression), .unknown, expression.span)
  }

  private mutating func kind(of expression: ExpressionSyntax) -> CheckedExpression.Kind {
    switch expression.kind {
    case .null: .constant(.none)
    case .boolean(let value): .constant(.boolean(value))
    case .number(let value): .constant(.number(value))
    case .string(let value): .constant(.string(value))
    case .atLiteral(let text):
      .constant(
        Value(atLiteral: text, zones: .system)
          ?? .null(Absence([.noResult(.type, .noLiteral(text), expression.span)])))
    case .name(let name): kind(of: name)
    case .path(let base, let member): .member(resolve(base), member.text)
    case .filter(let base, let condition): filter(base, condition)
    case .call(let callee, let arguments): call(callee, arguments)
    case .negation(let operand): .negation(resolve(operand))
    case .binary(let symbol, let left, let right): binary(symbol, resolve(left), resolve(right))
    case .between(let value, let low, let high): between(value, low, high, expression.span)
    case .membership(let value, let tests): membership(value, tests, expression.span)
    case .instance(let value, let type): instance(value, type)
    case .conditional(let condition, let positive, let negative):
      .conditional(resolve(condition), then: resolve(positive), else: resolve(negative))
    case .iteration(let kind, let iterators, let body): iteration(kind, iterators, body)
    case .function(let parameters, let body): function(parameters, body)
    case .list(let elements): .list(elements.map { resolve($0) })
    case .context(let entries): context(entries)
    case .range(let low, let high, let startIncluded, let endIncluded):
      .range(resolve(low), resolve(high), startIncluded: startIncluded, endIncluded: endIncluded)
    case .unaryRange(let symbol, let end): .unaryRange(symbol, resolve(end))
    case .external:
      .constant(.null(Absence([.noResult(.call, .externalFunction, expression.span)])))
    case .unreadable: .unreadable
    }
  }

  private mutating func kind(of name: String) -> CheckedExpression.Kind {
    if name == "?" { usesInput = true }
    if name == "partial" { usesPartial = true }
    return kind(of: name, below: locals.count)
  }

  /// What a name means to those who stand inside the first `depth` locals.
  private func kind(of name: String, below depth: Int) -> CheckedExpression.Kind {
    for index in (0..<depth).reversed() {
      if locals[index].opensEntries {
        let outer = locals[index].name == name ? .local(index) : kind(of: name, below: index)
        let other = CheckedExpression(outer, .unknown, SourceSpan(file: 0, start: 0, end: 0))
        return .entry(ofLocal: index, name, orElse: other)
      }
      if locals[index].name == name { return .local(index) }
    }
    if let slot = slots[name] { return .variable(slot: slot) }
    let unknown = Value.null(Absence([.missing(path: name)]))
    return .constant(Builtins.all[name].map { .function($0.functionValue) } ?? unknown)
  }

  private func binary(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression
  ) -> CheckedExpression.Kind {
    switch symbol {
    case .and: .and(left, right)
    case .or: .or(left, right)
    case .add, .subtract, .multiply, .divide, .power: .arithmetic(symbol, left, right)
    default: .comparison(symbol, left, right)
    }
  }

  private mutating func call(
    _ callee: ExpressionSyntax, _ arguments: [ArgumentSyntax]
  ) -> CheckedExpression.Kind {
    .invocation(resolve(callee), arguments.map { ($0.name?.text, resolve($0.value)) })
  }

  private mutating func instance(
    _ value: ExpressionSyntax, _ type: TypeSyntax
  ) -> CheckedExpression.Kind {
    let value = resolve(value)
    return resolve(type).map { .instance(value, $0) } ?? .constant(.none)
  }

  /// A type as written; null if a name in it is unknown.
  private func resolve(_ type: TypeSyntax) -> StaticType? {
    switch type.kind {
    case .named(let name): return StaticType.named(name) ?? types[name]
    case .list(let element): return resolve(element).map(StaticType.list)
    case .range(let end): return resolve(end).map(StaticType.range)
    case .function(let parameters, let result):
      let known = parameters.compactMap { resolve($0) }
      guard known.count == parameters.count, let result = resolve(result) else { return nil }
      return .function(known, result)
    case .context(let fields):
      let known = fields.compactMap { field in
        resolve(field.type).map { RecordType.Field(field.name.text, $0) }
      }
      return known.count == fields.count ? .record(RecordType("context", known)) : nil
    case .unreadable: return nil
    }
  }
}

extension Message {
  static func noLiteral(_ text: String) -> Message {
    Message(
      "'\(text.prefix(60))' is no date, time or duration", "“\(text.prefix(60))”不是日期、时间或时长")
  }

  /// Why a function of another language has no result.
  static let externalFunction = Message("external functions are not available", "不支持外部函数")
}

// MARK: What binds names

extension Resolver {
  private mutating func bound<Result>(
    _ added: [Local], _ body: (inout Resolver) -> Result
  ) -> Result {
    locals += added
    defer { locals.removeLast(added.count) }
    return body(&self)
  }

  private mutating func filter(
    _ base: ExpressionSyntax, _ condition: ExpressionSyntax
  ) -> CheckedExpression.Kind {
    let base = resolve(base)
    return bound([Local(name: "item", opensEntries: true)]) {
      .filter(base, $0.resolve(condition))
    }
  }

  private mutating func between(
    _ value: ExpressionSyntax, _ low: ExpressionSyntax, _ high: ExpressionSyntax, _ span: SourceSpan
  ) -> CheckedExpression.Kind {
    let value = resolve(value)
    // Bound under a name that nothing has, so that it is evaluated once.
    let condition = bound([Local(name: "", opensEntries: false)]) { resolver in
      let once = CheckedExpression(.local(resolver.locals.count - 1), .unknown, value.span)
      return CheckedExpression.between(once, resolver.resolve(low), resolver.resolve(high), span)
    }
    let tests = CheckedTests(tests: [.condition(condition)], isNegated: false, span: span)
    return .membership(value, tests)
  }

  private mutating func membership(
    _ value: ExpressionSyntax, _ tests: [TestSyntax], _ span: SourceSpan
  ) -> CheckedExpression.Kind {
    let value = resolve(value)
    return .membership(
      value, CheckedTests(tests: resolve(tests), isNegated: false, span: span))
  }

  private mutating func resolve(_ tests: [TestSyntax]) -> [CheckedTests.Test] {
    bound([Local(name: "?", opensEntries: false)]) { resolver in
      tests.map { resolver.resolve($0) }
    }
  }

  private mutating func resolve(_ test: TestSyntax) -> CheckedTests.Test {
    switch test.kind {
    case .comparison(let symbol, let operand): return .comparison(symbol, resolve(operand))
    case .expression(let expression):
      let outer = usesInput
      usesInput = false
      defer { usesInput = outer }
      let value = resolve(expression)
      return usesInput ? .condition(value) : .either(value)
    }
  }

  private mutating func iteration(
    _ kind: Iteration, _ iterators: [IteratorSyntax], _ body: ExpressionSyntax
  ) -> CheckedExpression.Kind {
    let depth = locals.count
    var resolved: [CheckedIterator] = []
    for iterator in iterators {
      resolved.append(
        CheckedIterator(
          domain: resolve(iterator.domain), end: iterator.end.map { resolve($0) }))
      locals.append(Local(name: iterator.name.text, opensEntries: false))
    }
    if kind == .for { locals.append(Local(name: "partial", opensEntries: false)) }
    let outer = usesPartial
    usesPartial = false
    defer {
      locals.removeLast(locals.count - depth)
      usesPartial = outer
    }
    return .iteration(kind, resolved, body: resolve(body), usesPartial: usesPartial)
  }

  private mutating func function(
    _ parameters: [ParameterSyntax], _ body: ExpressionSyntax
  ) -> CheckedExpression.Kind {
    let depth = locals.count
    let resolved = parameters.map { parameter in
      CheckedParameter(
        name: parameter.name.text, type: parameter.type.flatMap { resolve($0) } ?? .unknown)
    }
    return bound(resolved.map { Local(name: $0.name, opensEntries: false) }) {
      .function(resolved, body: $0.resolve(body), depth: depth)
    }
  }

  private mutating func context(_ entries: [EntrySyntax]) -> CheckedExpression.Kind {
    let depth = locals.count
    defer { locals.removeLast(locals.count - depth) }
    return .context(
      entries.map { entry in
        let value = resolve(entry.value)
        locals.append(Local(name: entry.key.text, opensEntries: false))
        return (entry.key.text, value)
      })
  }
}
