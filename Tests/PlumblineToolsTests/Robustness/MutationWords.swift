/// What mutants are made of.
enum MutationWords {
  /// Bytes that no text should hold; an empty entry stands for a random byte.
  static let bytes: [[UInt8]] = [
    [], [0x00], [0x07], [0x09], [0x0D], [0x0D, 0x0A], [0x1B], [0x7F], [0x80], [0xC0, 0xAF],
    [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBE], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    [0xE2, 0x80, 0xA8], [0xC2, 0x85], [0xE3, 0x80, 0x80], [0xE6, 0xA3], [0x0A],
  ]

  /// What is written instead of a number.
  static let numbers = [
    "0", "-0", "-1", "1", "0.5", "1e6144", "1E-6176", "1e9999", "99999999999999999999",
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "4294967296",
    "2147483648", "1.0000000000000000000000000000000001", "1e18", "3.", ".5", "1..5", "0x10",
    "1_000", "００１", "3652059", "1000000", "262143", "999999999", "0000", "13", "32", "7", "NaN",
    "1/3", "10**10**10", "999999999-12-31", "-999999999-01-01",
  ]

  /// Pairs that nest.
  static let nesting = [
    ("[", "]"), ("(", ")"), ("{", "}"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[[1..", "]]"),
    ("-", ""), ("not(", ")"), ("if true then ", " else 1"), ("f(", ")"), ("a.", "b"), ("\"", ""),
    ("'", ""), ("some x in [1] satisfies ", ""), ("function(x) ", ""), ("[1,", "]"),
    ("{\"a\":", "}"),
    ("/*", "*/"), ("a[", "]"), ("1 + ", ""), ("2 ** ", ""), ("| ", ""), ("||", ""), ("!!", ""),
    ("准", "绳"), ("  ", ""), ("&a [*a,", "]"), ("list<", ">"), ("@", ""),
  ]

  /// Words of FEEL, of YAML, of the policy language, and what is mistaken for them.
  static let tokens = feel + yaml + temporal + policy + numbers

  private static let feel = [
    ">= 3", "<= ", " = ", "!= 3", "==", "&&", "||", "**", " + ", " - ", " * ", " / ", " and ",
    " or ", "not(", ")", "(", "[", "]", "{", "}", "..", "[1..5]", "(1..5)", "]1..5[", "[5..1]",
    "< 1, > 2", ">= 60, < 80", "-", "?", "? > 1", "null", "true", "if ", " then ", " else ",
    "for i in 1..100000 return ", "for i in 1..3 return partial", "some x in ", " satisfies ",
    "every ", " between 1 and 2", " in ", " instance of ", "function(x) x", "list<number>",
    "count(hazards)", "sum([])", "max(", "items", "items[state = fail]", "hazards[1]", "history",
    "key_periods", "partial", "item", "string join(for i in 1..1000 return \"准绳\")",
    "sort([3,1,2], function(a, b) a < b)", "sort(items, function(a, b) true)",
    "concatenate([1], [2])", "flatten([[1],[[2]]])", "distinct values(items)",
    "10 ** 10 ** 10", "1 / 0", "exp(999999)", "factorial(3)", "decimal(1, 99999)", "modulo(5, 0)",
    "range(\"[1..5]\")", "substring(\"a\", -9223372036854775808)", "{a: {b: 1}}.a.b", "a.b.c.d",
    "workdays between(@\"0001-01-01\", @\"9999-12-31\")", "add workdays(inspection.date, 1000000)",
    "days(9223372036854775807)", "hours(-1)", "months(99999999999)", "by(@\"999999999-12-31\")",
    "earliest()", "earliest(days(1), earliest(days(2)))", "before holiday()", "workdays(0.5)",
    "\"", "“文”", "'", "\\u00e9", "\\ud800", "\\U110000", "/* ", "// ", "＞＝", "，", "：", "。", "（",
    "【", "≥", "＝", "１０", "\u{3000}", "\u{2028}", "venue.rooms", ".answer", "fire.exits.answer",
  ]

  private static let yaml = [
    "&a ", "*a", "!!binary ", "!x ", "<<: ", "<<: *a\n", "---\n", "...\n", "- ", "? ", ": ", " #",
    "|\n", ">-\n", "|2\n", "%YAML 1.2\n", "\t", "~", "{", "[", ",", "\n", "\n\n", "\r\n",
    "\u{FEFF}",
    "a: &b [*b, *b]\n", "x: [1, 2\n", "\"unterminated", "'open", "{a: b", "key: value\n",
    "note: x\n", "title: ", "? [a, b]\n: c\n", "yes", "0o17", "1:30", ".inf", "- - - -\n",
  ]

  private static let temporal = [
    "0000-00-00", "9999-12-31", "262143-12-31", "-262143-01-01", "2026-02-29", "2026-02-30",
    "999999999-12-31", "2023-01-01..", "..2023-01-01", "2026-12-31..2026-01-01", "..",
    "duration(\"P999999999Y\")", "duration(\"-P999999999999D\")", "duration(\"PT1E9S\")",
    "P999999999999999999999Y", "@\"PT0.0000000001S\"", "@\"24:00:00\"",
    "@\"12:00:00@Asia/Nowhere\"",
    "date and time(\"2026-05-12T24:00:00\")", "2026-05-12T08:00:00+99:99",
    "date(\"-999999999-01-01\")",
    "date(2026, 13, 45)", "time(25, 61, 61)", "inspection.date + duration(\"P999999999Y\")",
  ]

  private static let policy = [
    "weighted", "by_section", "deduction", "xccdf_default", "xccdf_flat", "xccdf_flat_unweighted",
    "xccdf_absolute", "unique", "any", "first", "priority", "priority, worst first",
    "output order, worst first", "collect sum", "collect min", "rule order", "lost", "left_out",
    "no_score", "half even", "fail", "pass", "not_applicable", "not_checked", "unanswered",
    "integer", "number", "boolean", "date", "choice", "multiple choice", "compliance", "时间",
    "ruleset: x\n", "checklist: x\n", "in_force: 2026-01-01..\n", "applies_to: [x]\n",
    "replaces: x\n", "disables: [x]\n", "include: [common]\n", "when: true\n", "veto: true\n",
    "otherwise: {due: days(3)}\n", "default", "fire_law.九十九", "extra", "answers", "符合", "不适用",
  ]
}
