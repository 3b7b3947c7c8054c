package import FEEL
package import Plumbline

/// Runs cases against a policy (`docs/language.md`, section 15).
package struct CaseRunner {
  private let policy: Policy
  private let merging: GivenMerging
  private let expectations: ExpectationCheck

  /// - Parameter cases: All cases that may name each other.
  package init(_ policy: Policy, _ cases: [CaseSyntax], into diagnostics: inout Diagnostics) {
    self.policy = policy
    merging = GivenMerging(cases, into: &diagnostics)
    expectations = ExpectationCheck(policy)
  }

  package func run(_ one: CaseSyntax) -> CaseResult {
    var diagnostics = Diagnostics()
    expectations.check(one, into: &diagnostics)
    guard let record = merging.given(of: one, into: &diagnostics) else {
      return result(one, .broken(diagnostics.sorted()))
    }
    let reading = InspectionReader.read(record, policy: policy, isJSON: false, isCase: true)
    if case .rejected(_, let problems) = reading, !Self.expectsProblems(one) {
      for problem in problems {
        diagnostics.report(.caseInspection(problem, in: record))
      }
    }
    guard diagnostics.all.isEmpty else { return result(one, .broken(diagnostics.sorted())) }
    return run(one, reading)
  }

  private func run(_ one: CaseSyntax, _ reading: InspectionReader.Result) -> CaseResult {
    switch policy.evaluate(reading) {
    case .rejected(_, let problems): return compare(one, ofRejected: problems)
    case .outcome(let outcome): return compare(one, with: outcome, reading)
    }
  }

  /// Whether a case is about what is wrong with an inspection.
  private static func expectsProblems(_ one: CaseSyntax) -> Bool {
    guard let problems = one.expect.first(where: { $0.key == "problems" })?.value else {
      return false
    }
    return !problems.isNull && !Comparison.elements(of: problems).isEmpty
  }

  private func result(_ one: CaseSyntax, _ status: CaseResult.Status) -> CaseResult {
    CaseResult(name: one.name.value, span: one.name.span, status: status)
  }

  /// A record without an outcome has problems and nothing else.
  private func compare(_ one: CaseSyntax, ofRejected problems: [Problem]) -> CaseResult {
    let fields = Self.fields {
      OutcomeJSON.write(rejected: .unknown, problems, in: .chinese, to: &$0)
    }
    guard one.expect.contains(where: { $0.key == "problems" }) else {
      let differences = problems.map {
        Difference.rejected($0.path, $0.message, at: one.name.span)
      }
      return result(one, .failed(differences))
    }
    return compare(one, with: fields, problems)
  }

  private func compare(
    _ one: CaseSyntax, with outcome: Outcome, _ reading: InspectionReader.Result
  ) -> CaseResult {
    let unstated = restingOnUnstated(outcome, reading)
    guard unstated.isEmpty else {
      let diagnostics = unstated.map { Diagnostic.caseRestsOnUnstated($0, at: one.name.span) }
      return result(one, .broken(diagnostics))
    }
    let fields = Self.fields { OutcomeJSON.write(outcome, in: .chinese, to: &$0) }
    return compare(one, with: fields, outcome.problems)
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
    _ one: CaseSyntax, with fields: [Node.Entry], _ problems: [Problem]
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
    let diagnostics = comparison.diagnostics
    if !diagnostics.all.isEmpty { return result(one, .broken(diagnostics.sorted())) }
    let differences = comparison.differences.sorted { $0.span.start < $1.span.start }
    return result(one, differences.isEmpty ? .passed : .failed(differences))
  }

  /// The fields of what is written, as a reader of the outcome finds them.
  private static func fields(_ write: (inout JSONWriter) -> Void) -> [Node.Entry] {
    var json = JSONWriter()
    write(&json)
    guard case .mapping(let fields)? = JSONReader.node(of: json.bytes)?.content else {
      preconditionFailure("An outcome is one object (was \(json.bytes.count) bytes)")
    }
    return fields
  }

  /// An outcome with the fines of every party, null for those without: a case may name them too.
  private static func withEveryFine(_ fields: [Node.Entry]) -> [Node.Entry] {
    guard case .mapping(let points)? = fields.first(where: { $0.key == "points" })?.value.content
    else { return fields }
    return fields.map { field in
      guard field.key == "fines", case .mapping(let fines) = field.value.content else {
        return field
      }
      let all = points.map { party in
        fines.first { $0.key == party.key } ?? party.with(null(at: party.value.span))
      }
      return field.with(Node(.mapping(all), span: field.value.span))
    }
  }

  private static func null(at span: SourceSpan) -> Node {
    Node(
      .scalar(Node.Scalar("null", style: .plain, file: span.file, offset: span.start)), span: span)
  }
}
