import Foundation
import RandomFEEL
import Testing

@testable import FEEL

/// What runs by column is held to the reference evaluator, over random values in many lanes.
///
/// `PLUMBLINE_EXPRESSIONS` is how many expressions are made, `PLUMBLINE_SEED` the seed.
@Suite("Programs agree with the reference evaluator")
struct ColumnAgreementTests {
  private static let count = number("PLUMBLINE_EXPRESSIONS") ?? 20_000
  private static let seed = UInt64(number("PLUMBLINE_SEED") ?? 20_261_125)
  /// So many expressions share the values of one world.
  private static let worldSize = 250

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }

  /// Checks so many things over as many worlds as that needs.
  ///
  /// - Parameter untilFound: Whether to stop after a difference.
  private static func tally(
    _ count: Int, lanesEach: Int = 10, untilFound: Bool = false,
    change: @escaping (inout ColumnProgram) -> Void = { _ in },
    _ check: (inout ColumnAgreement, inout SplitMix64, _ name: String) -> Void
  ) -> ColumnAgreement.Tally {
    var agreement = ColumnAgreement(ColumnWorld(seed: seed), lanesEach: lanesEach)
    for number in 0..<count {
      var random = SplitMix64(seed: seed, mutant: number)
      if number % worldSize == 0 {
        let tally = agreement.tally
        agreement = ColumnAgreement(ColumnWorld(seed: random.next()), lanesEach: lanesEach)
        agreement.tally = tally
      }
      agreement.change = change
      if untilFound, !agreement.tally.differences.isEmpty { break }
      check(&agreement, &random, "seed \(seed), number \(number)")
    }
    return agreement.tally
  }

  private static let types: [StaticType] = [
    .boolean, .boolean, .boolean, .boolean, .number, .integer, .date, .string,
    .enumeration(RandomVariables.grade), .enumeration(RandomVariables.kind),
  ]

  /// Mostly names whose values columns hold.
  private static func operands(_ random: inout SplitMix64) -> [RandomExpression.Operand] {
    random.chance(80) ? RandomVariables.heldOperands : RandomVariables.operands
  }

  private static func expression(
    _ agreement: inout ColumnAgreement, _ random: inout SplitMix64, _ name: String
  ) {
    let type = random.one(of: types)
    var feel = RandomExpression(operands(&random), seed: random.next())
    let text = feel.text(of: type, depth: random.within(1...3))
    var diagnostics = Diagnostics()
    let syntax = Parser.expression(ExpressionText(text), into: &diagnostics)
    let checked = syntax.flatMap {
      Checker.check($0, expecting: type, in: RandomVariables.scope, into: &diagnostics)
    }
    guard let checked, !diagnostics.hasErrors else { return }
    agreement.check(checked, "\(name): \(text)", &random)
  }

  @Test("expressions come to the same value in every lane")
  func expressions() {
    let tally = Self.tally(Self.count, Self.expression)
    expect(tally)
  }

  @Test("tests pass the same values in every lane")
  func tests() {
    let tally = Self.tally(Self.count / 2) { agreement, random, name in
      var feel = RandomExpression(Self.operands(&random), seed: random.next())
      let operand = random.one(of: feel.testable)
      let tests = feel.tests(of: operand)
      var diagnostics = Diagnostics()
      let syntax = Parser.expression(ExpressionText(operand.text), into: &diagnostics)
      let input = syntax.flatMap {
        Checker.checkInput($0, in: RandomVariables.scope, into: &diagnostics)
      }
      let cell = Parser.unaryTests(ExpressionText(tests), into: &diagnostics)
      guard let input, let cell,
        let checked = Checker.check(
          cell, of: input, in: RandomVariables.scope, into: &diagnostics),
        !diagnostics.hasErrors
      else { return }
      agreement.check(input, checked, "\(name): \(operand.text) | \(tests)", &random)
    }
    expect(tally)
  }

  @Test("tables find the same rows in every lane")
  func tables() {
    let tally = Self.tally(Self.count * 3 / 10) { agreement, random, name in
      let operands =
        random.chance(70) ? RandomVariables.tableOperands : Self.operands(&random)
      let table = RandomTable(seed: random.next(), over: operands)
      var diagnostics = Diagnostics()
      guard let checked = table.checked(into: &diagnostics), !checked.isSorted else { return }
      agreement.check(checked, "\(name): \(table.text)", &random)
    }
    expect(tally)
  }

  @Test("a fault in a program is found", arguments: PlantedFault.allCases)
  func faults(fault: PlantedFault) {
    let tally = Self.tally(20_000, untilFound: true, change: { $0.plant(fault) }, Self.expression)
    #expect(!tally.differences.isEmpty)
  }

  private func expect(_ tally: ColumnAgreement.Tally) {
    print("seed \(Self.seed): \(tally.report)")
    for difference in tally.differences.prefix(20) { Issue.record("\(difference)") }
    #expect(tally.differences.isEmpty)
    #expect(tally.slowCount < tally.fast)
    #expect(tally.faulty * 10 < tally.compared)
  }
}

extension DecisionTable {
  /// Whether its result are rows in an order of their own, which no program has.
  fileprivate var isSorted: Bool {
    if case .outputOrder = policy { true } else { false }
  }
}
