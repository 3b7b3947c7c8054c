import FEEL

/// Makes the sentences of an outcome from labels, values seen and values needed.
///
/// Sentences are in Chinese, whatever the language of the terminal: an outcome does not depend on
/// where it was made.
struct Sentences {
  let program: Program

  init(_ program: Program) {
    self.program = program
  }

  /// The lines of a condition, each with what was seen and what was needed.
  func lines(of condition: Condition, _ variables: [Value]) -> [String] {
    switch condition {
    case .expression(let expression, let text): [line(expression, text, variables)]
    case .test(let input, let text, let tests, let testText):
      tests.passesAll
        ? []
        : [
          "\(name(text))为\(Self.display(ReferenceEvaluator.value(input, variables)))，要求 \(testText)"
        ]
    case .all(let parts): parts.flatMap { lines(of: $0, variables) }
    case .any(let parts):
      parts.filter { ConditionEvaluation.value($0, variables).isTrue }
        .flatMap { lines(of: $0, variables) }
    case .none(let parts):
      parts.flatMap { lines(of: $0, variables) }.map { "不属于：\($0)" }
    }
  }

  /// A comparison shows its left side's value; anything else only that it holds.
  private func line(
    _ expression: CheckedExpression, _ text: String, _ variables: [Value]
  ) -> String {
    guard case .comparison(_, let left, _) = expression.kind else { return "\(name(text))成立" }
    let seen = ReferenceEvaluator.value(left, variables)
    return "\(text) 成立（实为\(Self.display(seen))）"
  }

  /// A fact, item or decision by its title; other texts as written.
  func name(_ text: String) -> String {
    program.titles[text].map { "“\($0)”" } ?? "\(text) "
  }

  /// Why a row of a table was taken.
  func row(
    _ row: ChosenRow, of table: TableProgram, _ variables: [Value]
  ) -> [String] {
    let name = table.table.name
    guard case .row(let place) = row else { return ["表 \(name)：没有一行符合，按 otherwise"] }
    let text = table.rows[place]
    let reasons = text.label.map { [$0] } ?? cells(place, of: table, variables)
    let all = reasons.isEmpty ? "无条件" : reasons.joined(separator: "；")
    return ["\(all)（表 \(name) 第 \(text.number) 行）"]
  }

  /// The cells of a row that ask something.
  func cells(_ place: Int, of table: TableProgram, _ variables: [Value]) -> [String] {
    var found: [String] = []
    let row = table.table.rows[place]
    for (column, tests) in row.tests.enumerated() where !tests.passesAll {
      let value = ReferenceEvaluator.value(table.table.inputs[column], variables)
      let title = name(table.inputTexts[column])
      let needed = table.rows[place].tests[column]
      let seen = Self.display(value)
      found.append(
        needed == seen || value.isWord ? "\(title)为\(seen)" : "\(title)为\(seen)，要求 \(needed)")
    }
    if let condition = table.rows[place].condition { found += lines(of: condition, variables) }
    return found
  }

  /// By when a hazard must be put right, and why then.
  func deadline(
    due: String?, from date: CalendarDate, _ row: ChosenRow, _ table: TableProgram,
    _ variables: [Value]
  ) -> String {
    let until: String
    switch due {
    case nil: until = "整改期限未定"
    case date.description: until = "立即整改（\(date.description)）"
    case .some(let text): until = "\(text) 前整改"
    }
    guard case .row(let place) = row else {
      return "\(until)（表 \(table.table.name)，按 otherwise）"
    }
    let text = table.rows[place]
    let reasons = (text.label.map { [$0] } ?? cells(place, of: table, variables))
      .joined(separator: "；")
    let basis = Self.citations(text.basis)
    let source = "表 \(table.table.name) 第 \(text.number) 行" + (basis.isEmpty ? "" : "；依据：\(basis)")
    return "\(until)：\(reasons)（\(source)）"
  }

  /// What was wrong with an item that failed.
  func failure(of item: ItemProgram, answer: Answer) -> [String] {
    var sentence = "“\(item.title)”不符合"
    if case .value(let value) = answer.given, case .value(_, _, let unit) = item.answer {
      let needed = item.passText.map { "，要求 \($0)" } ?? ""
      sentence = "“\(item.title)”为\(Self.display(value))\(unit.map { " \($0)" } ?? "")\(needed)"
    }
    if answer.occurrences > 1 { sentence += "，\(answer.occurrences) 处" }
    if let note = answer.note { sentence += "（\(note)）" }
    return [sentence]
  }

  /// Why there is no score.
  static func reason(of score: Score) -> String {
    switch score.reason {
    case .nothingToScore: "没有可计分的项目"
    case .openItem(let path): "有未完成的项目：\(path)"
    case .noCredit(let path): "无法确定得分比例：\(path)"
    case .tooLarge: "得分超出可表示的范围"
    case nil: ""
    }
  }

  /// The texts a rule rests on, for a sentence.
  static func citations(_ basis: [Citation]) -> String {
    basis.map(\.title).joined(separator: "、")
  }

  /// A value as a sentence shows it: words by their titles, yes and no in Chinese.
  static func display(_ value: Value) -> String {
    switch value {
    case .null: "空"
    case .boolean(let holds): holds ? "是" : "否"
    case .number(let number): " \(number.canonicalDescription)"
    case .word(let word): word.title
    case .string(let text): "“\(text)”"
    case .list(let elements): elements.isEmpty ? "无" : elements.map(display).joined(separator: "、")
    default: " \(value.feelText)"
    }
  }
}

/// A row of a table that has been chosen, or what stands where none matches.
enum ChosenRow: Sendable {
  case row(Int)
  case otherwise
}

extension Value {
  /// Whether this is an enumeration's word.
  var isWord: Bool {
    if case .word = self { return true }
    return false
  }
}

/// Evaluates the three forms of a condition; all of them mean the same.
enum ConditionEvaluation {
  /// True, false, or null with its causes.
  static func value(
    _ condition: Condition, _ variables: [Value], within whole: Budget? = nil
  ) -> Value {
    switch condition {
    case .expression(let expression, _):
      let value = ReferenceEvaluator.value(expression, variables, within: whole)
      if case .boolean = value { return value }
      return .null(value.absence)
    case .test(let input, _, let tests, _):
      return ReferenceEvaluator.passes(
        ReferenceEvaluator.value(input, variables, within: whole), tests, variables,
        within: whole)
    case .all(let parts): return all(parts.map { value($0, variables, within: whole) })
    case .any(let parts):
      return negated(all(parts.map { negated(value($0, variables, within: whole)) }))
    case .none(let parts): return all(parts.map { negated(value($0, variables, within: whole)) })
    }
  }

  private static func all(_ values: [Value]) -> Value {
    var causes: [Absence.Cause] = []
    var isUnknown = false
    for value in values {
      switch value {
      case .boolean(false): return value
      case .boolean: continue
      default:
        isUnknown = true
        causes += value.absence?.causes ?? []
      }
    }
    return isUnknown ? .null(Absence(causes)) : .boolean(true)
  }

  private static func negated(_ value: Value) -> Value {
    if case .boolean(let holds) = value { return .boolean(!holds) }
    return value
  }
}
