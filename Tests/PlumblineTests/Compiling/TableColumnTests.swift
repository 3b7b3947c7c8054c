import FEEL
import Testing

@testable import Plumbline

/// Section 7 of the language: the types of output columns.
@Suite("Columns of tables")
struct TableColumnTests {
  private static func policy(_ first: String, _ second: String) -> SmallPolicy {
    SmallPolicy(
      """
      decisions:
        rate:
          hit: first
          table: |
            | venue.rooms || rate      |
            |-------------||-----------|
            | > 5         || \(first)  |
            | -           || \(second) |
      vetoes:
        - {id: low, when: rate < 1, rating: 中}
      """)
  }

  @Test("a column of numbers may begin with a whole one, and with one that is not")
  func numbers() throws {
    let answers = #""fire.exits": "pass", "fire.extinguishers": "pass""#
    for (first, second, rooms) in [("5", "0.5", 3), ("0.5", "5", 8)] {
      let outcome = try Self.policy(first, second).outcome(answers, venue: "\"rooms\": \(rooms)")
      #expect(outcome.vetoes.map(\.id) == ["low"])
    }
  }

  @Test("so may the lists of a column, and the values of a parameter")
  func lists() {
    let policy = SmallPolicy(
      """
      parameters:
        bounds: {values: {1900-01-01: '[1, 2]', 2026-01-01: '[0.5]'}, basis: default}
      decisions:
        rates:
          hit: first
          table: |
            | venue.rooms || rates      |
            |-------------||------------|
            | > 5         || [1, 2]     |
            | -           || [0.5]      |
      vetoes:
        - {id: low, when: "list contains(concatenate(bounds, rates), 0.5)", rating: 中}
      """)
    #expect(policy.diagnostics.isEmpty, "\(policy.diagnostics.map(\.message.english))")
  }

  @Test("cells that do not agree are reported")
  func mismatch() {
    let codes = Self.policy("5", "\"a\"").diagnostics.map(\.code)
    #expect(codes == [.typeMismatch])
  }
}
