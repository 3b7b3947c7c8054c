import FEEL

/// A table that has been checked, with the types of its columns.
struct CompiledTable {
  let table: TableProgram
  /// The types of the output columns, by name.
  let types: [String: StaticType]
}

// Decision tables and decisions.
extension ProgramCompiler {
  /// Checks a table.
  ///
  /// - Parameters:
  ///   - special: Output columns that the caller reads itself; they are left out of the result.
  ///   - expected: The types that output columns must have.
  mutating func compileTable(
    _ syntax: TableSyntax, named name: String, in scope: Scope, special: Set<String> = [],
    expecting expected: [String: StaticType] = [:]
  ) -> CompiledTable? {
    let inputs = syntax.inputs.enumerated().map { column, input in
      let tests = syntax.rows.map { column < $0.tests.count ? $0.tests[column] : nil }
      return checkInput(input, testedBy: tests, in: scope)
    }
    let columns = syntax.outputs.indices.filter { !special.contains(syntax.outputs[$0].value) }
    let declared = columnTypes(syntax, columns, expected)
    var types = declared
    var rows: [DecisionTable.Row] = []
    var texts: [TableProgram.RowText] = []
    for row in syntax.rows {
      let tests = compileTests(of: row, inputs, in: scope)
      let condition = row.condition.flatMap { compile($0, in: scope) }
      let outputs = columns.map { column in
        output(row.outputs[column], syntax.outputs[column].value, declared, &types, in: scope)
      }
      let others = syntax.outputs.indices.filter { !columns.contains($0) }
      rows.append(
        DecisionTable.Row(
          tests: tests, condition: condition?.expression, outputs: outputs,
          others: others.map { row.outputs[$0]?.text ?? "" }))
      texts.append(text(of: row, condition))
    }
    let otherwise = syntax.otherwise.map { entries in
      columns.map { column -> CheckedExpression? in
        let entry = entries.first { $0.name.value == syntax.outputs[column].value }
        return output(entry?.value, syntax.outputs[column].value, declared, &types, in: scope)
      }
    }
    checkOtherwise(syntax)
    checkPriority(syntax, columns, types)
    guard inputs.allSatisfy({ $0 != nil }) else { return nil }
    let table = DecisionTable(
      name: name, policy: syntax.hit.value, inputs: inputs.compactMap(\.self),
      outputs: columns.map { syntax.outputs[$0].value }, rows: rows, otherwise: otherwise)
    return CompiledTable(
      table: TableProgram(table: table, inputTexts: syntax.inputs.map(\.text), rows: texts),
      types: types)
  }

  /// Checks what a column or a line of a condition asks about.
  ///
  /// A record that is compared with a value is a mistake of this place, not of each test.
  mutating func checkInput(
    _ written: WrittenExpression, testedBy tests: [WrittenTests?], in scope: Scope
  ) -> CheckedExpression? {
    let checked = Checker.checkInput(written.syntax, in: scope, into: &diagnostics)
    guard case .record(let record)? = checked?.type.unwrapped,
      tests.contains(where: { $0?.syntax.comparesValues == true })
    else { return checked }
    diagnostics.report(.fieldMissing(of: record, named: written.text, written.span))
    return nil
  }

  private mutating func compileTests(
    of row: TableSyntax.Row, _ inputs: [CheckedExpression?], in scope: Scope
  ) -> [CheckedTests] {
    zip(row.tests, inputs).compactMap { tests, input in
      guard let tests, let input else { return nil }
      return Checker.check(tests.syntax, of: input, in: scope, into: &diagnostics)
    }
  }

  /// A column is typed by its caller, by the enumeration of its name, or by its cells.
  private func columnTypes(
    _ syntax: TableSyntax, _ columns: [Int], _ expected: [String: StaticType]
  ) -> [String: StaticType] {
    var types = expected
    for column in columns {
      let name = syntax.outputs[column].value
      if types[name] == nil, let type = vocabulary.enumerations[name] {
        types[name] = .enumeration(type)
      }
    }
    return types
  }

  /// Checks an output cell, and widens the type of its column by it.
  ///
  /// Whole numbers in the cells above leave room for other numbers, unless the type is declared.
  private mutating func output(
    _ written: WrittenExpression?, _ name: String, _ declared: [String: StaticType],
    _ types: inout [String: StaticType], in scope: Scope
  ) -> CheckedExpression? {
    guard let written else { return nil }
    let wanted = declared[name] == nil ? types[name]?.widened : types[name]
    let checked = Checker.check(
      written.syntax, expecting: wanted, in: scope, into: &diagnostics)
    if let checked { types[name] = types[name]?.joined(with: checked.type) ?? checked.type }
    return checked
  }

  private mutating func text(
    of row: TableSyntax.Row, _ condition: Condition?
  ) -> TableProgram.RowText {
    TableProgram.RowText(
      number: row.number, tests: row.tests.map { $0?.text ?? "-" }, condition: condition,
      basis: registry.citations(row.basis, into: &diagnostics),
      label: row.label)
  }

  private mutating func checkOtherwise(_ syntax: TableSyntax) {
    if let otherwise = syntax.otherwise, !syntax.hit.value.isSingle {
      diagnostics.report(
        .otherwiseOfMany(
          syntax.hit.value.text, at: otherwise.first?.name.span ?? syntax.hit.span))
    }
    for entry in syntax.otherwise ?? []
    where !syntax.outputs.contains(where: { $0.value == entry.name.value }) {
      let nearest = NearestName.nearest(
        to: entry.name.value, among: syntax.outputs.map(\.value))
      diagnostics.report(
        .unknownKey(
          entry.name.value, of: Message("'otherwise'", "“otherwise”"), nearest: nearest,
          at: entry.name.span))
    }
  }

