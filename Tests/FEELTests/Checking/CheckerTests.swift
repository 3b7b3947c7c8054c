import Testing

@testable import FEEL

@Suite("Checker")
struct CheckerTests {
  @Test(
    "a name that nothing has is reported with the nearest spelling",
    arguments: [
      ("venu.rooms", "venue"), ("venue.room", "rooms"), ("hazard", "hazards"),
      ("coutn(items)", "count"), ("items[wieght > 1]", "weight"), ("grade_now = 重火", "重大"),
      ("fire.exit_clear", "exits_clear"), ("n instance of numbr", "number"),
      ("for element in items return elemnt.path", "element"),
    ])
  func nearestName(text: String, nearest: String) {
    let problems = SamplePolicy.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.fix?.replacement == nearest)
  }

  @Test(
    "one mistake makes one diagnostic, and every mistake is reported",
    arguments: [
      Line(
        "nothing + 1 > 2 and nothing.more = \"a\"", "name/unknown “nothing”; name/unknown “nothing”"
      ),
      Line("wrong1 and wrong2", "name/unknown “wrong1”; name/unknown “wrong2”"),
      Line("count(wrong[a > 1]) >= 3", "name/unknown “wrong”"),
      Line("n + text * 2", "type/mismatch “text * 2”"),
      Line("if n then 1 else \"a\"", "type/mismatch “n”; type/mismatch “\"a\"”"),
      Line("score > 3", "name/not-available “score”"),
      Line("score.total > 3", "name/not-available “score”"), Line("fire", "name/unknown “fire”"),
      Line("count", "name/unknown “count”"),
      Line("count()", "type/wrong-arguments “count()”"),
      Line("count(1, 2)", "type/wrong-arguments “count(1, 2)”"),
      Line("floor(\"a\")", "type/wrong-arguments “floor(\"a\")”"),
      Line("abs(text)", "type/wrong-arguments “abs(text)”"),
      Line("floor(scale: 1)", "type/wrong-arguments “floor(scale: 1)”"),
      Line("n(1)", "name/unknown-function “n”"),
      Line("(function(a: number) a)(\"x\")", "type/mismatch “\"x\"”"),
      Line("(function(a) a)(1, 2)", "type/wrong-arguments “(function(a) a)(1, 2)”"),
      Line("{a: 1, a: 2}", "name/duplicate-entry “a”"),
      Line("@\"2026-13-01\"", "type/bad-literal “@\"2026-13-01\"”"),
      Line("-text", "type/mismatch “text”"),
      Line("n.rooms", "name/unknown-member “rooms”"),
      Line("on.rooms", "name/unknown-member “rooms”"),
      Line("[1, 2][\"a\"]", "type/mismatch “\"a\"”"),
    ])
  func mistakes(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "a comparison that can never hold is refused",
    arguments: [
      Line("n = \"7\"", "type/incomparable “n = \"7\"”"),
      Line("text > 3", "type/incomparable “text > 3”"),
      Line("on = \"2026-03-01\"", "type/incomparable “on = \"2026-03-01\"”"),
      Line("venue.assembly = 1", "type/incomparable “venue.assembly = 1”"),
      Line("n in [\"a\", \"b\"]", "type/incomparable “[\"a\", \"b\"]”"),
      Line("n between \"a\" and \"b\"", "type/incomparable “n between \"a\" and \"b\"”"),
      Line("grade_now = rating_now", "type/incomparable “grade_now = rating_now”"),
      Line("grade_now = \"重大\"", "type/incomparable “\"重大\"”"),
      Line("venue.assembly > false", "type/no-order “venue.assembly > false”"),
      Line("n in [3..1]", "test/never “[3..1]”"), Line("n in (1..1)", "test/never “(1..1)”"),
      Line("[1..\"a\"]", "type/incomparable “[1..\"a\"]”"),
      Line("venue = 1", "type/incomparable “venue = 1”"),
      Line("numbers = 1", "type/incomparable “numbers = 1”"),
    ])
  func impossible(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "the other operand says which enumeration a word is of",
    arguments: [
      Line("grade_now = 重大", "true"), Line("重大 = grade_now", "true"),
      Line("grade_now >= 一般", "test/always “grade_now >= 一般”"), Line("rating_now = 中", "true"),
      Line("rating_now in (中, 良)", "true"), Line("rating_now in [差..良]", "true"),
      Line("中 = 中", "name/ambiguous-word “中”; name/ambiguous-word “中”"),
      Line("[中]", "name/ambiguous-word “中”"), Line("重大", "重大"),
      Line("rating_now = 高", "name/unknown-word “高”"),
      Line("grade_now = 中", "name/unknown-word “中”"),
      Line("remedy_now = 限期", "name/unknown-word “限期”"),
      Line("remedy_now > on_the_spot", "type/no-order “remedy_now > on_the_spot”"),
      Line("rating_now between 差 and 良", "true"),
      Line("count(hazards[grade = 重大])", "1"), Line("max(hazards.grade)", "重大"),
      Line("if n > 1 then 重大 else 一般", "重大"),
      Line("list contains(hazards.grade, 重大)", "true"),
      Line("fire.exits_clear = fail", "true"), Line("exit = pass", "false"),
      Line("fire.exits_clear > 3", "type/incomparable “fire.exits_clear > 3”"),
      Line("exit.answer = 1", "true"),
      Line("every i in items satisfies i = pass", "false"),
      Line("for g in [一般, 重大] return g", "[一般, 重大]"),
      Line("grade_now in (重大, 中)", "name/unknown-word “中”"),
    ])
  func words(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "inside a filter or a loop what may be missing must be guarded",
    arguments: [
      Line("hazards[due < on]", "type/optional-in-filter “due”"),
      Line("items[factor = \"7.1\"]", "type/optional-in-filter “factor”"),
      Line("count(hazards[due != null and due < on])", "0"),
      Line("count(hazards[due = null or due < on])", "1"),
      Line("count(items[factor != null and factor = \"7.1\"])", "1"),
      Line("count(items[factor != null or factor = \"7.1\"])", "type/optional-in-filter “factor”"),
      Line("hazards[due < on and due != null]", "type/optional-in-filter “due”"),
      Line("some h in hazards satisfies h.due < on", "type/optional-in-filter “h.due”"),
      Line("some h in hazards satisfies h.due != null and h.due > on", "true"),
      Line("every h in hazards satisfies h.due = null or h.due > on", "true"),
      Line("for h in hazards return h.due + @\"P1D\"", "type/optional-in-filter “h.due”"),
      Line("for h in hazards return if h.due = null then 0 else h.due.month", "[0, 5]"),
      Line("for h in hazards return if h.due != null then h.due.month else 0", "[0, 5]"),
      Line("count(items.factor)", "type/optional-elements “items.factor”"),
      Line("count(items[factor != null].factor)", "1"),
      Line("count(distinct values(items.factor))", "type/optional-elements “items.factor”"),
      Line("count(distinct values(items[factor != null].factor))", "1"),
      Line("sum(spotty)", "type/optional-elements “spotty”"),
      Line("sum(spotty[item != null])", "4"),
      Line("list contains(items.factor, \"7.1\")", "type/optional-elements “items.factor”"),
      Line("items[weight > gap]", "type/optional-in-filter “gap”"),
      Line("count(items[weight > n])", "0"),
      Line("hazards[due in [on..on]]", "type/optional-in-filter “due”"),
      Line("hazards[due between on and on]", "type/optional-in-filter “due”"),
      Line("hazards[not(due < on)]", "type/optional-in-filter “due”"),
      Line("items.factor", "[\"7.1\", null, null]"),
      Line("gap + 1", "null"), Line("gap != null and gap > 3", "false"),
      Line("items[if factor = null then false else factor = \"7.1\"].path", "[\"fire.exit\"]"),
    ])
  func guards(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "a test that says nothing, or whose parts overlap, is reported",
    arguments: [
      ("n", ">= 60, < 80", "test/always “>= 60, < 80”"), ("n", "[60..80)", "false"),
      ("n", "< 3, > 5", "true"),
      ("n", "<= 3, >= 3", "test/always “<= 3, >= 3”"), ("n", "< 5, < 9", "test/overlap “< 5, < 9”"),
      ("n", "[1..5], [5..9]", "test/overlap “[1..5], [5..9]”"),
      ("n", "[1..5), [5..9]", "true"), ("n", "1, 2, 1", "test/overlap “1, 2, 1”"),
      ("n", "7, >= 8", "true"),
      ("n", "< 5, 5, > 5", "test/always “< 5, 5, > 5”"), ("n", "!= 5, 5", "test/always “!= 5, 5”"),
      ("n", "!= 5, != 6", "test/always “!= 5, != 6”"),
      ("n", "not(1, 2)", "true"), ("n", "not(< 3, >= 3)", "test/never “not(< 3, >= 3)”"),
      ("n", "not(7)", "false"), ("n", "not([5..7))", "true"), ("n", "not((7..9], [0..5))", "true"),
      ("n", "[5..3]", "test/never “[5..3]”"), ("n", "-", "true"), ("gap", "-", "true"),
      ("gap", "null", "true"),
      ("gap", "> 3", "null"), ("gap", "not(null)", "false"), ("gap", "not(3)", "null"),
      ("grade_now", "一般, 重大", "test/always “一般, 重大”"), ("grade_now", "重大", "true"),
      ("grade_now", "重大, 重大", "test/overlap “重大, 重大”"),
      ("grade_now", "not(一般, 重大)", "test/never “not(一般, 重大)”"),
      ("grade_now", ">= 一般", "test/always “>= 一般”"), ("grade_now", "!= 一般", "true"),
      ("rating_now", "差, 中", "true"), ("rating_now", "优秀", "name/unknown-word “优秀”"),
      ("text", "\"ab\", \"cd\"", "true"), ("text", "ab", "name/unknown “ab”"),
      ("text", "\"ab\", \"ab\"", "test/overlap “\"ab\", \"ab\"”"),
      ("n", "? > 5 and ? < 9", "true"), ("n", "x > 1", "type/boolean-test “x > 1”"),
      ("n", "true", "type/boolean-test “true”"),
      ("venue.assembly", "true", "true"),
      ("venue.assembly", "true, false", "test/always “true, false”"),
      ("venue.assembly", "not(true)", "false"), ("n", "numbers", "false"), ("n", "[5, 7]", "true"),
      ("fire.exits_clear", "fail", "true"), ("on", ">= @\"2026-01-01\"", "true"),
      (
        "on", "> date(\"2026-01-01\"), < date(\"2026-02-01\")",
        "test/always “> date(\"2026-01-01\"), < date(\"2026-02-01\")”"
      ), ("n", "> limit", "false"),
      ("n", "> gap", "null"), ("n", "\"a\"", "type/incomparable “\"a\"”"), ("n", "null", "false"),
      ("n", "", "syntax/missing-operand “”"),
      ("n", "1,", "syntax/missing-operand “”"), ("n", "> 1 > 2", "syntax/chained-comparison “>”"),
      ("n", "modulo(?, 2) = 1", "true"),
      ("x", "> 2, <= 2.0", "test/always “> 2, <= 2.0”"), ("hazards", "count(?) > 1", "true"),
    ])
  func unaryTests(input: String, tests: String, outcome: String) {
    #expect(SamplePolicy.outcome(tests, of: input) == outcome)
  }
}
