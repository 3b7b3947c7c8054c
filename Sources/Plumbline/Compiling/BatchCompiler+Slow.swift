import FEEL

// Where that stands which has no fast form.
extension BatchCompiler {
  /// The first part of a condition without one.
  func slowSpan(_ condition: Condition, _ compiler: ColumnCompiler) -> SourceSpan? {
    switch condition {
    case .expression(let expression, _): expression.span
    case .test(let input, _, let tests, _):
      compiler.operand(input) == nil ? input.span : tests.span
    case .all(let parts), .any(let parts), .none(let parts):
      parts.first { verdict($0, compiler) == nil }.flatMap { slowSpan($0, compiler) }
    }
  }

  /// The first column or cell of a table without one; the first column where all of them have.
  func slowSpan(_ table: DecisionTable, _ compiler: ColumnCompiler) -> SourceSpan? {
    for input in table.inputs where compiler.operand(input) == nil { return input.span }
    for row in table.rows {
      for (input, tests) in zip(table.inputs, row.tests) {
        guard let operand = compiler.operand(input), compiler.passes(operand, tests) == nil
        else { continue }
        return tests.span
      }
      if let condition = row.condition, compiler.truth(condition) == nil { return condition.span }
    }
    return table.inputs.first?.span ?? table.rows.first?.condition?.span
  }
}
