import FEEL
import Testing

/// Expressions that were made to trap, hang or fill the memory.
@Suite("Attacks by an expression", .serialized)
struct ExpressionAttackTests {
  @Test(
    "deep nesting is refused",
    arguments: [
      "[", "(", "{a: ", "-", "not(", "if ", "if true then ", "for i in ", "a[", "f(",
      "function(x) ",
      "some x in [1] satisfies ", "1 + ", "2 ** ", "a.", "@", "[1..", "]1..", "x in (", "1 = ",
      "(< ",
      "true and ", "true or ", "[[[1],", "{a: [", "1 between ", "x instance of list<", "\"", "/*",
    ])
  func nested(opening: String) throws {
    #expect(try Attack.onExpression(String(repeating: opening, count: 20_000) + "1") != [])
  }

  @Test(
    "ten thousand of one thing",
    arguments: [
      "1 + 1", "1 - 1", "2 * 2", "2 ** 2", "true and true", "true or true", "[1], [1]", "1, 1",
      "count(hazards) + count(hazards)", "\"a\" + \"a\"", "venue.name + venue.name", "1 = 1",
    ])
  func long(piece: String) throws {
    let joint = piece.split(separator: " ").count == 3 ? piece.split(separator: " ")[1] : ","
    let terms = Array(repeating: piece, count: 10_000).joined(separator: " \(joint) ")
    try Attack.onExpression(terms)
    try Attack.onExpression("count([\(terms)])")
    try Attack.onExpression("1 in (\(terms))")
  }

  @Test("an expression over very many lines")
  func manyLines() throws {
    let lines = (0..<Attack.many(50_000)).map { "        \($0),\n" }.joined()
    try Attack.onPolicy("ruleset: x\ndecisions:\n  x:\n    value: |\n      [\n\(lines)        1]\n")
    try Attack.onPolicy("ruleset: x\ndecisions:\n  x:\n    value: >\n      [\n\(lines)        1]\n")
    try Attack.onPolicy("ruleset: x\ndecisions:\n  x:\n    value: \"[\n\(lines)        1]\"\n")
    try Attack.onPolicy("ruleset: x\ndecisions:\n  x:\n    value: [\n\(lines)        1]\n")
  }

