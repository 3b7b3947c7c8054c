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
    arguments: [
      "for i in 1..1000000 return i",
      "for i in 1..1000 return i",
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
    ])
  func growing(expression: String) throws {
    try Attack.onExpression(expression)
  }
}
