import Testing

@testable import FEEL

/// Tables over the sample policy: each row is its input cells, then its output.
@Suite("Decision tables")
struct TableEvaluationTests {
  /// A table of two inputs, a number and a grade, and what became of it.
  private struct Case {
    let policy: HitPolicy
    let inputs: [String]
    let rows: [[String]]
    var otherwise: String?

    func table() throws -> DecisionTable {
      let asked = try inputs.map { try checkedInput($0) }
      return DecisionTable(
        name: "table", policy: policy, inputs: asked, outputs: ["out"],
        rows: try rows.map { row in
          DecisionTable.Row(
            tests: try zip(row, asked).map { try tests($0, of: $1) }, condition: nil,
            outputs: [try row.count > asked.count ? output(row[asked.count]) : nil])
        },
        otherwise: try otherwise.map { [try output($0)] })
    }

    private func checkedInput(_ text: String) throws -> CheckedExpression {
      var diagnostics = Diagnostics()
      let syntax = try #require(Parser.expression(ExpressionText(text), into: &diagnostics))
      return try #require(
        Checker.checkInput(syntax, in: SamplePolicy.scope, into: &diagnostics), "\(text)")
    }

    private func tests(_ text: String, of input: CheckedExpression) throws -> CheckedTests {
      var diagnostics = Diagnostics()
      let syntax = try #require(Parser.unaryTests(ExpressionText(text), into: &diagnostics))
      return try #require(
        Checker.check(syntax, of: input, in: SamplePolicy.scope, into: &diagnostics), "\(text)")
    }

    private func output(_ text: String) throws -> CheckedExpression {
      var diagnostics = Diagnostics()
      let syntax = try #require(Parser.expression(ExpressionText(text), into: &diagnostics))
      return try #require(
        Checker.check(syntax, in: SamplePolicy.scope, into: &diagnostics), "\(text)")
    }

    /// `rows 1, 3`, `no match, nearest 2`, `conflict 1, 2` or `undecided 2`; rows from 1.
    func result() throws -> String {
      let evaluation = TableEvaluation.evaluate(try table(), SamplePolicy.values)
      func list(_ rows: [Int]) -> String { rows.map { String($0 + 1) }.joined(separator: ", ") }
      switch evaluation.result {
      case .rows(let rows): return "rows \(list(rows))"
      case .noMatch(let nearest):
        return "no match, nearest \(nearest.map { String($0 + 1) } ?? "-")"
      case .conflict(let rows): return "conflict \(list(rows))"
      case .undecided(let rows, _): return "undecided \(list(rows))"
      }
    }
  }

  // n is 7, grade_now is 重大, gap and flag are missing.

  @Test("each hit policy takes the rows that it should")
  func hitPolicies() throws {
    let rows = [
      ["> 5", "-", "一般"], ["> 6", "重大", "重大"], ["7", "-", "一般"], ["< 5", "-", "重大"],
    ]
    let expected: [(HitPolicy, String)] = [
      (.unique, "conflict 1, 2, 3"), (.any, "conflict 1, 2, 3"), (.first, "rows 1"),
      (.priority(.worstFirst), "rows 2"), (.priority(.bestFirst), "rows 1"),
      (.outputOrder(.worstFirst), "rows 2, 1, 3"), (.outputOrder(.bestFirst), "rows 1, 3, 2"),
      (.ruleOrder, "rows 1, 2, 3"), (.collect, "rows 1, 2, 3"),
      (.aggregate(.count), "rows 1, 2, 3"),
    ]
    for (policy, result) in expected {
      let found = try Case(policy: policy, inputs: ["n", "grade_now"], rows: rows).result()
      #expect(found == result, "\(policy.text)")
    }
  }

  @Test("any is content with rows that agree, unique with one row")
  func agreement() throws {
    let agreeing = [["> 5", "一般"], ["> 6", "一般"], ["< 5", "重大"]]
    #expect(try Case(policy: .any, inputs: ["n"], rows: agreeing).result() == "rows 1")
    #expect(try Case(policy: .unique, inputs: ["n"], rows: agreeing).result() == "conflict 1, 2")
    let one = [["> 8", "1"], ["[5..8]", "2"], ["< 5", "3"]]
    #expect(try Case(policy: .unique, inputs: ["n"], rows: one).result() == "rows 2")
  }

  @Test("without a match the row with the most cells that hold is the nearest")
  func nearest() throws {
    let rows = [["< 5", "一般", "1"], ["< 5", "重大", "2"], ["> 9", "重大", "3"]]
    for policy in [HitPolicy.unique, .any, .first, .priority(.worstFirst)] {
      let found = try Case(policy: policy, inputs: ["n", "grade_now"], rows: rows).result()
      #expect(found == "no match, nearest 2")
    }
    let collected = try Case(policy: .collect, inputs: ["n", "grade_now"], rows: rows).result()
    #expect(collected == "rows ")
    #expect(try Case(policy: .unique, inputs: ["n"], rows: []).result() == "no match, nearest -")
  }

  @Test("a cell that is unknown leaves the table undecided only if its row could change the result")
  func unknownCells() throws {
    let cases: [(HitPolicy, [[String]], String)] = [
      // Known to fail in another cell: the row is out.
      (.unique, [["> 3", "< 5", "1"], ["-", "> 5", "2"]], "rows 2"),
      (.unique, [["> 3", "> 5", "1"], ["-", "> 5", "2"]], "undecided 1"),
      (.unique, [["> 3", "-", "1"]], "undecided 1"),
      // Rows that clash already stay a clash.
      (.unique, [["> 3", "-", "1"], ["-", "> 5", "2"], ["-", "7", "3"]], "conflict 2, 3"),
      (.any, [["> 3", "-", "1"], ["-", "> 5", "2"], ["-", "7", "3"]], "conflict 2, 3"),
      (.any, [["> 3", "-", "2"], ["-", "> 5", "2"]], "rows 2"),
      (.any, [["> 3", "-", "1"], ["-", "> 5", "2"]], "undecided 1"),
      (.first, [["-", "> 5", "1"], ["> 3", "-", "2"]], "rows 1"),
      (.first, [["> 3", "-", "2"], ["-", "> 5", "1"]], "undecided 1"),
      (.first, [["> 3", "-", "1"], ["-", "> 5", "1"]], "rows 2"),
      (.priority(.worstFirst), [["> 3", "-", "一般"], ["-", "> 5", "重大"]], "rows 2"),
      (.priority(.worstFirst), [["> 3", "-", "重大"], ["-", "> 5", "一般"]], "undecided 1"),
      (.priority(.bestFirst), [["> 3", "-", "一般"], ["-", "> 5", "重大"]], "undecided 1"),
      (.collect, [["> 3", "-", "1"], ["-", "> 5", "2"]], "undecided 1"),
      (.ruleOrder, [["> 3", "-", "1"], ["-", "> 5", "2"]], "undecided 1"),
      (.unique, [["null", "-", "1"]], "rows 1"),
      (.unique, [["not(null)", "-", "1"]], "no match, nearest 1"),
      (.unique, [["-", "-", "1"]], "rows 1"),
    ]
    for (policy, rows, result) in cases {
      let found = try Case(policy: policy, inputs: ["gap", "n"], rows: rows).result()
      #expect(found == result, "\(policy.text) \(rows)")
    }
  }

  @Test("what a table lacks is told with it")
  func absence() throws {
    let rows = [["> 3", "true", "1"], ["<= 3", "-", "2"]]
    let table = try Case(policy: .unique, inputs: ["gap", "flag"], rows: rows).table()
    let evaluation = TableEvaluation.evaluate(table, SamplePolicy.values)
    guard case .undecided(let rows, let absence) = evaluation.result else {
      Issue.record("\(evaluation.result)")
      return
    }
    #expect(rows == [0, 1])
    #expect(absence?.causes == [.missing(path: "gap"), .missing(path: "flag")])
  }

  @Test("aggregates of values, and of none")
  func aggregates() {
    let values: [Value] = [.integer(3), .integer(1), .integer(3)]
    let expected: [(HitPolicy.Aggregation, String, String)] = [
      (.sum, "7", "0"), (.count, "3", "0"), (.min, "1", "null"), (.max, "3", "null"),
    ]
    for (kind, some, none) in expected {
      #expect(Aggregating.value(kind, values).feelText == some)
      #expect(Aggregating.value(kind, []).feelText == none)
    }
    #expect(Aggregating.value(.sum, [.integer(1), .string("a")]).isNull)
    #expect(Aggregating.value(.max, [.integer(1), .string("a")]).isNull)
    #expect(Aggregating.value(.sum, [.integer(1), .none]).isNull)
  }

  @Test("in FEEL's own dialect a cell that is null does not match")
  func standardDialect() throws {
    let rows = [["> 3", "1"], ["-", "2"]]
    let table = try Case(policy: .unique, inputs: ["gap"], rows: rows).table()
    let evaluation = TableEvaluation.evaluate(table, SamplePolicy.values, dialect: .standard)
    guard case .rows([1]) = evaluation.result else {
      Issue.record("\(evaluation.result)")
      return
    }
  }
}