  @Test(
    "loops, texts, lists and numbers that grow without end come to an end",
    arguments: Attack.few([
      "for i in 1..1000000 return i",
      "for i in 1..1000 return for j in 1..1000 return for k in 1..1000 return i + j + k",
      "for i in 1..1000, j in 1..1000, k in 1..1000 return i",
      "count(for i in 1..1400, j in 1..1400 return {a: i, b: [j, {c: i}]})",
      "for i in 1..100000 return partial",
      "for i in 1..100000 return [partial]",
      "for i in 1..100000 return {a: partial}",
      "for i in 1..100000 return concatenate(partial, partial)",
      "for i in 1..100000 return append(partial, partial)",
      "for i in 1..100000 return string(partial)",
      "for i in 1..100000 return count(distinct values(partial))",
      "for i in 1..100000 return sum(partial) + 1",
      "for i in 1..100000 return if i = 1 then \"准绳\" else partial[i - 1] + partial[i - 1]",
      "for i in 1..100000 return if i = 1 then [1] else concatenate(partial[i - 1], partial[i - 1])",
      "for i in 1..100000 return if i = 1 then [1] else [partial[i - 1], partial[i - 1]]",
      "for i in 1..100000 return if i = 1 then 1 else [partial[-1]]",
      "for i in 1..100000 return if i = 1 then 1 else {a: partial[-1]}",
      "for i in 1..100000 return if i = 1 then function(x) x else function(x) partial[-1]",
      "(for i in 1..100000 return if i = 1 then 1 else [partial[-1]]) = [1]",
      "for i in 1..100000 return list contains(for j in 1..1000 return j, i)",
      "string join(for i in 1..100000 return string join(for j in 1..1000 return \"准绳\"))",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return list contains(l, -i)}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return l = l}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return reverse(l)}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return sum(l)}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return count(l[item > 1])}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return i in l}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return l.x}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return l instance of list<number>}.r",
      "{s: string join(for i in 1..90000 return \"准绳\"), r: for i in 1..90000 return s + s}.r",
      "{s: string join(for i in 1..90000 return \"准\"), r: for i in 1..90000 return s = s + \"\"}.r",
      "{s: string join(for i in 1..90000 return \"准\"), r: for i in 1..90000 return contains(s, \"x\")}.r",
      "{s: string join(for i in 1..90000 return \"准\"), r: for i in 1..90000 return upper case(s)}.r",
      "sort(for i in 1..90000 return modulo(i * 7919, 90001), function(a, b) a < b)",
      "sort(for i in 1..90000 return i, function(a, b) (some j in 1..1000 satisfies j = 0))",
      "list replace(for i in 1..90000 return i, function(a, b) (some j in 1..1000 satisfies j = 0), 1)",
      "{l: for i in 1..90000 return {x: i}, r: for i in 1..90000 return l.x}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return some j in l satisfies true}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return (function(x) list contains(x, 0))(l)}.r",
      "{l: for i in 1..90000 return i, r: for i in 1..90000 return (function(x: list<number>) 1)(l)}.r",
      "{f: function(x) count, l: for i in 1..90000 return i, r: for i in l return f(1)(l)}.r",
      "{l: for i in 1..900 return i, m: for i in l return l, r: sort(m, list contains)}.r",
      "{s: string join(for i in 1..90000 return \"准\"), t: s + \"a\", u: s + \"b\", r: for i in 1..90000 return t < u}.r",
      "{a: [{x: 1}], b: [a, a], c: [b, b], d: [c, c], e: [d, d], f: [e, e], g: [f, f], h: [g, g], i: [h, h], j: [i, i], k: [j, j], r: [k, k].x}.r",
      "10 ** 10 ** 10", "(10 ** 10) ** 10000000000", "0.1 ** 99999999", "1.0000001 ** 9999999999",
      "9 ** 9 ** 9 ** 9", "(-2) ** 0.5", "0 ** -1", "1e6144 * 1e6144", "1e-6176 / 1e6144",
      "exp(99999)", "exp(1e6144)", "log(1e-6176)", "sqrt(1e6144)", "modulo(1e6144, 7)",
      "modulo(1e6144, 1e-6176)", "round up(1e6144, 6176)", "decimal(1e-6176, -6111)",
      "date and time(\"999999999-12-31T23:59:59\") + duration(\"P999999999Y\")",
      "duration(\"P999999999Y\") * 999999999999999999", "duration(\"PT1S\") / 1e-6176",
      "date(\"999999999-12-31\") - date(\"-999999999-01-01\")",
      "for d in date(\"0001-01-01\")..date(\"9999-12-31\") return d.weekday",
      "workdays between(@\"-999999999-01-01\", @\"999999999-12-31\")",
      "add workdays(@\"2026-05-12\", 9223372036854775807)",
      "add workdays(@\"2026-05-12\", -9223372036854775808)",
      "substring(\"准绳\", -9223372036854775808, 9223372036854775807)",
      "sublist([1, 2], -9223372036854775808, 1e6144)", "[1, 2][-9223372036854775808]",
      "insert before([1], 1e6144, 1)", "remove([1], -9223372036854775808)",
      "(function(f) f(f))(function(f) f(f))", "{f: function(x) f(x), r: f(1)}.r",
      "string(for i in 1..90000 return for j in 1..10 return \"准绳\")",
      "flatten(for i in 1..1000 return for j in 1..1000 return [[j]])",
      "mode(for i in 1..90000 return i)", "stddev(for i in 1..90000 return 1e3000 * i)",
      "product(for i in 1..90000 return 1e6144)", "median(for i in 1..90000 return -i)",
    ]))
  func growing(expression: String) throws {
    try Attack.onExpression(expression)
  }

  @Test("ten thousand causes of one null")
  func manyCauses() throws {
    let tests = (0..<10_000).map { "> \($0) / 0" }.joined(separator: ", ")
    try Attack.onExpression("1 in (\(tests))")
    let terms = (0..<10_000).map { "\($0) / 0 = 1" }.joined(separator: ", ")
    try Attack.onExpression("any([\(terms)])")
  }

  @Test("entries of one context that double each other")
  func doublingEntries() throws {
    for step in ["{a: d#, b: d#}", "[d#, d#]", "function(x) {a: d#, b: d#}"] {
      let entries = (1...60).map { "d\($0): " + step.replacing("#", with: "\($0 - 1)") }
      let all = "d0: [{a: 1}], " + entries.joined(separator: ", ")
      for last in ["d60 = d60", "d60.a", "string(d60)", "d60 instance of list<list<number>>"] {
        try Attack.onExpression("{\(all), last: \(last)}.last")
      }
    }
  }
}
