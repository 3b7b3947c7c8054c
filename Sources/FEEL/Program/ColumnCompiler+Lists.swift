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
    case ("all", 1), ("any", 1):
      return truths(call).map { .truth(joined($0, by: call.name == "all" ? both : either)) }
    case ("abs", 1): return absolute(call.arguments[0])
    case ("sum", 1), ("min", 1), ("max", 1): return statistic(call)
    default: return asked(call) ?? chosen(call)
    }
  }

  /// The conditions of a list that is written out; null where one has no fast form.
  private func truths(_ call: BuiltinCall) -> [Int]? {
    guard case .list(let parts) = call.arguments[0].kind, !parts.isEmpty else { return nil }
    let truths = parts.compactMap { truth($0) }
    return truths.count == parts.count ? truths : nil
  }

  private func joined(_ truths: [Int], by join: (Int, Int) -> Int) -> Int {
    truths.dropFirst().reduce(truths[0], join)
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

  /// The rows for which a function of rows holds; null for other functions.
  func rows(of relation: RowRelation, for call: BuiltinCall) -> SetForm? {
    let others = call.arguments.dropFirst().map { settled($0, beneath: 1) }
    guard others.allSatisfy({ $0 != nil }) else { return nil }
    return names.rows(of: relation, for: call.name, others.compactMap(\.self))
  }

  /// Whether a value is in a list; a missing one is in no list but one with a missing element.
  private func isListed(_ value: ColumnOperand, in elements: [Value]) -> Int? {
    if case .constant(let value) = value {
      return truth(elements.contains { $0.isEqual(to: value) == true })
    }
    guard let (register, form) = number(value) else { return nil }
    var codes = CodeSet.none
    for element in elements where !element.isNull {
      guard let next = CodeSet(.equal, element, as: form, &builder.program.texts) else {
        return nil
      }
      codes = codes.union(next)
    }
    let inside = emitTruth { .isWithin(register, codes, into: $0) }
    let missing = emitTruth { .isMissing(register, into: $0) }
    return elements.contains { $0.isNull } ? either(inside, missing) : both(inside, not(missing))
  }

  // MARK: Counts

  private func count(_ list: CheckedExpression) -> Int? {
    if case .call(let call) = list.kind, call.name == "distinct values",
      let inner = call.arguments.first
    {
      return countDistinct(inner)
    }
    switch operand(list) {
    case .rows(let relation, let form)?, .fields(let relation, let form, _)?:
      return count(form, of: relation)
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
    let inner = compiler(of: relation)
    return holds(conditions, inner).map { count($0, inner, relation) }
  }

  /// A compiler for conditions on elements, of which one is the next local.
  private func compiler(of relation: ElementRelation) -> ColumnCompiler {
    let depth = locals.count
    let inner = ColumnCompiler(of: self, names, ColumnRegisters(relation.counts)) {
      $0.namesLocal { $0 >= depth }
    }
    inner.locals = locals + [.element(relation.operands)]
    return inner
  }

  /// The truth that all conditions hold; null where one has no fast form.
  private func holds(_ conditions: [ElementCondition], _ inner: ColumnCompiler) -> Int? {
    var result: Int?
    for part in conditions {
      guard part.local == locals.count, let next = inner.truth(part.condition) else { return nil }
      result = result.map { inner.both($0, next) } ?? next
    }
    return result ?? inner.truth(true)
  }

  /// How many elements a truth holds for; the program of the inner compiler runs up to here.
  private func count(
    _ truth: Int, _ inner: ColumnCompiler, _ relation: ElementRelation
  ) -> Int {
    builder.include(inner.registers.counts, ofFrame: relation.frame)
    builder.program.elements.append(
      ElementProgram(
        frame: relation.frame, code: inner.code, imports: inner.imports, condition: truth))
    inner.code = []
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

  /// `some x in items satisfies …`, `every …`: whether one decides it, and else whether one is open.
  func quantified(
    _ kind: Iteration, _ iterators: [CheckedIterator], _ body: CheckedExpression
  ) -> Int? {
    guard kind != .for, iterators.count == 1, iterators[0].end == nil,
      body.type.unwrapped == .boolean,
      let (deciding, open) = counts(operand(iterators[0].domain), of: body, deciding: kind == .some)
    else { return nil }
    let isDecided = isPositive(deciding)
    guard let open else { return kind == .some ? isDecided : not(isDecided) }
    let (isOpen, unknown, no) = (isPositive(open), truth(Bool?.none), truth(false))
    let rest = emitTruth { .chooseTruth(if: isOpen, then: unknown, else: no, into: $0) }
    let some = either(isDecided, rest)
    return kind == .some ? some : not(some)
  }

  private func isPositive(_ count: Int) -> Int {
    emitTruth { .isWithin(count, CodeSet(low: 1, high: .max), into: $0) }
  }

  /// For how many elements a condition comes to a truth, and for how many it is unknown; the latter
  /// is null where there can be none.
  private func counts(
    _ domain: ColumnOperand?, of body: CheckedExpression, deciding: Bool
  ) -> (deciding: Int, open: Int?)? {
    switch domain {
    case .rows(let relation, let form)?:
      guard let (yes, no) = rows(of: relation, where: body) else { return nil }
      let wanted = count(form.intersection(deciding ? yes : no), of: relation)
      if no.isOpposite(of: yes, among: relation.everything) { return (wanted, nil) }
      return (wanted, count(form.subtracting(yes.union(no)), of: relation))
    case .elements(let relation, let conditions)?:
      let inner = compiler(of: relation)
      guard let kept = holds(conditions, inner), let truth = inner.truth(body) else { return nil }
      let unknown = inner.emitTruth { .isUnknown(truth, into: $0) }
      let open = inner.both(kept, unknown)
      let wanted = count(inner.both(kept, deciding ? truth : inner.not(truth)), inner, relation)
      // What the first count ran is there for the second.
      return (wanted, count(open, inner, relation))
    default: return nil
    }
  }
}
