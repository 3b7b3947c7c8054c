package import FEEL
package import Plumbline

/// Runs cases against a policy (`docs/language.md`, section 15).
package struct CaseRunner {
  private let policy: Policy
  private let merging: GivenMerging

  /// - Parameter cases: All cases that may name each other.
  package init(_ policy: Policy, _ cases: [CaseSyntax], into diagnostics: inout Diagnostics) {
    self.policy = policy
    merging = GivenMerging(cases, into: &diagnostics)
  }

  package func run(_ one: CaseSyntax) -> CaseResult {
    var diagnostics = Diagnostics()
    guard let given = merging.given(of: one, into: &diagnostics) else {
      return result(one, .broken(diagnostics.all))
    }
    let node = Node(.mapping(given), span: one.name.span)
    let reading = InspectionReader.read(node, policy: policy, isJSON: false, isCase: true)
    switch policy.evaluate(reading) {
    case .rejected(_, let problems): return compare(one, ofRejected: problems)
    case .outcome(let outcome): return compare(one, with: outcome, reading)
    }
  }

  private func result(_ one: CaseSyntax, _ status: CaseResult.Status) -> CaseResult {
    CaseResult(name: one.name.value, span: one.name.span, status: status)
  }

  /// A record without an outcome has problems and nothing else.
  private func compare(_ one: CaseSyntax, ofRejected problems: [Problem]) -> CaseResult {
    let fields = OutcomeJSON.entries(ofRejected: .unknown, problems, language: .chinese)
    guard one.expect.contains(where: { $0.key == "problems" }) else {
      let differences = problems.map {
        Difference.rejected($0.path, $0.message, at: one.name.span)
      }
      return result(one, .failed(differences))
    }
    return compare(one, with: fields, problems, isEvaluated: false)
  }

  private func compare(
    _ one: CaseSyntax, with outcome: Outcome, _ reading: InspectionReader.Result
  ) -> CaseResult {
    let unstated = restingOnUnstated(outcome, reading)
    guard unstated.isEmpty else {
      let diagnostics = unstated.map { Diagnostic.caseRestsOnUnstated($0, at: one.name.span) }
      return result(one, .broken(diagnostics))
    }
    let fields = OutcomeJSON.entries(of: outcome, language: .chinese)
    return compare(one, with: fields, outcome.problems, isEvaluated: true)
  }

  /// The measured items whose answer a rule wanted and the case leaves out.
  private func restingOnUnstated(
    _ outcome: Outcome, _ reading: InspectionReader.Result
  ) -> [String] {
    guard case .inspection(let inspection, let program) = reading else { return [] }
    return outcome.gaps.compactMap { gap in
      guard let place = program.itemPlaces[gap.path],
        case .unstated(let state) = inspection.answers[place].given,
        state == .pass || state == .fail
      else { return nil }
      return gap.path
    }
  }

  private func compare(
    _ one: CaseSyntax, with fields: [(String, JSON)], _ problems: [Problem], isEvaluated: Bool
  ) -> CaseResult {
    var comparison = Comparison()
    comparison.refuse(one.expect, in: fields)
    comparison.compare(
      one.expect.filter { !$0.key.hasPrefix("not_") }, with: Self.withEveryFine(fields), at: "")
    if !one.expect.contains(where: { $0.key == "problems" }) {
      for problem in problems {
        comparison.report(.rejected(problem.path, problem.message, at: one.name.span))
      }
    }
    var diagnostics = comparison.diagnostics
    if isEvaluated { ExpectedIDs(policy).check(one.expect, into: &diagnostics) }
    if !diagnostics.all.isEmpty { return result(one, .broken(diagnostics.sorted())) }
    let differences = comparison.differences.sorted { $0.span.start < $1.span.start }
    return result(one, differences.isEmpty ? .passed : .failed(differences))
  }

  /// An outcome with the fines of every party, null for those without: a case may name them too.
  private static func withEveryFine(_ fields: [(String, JSON)]) -> [(String, JSON)] {
    guard case .object(let points)? = fields.first(where: { $0.0 == "points" })?.1 else {
      return fields
    }
    return fields.map { field in
      guard field.0 == "fines", case .object(let fines) = field.1 else { return field }
      let all = points.map { party in
        (party.0, fines.first { $0.0 == party.0 }?.1 ?? JSON.null)
      }
      return (field.0, .object(all))
    }
  }
}
