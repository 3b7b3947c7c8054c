import Testing

@testable import FEEL

/// Random and mutated texts through parser, checker and evaluator: nothing may trap or hang.
@Suite("Fuzz")
struct FuzzTests {
  /// One expression of each construct.
  private static let corpus = [
    "count(hazards[grade = 重大]) >= 3", "if n > 1 then \"a\" else \"b\" + text",
    "for i in 1..3, j in [1, 2] return i * j - partial[-1]",
    "some i in items satisfies i.weight > 2 and i.factor != null",
    "every h in hazards satisfies h.due = null or h.due > on", "venue.rooms in [1..10), > 50, 7",
    "{a: 1, \"b c\": a + 1}.a ** -2 / .5e3", "function(a: number, b) a instance of list<number>",
    "@\"2026-03-01\" + @\"P1DT2H\" - duration(\"PT1M\")", "not(flag) or x between 1 and limit",
    "sort(numbers, function(a, b) a > b)[1..2]", "string join([text, \"a\\u4e2d\\\"\"], \", \")",
    "fire.exits_clear = fail", "rating_now in (中, 良)", "(< 5) = (>= 5)", "substring(text, 2, 1)",
    "distinct values(concatenate(numbers, [1, 2, null]))",
    "date and time(\"2026-03-01T10:00:00Z\")",
    "overlaps before([1..5), (3..9])", "context put({a: 1}, [\"a\", \"b\"], 2) // end",
    "round half up(10 / 3, 2) /* two */", "得分 ＞＝ 60，“甲”", "venue.capacity>=1e3 && n == 2",
    "replace(text, \"(a)|[b-y-[d]]+?\", \"$1\", \"ix\")", "split(text, \"\\s*,\")",
    "function(a) external {java: {class: \"x\"}}",
    "@\"2026-03-29T02:30:00@Europe/Paris\" + @\"PT1H\"",
  ]

  private static let pieces = [
    "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "?", "@", "\"", "'", "-", "**", "=", "!=",
    "<",
    ">=", " and ", " or ", " in ", " between ", "if ", " then ", " else ", "for ", " return ",
    "function", "null", "true", "0", "1e6144", "-1", "中", "，", "（", "“", "\\u", "/*", "//", "\n",
    "item", "partial", "not(", "list<", "10**30", "numbers", "hazards[", "\u{0}", "🐎",
    "\\", "$", "external", "@Etc/UTC",
  ]

  @Test("mutated expressions are reported or evaluated, in both dialects", arguments: 0..<8)
  func mutations(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    for _ in 0..<250 {
      var scalars = Array(Self.corpus[random.below(Self.corpus.count)].unicodeScalars)
      for _ in 0...random.below(4) { mutate(&scalars, &random) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      examine(String(text))
    }
  }

  @Test("random bytes are reported or evaluated", arguments: 0..<4)
  func bytes(seed: UInt64) {
    var random = SeededGenerator(state: seed &+ 1_000)
    for _ in 0..<250 {
      let bytes = (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      examine(String(decoding: bytes, as: UTF8.self))
      examine(
        (0..<random.below(25)).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined())
    }
  }

  private func mutate(_ scalars: inout [Unicode.Scalar], _ random: inout SeededGenerator) {
    let place = random.below(scalars.count + 1)
    switch random.below(5) {
    case 0:
      scalars.insert(
        contentsOf: Self.pieces[random.below(Self.pieces.count)].unicodeScalars, at: place)
    case 1: scalars.removeSubrange(place..<min(place + 1 + random.below(4), scalars.count))
    case 2:
      let other = Array(Self.corpus[random.below(Self.corpus.count)].unicodeScalars)
      scalars.replaceSubrange(place..., with: other[random.below(other.count)...])
    case 3:
      let end = min(place + random.below(12), scalars.count)
      scalars.insert(contentsOf: Array(scalars[place..<end]), at: place)
    default:
      if place < scalars.count {
        scalars[place] = Unicode.Scalar(UInt32(32 + random.below(95))) ?? " "
      }
    }
  }

  /// Runs a text through everything; what is wrong is told about places inside it.
  private func examine(_ text: String) {
    var diagnostics = Diagnostics()
    let source = ExpressionText(text)
    if let syntax = Parser.expression(source, into: &diagnostics) {
      if let checked = Checker.check(syntax, in: SamplePolicy.scope, into: &diagnostics) {
        _ = ReferenceEvaluator.value(checked, SamplePolicy.values).feelText
      }
      _ = ReferenceEvaluator.value(
        Resolver.resolve(syntax, slots: SamplePolicy.slots), SamplePolicy.values, dialect: .standard
      )
    }
    _ = Parser.expression(source, names: SpacedNames(["n x", "a-b"]), into: &diagnostics)
    if let tests = Parser.unaryTests(source, into: &diagnostics) {
      let input = CheckedExpression.input(.integer, at: SourceSpan(file: 0, start: 0, end: 0))
      if let checked = Checker.check(tests, of: input, in: SamplePolicy.scope, into: &diagnostics) {
        _ = ReferenceEvaluator.passes(.integer(7), checked, SamplePolicy.values)
      }
    }
    let end = text.utf8.count
    for problem in diagnostics.all {
      #expect(problem.span.start <= problem.span.end && problem.span.end <= end, "\(text)")
    }
  }
}

extension SeededGenerator {
  /// A number from 0 up to a bound; 0 for no bound.
  fileprivate mutating func below(_ bound: Int) -> Int {
    bound < 1 ? 0 : Int.random(in: 0..<bound, using: &self)
  }
}
