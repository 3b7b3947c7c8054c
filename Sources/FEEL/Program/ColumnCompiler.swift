package import Columns

/// The row that each lane of a frame is about: a variable whose fields are those of a row.
package struct ElementRow {
  let slot: Int
  let relation: RowRelation
  /// The number that is the place of the row.
  let register: Int

  package init(slot: Int, relation: RowRelation, register: Int) {
    self.slot = slot
    self.relation = relation
    self.register = register
  }

  func isElement(_ kind: CheckedExpression.Kind) -> Bool {
    if case .variable(slot) = kind { true } else { false }
  }
}

/// Compiles checked expressions to instructions over columns.
///
/// Registers are numbered as they are needed and never used twice, so that what was worked out once
/// is there for all later rules. What has no fast form gives null, and the caller asks the reference
/// evaluator instead.
package final class ColumnCompiler {
  let names: any ColumnNames
  let builder: ColumnBuilder
  /// The compiler of the records, where this is one of their elements.
  let parent: ColumnCompiler?
  /// Whether an expression asks about the element, so that it is not the same for its record.
  let isAboutElement: (CheckedExpression) -> Bool
  var code: [ColumnInstruction] = []
  package let registers: ColumnRegisters
  package private(set) var imports: [ColumnImport] = []
  private var imported: [Int: Int] = [:]
  private var importedTruths: [Int: Int] = [:]
  /// What each local is; null for one that is in no column.
  var locals: [ColumnOperand?] = []
  /// The row of a relation that each lane is about, where this compiles for such rows.
  package var element: ElementRow?

  /// - Parameter registers: Those that are filled before programs run are taken already.
  package init(_ names: any ColumnNames, _ registers: ColumnRegisters) {
    self.names = names
    self.registers = registers
    builder = ColumnBuilder()
    parent = nil
    isAboutElement = { _ in true }
  }

  /// A compiler for elements of the records that another one compiles for.
  package init(
    of parent: ColumnCompiler, _ names: any ColumnNames, _ registers: ColumnRegisters,
    isAboutElement: @escaping (CheckedExpression) -> Bool
  ) {
    self.names = names
    self.registers = registers
    self.parent = parent
    self.isAboutElement = isAboutElement
    builder = parent.builder
    locals = parent.locals
  }

  /// Ends a segment; returns its place in the program.
  package func endSegment() -> Int {
    builder.program.segments.append(code)
    code = []
    return builder.program.segments.count - 1
  }

  /// What has been compiled.
  package var program: ColumnProgram { builder.program }

  /// The registers that a frame of elements needs.
  package func counts(ofElements relation: ElementRelation) -> RegisterCounts {
    builder.elementCounts[relation.frame] ?? relation.counts
  }

  // MARK: Instructions

  func emit(_ make: (Int) -> ColumnInstruction) -> Int {
    let register = registers.newNumber()
    code.append(make(register))
    return register
  }

  func emitTruth(_ make: (Int) -> ColumnInstruction) -> Int {
    let register = registers.newTruth()
    code.append(make(register))
    return register
  }

  // MARK: Operands

  /// What an expression is; null where it has no fast form.
  package func operand(_ expression: CheckedExpression) -> ColumnOperand? {
    if let value = settled(expression) { return .constant(value) }
    if let parent, !isAboutElement(expression) {
      return parent.operand(expression).flatMap { imported($0) }
    }
    if let whole = lookup(expression) ?? named(expression) { return whole }
    switch expression.kind {
    case .variable(let slot): return names.operand(ofVariable: slot, field: nil)
    case .local(let place): return place < locals.count ? locals[place] : nil
    case .member(let base, let name): return member(name, of: base)
    case .filter(let base, let condition): return filter(base, condition)
    case .call(let call): return self.call(call)
    case .negation, .arithmetic: return arithmetic(expression)
    case .conditional(let condition, let positive, let negative):
      return choice(condition, positive, negative)
    case .comparison, .isNull, .and, .or, .membership, .iteration:
      return logic(expression).map { .truth($0) }
    default: return nil
    }
  }

  /// What a register of the parent's frame is in this one.
  private func imported(_ operand: ColumnOperand) -> ColumnOperand? {
    switch operand {
    case .constant: return operand
    case .number(let from, let form):
      let known = imported[from]
      let into = known ?? registers.newNumber()
      if known == nil { imports.append(.number(from: from, into: into)) }
      imported[from] = into
      return .number(into, form)
    case .truth(let from):
      let known = importedTruths[from]
      let into = known ?? registers.newTruth()
      if known == nil { imports.append(.truth(from: from, into: into)) }
      importedTruths[from] = into
      return .truth(into)
    default: return nil
    }
  }

  /// An expression that has a column of its own.
  private func named(_ expression: CheckedExpression) -> ColumnOperand? {
    let depth = locals.count
    guard parent == nil, !expression.namesLocal({ $0 < depth }) else { return nil }
    return names.operand(of: expression, beneath: depth)
  }

  private func member(_ name: String, of base: CheckedExpression) -> ColumnOperand? {
    if case .variable(let slot) = base.kind,
      let field = names.operand(ofVariable: slot, field: name)
    {
      return field
    }
    switch operand(base) {
    case .row(let relation, let place)?:
      if let field = relation.words[name] { return .word(field, row: place) }
      guard !relation.changing.contains(name) else { return nil }
      return relation.rows[place][name].map { .constant($0) }
    case .rows(let relation, let form)?: return .fields(relation, form, name)
    case .element(let fields)?: return fields[name]
    default: return nil
    }
  }

  /// What no inspection changes about the row that a lane is about, found by its place.
  private func lookup(_ expression: CheckedExpression) -> ColumnOperand? {
    guard let element,
      expression.slots.isSubset(of: Set(names.constants.keys).union([element.slot])),
      !expression.asks(more: element.relation, isElement: element.isElement)
    else { return nil }
    let depth = locals.count
    guard !expression.namesLocal({ $0 < depth }) else { return nil }
    let values = element.relation.rows.map {
      value(
        expression, locals: Array(repeating: .none, count: depth), and: (element.slot, .context($0))
      )
    }
    return lookup(values, expression.type, byRow: element.register)
  }

  /// A value for each row, by the number that is the place of the row; null where the values have no
  /// fast form.
  func lookup(_ values: [Value], _ type: StaticType, byRow row: Int) -> ColumnOperand? {
    guard type.unwrapped == .boolean else {
      return numbers(values, type).map { values, form in
        .number(emit { .lookup(row: row, values, into: $0) }, form)
      }
    }
    var (yes, no) = (RowMask(values.count), RowMask(values.count))
    for (place, value) in values.enumerated() {
      if value.isTrue { yes.insert(place) } else if !value.isNull { no.insert(place) }
    }
    return .truth(emitTruth { .lookupTruth(row: row, yes: yes.words, no: no.words, into: $0) })
  }

  /// A number for each row; null where a value has none.
  private func numbers(_ values: [Value], _ type: StaticType) -> (RowValues, ColumnForm)? {
    guard let form = ColumnForm(type) else { return nil }
    var codes: [Int64] = []
    var known = RowMask(values.count)
    for (place, value) in values.enumerated() {
      if case .string(let text) = value { _ = builder.program.texts.insert(text) }
      let code = form.code(of: value, builder.program.texts)
      guard code != nil || value.isNull else { return nil }
      codes.append(code ?? 0)
      if code != nil { known.insert(place) }
    }
    return (RowValues(values: codes, isKnown: known.words), form)
  }

  // MARK: Constants

  /// The value of an expression that no inspection changes; null for others.
  ///
  /// - Parameter more: How many locals more there are where it stands, none of them settled.
  package func settled(_ expression: CheckedExpression, beneath more: Int = 0) -> Value? {
    if case .constant(let value) = expression.kind { return value }
    let depth = locals.count + more
    guard !expression.namesLocal({ $0 < depth }),
      expression.slots.isSubset(of: names.constants.keys)
    else { return nil }
    return value(expression, locals: Array(repeating: .none, count: depth))
  }

  /// The value of an expression, given that of each local and perhaps that of one variable more.
  func value(
    _ expression: CheckedExpression, locals: [Value], and more: (slot: Int, value: Value)? = nil
  ) -> Value {
    var evaluator = evaluator(locals: locals, and: more)
    return evaluator.evaluate(expression)
  }

  /// What evaluates with what no inspection changes.
  func evaluator(
    locals: [Value], and more: (slot: Int, value: Value)? = nil
  ) -> ReferenceEvaluator {
    var known = names.constants
    if let more { known[more.slot] = more.value }
    var variables = Array(repeating: Value.none, count: (known.keys.max() ?? -1) + 1)
    for (slot, value) in known { variables[slot] = value }
    var evaluator = ReferenceEvaluator(
      variables: variables, dialect: .policy, budget: Budget(most: Budget.mostSteps))
    evaluator.locals = locals
    return evaluator
  }
}
