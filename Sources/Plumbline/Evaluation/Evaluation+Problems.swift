import FEEL

// What can go wrong with an inspection after intake.
extension Problem {
  static func failedButNotApplicable(_ item: ItemProgram) -> Problem {
    Problem(
      path: "$.answers['\(item.path)']", code: "contradiction",
      message: Message(
        "'\(item.path)' does not apply here, yet its answer would be a fail",
        "“\(item.title)”在此不适用，答案却是不符合"))
  }

  static func invariantBroken(_ invariant: InvariantProgram) -> Problem {
    Problem(
      path: invariant.id, code: "invariant-broken",
      message: Message(
        "the policy must never say this: \(invariant.title)", "政策结果违反不变式：\(invariant.title)"))
  }

  /// - Parameter places: The rows' places, from 0.
  static func rowsClash(
    _ places: [Int], of table: TableProgram, about subject: String? = nil
  ) -> Problem {
    let name = table.table.name
    let list = Message.list(places.map { "\(table.rows[$0].number)" })
    return Problem(
      path: subject ?? name, code: "rows-clash",
      message: Message(
        "rows \(list.english) of table '\(name)' match at once, and the hit policy allows one",
        "表“\(name)”的第 \(list.chinese) 行同时符合，而命中规则只允许一行"))
  }

  /// - Parameter nearest: The place of the row with the most cells that hold, from 0.
  static func noRow(
    of table: TableProgram, about subject: String? = nil, _ nearest: Int?, _ inputs: [Value]
  ) -> Problem {
    let name = table.table.name
    let seen = zip(table.inputTexts, inputs)
      .map { "\($0) = \($1.feelText)" }
    let number = nearest.map { table.rows[$0].number }
    let row = number.map { "; the nearest is row \($0)" } ?? ""
    let rowChinese = number.map { "；最接近的是第 \($0) 行" } ?? ""
    return Problem(
      path: subject ?? name, code: "no-row",
      message: Message(
        "no row of table '\(name)' matches \(Message.list(seen).english)\(row)",
        "表“\(name)”没有一行符合 \(Message.list(seen).chinese)\(rowChinese)"))
  }

  static func badPoints(_ number: Decimal, of rule: String) -> Problem {
    Problem(
      path: rule, code: "bad-points",
      message: Message(
        "points must be whole and at least 0, found \(number.canonicalDescription)",
        "记分须为不小于 0 的整数，却是 \(number.canonicalDescription)"))
  }

  static func badCredit(_ credit: Decimal, of item: ItemProgram) -> Problem {
    Problem(
      path: item.path, code: "bad-credit",
      message: Message(
        "credit is from 0 to 1, found \(credit.canonicalDescription)",
        "“\(item.title)”的得分比例须在 0 与 1 之间，却是 \(credit.canonicalDescription)"))
  }

  static func badCount(_ number: Decimal, of rule: String) -> Problem {
    Problem(
      path: rule, code: "bad-count",
      message: Message(
        "a count of days must be whole and at least 1, found \(number.canonicalDescription)",
        "天数须为不小于 1 的整数，却是 \(number.canonicalDescription)"))
  }

  static func calendar(_ error: CalendarError, of rule: String) -> Problem {
    Problem(path: rule, code: "calendar", message: error.message)
  }
}
