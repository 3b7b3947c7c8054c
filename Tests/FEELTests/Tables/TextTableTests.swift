import Testing

@testable import FEEL

/// Decision tables made from texts, in the standard's dialect (DMN 1.5, chapter 8).
@Suite("Tables of texts")
struct TextTableTests {
  /// Three rules over `n`: two for more than 10, and one for less.
  private static func value(
    _ policy: HitPolicy, n: String, outputs: [String] = ["\"low\"", "\"high\"", "\"low\""],
    values: String? = nil, default: String? = nil
  ) -> String {
    var diagnostics = Diagnostics()
    let table = TextTable.parse(
      policy, inputs: ["n"], outputs: [.init(values: values, default: `default`)],
      rules: zip(["> 10", "> 20", "< 5"], outputs).map { .init([$0], [$1]) }, names: ["n"],
      into: &diagnostics)
    var ignored = Diagnostics()
    let input = Expression.parse(n, into: &ignored)?.value() ?? .none
    return table.map { Value.list([$0.value(["n": input])]).feelText }
      ?? "error \(diagnostics.all.map(\.code.rawValue))"
  }

  @Test(
    "each hit policy makes of the hits what the standard says",
    arguments: [
      (HitPolicy.unique, "15", "[\"low\"]"), (.unique, "25", "[null]"), (.unique, "7", "[null]"),
      (.any, "25", "[null]"), (.first, "25", "[\"low\"]"), (.first, "null", "[null]"),
      (.ruleOrder, "25", "[[\"low\", \"high\"]]"), (.collect, "25", "[[\"low\", \"high\"]]"),
      (.collect, "7", "[[]]"), (.aggregate(.count), "25", "[2]"), (.aggregate(.count), "7", "[0]"),
      (.aggregate(.max), "25", "[\"low\"]"), (.aggregate(.min), "25", "[\"high\"]"),
      (.aggregate(.sum), "25", "[null]"), (.aggregate(.min), "7", "[null]"),
    ])
  func policies(policy: HitPolicy, input: String, result: String) {
    #expect(Self.value(policy, n: input) == result)
  }

  @Test("priority goes by the output values, the first one first")
  func priority() {
    let values = "\"high\", \"low\""
    #expect(Self.value(.priority(.worstFirst), n: "25", values: values) == "[\"high\"]")
    #expect(
      Self.value(.outputOrder(.worstFirst), n: "25", values: values) == "[[\"high\", \"low\"]]")
    #expect(Self.value(.priority(.worstFirst), n: "25").hasPrefix("error"))
  }

  @Test("any is content with hits that agree")
  func any() {
    #expect(Self.value(.any, n: "25", outputs: ["1", "1.0", "2"]) == "[1]")
    #expect(Self.value(.aggregate(.sum), n: "25", outputs: ["1", "2.5", "9"]) == "[3.5]")
  }

  @Test("without a hit the default is the result")
  func defaults() {
    #expect(Self.value(.unique, n: "7", default: "\"none\"") == "[\"none\"]")
    #expect(Self.value(.collect, n: "7", default: "\"none\"") == "[\"none\"]")
    #expect(Self.value(.unique, n: "15", default: "\"none\"") == "[\"low\"]")
  }

  @Test("several output columns make a context")
  func contexts() {
    var diagnostics = Diagnostics()
    let table = TextTable.parse(
      .unique, inputs: ["Applicant Age"],
      outputs: [.init(name: "Risk"), .init(name: "Fee", default: "10")],
      rules: [.init([">= 18"], ["\"low\"", "Applicant Age / 2"])], names: ["Applicant Age"],
      into: &diagnostics)
    #expect(table?.value(["Applicant Age": .number(30)]).feelText == "{Risk: \"low\", Fee: 15}")
    #expect(table?.value(["Applicant Age": .number(3)]).feelText == "{Risk: null, Fee: 10}")
    #expect(table?.value().feelText == "{Risk: null, Fee: 10}")
  }

  @Test("a null of a table says which rules matched")
  func reasons() {
    var diagnostics = Diagnostics()
    let table = TextTable.parse(
      .unique, inputs: ["n"], outputs: [.init()],
      rules: [.init(["> 1"], ["1"]), .init(["> 2"], ["2"])],
      names: ["n"], into: &diagnostics)
    func reason(_ n: Decimal) -> [String]? {
      table?.value(["n": .number(n)]).absence?.causes.map(\.message.english)
    }
    #expect(reason(5) == ["rules 1, 2 match, and only one may"])
    #expect(reason(0) == ["no rule matches"])
  }

  @Test("a table whose texts or shape are wrong is none")
  func mistakes() {
    func codes(
      _ inputs: [String], _ outputs: [TextTable.Output], _ rules: [TextTable.Rule]
    ) -> [String] {
      var diagnostics = Diagnostics()
      let table = TextTable.parse(
        .unique, inputs: inputs, outputs: outputs, rules: rules, into: &diagnostics)
      #expect(table == nil)
      return diagnostics.all.map(\.code.rawValue)
    }
    #expect(codes(["1 +"], [.init()], []) == ["syntax/missing-operand"])
    #expect(codes(["1"], [], []) == ["table/header"])
    #expect(codes(["1"], [.init()], [.init([], ["1"])]) == ["table/cells"])
    #expect(codes(["1"], [.init()], [.init(["-"], [])]) == ["table/cells"])
    #expect(codes(["1"], [.init()], [.init(["> "], ["1"])]) == ["syntax/missing-operand"])
  }
}
