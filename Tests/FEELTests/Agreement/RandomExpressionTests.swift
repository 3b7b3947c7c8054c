import Foundation
import RandomFEEL
import Testing

@testable import FEEL

/// Random expressions and tables, checked and evaluated: what another evaluator will be held to.
///
/// `PLUMBLINE_EXPRESSIONS` is how many of each are made, `PLUMBLINE_SEED` the seed.
@Suite("Random expressions")
struct RandomExpressionTests {
  private static let count = number("PLUMBLINE_EXPRESSIONS") ?? 20_000
  private static let seed = UInt64(number("PLUMBLINE_SEED") ?? 20_260_512)

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }

  /// The types that expressions are made of, the most telling ones most often.
  private static let types: [StaticType] = [
    .boolean, .boolean, .boolean, .number, .number, .integer, .string, .date, .time, .dateAndTime,
    .daysAndTime, .yearsAndMonths, .enumeration(RandomVariables.grade), .list(.number),
    .list(.string),
  ]

  /// Why texts were refused: the codes, how often, and one text for each.
  private struct Refusals {
    private(set) var count = 0
    private var examples: [String: (count: Int, text: String)] = [:]

    mutating func add(_ diagnostics: Diagnostics, _ text: String) {
      count += 1
      for problem in diagnostics.all where problem.severity == .error {
        let code = problem.code.rawValue
        examples[code] = ((examples[code]?.count ?? 0) + 1, examples[code]?.text ?? text)
      }
    }

    var report: String {
      examples.sorted { $0.value.count > $1.value.count }
        .map { "\($0.key): \($0.value.count), as in \($0.value.text)" }.joined(separator: "\n")
    }
  }

  @Test("nearly all expressions check, and all that do come to a value of their type or to null")
  func expressions() {
    var refusals = Refusals()
    var nulls = 0
    for number in 0..<Self.count {
      var random = SplitMix64(seed: Self.seed, mutant: number)
      let type = random.one(of: Self.types)
      var feel = RandomExpression(RandomVariables.operands, seed: random.next())
      let text = feel.text(of: type, depth: random.within(1...4))
      var diagnostics = Diagnostics()
      let syntax = Parser.expression(ExpressionText(text), into: &diagnostics)
      let checked = syntax.flatMap {
        Checker.check($0, expecting: type, in: RandomVariables.scope, into: &diagnostics)
      }
      guard let checked, !diagnostics.hasErrors else {
        refusals.add(diagnostics, text)
        continue
      }
      let value = ReferenceEvaluator.value(checked, RandomVariables.values(&random))
      if value.isNull { nulls += 1 }
      #expect(
        value.isNull || value.staticType.conforms(to: type),
        "seed \(Self.seed), number \(number): \(text)")
    }
    print("\(Self.count) expressions, \(refusals.count) refused, \(nulls) null")
    #expect(refusals.count * 20 <= Self.count, "\(refusals.report)")
    #expect(nulls * 2 <= Self.count)
  }

  @Test("nearly all tables check, and those that do have every kind of result")
  func tables() {
    var refusals = Refusals()
    var results: [String: Int] = [:]
    let count = max(2_000, Self.count / 4)
    for number in 0..<count {
      var random = SplitMix64(seed: Self.seed, mutant: number)
      let table = RandomTable(seed: random.next())
      var diagnostics = Diagnostics()
      guard let checked = table.checked(into: &diagnostics) else {
        refusals.add(diagnostics, "\(table.inputs) \(table.rows)")
        continue
      }
      let found = TableEvaluation.evaluate(checked, RandomVariables.values(&random))
      results["\(checked.policy.text): \(Self.kind(of: found.result))", default: 0] += 1
    }
    print("\(count) tables, \(refusals.count) refused")
    #expect(refusals.count * 10 <= count, "\(refusals.report)")
    for policy in RandomTable.policies {
      for kind in policy.isSingle ? ["rows", "no match", "undecided"] : ["rows", "undecided"] {
        #expect(results["\(policy.text): \(kind)"] ?? 0 > 0, "\(policy.text): \(kind)")
      }
    }
  }

  private static func kind(of result: TableEvaluation.Result) -> String {
    switch result {
    case .rows: "rows"
    case .noMatch: "no match"
    case .conflict: "conflict"
    case .undecided: "undecided"
    }
  }
}
