import Testing

@testable import FEEL

@Suite("Evaluator")
struct EvaluatorTests {
  @Test(
    "logic is Kleene's",
    arguments: [
      Line("flag and false", "false"), Line("false and flag", "false"),
      Line("flag and true", "null"),
      Line("true and flag", "null"), Line("flag or true", "true"), Line("true or flag", "true"),
      Line("flag or false", "null"), Line("not(flag)", "null"), Line("not(true)", "false"),
      Line("flag and flag", "null"), Line("not(flag and false)", "true"),
    ])
  func logic(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "in a policy a missing operand leaves a comparison undecided, but for the literal null",
    arguments: [
      Line("gap = 3", "null"), Line("gap != 3", "null"), Line("gap = gap", "null"),
      Line("gap = null", "true"), Line("null != gap", "false"), Line("maybe = null", "true"),
      Line("maybe = 重大", "null"), Line("maybe != 重大", "null"), Line("gap > 3", "null"),
      Line("gap in [1..3]", "null"), Line("gap in (1, 2)", "null"),
      Line("gap in (1, null)", "true"),
      Line("gap between 1 and 3", "null"), Line("n in (1, gap)", "null"),
      Line("n in (7, gap)", "true"), Line("if gap > 3 then 1 else 2", "null"),
      Line("if gap = null then 1 else 2", "1"), Line("null = null", "true"),
      Line("gap + n", "null"), Line("venue.rooms > 50", "null"),
      Line("venue.rooms != null and venue.rooms > 50", "false"),
    ])
  func missing(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test("a null knows which facts are missing, each once")
  func absence() {
    var diagnostics = Diagnostics()
    let text = "gap > 3 and flag and venue.rooms = 1 and gap < 9"
    let syntax = Parser.expression(ExpressionText(text), into: &diagnostics)
    let checked = syntax.flatMap {
      Checker.check($0, in: SamplePolicy.scope, into: &diagnostics)
    }
    let value = checked.map { ReferenceEvaluator.value($0, SamplePolicy.values) }
    #expect(
      value?.absence?.causes == [
        .missing(path: "gap"), .missing(path: "flag"), .missing(path: "venue.rooms"),
      ])
  }

  @Test(
    "loops run over lists, ranges and days",
    arguments: [
      Line("for i in 1..3 return i * 2", "[2, 4, 6]"), Line("for i in 3..1 return i", "[3, 2, 1]"),
      Line("for i in [1..3] return i", "[1, 2, 3]"), Line("for i in (1..3) return i", "[2]"),
      Line("for i in 1..2, j in 1..i return [i, j]", "[[1, 1], [2, 1], [2, 2]]"),
      Line("for d in on..on + @\"P2D\" return d.day", "[1, 2, 3]"),
      Line("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
      Line("for i in n return i", "[7]"), Line("for i in [] return i", "[]"),
      Line("some i in [] satisfies true", "false"), Line("every i in [] satisfies false", "true"),
      Line("some i in numbers satisfies i > 2", "true"),
      Line("every i in numbers satisfies i > 2", "false"),
      Line("for i in 1.5..3 return i", "null"), Line("for s in \"a\"..\"c\" return s", "null"),
      Line("for i in 1..10**30 return i", "null"), Line("for i in 1..1000000 return i", "null"),
    ])
  func loops(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "filters and paths",
    arguments: [
      Line("numbers[2]", "2"), Line("numbers[-1]", "3"), Line("numbers[0]", "null"),
      Line("numbers[4]", "null"), Line("numbers[item > 1]", "[2, 3]"), Line("n[1]", "7"),
      Line("n[2]", "null"), Line("items[state = fail].path", "[\"fire.exit\", \"gas.alarm\"]"),
      Line("items[weight > 2][1].path", "fire.exit"), Line("sum(items.weight)", "10"),
      Line("count(items[state = fail and weight >= 3])", "2"),
      Line("hazards[grade = 重大].id", "[\"a\"]"), Line("count([])", "0"),
      Line("items[item.weight = 5].path", "[\"gas.alarm\"]"),
      Line("numbers[true]", "[1, 2, 3]"), Line("numbers[n > 10]", "[]"),
      Line("max(items.weight)", "5"), Line("mean(numbers)", "2"),
      Line("{a: {b: 1}}.a.b", "1"), Line("[{b: [1, 2]}].b", "[[1, 2]]"),
      Line("on.weekday", "7"), Line("@\"P1DT2H\".hours", "2"), Line("[1..3].end included", "true"),
    ])
  func filters(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "arithmetic without a result is null",
    arguments: [
      Line("1 / (n - n)", "null"), Line("0.1 + 0.2", "0.3"), Line("1 / 3 * 3 = 1", "false"),
      Line("10 ** 6145", "null"), Line("10 ** (10 ** 10)", "null"), Line("(-1) ** 0.5", "null"),
      Line("sqrt(-1)", "null"), Line("on + @\"P1M\"", "2026-04-01"),
      Line("@\"2026-01-31\" + @\"P1M\"", "2026-02-28"), Line("on - @\"PT1H\"", "2026-02-28"),
      Line("on - @\"2026-01-01\"", "P59D"), Line("@\"P1Y\" / 2", "P6M"),
      Line("\"a\" + \"b\"", "ab"), Line("@\"9999999-01-01\" + @\"P999999999Y\"", "null"),
    ])
  func arithmetic(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "functions see the names around them and are called by place or by name",
    arguments: [
      Line("{k: 2, f: function(a: number) a * k, r: f(3)}.r", "6"),
      Line("(function(a: number, b: number) a - b)(b: 1, a: 5)", "4"),
      Line("sort([3, 1, 2], function(a, b) a < b)", "[1, 2, 3]"),
      Line("round half up(n: 2.5, scale: 0)", "3"), Line("abs(-3)", "3"),
      Line("substring(\"安全生产\", 3)", "生产"), Line("is(1, 1.0)", "true"),
    ])
  func functions(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }
}
