import FEEL

/// Compiles a program once more, to run by column over batches of inspections.
///
/// It follows the stages of `Evaluator` in their order: what a stage finds is bound to its name, so
/// that the rules of later stages ask its register.
package struct BatchCompiler {
  let program: Program
  let names: BatchNames
  let compiler: ColumnCompiler
  let registers = ColumnRegisters()
  var slow: [BatchProgram.SlowExpression] = []
  /// Rows of tables that must be known.
  var rows: [Int] = []
  var segments = BatchProgram.Segments()

  package static func compile(_ program: Program) -> BatchProgram {
    var compiler = BatchCompiler(program)
    return compiler.compile()
  }

  private init(_ program: Program) {
    self.program = program
    names = BatchNames(program, registers)
    compiler = ColumnCompiler(names, registers)
  }

  private mutating func compile() -> BatchProgram {
    decide(after: .intake)
    segments.facts = compiler.endSegment()
    let steps = program.settlingOrder.compactMap { step($0) }
    decide(after: .states)
    let composites = program.composites.map { composite($0) }
    segments.composites = compiler.endSegment()
    var hazards = hazards()
    segments.grading = compiler.endSegment()
    decide(after: .hazards)
    let score = score()
    segments.score = compiler.endSegment()
    decide(after: .score)
    let vetoes = vetoes()
    segments.vetoes = compiler.endSegment()
    decide(after: .vetoes)
    let rating = rating()
    segments.rating = compiler.endSegment()
    decide(after: .rating)
    deadlines(&hazards)
    segments.deadlines = compiler.endSegment()
    decide(after: .deadlines)
    let measures = measures()
    segments.measures = compiler.endSegment()
    let invariants = program.invariants.compactMap { invariant($0) }
    segments.invariants = compiler.endSegment()
    return BatchProgram(
      program: program, columns: compiler.program, layout: names.layout,
      counts: registers.counts,
      historyCounts: compiler.counts(ofElements: names.history), steps: steps,
      hazardRows: Dictionary(
        program.hazards.enumerated().map { ($1.id, $0) }
      ) { first, _ in first },
      segments: segments, composites: composites,
      hazards: hazards.columns(program, names.thresholds),
      score: score, vetoes: vetoes, rating: rating, measures: measures,
      gaps: GapColumns(program), invariants: invariants,
      rows: rows, slow: slow)
  }

  // MARK: Rules

  /// The truth of a condition; one that is never known where it has no fast form.
  mutating func truth(_ condition: Condition?, of rule: String, _ compiler: ColumnCompiler? = nil)
    -> Int
  {
    let compiler = compiler ?? self.compiler
    guard let condition else { return compiler.truth(true) }
    if let truth = verdict(condition, compiler) { return truth }
    slow.append(BatchProgram.SlowExpression(rule: rule, span: slowSpan(condition, compiler)))
    return compiler.truth(nil)
  }

  func verdict(_ condition: Condition, _ compiler: ColumnCompiler) -> Int? {
    switch condition {
    case .expression(let expression, _): return compiler.truth(expression)
    case .test(let input, _, let tests, _):
      return compiler.operand(input).flatMap { compiler.passes($0, tests) }
    case .all(let parts): return all(parts, compiler) { $0 }
    case .any(let parts): return all(parts, compiler, compiler.not).map(compiler.not)
    case .none(let parts): return all(parts, compiler, compiler.not)
    }
  }

  private func all(
    _ parts: [Condition], _ compiler: ColumnCompiler, _ change: (Int) -> Int
  ) -> Int? {
    var result: Int?
    for part in parts {
      guard let next = verdict(part, compiler).map(change) else { return nil }
      result = result.map { compiler.both($0, next) } ?? next
    }
    return result ?? compiler.truth(true)
  }

  /// A table whose result must be known; null where it has no fast form.
  mutating func table(
    _ table: TableProgram, _ compiler: ColumnCompiler? = nil
  ) -> TableRegisters? {
    let compiler = compiler ?? self.compiler
    if let found = compiler.table(table.table) { return found }
    slow.append(
      BatchProgram.SlowExpression(rule: table.table.name, span: slowSpan(table.table, compiler)))
    return nil
  }

  private mutating func invariant(_ invariant: InvariantProgram) -> Int? {
    guard case .never(let condition) = invariant.form else { return nil }
    return truth(condition, of: invariant.id)
  }

  // MARK: Decisions

  /// Binds the decisions that can be known after a stage; one without a fast form is not bound, so
  /// that the rules that use it have none either.
  mutating func decide(after stage: Stage) {
    for decision in program.decisions where decision.stage == stage {
      switch decision.body {
      case .value(let expression):
        if let operand = compiler.operand(expression) { names.bind(decision.slot, operand) }
      case .table(let table): decide(decision, table)
      }
    }
  }

  private mutating func decide(_ decision: DecisionProgram, _ table: TableProgram) {
    guard let found = compiler.table(table.table) else {
      // Several rows make a list, of which nothing can go wrong; one row may be missing.
      if table.table.policy.isSingle {
        slow.append(
          BatchProgram.SlowExpression(rule: decision.name, span: slowSpan(table.table, compiler)))
      }
      return
    }
    guard table.table.policy.isSingle else { return }
    rows.append(found.row)
    var outputs: [String: ColumnOperand] = [:]
    for (column, name) in table.outputs.enumerated() {
      outputs[name] = compiler.output(column, of: table.table, found)
    }
    if table.outputs.count == 1 {
      if let only = outputs[table.outputs[0]] { names.bind(decision.slot, only) }
    } else {
      names.bind(decision.slot, .element(outputs))
    }
  }

  // MARK: Items

  /// What decides an item's state beside what was stated; null where nothing does.
  private mutating func step(_ item: Int) -> BatchProgram.ItemStep? {
    let syntax = program.items[item]
    let isMeasured = !syntax.answer.isCompliance && !syntax.isInformational
    guard syntax.when != nil || isMeasured else { return nil }
    let applies = syntax.when.map { truth($0, of: syntax.path) }
    var passes: Int?
    if isMeasured, let pass = syntax.pass {
      let answer = names.operand(ofVariable: program.slots.item[item], field: "answer")
      passes = answer.flatMap { compiler.passes($0, pass) }
      if passes == nil {
        slow.append(BatchProgram.SlowExpression(rule: syntax.path, span: pass.span))
        passes = compiler.truth(nil)
      }
    }
    return BatchProgram.ItemStep(
      item: item, segment: compiler.endSegment(), applies: applies, passes: passes)
  }

  private mutating func composite(_ composite: CompositeProgram) -> BatchProgram.Composite {
    let count = composite.of.flatMap { failures(among: $0) }
    let reaches = count.flatMap { count in
      composite.atLeast.map { compiler.compare($0, isAtMost: count) } ?? compiler.truth(true)
    }
    if let list = composite.of, reaches == nil {
      slow.append(BatchProgram.SlowExpression(rule: composite.id, span: list.span))
    }
    let when = truth(composite.when?.condition, of: composite.id)
    return BatchProgram.Composite(
      holds: reaches.map { compiler.both($0, when) } ?? when, count: count)
  }

  /// How many items of a list failed.
  private func failures(among list: CheckedExpression) -> Int? {
    guard case .rows(let relation, let form)? = compiler.operand(list),
      relation.name == names.items.name
    else { return nil }
    return compiler.count(.both(form, .register(names.layout.set(.fail))), of: relation)
  }
}
