import Testing

@testable import FEEL

@Suite("the built-in functions")
struct BuiltinTests {
  @Test(
    "a call gives what its case says",
    arguments: BuiltinCase.everything)
  func callGivesResult(example: BuiltinCase) {
    let found = BuiltinCaller.value(of: example.expression)
    let expected = BuiltinCaller.value(of: example.expected)
    // In a list strings are quoted, so that "1" and 1 differ.
    #expect(Value.list([found]).feelText == Value.list([expected]).feelText)
  }

  @Test("every built-in has a case")
  func everyBuiltinHasCase() {
    let cases = BuiltinCase.everything
    let called = Set(cases.compactMap { BuiltinCaller.function(in: $0.expression) })
    #expect(Set(Builtins.all.keys).subtracting(called) == [])
    #expect(called.subtracting(Builtins.all.keys) == [])
  }

  @Test("the parser knows the built-ins of more than one word, and no others")
  func parserKnowsLongNames() {
    let known = Set(BuiltinNames.functions.map { $0.joined(separator: " ") })
    let long = Set(Builtins.all.keys.filter { $0.contains(" ") })
    #expect(known.subtracting(["add workdays", "before holiday", "workdays between"]) == long)
  }

  @Test("optional parameters come last and a variadic one takes a list")
  func signaturesAreWellFormed() {
    for builtin in Builtins.all.values {
      for signature in builtin.signatures {
        let optional = signature.parameters.map(\.isOptional)
        #expect(optional == optional.sorted { !$0 && $1 }, "\(builtin.name)")
        let names = signature.parameters.map(\.name)
        #expect(Set(names).count == names.count, "\(builtin.name)")
        guard signature.isVariadic, let last = signature.parameters.last else { continue }
        guard case .list = last.type else {
          Issue.record("\(builtin.name)")
          continue
        }
      }
    }
  }

  @Test("a null among values passes its cause on", arguments: ["sum", "min", "mode", "all"])
  func causeIsKept(name: String) {
    let absence = Absence([.missing(path: "floors")])
    let result = BuiltinCaller.call(name, [.list([.null(absence)])])
    #expect(result.absence == absence)
  }

  @Test("no arguments trap, of whatever kind and number")
  func nothingTraps() {
    let odd = [
      "1e6144", "-1e6144", "1e-6000", "9223372036854775808", "-9223372036854775808", "0", "1.5",
      "\"\"", "\"𝄞e\u{301}\"", "\"-999999999-01-01\"", "\"P99999999999999999D\"",
      "\"[1..\"", "true", "null", "[]", "[null, [1], {}, \"a\"]", "{}", "{key: \"k\", value: 1}",
      "[1..2]", "(!= 1)", "(> null)", "function(x, y) x < y", "critical",
      "@\"999999999-12-31\"", "@\"-999999999-01-01\"", "@\"00:00:00.999999999Z\"",
      "@\"999999999-12-31T23:59:59@Asia/Shanghai\"", "@\"-P999999999D\"", "@\"P999999999Y\"",
    ].map { BuiltinCaller.value(of: $0) }
    var work = Work()
    for builtin in Builtins.all.values {
      for signature in builtin.signatures {
        for first in odd {
          for second in odd {
            let third = odd[(signature.parameters.count * 7) % odd.count]
            for count in 0...4 {
              let values = Array([first, second, third, second].prefix(count))
              _ = signature.body(values, &work)
            }
            _ = signature.body([.list([first, second])], &work)
          }
        }
      }
    }
  }
}

@Suite("the size of results")
struct BuiltinLimitTests {
  /// A list that shares its parts and has 2^40 leaves.
  private var shared: Value {
    (0..<40).reduce(Value.string("a")) { part, _ in .list([part, part]) }
  }

  @Test("lists that share their parts cannot be flattened or printed without end")
  func sharedListsAreBounded() {
    #expect(BuiltinCaller.call("flatten", [shared]).isNull)
    #expect(shared.feelText.utf8.count < Value.longestText + 100)
    #expect(shared.feelText.hasSuffix("…"))
  }

  @Test("a deeply nested list prints with its depths left out")
  func deepListPrints() {
    let deep = (0..<500).reduce(Value.string("a")) { part, _ in .list([part]) }
    #expect(deep.feelText.hasSuffix("…"))
    #expect(BuiltinCaller.call("flatten", [deep]).feelText == "[\"a\"]")
  }

  @Test("lists past the limit are not joined")
  func longListsAreRefused() {
    let long = Value.list(Array(repeating: .boolean(true), count: Builtins.mostElements))
    #expect(BuiltinCaller.call("concatenate", [long, .list([])]).isNull == false)
    #expect(BuiltinCaller.call("concatenate", [long, .boolean(true)]).isNull)
    #expect(BuiltinCaller.call("append", [long, .boolean(true)]).isNull)
  }

  @Test("distinct values of many numbers take linear time", .timeLimit(.minutes(1)))
  func manyDistinctValues() {
    let numbers = (0..<200_000).map { Value.integer($0 / 2) }
    let found = BuiltinCaller.call("distinct values", [.list(numbers)])
    #expect(found.elements.count == 100_000)
  }
}
