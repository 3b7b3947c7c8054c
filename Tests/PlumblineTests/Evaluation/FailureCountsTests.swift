import Testing

@testable import Plumbline

/// Counts that are known without a walk over the items.
@Suite("Counts of failures")
struct FailureCountsTests {
  private static let items = """
    - {item: exits, ask: 通道, tags: [evacuation]}
    - {item: signs, ask: 标志, tags: [evacuation]}
    - {item: doors, ask: 门, tags: [evacuation]}
    - {item: hoses, ask: 水带}
    """

  /// The second condition says the same in a form that is left to the reference evaluator.
  private static func composites(_ count: Int) -> String {
    """
    composites:
      - id: counted
        title: 甲
        when: count(failed(tagged(items, evacuation))) = \(count)
        grade: 较大
        remedy: deadline
      - id: walked
        title: 乙
        when: count(tagged(failed(items), evacuation)) = \(count)
        grade: 较大
        remedy: deadline
    """
  }

  @Test("failed items with a tag are counted as by the reference evaluator", arguments: 0...4)
  func counts(count: Int) throws {
    let outcome = try SmallPolicy(fire: Self.items, Self.composites(count)).outcome(
      #""fire.exits": "fail", "fire.signs": "fail", "fire.doors": "pass", "fire.hoses": "fail""#)
    #expect(outcome.hazards.map(\.id) == (count == 2 ? ["counted", "walked"] : []))
  }

  @Test("an item that is open is counted where all of them are taken to fail")
  func open() throws {
    let outcome = try SmallPolicy(fire: Self.items, Self.composites(3)).outcome(
      #""fire.exits": "fail", "fire.signs": "fail", "fire.hoses": "pass""#)
    #expect(outcome.hazards.isEmpty)
    #expect(outcome.gaps.map(\.undecided) == [["counted", "walked"]])
  }
}
