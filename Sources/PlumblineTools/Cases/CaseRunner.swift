package import FEEL
package import Plumbline

/// Runs cases against a policy (`docs/language.md`, section 15).
package struct CaseRunner {
  /// Lists whose elements are rules or items, so that an unknown id is a mistake of the case.
  private static let lists = ["hazards", "vetoes", "measures"]

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
    switch InspectionReader.read(node, policy: policy, isJSON: false, isCase: true) {
    case .rejected(_, let problems): return compare(one, ofRejected: problems)
    case .inspection(let inspection, let program):
      switch Evaluator.evaluate(program, inspection, policyHash: policy.hash) {
      case .rejected(let problems): return compare(one, ofRejected: problems)
      case .outcome(let outcome): return compare(one, with: outcome, program, inspection)
      }
    }
  }

  private func result(_ one: CaseSyntax, _ status: CaseResult.Status) -> CaseResult {
    CaseResult(name: one.name.value, span: one.name.span, status: status)
  }

  /// A record without an outcome has problems and nothing else.
  private func compare(_ one: CaseSyntax, ofRejected problems: [Problem]) -> CaseResult {
    let json = OutcomeJSON.json(ofRejected: .unknown, problems, language: .chinese)
    guard one.expect.contains(where: { $0.key == "problems" }) else {
      let differences = problems.map {
        Difference.rejected($0.path, $0.message, at: one.name.span)
      }
      return result(one, .failed(differences))
    }
    return compare(one, with: json, problems, isEvaluated: false)
  }

  private func compare(
    _ one: CaseSyntax, with outcome: Outcome, _ program: Program, _ inspection: Inspection
  ) -> CaseResult {
    let unstated = restingOnUnstated(outcome, program, inspection)
    guard unstated.isEmpty else {
      let diagnostics = unstated.map { Diagnostic.caseRestsOnUnstated($0, at: one.name.span) }
      return result(one, .broken(diagnostics))
    }
    let json = OutcomeJSON.json(of: outcome, language: .chinese)
    return compare(one, with: json, outcome.problems, isEvaluated: true)
  }

  /// The measured items whose answer a rule wanted and the case leaves out.
  private func restingOnUnstated(
    _ outcome: Outcome, _ program: Program, _ inspection: Inspection
  ) -> [String] {
    guard inspection.unstated == .pass || inspection.unstated == .fail else { return [] }
    return outcome.gaps.compactMap { gap in
      guard let place = program.itemPlaces[gap.path],
        case .nothing = inspection.answers[place].given
      else { return nil }
      return gap.path
    }
  }

  private func compare(
    _ one: CaseSyntax, with json: JSON, _ problems: [Problem], isEvaluated: Bool
  ) -> CaseResult {
    guard case .object(let fields) = json else { return result(one, .passed) }
    var comparison = Comparison()
    var diagnostics = Diagnostics()
    for entry in one.expect where entry.key.hasPrefix("not_") {
      let list = String(entry.key.dropFirst(4))
      guard let found = fields.first(where: { $0.0 == list })?.1, case .array = found else {
        diagnostics.report(.caseUnknownField(entry.key, nearest: nil, at: entry.keySpan))
        continue
      }
      comparison.refuse(entry.value, in: found, at: list)
    }
    comparison.compare(
      one.expect.filter { !$0.key.hasPrefix("not_") }, with: Self.withEveryFine(fields), at: "")
    if !one.expect.contains(where: { $0.key == "problems" }) {
      for problem in problems {
        comparison.report(.rejected(problem.path, problem.message, at: one.name.span))
      }
    }
    if isEvaluated { checkIDs(one, into: &diagnostics) }
    diagnostics.report(contentsOf: comparison.diagnostics)
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

  /// An id that the policy does not have is a mistake of the case, whatever came out.
  private func checkIDs(_ one: CaseSyntax, into diagnostics: inout Diagnostics) {
    for entry in one.expect {
      let list = entry.key.hasPrefix("not_") ? String(entry.key.dropFirst(4)) : entry.key
      guard Self.lists.contains(list) else { continue }
      let known = ids(of: list)
      let elements: [Node] =
        if case .sequence(let list) = entry.value.content { list } else { [entry.value] }
      for element in elements {
        guard let id = Comparison.id(of: element), !known.contains(id) else { continue }
        let nearest = NearestName.nearest(to: id, among: known)
        diagnostics.report(.caseUnknownID(id, in: list, nearest: nearest, at: element.span))
      }
    }
  }

  /// What can stand in a list of an outcome, in any version of any checklist.
  private func ids(of list: String) -> Set<String> {
    policy.programs.values.joined().reduce(into: []) { $0.formUnion($1.ids(of: list)) }
  }
}

extension Program {
  fileprivate func ids(of list: String) -> [String] {
    switch list {
    case "hazards": items.filter { $0.hazard != nil }.map(\.path) + composites.map(\.id)
    case "vetoes": items.filter { $0.veto != nil }.map(\.path) + vetoes.map(\.id)
    default: measures.map(\.id)
    }
  }
}
