public import FEEL

/// What is wrong with one inspection, or with what the policy makes of it.
public struct Problem: Sendable, Hashable {
  /// Where in the inspection, as a JSON path; the rule's id for a problem after intake.
  public let path: String
  public let code: String
  public let message: Message
  /// What was most likely meant in place of what is written; null where nothing is near.
  package let meant: String?

  package init(path: String, code: String, message: Message, meant: String? = nil) {
    self.path = path
    self.code = code
    self.message = message
    self.meant = meant
  }
}

// What can be wrong with a single value.
extension Problem {
  static func missing(at path: String) -> Problem {
    Problem(path: path, code: "missing", message: Message("this is required", "缺少必填内容"))
  }

  static func tooMany(at path: String) -> Problem {
    Problem(
      path: path, code: "too-many",
      message: Message(
        "there are more problems, which are not shown; mend these first",
        "其余问题未再列出；请先改正已列出的问题"))
  }

  static func wrongType(at path: String, wanted: String, english: String) -> Problem {
    Problem(
      path: path, code: "wrong-type",
      message: Message("expected \(english)", "此处应为\(wanted)"))
  }

  /// A text where JSON has something else that could be one.
  static func notQuoted(_ text: String, at path: String) -> Problem {
    let quoted = "\"\(text.prefix(60))\""
    return .wrongType(
      at: path, wanted: "文字，请加引号：\(quoted)", english: "a text, in quotes: \(quoted)")
  }

  static func badValue(
    _ text: String, at path: String, wanted: String, english: String, meant: String? = nil
  ) -> Problem {
    Problem(
      path: path, code: "bad-value",
      message: offering(
        "expected \(english), found '\(text.prefix(60))'",
        "此处应为\(wanted)，却是“\(text.prefix(60))”", meant), meant: meant)
  }

  static func outOfRange(_ text: String, at path: String, range: String) -> Problem {
    Problem(
      path: path, code: "out-of-range",
      message: Message(
        "\(text.prefix(60)) lies outside \(range)", "\(text.prefix(60)) 超出范围 \(range)"))
  }

  static func unknownWord(
    _ word: String, at path: String, values: [String], nearest: String?
  ) -> Problem {
    // As many as there are words for states, which are never cut short.
    let list = Message.list(Array(values.prefix(16)))
    return Problem(
      path: path, code: "unknown-value",
      message: offering(
        "'\(word.prefix(60))' is none of \(list.english)",
        "“\(word.prefix(60))”不在可选值 \(list.chinese) 之中", nearest),
      meant: nearest)
  }

  static func offering(_ english: String, _ chinese: String, _ nearest: String?) -> Message {
    Message(
      english + (nearest.map { "; is '\($0)' meant?" } ?? ""),
      chinese + (nearest.map { "；是否指“\($0)”？" } ?? ""))
  }
}
