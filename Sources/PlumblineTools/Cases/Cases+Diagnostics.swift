import FEEL
import Plumbline

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

  /// The inspection of a case has a problem, which the case does not expect.
  static func caseInspection(_ problem: Problem, in record: Node) -> Diagnostic {
    let missing = problem.missingKey(in: record).map {
      problem.isPlain
        ? Message("'given' lacks '\($0)'", "given 缺少 \($0)")
        : Message("in 'given' \(problem.message.english)", "given \(problem.message.chinese)")
    }
    return Diagnostic(
      .caseInspection, .error, at: problem.place(in: record),
      missing
        ?? Message(
          "this cannot be evaluated: \(problem.path): \(problem.message.english)",
          "检查记录无法评定：\(problem.path)：\(problem.message.chinese)"),
      fix: problem.fix(in: record))
  }

  static func caseRestsOnUnstated(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseRestsOnUnstated, .error, at: span,
      Message(
        "a rule reads the answer of '\(item)', which this case leaves unstated; state it",
        "有规则读取“\(item)”的答案，而本用例没有写；请写明"))
  }
}

// What can be wrong with what a case expects.
extension Diagnostic {
  static func caseExpectsNothing(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseExpectsNothing, .error, at: span,
      Message(
        "this expects nothing, and passes whatever comes out; name what must come out",
        "这里没有写预期，无论结果如何都会通过；请写明预期的结果"))
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
        "the policy has nothing called '\(id.prefix(60))' that could stand in '\(list)'",
        "政策中没有可以出现在“\(list)”里的“\(id.prefix(60))”"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func caseUnknownWord(
    _ word: String, of values: [String], nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    let list = Message.list(Array(values.prefix(12)))
    return Diagnostic(
      .caseBadValue, .error, at: span,
      Message(
        "'\(word.prefix(60))' is none of \(list.english)",
        "“\(word.prefix(60))”不在可选值 \(list.chinese) 之中"),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func caseNotNumber(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseBadValue, .error, at: span,
      Message(
        "a number stands here, and '\(text.prefix(60))' is none",
        "此处应为数字，“\(text.prefix(60))”不是数字"))
  }

  static func caseNotDate(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseBadValue, .error, at: span,
      Message(
        "a date such as 2026-05-12 stands here, and '\(text.prefix(60))' is none",
        "此处应为 2026-05-12 这样的日期，“\(text.prefix(60))”不是日期"))
  }

  /// - Parameter keys: Those by which elements of the list are told; none where they are texts.
  static func caseElementUnnamed(
    in list: String, by keys: [String], at span: SourceSpan
  ) -> Diagnostic {
    let english = keys.map { "'\($0)'" }.joined(separator: " or ")
    let chinese = keys.map { "“\($0)”" }.joined(separator: "或")
    return Diagnostic(
      .caseElement, .error, at: span,
      keys.isEmpty
        ? Message("an element of '\(list)' is a text", "“\(list)”的元素应为文字")
        : list.hasPrefix("not_")
          ? Message(
            "an element of '\(list)' is its \(english) and nothing else",
            "“\(list)”的元素只写\(chinese)，不写其他内容")
          : Message(
            "an element of '\(list)' is told by its \(english)",
            "“\(list)”的元素须写明\(chinese)"))
  }
}
