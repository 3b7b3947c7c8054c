import Testing

@testable import FEEL

/// The public conformance cases, as far as they are at hand, in FEEL's own dialect.
@Suite("Conformance")
struct ConformanceTests {
  @Test(
    "every public expression case passes, but for those that are listed with a reason",
    arguments: [CaseFile.feel, .mixed])
  func expressions(file: CaseFile) throws {
    guard let cases = try file.cases(ExpressionCase.self) else { return }
    var tally = Tally()
    for test in cases {
      tally.count(test.suite, test.id, CaseRunner.result(of: test), Value(test.expected))
    }
    tally.report(file.rawValue)
  }

  @Test("every public table case passes, but for those that are listed with a reason")
  func tables() throws {
    guard let cases = try CaseFile.tables.cases(TableCase.self) else { return }
    var tally = Tally()
    for test in cases {
      tally.count(test.suite, test.id, CaseRunner.result(of: test), Value(test.expected))
    }
    tally.report(CaseFile.tables.rawValue)
  }
}

/// What passed and what failed, by suite.
private struct Tally {
  private var suites: [String: (passed: Int, all: Int)] = [:]
  private var all = 0
  private var passed = 0

  mutating func count(_ suite: String, _ id: String, _ found: Value, _ expected: Value) {
    let agrees = found.agrees(with: expected)
    all += 1
    suites[suite, default: (0, 0)].all += 1
    if agrees {
      passed += 1
      suites[suite, default: (0, 0)].passed += 1
    }
    let reason = KnownFailures.reason(for: id)
    switch (agrees, reason) {
    case (true, let reason?): Issue.record("\(id) is listed (\(reason)) and passes")
    case (false, nil):
      Issue.record("\(id): expected \(expected.feelText), found \(found.feelText)")
    default: break
    }
  }

  /// Prints the counts; only suites with failures have a line of their own.
  func report(_ what: String) {
    print("conformance, \(what): \(passed) of \(all) pass, \(suites.count) suites")
    for (suite, count) in suites.sorted(by: { $0.key < $1.key }) where count.passed < count.all {
      print("  \(suite): \(count.passed) of \(count.all)")
    }
  }
}