  /// Priority needs a column whose values have a worst.
  private mutating func checkPriority(
    _ syntax: TableSyntax, _ columns: [Int], _ types: [String: StaticType]
  ) {
    switch syntax.hit.value {
    case .priority, .outputOrder:
      let hasOrder = columns.contains { column in
        if case .enumeration(let type)? = types[syntax.outputs[column].value]?.unwrapped {
          return type.worstIsLast != nil
        }
        return false
      }
      if !hasOrder { diagnostics.report(.priorityWithoutWorst(at: syntax.hit.span)) }
    default: break
    }
  }
}

// MARK: Decisions

extension ProgramCompiler {
  /// Checks the decisions, each after those that it uses.
  mutating func compileDecisions() {
    let decisions = composition.decisions
    let places = Dictionary(decisions.enumerated().map { ($1.name.value, $0) }) { first, _ in first
    }
    let order = SettlingOrder(needs: decisions.map { $0.names.compactMap { places[$0] } })
    for place in order.order where places[decisions[place].name.value] == place {
      compile(decisions[place])
    }
    if let stuck = order.stuck.first {
      let loop = order.loop.map { decisions[$0].name.value }
      diagnostics.report(.cycle(loop, at: decisions[stuck].name.span))
    }
  }

  private mutating func compile(_ decision: DecisionSyntax) {
    let stage = stage(of: decision.names)
    let slot = slots.count
    slots.count += 1
    let compiled = piece(\.decisions, at: decision.name.span, naming: decision.names) {
      $0.compileBody(of: decision, after: stage)
    }
    declare(decision.name.value, slot: slot, compiled.type.bounded, after: stage)
    guard let body = compiled.body else { return }
    decisionPrograms.append(
      DecisionProgram(
        name: decision.name.value, title: decision.title ?? decision.name.value, slot: slot,
        stage: stage, body: body))
  }

  /// How a decision is worked out, and the type of its value; no body where there is a mistake.
  private mutating func compileBody(
    of decision: DecisionSyntax, after stage: Stage
  ) -> CompiledPieces.Decision {
    // Gone before the decision is declared: two holders of a scope would make a copy of it.
    let scope = scope(for: Stage(rawValue: stage.rawValue + 1) ?? .measures)
    let expected = decision.type.flatMap { declaredType($0, of: decision.name.value) }
    switch decision.body {
    case .value(let written):
      let checked = Checker.check(
        written.syntax, expecting: expected, in: scope, into: &diagnostics)
      let type = expected ?? checked?.type ?? .unknown
      return CompiledPieces.Decision(
        body: checked.map { .value($0) },
        type: checked?.type.isOptional == true ? type.optional : type)
    case .table(let syntax):
      let single = syntax.outputs.count == 1 ? syntax.outputs[0].value : nil
      let wanted = single.flatMap { name in expected.map { [name: $0] } } ?? [:]
      let compiled = compileTable(
        syntax, named: decision.name.value, in: scope, expecting: wanted)
      return CompiledPieces.Decision(
        body: compiled.map { .table($0.table) },
        type: compiled.map { resultType($0, syntax) } ?? expected ?? .unknown)
    }
  }

  private func declaredType(_ reference: TypeReference, of name: String) -> StaticType? {
    switch reference {
    case .words: vocabulary.enumerations[name].map { .enumeration($0) }
    case .named(let type):
      vocabulary.enumerations[type.value].map { .enumeration($0) } ?? StaticType.named(type.value)
    }
  }

  /// One output column gives its type, several a record; policies that list give lists.
  private func resultType(_ compiled: CompiledTable, _ syntax: TableSyntax) -> StaticType {
    let fields = compiled.table.outputs.map {
      RecordType.Field($0, compiled.types[$0] ?? .unknown)
    }
    let one = fields.count == 1 ? fields[0].type : .record(RecordType("table", fields))
    switch syntax.hit.value {
    case .unique, .any, .first, .priority: return one
    case .aggregate(.count): return .integer
    case .aggregate(.sum): return one
    case .aggregate: return one.optional
    default: return .list(one)
    }
  }

  /// The stage after which everything that is named is known.
  private func stage(of names: Set<String>) -> Stage {
    var stage = Stage.intake
    func need(_ other: Stage) { stage = max(stage, other) }
    for name in names {
      if let decision = decisionTypes[name] { need(decision.stage) }
      switch name {
      case "items", "failed", "passed": need(.states)
      case "hazards": need(.hazards)
      case "score": need(.score)
      case "vetoes": need(.vetoes)
      case "rating": need(.rating)
      default:
        if sectionIds.contains(name) { need(.states) }
      }
    }
    return stage
  }
}

extension Condition {
  /// The condition as one expression, for a row of a table.
  var expression: CheckedExpression? {
    switch self {
    case .expression(let expression, _): expression
    case .test(let input, _, let tests, _): .membership(input, tests)
    case .all(let parts): .joined(parts.compactMap(\.expression))
    case .any(let parts): .negated(.joined(parts.compactMap(\.expression).map { .negated($0) }))
    case .none(let parts): .joined(parts.compactMap(\.expression).map { .negated($0) })
    }
  }
}
