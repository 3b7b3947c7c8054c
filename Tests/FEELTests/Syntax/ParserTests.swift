import Testing

@testable import FEEL

@Suite("Parser")
struct ParserTests {
  @Test(
    "operators bind as the grammar says",
    arguments: [
      Line("1 + 2 * 3", "7"),
      Line("(1 + 2) * 3", "9"),
      Line("-3 ** 2", "9"),
      Line("3 ** 4 ** 2", "6561"),
      Line("2 ** -1", "0.5"),
      Line("10--5", "15"),
      Line("10 - 3 - 2", "5"),
      Line("24 / 4 / 2", "3"),
      Line("true or true and false", "true"),
      Line("1 < 2 and 2 < 3", "true"),
      Line("n between 1 and 7 and false", "false"),
      Line("n in [1..10] and n in (7)", "true"),
      Line("if false then 1 else 2 + 3", "5"),
      Line("for i in [1, 2] return i + 1", "[2, 3]"),
      Line("some i in [1, 2] satisfies i = 2 or false", "true"),
      Line("every i in numbers, j in numbers satisfies i + j > 1", "true"),
      Line("- numbers[1]", "-1"),
      Line("{a: 1, b: a + 1}.b", "2"),
      Line("(function(a: number) a * 2)(4)", "8"),
      Line(".5 + 1e2 + 1.5E-1", "100.65"),
      Line("1 /* one */ + 2 // two", "3"),
      Line("\"a\\u4E2D\\n\" = \"a中\\n\"", "true"),
      Line("\"\\uD83D\\uDC0E\" = \"\\U01F40E\"", "true"),
      Line("string length(\"\\d{3}\")", "5"),
    ])
  func precedence(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "names with blanks are read whole, and only where FEEL has them",
    arguments: [
      Line("string length(\"安全\")", "2"),
      Line("date and time(\"2026-03-01T10:00:00\").hour", "10"),
      Line("day of week(on)", "Sunday"),
      Line("[1..5].start included", "true"),
      Line("{date and time: 1}", "syntax/unexpected “and”"),
      Line("venue capacity > 3", "syntax/unexpected “capacity”"),
      Line("years and months duration(on, on)", "P0M"),
      Line("on instance of date and time", "false"),
      Line("n instance of days and time duration", "false"),
    ])
  func spacedNames(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "an interval's ends are open or closed, either way of writing them",
    arguments: [
      Line("1 in [1..3]", "true"), Line("1 in (1..3]", "false"), Line("1 in ]1..3]", "false"),
      Line("3 in [1..3]", "true"), Line("3 in [1..3)", "false"), Line("3 in [1..3[", "false"),
      Line("[1..3[ = [1..3)", "true"), Line("[1..3[.end", "3"), Line("(1..3).start", "1"),
      Line("numbers[item in [2..max(3, n)]]", "[2, 3]"), Line("[1..numbers[3]].end", "3"),
      Line("5 in (< 6)", "true"), Line("5 in (> 6, 5)", "true"), Line("5 in > 4", "true"),
      Line("n in ((1..3), [5..7])", "true"), Line("2 in [[1..2], [4..5]]", "true"),
    ])
  func intervals(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "every mistake of a text is reported once, where it stands",
    arguments: [
      Line("", "syntax/missing-operand “”"),
      Line("1 +", "syntax/missing-operand “”"),
      Line("[1, , 3]", "syntax/missing-operand “,”"),
      Line("[1, , 3, *]", "syntax/missing-operand “,”; syntax/missing-operand “*”"),
      Line(
        "[1 +, {a: }, f(,)]",
        "syntax/missing-operand “,”; syntax/missing-operand “}”; syntax/missing-operand “,”; "
          + "syntax/missing-operand “)”"),
      Line("(1 + 2", "syntax/unexpected “”"),
      Line("1 + 2)", "syntax/unexpected “)”"),
      Line("if n then", "syntax/missing-operand “”"),
      Line("if n > 1 then 2", "syntax/unexpected “”"),
      Line(
        "if then else",
        "syntax/missing-operand “then”; syntax/missing-operand “else”; "
          + "syntax/missing-operand “”"),
      Line("n < 1 < 2", "syntax/chained-comparison “<”"),
      Line("1 = n = 2", "syntax/chained-comparison “=”"),
      Line(
        "n == 1 && text != 'a'",
        "syntax/foreign-operator “==”; syntax/foreign-operator “&&”; syntax/foreign-operator “'”"),
      Line("n => 1", "syntax/foreign-operator “=>”"),
      Line("n <> 1", "syntax/foreign-operator “<>”"), Line("! flag", "syntax/foreign-operator “!”"),
      Line("n || n", "syntax/foreign-operator “||”"),
      Line("\"abc", "syntax/unclosed-string “\"abc”"),
      Line("1 /* abc", "syntax/unclosed-string “/* abc”"),
      Line("n # 1", "syntax/unknown-character “#”"),
      Line("n ; ~ 1", "syntax/unknown-character “;”; syntax/unknown-character “~”"),
      Line("12abc + 1", "syntax/unknown-character “12abc”"),
      Line("1e99999", "syntax/number-range “1e99999”"),
      Line("\"\\uD83D\"", "syntax/unknown-character “\\uD83D”"),
      Line("f(a: 1, 2)", "syntax/unexpected “2”"),
      Line("function(x) external {}", "syntax/unexpected “external {}”"),
      Line("for in [1] return 1", "syntax/unexpected “in”"),
      Line("x instance of", "syntax/unexpected “”"),
      Line("@2026", "syntax/unexpected “2026”"),
    ])
  func recovery(line: Line) {
    #expect(SamplePolicy.outcome(line.text) == line.outcome)
  }

