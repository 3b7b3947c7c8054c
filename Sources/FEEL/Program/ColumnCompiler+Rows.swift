// Rows whose number is known: conditions on them are sets of bits.
extension ColumnCompiler {
  /// The rows for which a condition holds, and those for which it does not; null where it has no
  /// fast form. The element is the next local.
  ///
  /// - Parameter tested: The field that a test asks about, whose value is the local after next.
  func rows(
    of relation: RowRelation, where condition: CheckedExpression, tested: String? = nil
  ) -> (yes: SetForm, no: SetForm)? {
    if tested == nil, let found = wholeRows(of: relation, where: condition) { return found }
    func rows(_ part: CheckedExpression) -> (yes: SetForm, no: SetForm)? {
      self.rows(of: relation, where: part, tested: tested)
    }
    switch condition.kind {
    case .and(let left, let right):
      guard let a = rows(left), let b = rows(right) else { return nil }
      return (a.yes.intersection(b.yes), a.no.union(b.no))
    case .or(let left, let right):
      guard let a = rows(left), let b = rows(right) else { return nil }
      return (a.yes.union(b.yes), a.no.intersection(b.no))
    case .call(let call) where call.name == "not" && call.arguments.count == 1:
      return rows(call.arguments[0]).map { ($0.no, $0.yes) }
    case .call(let call):
      guard case .local(locals.count)? = call.arguments.first?.kind else { return nil }
      return self.rows(of: relation, for: call).map { settled($0, relation) }
    case .comparison(let symbol, let left, let right):
      guard let name = field(left, tested), let value = settled(right, beneath: 2) else {
        return nil
      }
      return self.rows(of: relation, name, symbol, value).map { settled($0, relation) }
    case .membership(let value, let tests):
      return field(value, nil).flatMap { self.rows(of: relation, $0, tests) }
    default: return nil
    }
  }

  /// The field of the element that an expression is; null for others.
  private func field(_ expression: CheckedExpression, _ tested: String?) -> String? {
    let depth = locals.count
    switch expression.kind {
    case .member(let base, let name):
      if case .local(depth) = base.kind { return name }
      return nil
    case .local(depth + 1): return tested
    default: return nil
    }
  }

  /// The rows whose field passes tests.
  private func rows(
    of relation: RowRelation, _ name: String, _ tests: CheckedTests
  ) -> (yes: SetForm, no: SetForm)? {
    if case .condition(let condition)? = tests.tests.first, tests.tests.count == 1 {
      return rows(of: relation, where: condition, tested: name)
        .map { tests.isNegated ? ($0.no, $0.yes) : $0 }
    }
    let form = relation.words[name].map { ColumnForm.word($0.type) } ?? .number(scale: 0)
    let found = CodeTests(tests, as: form, &builder.program.texts) { settled($0, beneath: 2) }
    guard let found else { return nil }
    return rows(of: relation, name, among: found.passing).map { settled($0, relation) }
  }

  /// The rows by a condition that asks nothing of them, or only what no inspection changes.
  private func wholeRows(
    of relation: RowRelation, where condition: CheckedExpression
  ) -> (yes: SetForm, no: SetForm)? {
    if let constant = constantRows(of: relation, where: condition) { return constant }
    let depth = locals.count
    guard !condition.namesLocal({ $0 == depth }) else { return nil }
    locals.append(nil)
    defer { locals.removeLast() }
    return truth(condition).map { truth in
      (.truth(truth, true, relation.everything), .truth(truth, false, relation.everything))
    }
  }

  /// A set and its opposite.
  private func settled(
    _ yes: SetForm, _ relation: RowRelation
  ) -> (yes: SetForm, no: SetForm) {
    (yes, .without(.mask(relation.everything), yes))
  }

  private func rows(
    of relation: RowRelation, _ name: String, _ symbol: BinaryOperator, _ value: Value
  ) -> SetForm? {
    let form = relation.words[name].map { ColumnForm.word($0.type) } ?? .number(scale: 0)
    return CodeSet(symbol, value, as: form, &builder.program.texts)
      .flatMap { rows(of: relation, name, among: $0) }
  }

