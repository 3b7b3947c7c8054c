import Testing

@testable import FEEL

/// Texts that are too much: each ends in a diagnostic or in null, soon.
@Suite("Extremes")
struct ExtremesTests {
  private static let deep = 10_000

  @Test(
    "nesting beyond all measure is reported as too deep, once",
    arguments: [
      ("(", ")"), ("[", "]"), ("{a: ", "}"), ("-", ""), ("if ", " then 1 else 2"), ("count(", ")"),
      ("function(a) ", ""), ("for i in ", " return i"), ("numbers[", "]"), ("not(", ")"),
      ("1 in (", ")"), ("1 + (", ")"), ("some x in [1] satisfies ", ""), ("", "[1]"), ("", ".a"),
      ("", "(1)"), ("", " + 1"), ("", " or true"), ("", " ** 2"), ("[1..", "]"), ("] 1 .. ", "["),
    ])
  func nesting(open: String, close: String) {
    let text =
      String(repeating: open, count: Self.deep) + "1" + String(repeating: close, count: Self.deep)
    for problem in [SamplePolicy.problems(text), Self.standardProblems(text)] {
      #expect(problem.map(\.code) == [.syntaxTooDeep])
    }
  }

  private static func standardProblems(_ text: String) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    _ = Parser.expression(ExpressionText(text), names: SpacedNames([]), into: &diagnostics)
    return diagnostics.all
  }

  @Test("types nested beyond all measure are reported")
  func deepType() {
    let text =
      "n instance of " + String(repeating: "list<", count: Self.deep) + "number"
      + String(repeating: ">", count: Self.deep)
    #expect(SamplePolicy.problems(text).map(\.code) == [.syntaxTooDeep])
  }

  @Test(
    "what would take forever, or all memory, is null",
    arguments: [
      "for i in 1..10**30 return i", "for i in -(10**18)..10**18 return i",
      "for i in 1..90000, j in 1..90000 return i * j",
      "some i in 1..90000 satisfies every j in 1..90000 satisfies i + j > 0 and i < 0",
      "for i in 1..90000 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])",
      "for i in 1..90000 return [partial[-1], partial[-1]]",
      "for i in 1..90000 return {a: partial[-1]}",
      "for i in 1..90000 return partial",
      "for i in 1..90000 return function(x: number) partial[-1](x)",
      "(function(f) f(f))(function(f) f(f))",
      "sort(for i in 1..90000 return i, function(a, b) every i in 1..90000 satisfies a < b + i)",
      "sum(for i in 1..90000 return sum(for j in 1..90000 return i))",
      "for i in 1..90000, j in 1..90000 return []",
      "every i in 1..90000 satisfies some j in 1..90000 satisfies true",
    ])
  func endless(text: String) {
    let found = Self.standard(text)
    #expect(found == "null" || found == "true", "\(found.prefix(80))")
  }

  @Test(
    "results do not grow without bounds",
    arguments: [
      "for i in 1..90000 return if i = 1 then \"ab\" else partial[-1] + partial[-1]",
      "(function(f) [f(f), f(f)])(function(f) [f(f), f(f)])",
    ])
  func growth(text: String) {
    #expect(Self.standard(text).utf8.count < 2 * Value.longestText)
  }

  @Test("what replaces a match is bounded, in length and in the time to put it together")
  func replacements() {
    let text = String(repeating: "a", count: 90_000)
    let copies = String(repeating: "$0", count: 20_000)
    let empty = String(repeating: "$2", count: 20_000)
    #expect(Self.standard("replace(\"\(text)\", \"a+\", \"\(copies)\")") == "null")
    #expect(Self.standard("replace(\"\(text)\", \"a|(b)\", \"\(empty)\")") == "null")
    let doubled = "string length(replace(\"\(text)\", \"a\", \"-$0$0\"))"
    #expect(Self.standard(doubled) == "270000")
  }

  @Test("many names with blanks that begin alike are told apart soon")
  func alikeNames() {
    var diagnostics = Diagnostics()
    let entries = (1...9_000).map { "a k\($0): a k\($0 - 1)" }.joined(separator: ", ")
    let text = "{a k0: 1, \(entries)}.a k9000"
    let clock = ContinuousClock()
    let taken = clock.measure {
      #expect(Expression.parse(text, into: &diagnostics)?.value().feelText == "1")
    }
    #expect(taken < .seconds(20))
  }

  @Test(
    "values that share their parts are compared within bounds",
    arguments: [
      "a30 = b30", "a30 instance of list<list<list<list<list<list<number>>>>>>",
      "count(distinct values([a30, b30]))", "string length(string(a30))",
    ])
  func sharedParts(question: String) {
    var entries = ["a0: [1, 1]", "b0: [1, 1]"]
    for level in 1...30 {
      entries.append("a\(level): [a\(level - 1), a\(level - 1)]")
      entries.append("b\(level): [b\(level - 1), b\(level - 1)]")
    }
    let found = Self.standard("{\(entries.joined(separator: ", ")), r: \(question)}.r")
    #expect(!found.isEmpty)
  }

  @Test(
    "numbers, texts and lists of great length are read or refused",
    arguments: [
      (String(repeating: "9", count: 100_000), "syntax/number-range"),
      ("0." + String(repeating: "3", count: 100_000), "0.333"),
      ("1e" + String(repeating: "9", count: 100_000), "syntax/number-range"),
      ("\"" + String(repeating: "安", count: 100_000) + "\"", "安安安"),
      ("count([" + String(repeating: "1, ", count: 40_000) + "1])", "40001"),
      ("[" + String(repeating: "1, ", count: 60_000) + "1]", "syntax/too-deep"),
      (String(repeating: " ", count: 100_000) + "1", "1"),
      ("/*" + String(repeating: "*", count: 100_000) + "/ 1", "1"),
      (String(repeating: "字", count: 50_000), "name/unknown"),
      ("{" + (1...300).map { "k\($0): \($0)" }.joined(separator: ", ") + "}.k299", "299"),
      (String(repeating: "、", count: 5_000), "syntax/full-width"),
      (
        String(repeating: "[", count: 100) + String(repeating: "。", count: 5_000),
        "syntax/full-width"
      ),
    ])
  func length(text: String, beginning: String) {
    #expect(SamplePolicy.outcome(text).hasPrefix(beginning))
  }

  @Test("durations and dates at the edge of the range stay inside it or are null")
  func temporalEdges() {
    for text in [
      "@\"P999999999Y\" * 10 ** 20", "@\"999999999-12-31\" + @\"P1D\"",
      "@\"-999999999-01-01\" - @\"P9D\"",
      "@\"P99999999999D\" * 10 ** 30", "date(10 ** 20, 1, 1)", "date(2026, 10 ** 40, 1)",
      "@\"P1D\" / 10 ** -300", "time(23, 59, 59, @\"P9999D\")",
      "@\"2026-01-01\" + @\"P1Y\" * 10 ** 12",
    ] {
      #expect(!Self.standard(text).isEmpty)
    }
  }

  private static func standard(_ text: String) -> String {
    var diagnostics = Diagnostics()
    guard let syntax = Parser.expression(ExpressionText(text), into: &diagnostics) else {
      return "unreadable"
    }
    var evaluator = ReferenceEvaluator(
      variables: [], dialect: .standard, budget: Budget(most: 200_000))
    return evaluator.evaluate(Resolver.resolve(syntax, slots: [:])).feelText
  }
}