  @Test(
    "full-width punctuation is refused with the edit that mends it",
    arguments: [
      Line("n ＞＝ 3", "syntax/full-width “＞＝” → >="), Line("n ≥ 3", "syntax/full-width “≥” → >="),
      Line("（n）", "syntax/full-width “（n）” → (n)"),
      Line(
        "（n，1）", "syntax/full-width “，” → ,; syntax/full-width “（” → (; syntax/full-width “）” → )"),
      Line("[1，2]", "syntax/full-width “，” → ,"), Line("[1、2]", "syntax/full-width “、” → ,"),
      Line("venue。rooms", "syntax/full-width “。” → ."),
      Line("{a：1}", "syntax/full-width “：” → :"),
      Line("text ＝ “甲”", "syntax/full-width “＝” → =; syntax/full-width ““甲”” → \"甲\""),
      Line("n － 1", "syntax/full-width “－” → -"),
      Line("n × 2 ÷ 3", "syntax/full-width “×” → *; syntax/full-width “÷” → /"),
      Line("n ＋ ３", "syntax/full-width “＋” → +; syntax/full-width “３” → 3"),
      Line("【1】", "syntax/full-width “【1】” → [1]"),
      Line("n＞3", "syntax/full-width “＞” → >"),
      Line("n ≠ 1", "syntax/full-width “≠” → !="), Line("n！＝1", "syntax/full-width “！＝” → !="),
      Line("ｎ", "syntax/full-width “ｎ” → n"), Line("n　＋　1", "syntax/full-width “＋” → +"),
    ])
  func fullWidth(line: Line) {
    let problems = SamplePolicy.problems(line.text)
    let bytes = Array(line.text.utf8)
    let found = problems.map { problem in
      let pointed = String(decoding: bytes[problem.span.start..<problem.span.end], as: UTF8.self)
      return "\(problem.code.rawValue) “\(pointed)” → \(problem.fix?.replacement ?? "")"
    }
    #expect(found.joined(separator: "; ") == line.outcome)
  }
}
