// Filters, loops, functions, lists and contexts.
extension Checker {
  mutating func checkFilter(
    _ base: ExpressionSyntax, _ condition: ExpressionSyntax, _ span: SourceSpan
  ) -> CheckedExpression {
    let base = check(base)
    let element = elementType(of: base.type)
    let (checked, guards) = bound([Local(name: "item", type: element, opensFields: true)]) {
      let condition = $0.check(condition)
      return (condition, Guards.whenTrue(condition))
    }
    switch checked.type.unwrapped {
    case .integer, .number:
      return make(.element(base, at: checked), element.optional, span)
    case .boolean, .unknown, .any, .null: break
    default: return mistake(.wrongType(checked.type, wanted: .boolean, at: checked.span))
    }
    let type = StaticType.list(narrowed(element, by: guards))
    return make(.filter(base, checked), base.type.isOptional ? type.optional : type, span)
  }

  /// The element where the filter has shown some of its fields to be present.
  private func narrowed(_ element: StaticType, by guards: Set<String>) -> StaticType {
    let prefix = "l\(locals.count)"
    if element.isOptional, guards.contains(prefix) {
      return narrowed(element.unwrapped, by: guards)
    }
    guard case .record(let record) = element else { return element }
    let names = guards.compactMap { path in
      path.hasPrefix(prefix + ".") ? String(path.dropFirst(prefix.count + 1)) : nil
    }
    return names.isEmpty ? element : .record(record.proving(Set(names)))
  }

  func elementType(of type: StaticType) -> StaticType {
    switch type.unwrapped {
    case .list(let element): element
    case .null: .unknown
    case let single: single
    }
  }

  /// Checks something with more names bound, inside a loop.
  private mutating func bound<Result>(
    _ added: [Local], _ body: (inout Checker) -> Result
  ) -> Result {
    let outer = proven
    locals += added
    loopDepth += 1
    defer {
      locals.removeLast(added.count)
      loopDepth -= 1
      proven = outer
    }
    return body(&self)
  }

  mutating func checkIteration(
    _ kind: Iteration, _ iterators: [IteratorSyntax], _ body: ExpressionSyntax, _ span: SourceSpan
  ) -> CheckedExpression {
    let depth = locals.count
    let (outer, outerPartial) = (proven, usesPartial)
    let checked = iterators.map { bind($0) }
    if kind == .for {
      locals.append(Local(name: "partial", type: .list(.unknown), opensFields: false))
    }
    usesPartial = false
    loopDepth += 1
    let inner = kind == .for ? check(body) : require(check(body), .boolean)
    loopDepth -= 1
    let made = CheckedExpression.Kind.iteration(
      kind, checked, body: inner, usesPartial: usesPartial)
    locals.removeLast(locals.count - depth)
    (proven, usesPartial) = (outer, outerPartial)
    let type = kind == .for ? StaticType.list(inner.type).bounded : .boolean
    let isMissing = checked.contains { $0.domain.type.isOptional }
    return make(made, isMissing ? type.optional : type, span)
  }

  /// Binds the variable of an iterator, for those after it and the body.
  private mutating func bind(_ iterator: IteratorSyntax) -> CheckedIterator {
    let domain = check(iterator.domain)
    let end = iterator.end.map { check($0, expecting: domain.type) }
    let type = end == nil ? domainElement(domain.type) : domain.type.unwrapped
    locals.append(Local(name: iterator.name.text, type: type, opensFields: false))
    return CheckedIterator(domain: domain, end: end)
  }

  /// The element of a loop's domain: of a list, of a range, or the single value.
  private func domainElement(_ type: StaticType) -> StaticType {
    if case .range(let end) = type.unwrapped { return end }
    return elementType(of: type)
  }

  mutating func checkFunction(
    _ parameters: [ParameterSyntax], _ body: ExpressionSyntax, _ span: SourceSpan
  ) -> CheckedExpression {
    let depth = locals.count
    let types = parameters.map { $0.type.map { resolve($0) } ?? .unknown }
    let checked = zip(parameters, types).map { CheckedParameter(name: $0.name.text, type: $1) }
    locals += checked.map { Local(name: $0.name, type: $0.type, opensFields: false) }
    let inner = check(body)
    locals.removeLast(checked.count)
    return make(
      .function(checked, body: inner, depth: depth), .function(types, inner.type).bounded,
      span)
  }

  mutating func checkList(
    _ elements: [ExpressionSyntax], _ span: SourceSpan, expecting expected: StaticType?
  ) -> CheckedExpression {
    var wanted: StaticType?
    if case .list(let element)? = expected?.unwrapped { wanted = element }
    let checked = elements.map { check($0, expecting: wanted) }
    let type = checked.map(\.type).reduce(nil) { (joined: StaticType?, next) in
      joined?.joined(with: next) ?? next
    }
    let made = make(.list(checked), StaticType.list(type ?? .unknown).bounded, span)
    let values = checked.compactMap(\.constant)
    return values.count == checked.count ? constant(.list(values), made.type, span) : made
  }

  mutating func checkContext(_ entries: [EntrySyntax], _ span: SourceSpan) -> CheckedExpression {
    let depth = locals.count
    var checked: [(key: String, value: CheckedExpression)] = []
    for entry in entries {
      if checked.contains(where: { $0.key == entry.key.text }) {
        diagnostics.report(.duplicateEntry(entry.key.text, at: entry.key.span))
      }
      let value = check(entry.value)
      checked.append((entry.key.text, value))
      locals.append(Local(name: entry.key.text, type: value.type, opensFields: false))
    }
    locals.removeLast(locals.count - depth)
    let fields = checked.map { RecordType.Field($0.key, $0.value.type) }
    let type = StaticType.record(RecordType("context", fields)).bounded
    return make(.context(checked), type, span)
  }

  /// A type as written, resolved; unknown names are reported.
  mutating func resolve(_ type: TypeSyntax) -> StaticType {
    switch type.kind {
    case .list(let element): return .list(resolve(element))
    case .range(let end): return .range(resolve(end))
    case .function(let parameters, let result):
      return .function(parameters.map { resolve($0) }, resolve(result))
    case .context(let fields):
      return .record(
        RecordType("context", fields.map { RecordType.Field($0.name.text, resolve($0.type)) }))
    case .unreadable: return .unknown
    case .named(let name):
      if let known = StaticType.named(name) { return known }
      let nearest = NearestName.nearest(to: name, among: StaticType.simpleNames)
      diagnostics.report(.unknownType(name, nearest: nearest, at: type.span))
      return .unknown
    }
  }
}

extension StaticType {
  /// The names of the types without arguments, ours included.
  public static let simpleNames = [
    "Any", "Null", "boolean", "date", "date and time", "days and time duration", "integer", "list",
    "number", "string", "time", "years and months duration",
  ]

  /// Returns the type of a name; null if there is none.
  public static func named(_ name: String) -> StaticType? {
    switch name {
    case "Any": .any
    case "Null": .null
    case "boolean": .boolean
    case "date": .date
    case "date and time": .dateAndTime
    case "days and time duration": .daysAndTime
    case "integer": .integer
    case "list": .list(.any)
    case "number": .number
    case "string": .string
    case "time": .time
    case "years and months duration": .yearsAndMonths
    default: nil
    }
  }
}
