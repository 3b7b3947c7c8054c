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
    for each in results {
      result = each
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

  func json(of result: InspectionResult?, traced: Bool) -> String? {
    let json: JSON
    switch result {
    case nil: return nil
    case .outcome(let outcome): json = OutcomeJSON.json(of: outcome, language: language)
    case .rejected(let header, let problems):
      json = OutcomeJSON.json(ofRejected: header, problems, language: language)
    }
    guard !traced, case .object(let entries) = json else { return Self.text(json) }
    return Self.text(.object(entries.filter { $0.0 != "trace" }))
  }

  private static func text(_ json: JSON) -> String {
    String(decoding: json.bytes(pretty: true), as: UTF8.self)
  }
}
