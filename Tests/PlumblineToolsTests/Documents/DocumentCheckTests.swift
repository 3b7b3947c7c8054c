import FEEL
import Testing

/// The checker of documents: what is wrong must not pass.
@Suite("Checking documents")
struct DocumentCheckTests {
  @Test("an elision stands for any text, and for nothing else")
  func elisions() {
    #expect(Elision("a\n…\nd").matches("a\nb\nc\nd"))
    #expect(Elision("a…c").matches("abc"))
    #expect(!Elision("a…c").matches("abcd"))
    #expect(!Elision("a\nb").matches("a\nc"))
    #expect(!Elision("a…b…a").matches("aba b"))
  }

  /// One false block each.
  private static let falsehoods = [
    "```yaml\na: b",
    "```yaml rules\nvetoes: [{id: low, title: 低, when: {scor.total: \"< 60\"}, basis: default}]",
    "```yaml when\nwhen: 1 + 1",
    "```yaml mistake name/unknown\nvetoes: [{id: fine, title: 可以, when: \"2 > 1\", basis: default}]",
    "```yaml case\ncases: [{case: 例, given: {like: 全部符合}, expect: {score: 99}}]",
    "```yaml rules/scoring.yaml\nscoring:\n  floor: 0",
    "```json inspection\n{\"id\": \"1\"}",
    "```json inspection problem\n[]",
    "```json outcome\n…",
    "```text diagnostics\n…",
    "```feel\n1 + 1 // 3",
    "```sh\n$ echo a\nb",
    "```diff rules/scoring.yaml\n-  no such line\n+  another",
    "```ebnf\na = b",
  ]

  @Test("a false block is a failure, at its line", arguments: falsehoods)
  func falsehood(block: String) throws {
    let blocks = DocumentBlock.blocks(in: "\n\(block)\n```\n")
    let check = try DocumentCheck(blocks, base: .starter, language: .english)
    #expect(check.failures.map { $0.prefix(7) } == ["line 2:"])
  }
}