  /// The rows whose field is a word or a whole number among some.
  private func rows(of relation: RowRelation, _ name: String, among codes: CodeSet) -> SetForm? {
    var found = SetForm.mask(relation.mask { _ in false })
    if let field = relation.words[name] {
      return field.sets.enumerated().reduce(found) { found, set in
        codes.contains(Int64(set.offset)) ? found.union(.register(set.element)) : found
      }
    }
    for interval in codes.intervals {
      guard var part = names.rows(of: relation, field: name, atLeast: interval.low) else {
        return nil
      }
      if interval.high < .max {
        guard let above = names.rows(of: relation, field: name, atLeast: interval.high + 1) else {
          return nil
        }
        part = part.subtracting(above)
      }
      found = found.union(part)
    }
    return found
  }

  /// The rows by a condition that only asks what no inspection changes.
  private func constantRows(
    of relation: RowRelation, where condition: CheckedExpression
  ) -> (yes: SetForm, no: SetForm)? {
    let depth = locals.count
    guard !condition.namesLocal({ $0 < depth }), condition.slots.isSubset(of: names.constants.keys),
      !condition.asks(
        more: relation, isElement: { if case .local(depth) = $0 { true } else { false } })
    else { return nil }
    let outer = Array(repeating: Value.none, count: depth)
    let results = relation.rows.map { value(condition, locals: outer + [.context($0)]) }
    return (
      .mask(relation.mask { results[$0].isTrue }),
      .mask(relation.mask { if case .boolean(false) = results[$0] { true } else { false } })
    )
  }

  /// A set as a register.
  func register(_ form: SetForm, _ relation: RowRelation) -> Int {
    let present = relation.present.map { SetForm.register($0) }
    return emit(present.map { form.intersection($0) } ?? form, words: relation.width)
  }

  private func emit(_ form: SetForm, words: Int) -> Int {
    func both(
      _ a: SetForm, _ b: SetForm, _ make: (Int, Int, Int) -> ColumnInstruction
    ) -> Int {
      let (x, y) = (emit(a, words: words), emit(b, words: words))
      let into = registers.newSet(words: words)
      code.append(make(x, y, into))
      return into
    }
    switch form {
    case .register(let set): return set
    case .mask(let places):
      let into = registers.newSet(words: words)
      code.append(.set(places, into: into))
      return into
    case .truth(let truth, let holds, let places):
      let into = registers.newSet(words: words)
      code.append(.setWhere(truth, holds, places, into: into))
      return into
    case .both(let a, let b): return both(a, b) { .intersect($0, $1, words: words, into: $2) }
    case .either(let a, let b): return both(a, b) { .unite($0, $1, words: words, into: $2) }
    case .without(let a, let b):
      return both(a, b) { .subtractSet($0, $1, words: words, into: $2) }
    }
  }
}

extension CheckedExpression {
  /// Whether it asks an element of a relation for more than fields that nothing changes.
  package func asks(more relation: RowRelation, isElement: (Kind) -> Bool) -> Bool {
    if isElement(kind) { return true }
    switch kind {
    case .member(let base, let name) where isElement(base.kind): return relation.changes(name)
    case .entry(let place, let name, _) where isElement(.local(place)) && relation.changes(name):
      return true
    default: return parts.contains { $0.asks(more: relation, isElement: isElement) }
    }
  }
}

extension SetForm {
  /// Whether this holds every row that another set does not: every condition is decided.
  ///
  /// Told from how the sets are made; so false where that is not enough to tell.
  func isOpposite(of other: SetForm, among all: [UInt64]) -> Bool {
    switch (self, other) {
    case (.mask(let a), .mask(let b)): zip(zip(a, b), all).allSatisfy { $0.0 ^ $0.1 == $1 }
    case (.without(.mask(all), let a), let b), (let b, .without(.mask(all), let a)): a.isSame(as: b)
    case (.both(let a, let b), .either(let x, let y)), (.either(let a, let b), .both(let x, let y)):
      a.isOpposite(of: x, among: all) && b.isOpposite(of: y, among: all)
    default: false
    }
  }

  private func isSame(as other: SetForm) -> Bool {
    switch (self, other) {
    case (.mask(let a), .mask(let b)): a == b
    case (.register(let a), .register(let b)): a == b
    case (.both(let a, let b), .both(let x, let y)), (.either(let a, let b), .either(let x, let y)),
      (.without(let a, let b), .without(let x, let y)):
      a.isSame(as: x) && b.isSame(as: y)
    default: false
    }
  }
}
