import FEEL
import Plumbline
import RandomFEEL
import Testing

@testable import PolicyAgreement

/// That a wrong evaluator is found out, and what it is wrong about shown small.
@Suite("Planted faults")
struct PlantedFaultTests {
  private static let seed: UInt64 = 7

  /// Compares the reference with an evaluator that changes its outcomes.
  private static func difference(
    traced: Bool = false, _ change: @escaping (_ lines: String, _ outcomes: String) -> String
  ) throws -> Agreement.Difference {
    let policy = try #require(try EverythingPolicy.policy())
    let reference = Agreement.reference(policy)
    let wrong: Agreement.Evaluator = { lines, isTraced in
      let outcomes = String(decoding: reference(lines, isTraced), as: UTF8.self)
      return Array(change(String(decoding: lines, as: UTF8.self), outcomes).utf8)
    }
    var inspections = RandomInspections(policy, seed: seed)
    let batch = (0..<60).map { _ in inspections.next() }
    let agreement = Agreement(expected: reference, actual: wrong)
    return try #require(agreement.difference(in: batch, isTraced: traced))
  }

  @Test("a repeat that is counted wrongly is shown by one item and one entry of history")
  func wrongCount() throws {
    let difference = try Self.difference {
      $1.replacing("\"repeats\":1,", with: "\"repeats\":2,")
    }
    let shape = try #require(difference.inspections.first).shape
    #expect(difference.inspections.count == 1)
    #expect(shape["history"]?.children.count == 1)
    #expect(shape["answers"]?.children.count ?? 0 <= 2)
    #expect(difference.expected.contains("\"repeats\":1,"))
    #expect(difference.actual.contains("\"repeats\":2,"))
  }

  @Test("a fault in what is missing is found in a trace")
  func wrongTrace() throws {
    let difference = try Self.difference(traced: true) {
      $1.replacing("\"holds\":null", with: "\"holds\":false")
    }
    #expect(difference.inspections.count == 1)
    #expect(difference.isTraced)
  }

  @Test("a fault that needs two inspections together is shown by two")
  func wrongTogether() throws {
    let difference = try Self.difference { lines, outcomes in
      let rated = outcomes.split(separator: "\n").filter { $0.contains("\"rating\":\"差\"") }
      return rated.count > 1 ? String(outcomes.dropLast(2)) : outcomes
    }
    #expect(difference.inspections.count == 2)
  }

  @Test("a fault of reading is shown by the bytes that show it")
  func wrongReading() throws {
    let difference = try Self.difference { lines, outcomes in
      lines.contains("\\u") ? outcomes.replacing("i-", with: "j-") : outcomes
    }
    #expect(difference.inspections.count == 1)
    #expect(difference.description.contains("\\u"))
  }
}
