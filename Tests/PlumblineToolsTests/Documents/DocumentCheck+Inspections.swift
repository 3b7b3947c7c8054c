import FEEL
import Foundation

@testable import Plumbline
@testable import PlumblineTools

// Inspections and what comes of them.
extension DocumentCheck {
  mutating func checkInspection(_ block: DocumentBlock) {
    guard let policy = policy.policy else { return }
    let source = SourceFile(path: "block.\(block.language)", text: block.text + "\n")
    let results = policy.evaluate(source, traced: true)
    for (each, untraced) in zip(results, policy.evaluate(source)) {
      result = each
      untracedResult = untraced
      let problems = self.problems
      if problems.isEmpty == block.info.contains("problem") {
        fail(block.line, "problems: \(problems.map { "\($0.path) \($0.code)" })")
      }
    }
    if results.isEmpty { fail(block.line, "no inspection stands here") }
  }

  private var problems: [Problem] {
    switch result {
    case .outcome(let outcome): outcome.problems
    case .rejected(_, let problems): problems
    case nil: []
    }
  }

  /// What came of an inspection as JSON, in the form that a kind of block shows; null where none
  /// stands before.
  func json(_ kind: String) -> String? {
    guard let result, let untracedResult else { return nil }
    var json = JSONWriter(isIndented: true)
    switch kind == "trace" ? result : untracedResult {
    case .outcome(let outcome) where kind == "brief":
      BriefOutcome.write(outcome, in: language, to: &json)
    case .outcome(let outcome): OutcomeJSON.write(outcome, in: language, to: &json)
    case .rejected(let header, let problems):
      OutcomeJSON.write(rejected: header, problems, in: language, to: &json)
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
