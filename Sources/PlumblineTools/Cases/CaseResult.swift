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

// What can be wrong with a case.
extension Diagnostic {
  static func caseNameTwice(_ name: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseNameTwice, .error, at: span,
      Message("two cases are called '\(name)'", "有两个用例都叫“\(name)”"),
      related: [.init(first, Message("the first is here", "第一个在这里"))])
  }

  static func caseUnknown(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseUnknown, .error, at: span,
      Message("no case is called '\(name)'", "没有叫“\(name)”的用例"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func caseCycle(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseUnknown, .error, at: span,
      Message("case '\(name)' starts from itself", "用例“\(name)”最终以自己为起点"))
  }

  static func caseUnknownField(
    _ key: String, nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .caseUnknownField, .error, at: span,
      Message("an outcome has no '\(key)' here", "评定结果在此没有“\(key)”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func caseUnknownID(
    _ id: String, in list: String, nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .caseUnknownID, .error, at: span,
      Message(
        "the policy has nothing called '\(id)' that could stand in '\(list)'",
        "政策中没有可以出现在“\(list)”里的“\(id)”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func caseRestsOnUnstated(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseRestsOnUnstated, .error, at: span,
      Message(
        "a rule reads the answer of '\(item)', which this case leaves unstated; state it",
        "有规则读取“\(item)”的答案，而本用例没有写；请写明"))
  }
}
