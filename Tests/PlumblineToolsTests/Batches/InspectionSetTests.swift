import FEEL
import Plumbline
import PlumblineTools
import Testing

@testable import PolicyAgreement

/// Inspections that are read once, held to those that are evaluated one by one.
@Suite("Inspections read once")
struct InspectionSetTests {
  private static func expected(_ policy: Policy, _ lines: [UInt8]) -> [OutcomeSummary] {
    policy.evaluate(SourceFile(path: "some.ndjson", bytes: lines)).map { OutcomeSummary($0) }
  }

  private static func check(_ policy: Policy, count: Int, seed: UInt64) -> InspectionSet {
    var random = RandomInspections(policy, seed: seed)
    let lines = (0..<count).map { _ in random.next() }.bytes
    let inspections = InspectionSet(policy)
    inspections.read(lines)
    inspections.evaluate()
    let wanted = expected(policy, lines)
    #expect(inspections.count == wanted.count)
    for (place, one) in wanted.enumerated() {
      #expect(inspections[place] == one, "\(place)")
    }
    // What stands in columns already must not change what comes out.
    inspections.evaluate()
    for (place, one) in wanted.enumerated() {
      #expect(inspections[place] == one, "\(place), the second time")
    }
    return inspections
  }

  @Test("come to the same as one by one, again and again, and mostly by column")
  func same() throws {
    let benchmark = try #require(Policy.compile(ProjectFiles.benchmark).policy)
    // More than two pages.
    let found = Self.check(benchmark, count: 1_100, seed: 3)
    #expect(found.irregularCount < 700)
    let shipped = try #require(Policy.compile(ProjectFiles.shipped).policy)
    _ = Self.check(shipped, count: 60, seed: 4)
  }

  @Test("are added behind those that are there; blank lines are none")
  func addition() throws {
    let policy = try #require(Policy.compile(ProjectFiles.benchmark).policy)
    var random = RandomInspections(policy, seed: 5)
    let some = (0..<3).map { _ in random.next() }.bytes
    let more = (0..<2).map { _ in random.next() }.bytes
    let inspections = InspectionSet(policy)
    #expect(inspections.count == 0)
    inspections.read(some)
    inspections.evaluate()
    inspections.read(Array("\n  \n".utf8) + more.dropLast())
    #expect(inspections[4].id.isEmpty, "it has not been evaluated yet")
    inspections.evaluate()
    let wanted = Self.expected(policy, some + more)
    #expect((0..<inspections.count).map { inspections[$0] } == wanted)
  }

  @Test("a line that cannot be read is a problem, and nothing else")
  func broken() throws {
    let policy = try #require(Policy.compile(ProjectFiles.benchmark).policy)
    let inspections = InspectionSet(policy)
    inspections.read(Array("{\"id\": \"1\"\n[]\n".utf8))
    inspections.evaluate()
    #expect(inspections.count == 2)
    #expect((0..<2).allSatisfy { inspections[$0].problems > 0 && inspections[$0].hazards.isEmpty })
  }
}
