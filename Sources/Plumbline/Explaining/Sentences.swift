import FEEL

/// Makes the sentences of an outcome from labels, values seen and values needed.
///
/// Sentences are in Chinese, whatever the language of the terminal: an outcome does not depend on
/// where it was made.
struct Sentences {
  /// What facts, items and decisions are called.
  let titles: [String: String]

  /// The sentences for a condition that holds, each with what was seen.
  ///
  /// - Parameter title: The rule's, for what has no plain words; null leaves that out.
  func reasons(
    for condition: Condition, of title: String?, _ seen: Seen
  ) -> [String] {
    var reasons: [String] = []
    for line in ConditionReading(titles: titles, seen: seen).lines(of: condition) {
      let reason: String?
      switch line {
      case .words(let words): reason = words
      case .written: reason = title.map { "符合“\($0)”的条件" }
      }
      if let reason, !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }

  /// Why a row of a table was taken.
  ///
  /// - Parameter title: What the table is called; null: its name says it.
  func row(
    _ row: ChosenRow, of table: TableProgram, titled title: String? = nil, _ seen: Seen
  ) -> [String] {
    let name = title.map { "表“\($0)”" } ?? "表 \(table.table.name) "
    guard case .row(let place) = row else {
      return ["\(name)没有一行符合，按“其他”（otherwise）"]
    }
    return ["\(reasons(for: place, of: table, seen))（\(name)第 \(table.rows[place].number) 行）"]
  }

  /// The row's own label, or what its cells ask.
  private func reasons(for place: Int, of table: TableProgram, _ seen: Seen) -> String {
    if let label = table.rows[place].label { return label }
    let cells = cells(place, of: table, seen)
    return cells.isEmpty ? "无条件" : cells.joined(separator: "；")
  }

  /// The cells of a row that ask something.
  private func cells(_ place: Int, of table: TableProgram, _ seen: Seen) -> [String] {
    let reading = ConditionReading(titles: titles, seen: seen)
    let row = table.table.rows[place]
    let texts = table.rows[place]
    var lines: [ConditionReading.Line] = []
    for (column, tests) in row.tests.enumerated() where !tests.passesAll {
      lines += reading.lines(
        of: .test(
          table.table.inputs[column], text: table.inputTexts[column], tests,
          testText: texts.tests[column]))
    }
    if let condition = texts.condition { lines += reading.lines(of: condition) }
    return lines.map { line in
      switch line {
      case .words(let words): words
      case .written(let text): "符合条件 \(text)"
      }
    }
  }

  /// By when a hazard must be put right, and why then.
  func deadline(
    due: String?, from date: CalendarDate, _ row: ChosenRow, _ table: TableProgram,
    _ seen: Seen
  ) -> String {
    let until: String
    switch due {
    case nil: until = "整改期限未定"
    case date.description: until = "立即整改（\(date.description)）"
    case .some(let text): until = "\(text) 前整改"
    }
    guard case .row(let place) = row else {
      return "\(until)（表 \(table.table.name) 没有一行符合，按“其他”（otherwise））"
    }
    let text = table.rows[place]
    let reasons = reasons(for: place, of: table, seen)
    let basis = Self.citations(text.basis)
    let source = "表 \(table.table.name) 第 \(text.number) 行" + (basis.isEmpty ? "" : "；依据：\(basis)")
    return "\(until)：\(reasons)（\(source)）"
  }

  /// What was wrong with an item that failed.
  func failure(of item: ItemProgram, answer: Answer, _ seen: Seen) -> [String] {
    var sentence = "“\(item.title)”不符合"
    if case .value(let value) = answer.given, !item.answer.isCompliance {
      sentence = "“\(item.title)”为\(Self.display(value))"
      if case .value(_, _, let unit?) = item.answer { sentence += " \(unit)" }
      if let needed = demand(of: item, seen) { sentence += "，要求\(needed)" }
    }
    if answer.occurrences > 1 { sentence += "，\(answer.occurrences) 处" }
    if let note = answer.note { sentence += "（\(note)）" }
    return [sentence]
  }

  /// What an item's answer must be, in words where there are any.
  private func demand(of item: ItemProgram, _ seen: Seen) -> String? {
    guard let tests = item.pass, let text = item.passText else { return nil }
    let quoted = QuotedText(text: text, span: tests.span)
    let reading = ConditionReading(titles: titles, seen: seen)
    guard let phrase = reading.phrase(tests, quoted) else { return " \(text)" }
    if case .value(_, _, let unit?) = item.answer { return "\(phrase.demand) \(unit)" }
    return phrase.demand
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
