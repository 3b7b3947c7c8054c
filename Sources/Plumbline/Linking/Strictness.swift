import FEEL

/// Tells whether a change to a policy makes it milder, as far as what is written shows.
///
/// Grades, ratings, points, fines, numbers of days and words for open items are compared. Other
/// conditions are not: whether they hold less often is for the analysis over inspections.
struct Strictness {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// What becomes milder; null where nothing can be seen to.
  func milder(_ change: PolicyChange) -> Message? {
    switch change.target {
    case .item(let item, _):
      item.isInformational?.value == true ? nil : Message("nothing asks this any more", "不再检查此项")
    case .rule(let old):
      if let new = change.replacement { milder(old, new) } else { milderWithout(old) }
    }
  }

  /// What is lost with a rule that nothing replaces.
  private func milderWithout(_ rule: StageRule) -> Message? {
    let gone = Message("nothing takes its place", "没有规则替代它")
    switch rule {
    case .grading, .composite, .veto, .measure, .proposals, .invariant: return gone
    case .adjustment(let rule): return rule.points.value.isNegative ? gone : nil
    case .scoring, .rating, .deadlines: return nil
    }
  }

  private func milder(_ old: StageRule, _ new: StageRule) -> Message? {
    switch (old, new) {
    case (.grading(let old), .grading(let new)): milder(old.grade, new.grade, of: "grade")
    case (.composite(let old), .composite(let new)): milder(old, new)
    case (.scoring(let old), .scoring(let new)): milder(old, new)
    case (.adjustment(let old), .adjustment(let new)):
      larger(new.points.value, than: old.points.value, "points", "加减分")
    case (.veto(let old), .veto(let new)): milder(old.rating, new.rating, of: "rating")
    case (.rating(let old), .rating(let new)): milder(old.table, new.table, column: "rating")
    case (.deadlines(let old), .deadlines(let new)): milder(old.table, new.table, column: "due")
    case (.measure(let old), .measure(let new)): milder(old, new)
    default: nil
    }
  }

  private func milder(_ old: CompositeSyntax, _ new: CompositeSyntax) -> Message? {
    if let worse = milder(old.grade, new.grade, of: "grade") { return worse }
    guard case .number(let least)? = old.atLeast?.syntax.kind,
      case .number(let wanted)? = new.atLeast?.syntax.kind
    else { return nil }
    return larger(wanted, than: least, "at_least", "要素项数")
  }

  private func milder(_ old: ScoringSyntax, _ new: ScoringSyntax) -> Message? {
    if (old.unanswered == .lost && new.unanswered != .lost)
      || (old.notChecked == .lost && new.notChecked != .lost)
    {
      return Message("open items lose no points any more", "未答、未检的项目不再失分")
    }
    return larger(new.floor ?? .zero, than: old.floor ?? .zero, "floor", "最低分")
  }

  private func milder(_ old: MeasureSyntax, _ new: MeasureSyntax) -> Message? {
    if let fewer = larger(
      Decimal(old.points?.value ?? 0), than: Decimal(new.points?.value ?? 0), "points", "记分")
    {
      return fewer
    }
    if let fine = Fine(old.fine) {
      guard let other = Fine(new.fine), other.most >= fine.most, other.least >= fine.least else {
        return Message("the fine is lower", "罚款降低")
      }
    }
    guard let due = old.due else { return nil }
    return new.due.map { later($0.syntax, than: due.syntax) } ?? Self.isLater
  }

  // MARK: Words and numbers

  /// A missing word is the worst there is.
  private func milder(
    _ old: Located<String>?, _ new: Located<String>?, of enumeration: String
  ) -> Message? {
    guard let type = vocabulary.enumerations[enumeration], let new else { return nil }
    let before = old.flatMap { type.word($0.value) } ?? type.worst
    guard let before, let after = type.word(new.value), let worse = before.severity,
      let better = after.severity, better < worse
    else { return nil }
    return Message(
      "'\(new.value)' instead of '\(before.name)'", "由“\(before.name)”变为“\(new.value)”")
  }

  private func larger(
    _ number: Decimal, than other: Decimal, _ english: String, _ chinese: String
  ) -> Message? {
    guard other < number else { return nil }
    return Message("'\(english)' differs in its favour", "“\(chinese)”变得有利于被检查方")
  }

  // MARK: Tables

  /// Compares the rows of both tables that ask the same.
  private func milder(_ old: TableSyntax, _ new: TableSyntax, column: String) -> Message? {
    guard old.inputs.map(\.text) == new.inputs.map(\.text),
      let before = old.outputs.firstIndex(where: { $0.value == column }),
      let after = new.outputs.firstIndex(where: { $0.value == column })
    else { return nil }
    for row in new.rows {
      let tests = row.tests.map { $0?.text }
      guard let twin = old.rows.first(where: { $0.tests.map { $0?.text } == tests }),
        let was = twin.outputs[before], let becomes = row.outputs[after]
      else { continue }
      let change =
        column == "due"
        ? later(becomes.syntax, than: was.syntax)
        : milder(Located(was.text, was.span), Located(becomes.text, becomes.span), of: column)
      if let change { return change }
    }
    return nil
  }

  private static let isLater = Message("the date is later", "期限延长")

  /// Whether a due date counts more days than another of the same form.
  private func later(_ new: ExpressionSyntax, than old: ExpressionSyntax) -> Message? {
    if case .name("immediately") = old.kind {
      if case .name("immediately") = new.kind { return nil }
      return Self.isLater
    }
    guard let (form, days) = Self.count(old), let (otherForm, otherDays) = Self.count(new),
      form == otherForm, days < otherDays
    else { return nil }
    return Self.isLater
  }

  /// `days(15)` in its parts; null for anything that is not written out.
  private static func count(_ syntax: ExpressionSyntax) -> (form: String, number: Decimal)? {
    guard case .call(let callee, let arguments) = syntax.kind, case .name(let form) = callee.kind,
      arguments.count == 1, case .number(let number) = arguments[0].value.kind
    else { return nil }
    return (form, number)
  }
}
