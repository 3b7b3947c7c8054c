// Lists: rows whose number is known are sets of bits; elements of each lane have a frame.
extension ColumnCompiler {
  func call(_ call: BuiltinCall) -> ColumnOperand? {
    switch (call.name, call.arguments.count) {
    case ("not", 1): return truth(call.arguments[0]).map { .truth(not($0)) }
    case ("count", 1): return count(call.arguments[0]).map { .number($0, .number(scale: 0)) }
    case ("list contains", 2):
      guard let list = settled(call.arguments[0]), case .list = list,
        let value = operand(call.arguments[1])
      else { return nil }
      return isListed(value, in: list.elements).map { .truth($0) }
    default: return asked(call) ?? chosen(call)
    }
  }

  /// A function that says something of the row that each lane is about.
  private func asked(_ call: BuiltinCall) -> ColumnOperand? {
    guard let element, let first = call.arguments.first, element.isElement(first.kind),
      case .mask(let yes)? = rows(of: element.relation, for: call)
    else { return nil }
    let no = zip(element.relation.everything, yes).map { $0 & ~$1 }
    return .truth(emitTruth { .lookupTruth(row: element.register, yes: yes, no: no, into: $0) })
  }

  /// A function that keeps some rows of a list.
  private func chosen(_ call: BuiltinCall) -> ColumnOperand? {
    guard let first = call.arguments.first, case .rows(let relation, let form)? = operand(first),
      let kept = rows(of: relation, for: call)
    else { return nil }
    return .rows(relation, form.intersection(kept))
  }

  private func rows(of relation: RowRelation, for call: BuiltinCall) -> SetForm? {
    let others = call.arguments.dropFirst().map { settled($0) }
    guard others.allSatisfy({ $0 != nil }) else { return nil }
    return names.rows(of: relation, for: call.name, others.compactMap(\.self))
  }

  private func isListed(_ value: ColumnOperand, in elements: [Value]) -> Int? {
    guard case .number(let register, let form) = value else { return nil }
    var codes = CodeSet.none
    for element in elements {
      guard let next = CodeSet(.equal, element, as: form, &builder.program.texts) else {
        return nil
      }
      codes = codes.union(next)
    }
    return emitTruth { .isWithin(register, codes, into: $0) }
  }

  // MARK: Counts

  private func count(_ list: CheckedExpression) -> Int? {
    if case .call(let call) = list.kind, call.name == "distinct values",
      let inner = call.arguments.first
    {
      return countDistinct(inner)
    }
    switch operand(list) {
    case .rows(let relation, let form)?: return count(form, of: relation)
    case .elements(let relation, let conditions)?: return count(relation, conditions)
    default: return nil
    }
  }

  /// How many different values a field has that no inspection changes.
  private func countDistinct(_ list: CheckedExpression) -> Int? {
    guard case .fields(let relation, let form, let name)? = operand(list),
      !relation.changing.contains(name), relation.words[name] == nil
    else { return nil }
    var groups: [(value: Value, places: [Int])] = []
    for (place, row) in relation.rows.enumerated() {
      let value = row[name] ?? .none
      if let known = groups.firstIndex(where: { $0.value.isEqual(to: value) == true }) {
        groups[known].places.append(place)
      } else {
        groups.append((value, [place]))
      }
    }
    let set = register(form, relation)
    let masks = groups.map { group in relation.mask { group.places.contains($0) } }
    return emit { .countGroups(set, masks, into: $0) }
  }

  private func count(_ relation: ElementRelation, _ conditions: [ElementCondition]) -> Int? {
    let depth = locals.count
    let inner = ColumnCompiler(
      of: self, names, ColumnRegisters(relation.counts),
      isAboutElement: { $0.namesLocal { $0 >= depth } })
    inner.locals = locals + [.element(relation.operands)]
    var result: Int?
    for part in conditions {
      guard part.local == depth, let next = inner.truth(part.condition) else { return nil }
      result = result.map { inner.both($0, next) } ?? next
    }
    let condition = result ?? inner.emitTruth { .truth(true, into: $0) }
    builder.include(inner.registers.counts, ofFrame: relation.frame)
    builder.program.elements.append(
      ElementProgram(
        frame: relation.frame, code: inner.code, imports: inner.imports, condition: condition))
    let place = builder.program.elements.count - 1
    return emit { .countElements(place, into: $0) }
  }

