import RandomFEEL

@testable import FEEL

/// A random decision table over the random variables, as texts and checked.
struct RandomTable {
  static let policies: [HitPolicy] =
    [
      .unique, .any, .first, .priority(.worstFirst), .priority(.bestFirst),
      .outputOrder(.worstFirst), .outputOrder(.bestFirst), .ruleOrder, .collect,
    ] + HitPolicy.Aggregation.allCases.map { .aggregate($0) }

  let policy: HitPolicy
  /// The expressions of the input columns.
  let inputs: [String]
  /// Cells of the inputs, then those of the outputs; an empty output sets nothing.
  let rows: [[String]]
  /// For each row a condition beside its cells, if it has one.
  let conditions: [String?]
  let otherwise: [String]?
  let outputType: StaticType

  init(seed: UInt64, over operands: [RandomExpression.Operand] = RandomVariables.operands) {
    var feel = RandomExpression(operands, seed: seed)
    policy = feel.random.one(of: Self.policies)
    let columns = (0...feel.random.below(3)).map { _ in Self.column(&feel) }
    let type = Self.outputType(of: policy, &feel.random)
    inputs = columns.map(\.text)
    rows = (0...feel.random.below(7)).map { _ in
      columns.map { feel.random.chance(25) ? "-" : feel.tests(of: $0) }
        + [feel.random.chance(5) ? "" : Self.output(type, &feel)]
    }
    conditions = rows.map { _ in feel.random.chance(10) ? feel.text(of: .boolean, depth: 1) : nil }
    otherwise = policy.isSingle && feel.random.chance(30) ? [Self.output(type, &feel)] : nil
    outputType = type
  }

  /// A name that has constants, or a calculation.
  private static func column(_ feel: inout RandomExpression) -> RandomExpression.Operand {
    if feel.random.chance(30) {
      let type: StaticType = feel.random.one(of: [.number, .string, .date])
      return .init(feel.text(of: type, depth: 2), .optional(type))
    }
    return feel.random.one(of: feel.testable)
  }

  private static func outputType(of policy: HitPolicy, _ random: inout SplitMix64) -> StaticType {
    switch policy {
    case .priority, .outputOrder: .enumeration(RandomVariables.grade)
    case .aggregate(.sum): .number
    case .aggregate: random.one(of: [.number, .date])
    default:
      random.one(of: [.number, .string, .boolean, .date, .enumeration(RandomVariables.kind)])
    }
  }

  private static func output(_ type: StaticType, _ feel: inout RandomExpression) -> String {
    feel.random.chance(70) ? feel.constant(of: type) : feel.text(of: type, depth: 2)
  }

  /// The table with its cells checked; null, with diagnostics, where one is refused.
  func checked(into diagnostics: inout Diagnostics) -> DecisionTable? {
    var asked: [CheckedExpression] = []
    for input in inputs {
      guard let syntax = Parser.expression(ExpressionText(input), into: &diagnostics),
        let checked = Checker.checkInput(syntax, in: RandomVariables.scope, into: &diagnostics)
      else { return nil }
      asked.append(checked)
    }
    var checkedRows: [DecisionTable.Row] = []
    for (place, row) in rows.enumerated() {
      let cells = zip(row, asked).compactMap { tests($0, of: $1, into: &diagnostics) }
      guard cells.count == asked.count else { return nil }
      let outputs = row[asked.count...].map { output($0, into: &diagnostics) }
      let condition = conditions[place].flatMap { expression($0, .boolean, into: &diagnostics) }
      checkedRows.append(.init(tests: cells, condition: condition, outputs: Array(outputs)))
    }
    let other = otherwise?.map { output($0, into: &diagnostics) }
    guard !diagnostics.hasErrors else { return nil }
    return DecisionTable(
      name: "table", policy: policy, inputs: asked, outputs: ["out"], rows: checkedRows,
      otherwise: other)
  }

  private func tests(
    _ text: String, of input: CheckedExpression, into diagnostics: inout Diagnostics
  ) -> CheckedTests? {
    Parser.unaryTests(ExpressionText(text), into: &diagnostics).flatMap {
      Checker.check($0, of: input, in: RandomVariables.scope, into: &diagnostics)
    }
  }

  private func output(
    _ text: String, into diagnostics: inout Diagnostics
  ) -> CheckedExpression? {
    text.isEmpty ? nil : expression(text, outputType, into: &diagnostics)
  }

  private func expression(
    _ text: String, _ type: StaticType, into diagnostics: inout Diagnostics
  ) -> CheckedExpression? {
    Parser.expression(ExpressionText(text), into: &diagnostics).flatMap {
      Checker.check($0, expecting: type, in: RandomVariables.scope, into: &diagnostics)
    }
  }

  /// The table on one line.
  var text: String {
    let lines = zip(rows, conditions).map { row, condition in
      (row + (condition.map { ["when \($0)"] } ?? [])).joined(separator: " | ")
    }
    let other = otherwise.map { ["otherwise " + $0.joined(separator: " | ")] } ?? []
    return (["\(policy.text): \(inputs.joined(separator: " | "))"] + lines + other)
      .joined(separator: " ; ")
  }
}
