import Testing

@testable import FEEL

@Suite("Reasons")
struct ReasonTests {
  /// The reasons of a null as `kind at start-end: sentence`.
  private static func reasons(_ text: String) -> [String] {
    var diagnostics = Diagnostics()
    let value = Expression.parse(text, names: ["x"], into: &diagnostics)?.value() ?? .none
    return (value.absence?.causes ?? []).map { cause in
      guard case .noResult(let kind, let message, let span) = cause else {
        return cause.message.english
      }
      return "\(kind) at \(span.start)-\(span.end): \(message.english)"
    }
  }

  @Test(
    "a null says what kind of operation had no result, where, and for which values",
    arguments: [
      ("1 + \"a\"", "arithmetic at 0-7: '+' has no result for 1 and \"a\""),
      ("2 * (1 / 0)", "arithmetic at 4-11: division by zero"),
      ("[1] < 2", "comparison at 0-7: a list of 1 and 2 cannot be compared"),
      ("{a: 1}.b", "access at 0-8: there is no 'b' in a context"),
      ("[1][3]", "access at 0-6: the list has no such place"),
      ("date(\"2026-02-30\")", "call at 0-18: 'date' has no result for (\"2026-02-30\")"),
      ("modulo(1, 0)", "call at 0-12: 'modulo' has no result for (1, 0)"),
      ("(5)(1)", "call at 0-6: 5 cannot be called with (1)"),
      ("if 1 then 2 else 3", "type at 3-4: 1 is no condition"),
      ("[1][\"a\"]", "type at 0-8: a filter is a condition or a place"),
      ("{a: 1, a: 2}", "context at 0-12: an entry stands twice"),
      ("for i in 1..9000000 return i", "limit at 0-28: the loop is too long"),
      (
        "for i in \"a\"..\"b\" return i",
        "loop at 0-26: a loop runs over a list, whole numbers or dates"
      ),
      ("@\"foo\"", "type at 0-6: 'foo' is no date, time or duration"),
      ("matches(\"a\", \"(\")", "call at 0-17: ')' is missing, at character 2 of the pattern"),
      ("x + 1", "'x' is missing"), ("y + 1", "'y' is missing"),
      (
        "(function(a) external {java: {}})(1)",
        "call at 13-32: external functions are not available"
      ),
    ])
  func reasons(text: String, reason: String) {
    #expect(Self.reasons(text) == [reason])
  }
}