  /// How many rows of a relation are in a set.
  package func count(_ form: SetForm, of relation: RowRelation) -> Int {
    let set = register(form, relation)
    return emit { .count(set, words: relation.width, into: $0) }
  }

  // MARK: Filters

  func filter(_ base: CheckedExpression, _ condition: CheckedExpression) -> ColumnOperand? {
    guard condition.type.unwrapped == .boolean else { return nil }
    switch operand(base) {
    case .rows(let relation, let form)?:
      return rows(of: relation, where: condition).map {
        .rows(relation, form.intersection($0.yes))
      }
    case .elements(let relation, let conditions)?:
      return .elements(
        relation, conditions + [ElementCondition(condition: condition, local: locals.count)])
    default: return nil
    }
  }

  /// `some x in items satisfies …`, where no element leaves it open.
  func quantified(
    _ kind: Iteration, _ iterators: [CheckedIterator], _ body: CheckedExpression
  ) -> Int? {
    guard kind != .for, iterators.count == 1, iterators[0].end == nil,
      body.type.unwrapped == .boolean,
      case .rows(let relation, let form)? = operand(iterators[0].domain),
      let (yes, no) = rows(of: relation, where: body),
      no.isOpposite(of: yes, among: relation.everything)
    else { return nil }
    let counted = form.intersection(kind == .some ? yes : no)
    let count = count(counted, of: relation)
    let any = emitTruth { .isWithin(count, CodeSet(low: 1, high: .max), into: $0) }
    return kind == .some ? any : not(any)
  }

  // MARK: Sets

  /// The rows for which a condition holds, and those for which it does not; null where it has no
  /// fast form. The element is the next local.
  private func rows(
    of relation: RowRelation, where condition: CheckedExpression
  ) -> (yes: SetForm, no: SetForm)? {
    if let constant = constantRows(of: relation, where: condition) { return constant }
    switch condition.kind {
    case .and(let left, let right):
      guard let a = rows(of: relation, where: left), let b = rows(of: relation, where: right)
      else { return nil }
      return (a.yes.intersection(b.yes), a.no.union(b.no))
    case .or(let left, let right):
      guard let a = rows(of: relation, where: left), let b = rows(of: relation, where: right)
      else { return nil }
      return (a.yes.union(b.yes), a.no.intersection(b.no))
    case .call(let call) where call.name == "not" && call.arguments.count == 1:
      return rows(of: relation, where: call.arguments[0]).map { ($0.no, $0.yes) }
    case .call(let call):
      guard case .local(locals.count)? = call.arguments.first?.kind else { return nil }
      return rows(of: relation, for: call).map { settled($0, relation) }
    case .comparison(let symbol, let left, let right):
      guard case .member(let base, let name) = left.kind, case .local(locals.count) = base.kind,
        let value = settled(right)
      else { return nil }
      return rows(of: relation, name, symbol, value).map { settled($0, relation) }
    default: return nil
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
    if let field = relation.words[name] {
      guard
        let codes = CodeSet(symbol, value, as: .word(field.type), &builder.program.texts)
      else { return nil }
      let none = SetForm.mask(relation.mask { _ in false })
      return field.sets.enumerated().reduce(none) { found, set in
        codes.contains(Int64(set.offset)) ? found.union(.register(set.element)) : found
      }
    }
    guard let codes = CodeSet(symbol, value, as: .number(scale: 0), &builder.program.texts) else {
      return nil
    }
    return rows(of: relation, name, among: codes)
  }

  /// The rows whose field is a whole number among some.
  private func rows(of relation: RowRelation, _ name: String, among codes: CodeSet) -> SetForm? {
    var found = SetForm.mask(relation.mask { _ in false })
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
  fileprivate func isOpposite(of other: SetForm, among all: [UInt64]) -> Bool {
    switch (self, other) {
    case (.mask(let a), .mask(let b)): zip(zip(a, b), all).allSatisfy { $0.0 ^ $0.1 == $1 }
    case (.without(_, let a), let b), (let b, .without(_, let a)): a.isSame(as: b)
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
