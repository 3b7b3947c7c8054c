package import FEEL

/// What one case came to.
package struct CaseResult: Sendable {
  package enum Status: Sendable {
    case passed
    /// What came out otherwise than expected; never empty.
    case failed([Difference])
    /// The case itself is wrong: it names what does not exist, or rests on what it does not say.
    case broken([Diagnostic])
  }

  package let name: String
  package let span: SourceSpan
  package let status: Status
}

/// A field of the outcome that is not as a case expects.
package struct Difference: Sendable, Hashable {
  /// The field, as `hazards[common_fire.exits_clear].due`.
  package let path: String
  package let message: Message
  /// Where the expectation is written.
  package let span: SourceSpan
}

extension Difference {
  static func other(_ path: String, expected: String, found: String, at span: SourceSpan) -> Self {
    Difference(
      path: path,
      message: Message(
        "expected \(expected), found \(found)", "预期为 \(expected)，实为 \(found)"),
      span: span)
  }

  static func absent(_ path: String, at span: SourceSpan) -> Self {
    Difference(
      path: path, message: Message("expected, and not there", "预期应有，实际没有"), span: span)
  }

  static func present(_ path: String, at span: SourceSpan) -> Self {
    Difference(
      path: path, message: Message("there, and not expected", "实际出现，预期没有"), span: span)
  }

  static func rejected(_ path: String, _ problem: Message, at span: SourceSpan) -> Self {
    Difference(
      path: path,
      message: Message(
        "a problem that is not expected: \(problem.english)", "出现预期以外的问题：\(problem.chinese)"),
      span: span)
  }
}
