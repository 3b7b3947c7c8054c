import FEEL

// What can be wrong with a record as it was submitted.
extension Problem {
  static func unknownKey(at path: String, nearest: String?) -> Problem {
    Problem(
      path: path, code: "unknown-key",
      message: offering("nothing is called this here", "没有这个字段", nearest), meant: nearest)
  }

  static func unknownItem(_ item: String, at path: String, nearest: String?) -> Problem {
    Problem(
      path: path, code: "unknown-item",
      message: offering("the checklist has no item '\(item)'", "检查表没有“\(item)”这一项", nearest),
      meant: nearest)
  }

  static func unknownChecklist(_ id: String, at path: String, nearest: String?) -> Problem {
    Problem(
      path: path, code: "unknown-checklist",
      message: offering("there is no checklist '\(id)'", "没有检查表“\(id)”", nearest), meant: nearest)
  }

  /// - Parameter item: The path of an item that was meant by one of the nested answers.
  static func nestedAnswers(_ item: String, at path: String) -> Problem {
    Problem(
      path: path, code: "unknown-item",
      message: Message(
        "answers are not nested; each stands under its item's path, such as '\(item)'",
        "答案不按小节嵌套；每个答案写在该项的路径下，如“\(item)”"))
  }

  /// A whole record that is not there.
  ///
  /// - Parameter fields: Those that it must have.
  static func missingRecord(_ name: String, fields: [String], at path: String) -> Problem {
    Problem(
      path: path, code: "missing",
      message: Message(
        "'\(name)' is required, with " + fields.joined(separator: ", "),
        "缺少 \(name)，其中须有 " + fields.joined(separator: "、")))
  }

  static func blank(at path: String) -> Problem {
    Problem(path: path, code: "missing", message: Message("this may not be empty", "不能为空"))
  }

  /// A word that should be one for a state.
  static func unknownState(_ text: String, at path: String, words: [String]) -> Problem {
    let nearest = StateWords.nearest(to: text, among: words)
    return unknownWord(text, at: path, values: words, nearest: nearest)
  }

  static func unknownPath(_ item: String, at path: String, nearest: String?) -> Problem {
    Problem(
      path: path, code: "unknown-item",
      message: offering("no checklist has '\(item)'", "任何检查表都没有“\(item)”", nearest), meant: nearest)
  }

  static func noVersion(_ checklist: String, _ date: CalendarDate, at path: String) -> Problem {
    Problem(
      path: path, code: "no-version",
      message: Message(
        "no version of '\(checklist)' is in force on \(date)", "\(date) 当天没有生效的“\(checklist)”检查表"))
  }

  static func missingParameter(_ name: String, _ date: CalendarDate, at path: String) -> Problem {
    Problem(
      path: path, code: "no-value",
      message: Message(
        "parameter '\(name)' has no value yet on \(date)", "参数“\(name)”在 \(date) 还没有取值"))
  }

  static func historyNotBefore(_ date: CalendarDate, at path: String) -> Problem {
    Problem(
      path: path, code: "not-before",
      message: Message(
        "history lies before the inspection, \(date)", "历史记录须早于检查日期 \(date)"))
  }

  static func closedBeforeFound(
    _ closed: CalendarDate, _ on: CalendarDate, at path: String
  ) -> Problem {
    Problem(
      path: path, code: "contradiction",
      message: Message(
        "this hazard was found on \(on), and cannot be closed before, on \(closed)",
        "该隐患于 \(on) 发现，不可能更早（\(closed)）整改完毕"))
  }

  static func notApplicableRefused(_ title: String, at path: String) -> Problem {
    Problem(
      path: path, code: "not-allowed",
      message: Message(
        "'\(title)' may not be answered 'not applicable'", "“\(title)”不允许填“不适用”"))
  }

  static func reasonMissing(at path: String) -> Problem {
    Problem(
      path: path, code: "missing",
      message: Message(
        "'not applicable' needs a 'reason' here", "填“不适用”时须写明理由（reason）"))
  }

  static func occurrencesWithoutFail(at path: String) -> Problem {
    Problem(
      path: path, code: "not-allowed",
      message: Message("'occurrences' belongs to a fail only", "只有不符合项才能写 occurrences"))
  }

  static func givenTwice(at path: String) -> Problem {
    Problem(path: path, code: "given-twice", message: Message("this is given twice", "重复填写"))
  }
}

extension StateWords {
  /// The word that was most likely meant, perhaps in other letters.
  ///
  /// What `true` would mean depends on the question ("is it blocked?"), so nothing is offered.
  fileprivate static func nearest(to text: String, among words: [String]) -> String? {
    let letters = text.prefix(80).lowercased()
    return words.contains(letters) ? letters : NearestName.nearest(to: letters, among: words)
  }
}
