import FEEL

/// Reads a condition out in Chinese: what was seen, and what was asked of it.
///
/// Facts, items, decisions and parameters are called by their titles. What has no plain words is
/// given back as it was written, for the caller to decide.
struct ConditionReading {
  /// One part of a condition.
  enum Line {
    case words(String)
    case written(String)
  }

  /// What names are called, by how rules write them.
  let titles: [String: String]
  let seen: Seen

  /// The lines of a condition that holds; or, of one that does not, why not.
  func lines(of condition: Condition, holds: Bool = true) -> [Line] {
    switch condition {
    case .expression(let expression, let text):
      lines(of: expression, QuotedText(text: text, span: expression.span), holds: holds)
    case .test(let input, let text, let tests, let testText):
      lines(
        of: input, QuotedText(text: text, span: input.span), tests,
        QuotedText(text: testText, span: tests.span), holds: holds)
    case .all(let parts):
      deciding(parts, all: holds, holds).flatMap { lines(of: $0, holds: holds) }
    case .any(let parts):
      deciding(parts, all: !holds, holds).flatMap { lines(of: $0, holds: holds) }
    case .none(let parts):
      deciding(parts, all: holds, !holds).flatMap { lines(of: $0, holds: !holds) }
    }
  }

  /// An input and its tests; one that asks for yes or no is the condition itself.
  private func lines(
    of input: CheckedExpression, _ text: QuotedText, _ tests: CheckedTests,
    _ testText: QuotedText, holds: Bool
  ) -> [Line] {
    if tests.passesAll { return [] }
    if !tests.isNegated, tests.tests.count == 1,
      case .comparison(.equal, let right) = tests.tests[0],
      case .boolean(let wanted)? = right.constant
    {
      return lines(of: input, text, holds: holds == wanted)
    }
    let phrase = phrase(tests, testText, negated: !holds)
    return [line(about: input, text, phrase, orElse: testText.text, holds: holds)]
  }

  /// All parts, or those that alone decide.
  private func deciding(_ parts: [Condition], all: Bool, _ holds: Bool) -> [Condition] {
    all
      ? parts
      : parts.filter { part in
        guard case .boolean(let value) = seen.verdict(part) else {
          return false
        }
        return value == holds
      }
  }

  /// What was seen of an input, and what was asked of it.
  private func line(
    about input: CheckedExpression, _ quoted: QuotedText, _ phrase: Phrase?, orElse text: String,
    holds: Bool
  ) -> Line {
    let value = seen.value(input)
    let subject = subject(input, quoted)
    if case .word(let word) = value, word.type == ItemState.enumeration {
      return .words("\(subject)\(word.title)")
    }
    let shown = "\(subject)为\(Sentences.display(value))"
    guard let phrase else { return .words("\(shown)，\(holds ? "符合" : "不符合") \(text)") }
    return .words(phrase.remark.map { "\(shown)，\($0)" } ?? shown)
  }
}

// MARK: Expressions

extension ConditionReading {
  private func lines(
    of expression: CheckedExpression, _ quoted: QuotedText, holds: Bool
  ) -> [Line] {
    switch expression.kind {
    case .comparison(.equal, let left, let right):
      if case .boolean(let wanted)? = right.constant {
        return lines(of: left, quoted, holds: holds == wanted)
      }
      return [comparison(.equal, left, right, quoted, holds)]
    case .comparison(let symbol, let left, let right):
      return [comparison(symbol, left, right, quoted, holds)]
    case .and(let left, let right):
      return parts([left, right], all: holds, quoted, holds: holds)
    case .or(let left, let right):
      return parts([left, right], all: !holds, quoted, holds: holds)
    case .call(let call): return lines(of: call, in: expression, quoted, holds)
    case .membership(let input, let tests):
      let phrase = phrase(tests, quoted, negated: !holds)
      let text = quoted.part(tests.span) ?? quoted.text
      return [line(about: input, quoted, phrase, orElse: text, holds: holds)]
    case .isNull(let input, let negated):
      return [.words("\(subject(input, quoted))\(negated == holds ? "已填写" : "未填写")")]
    default: return [plain(expression, quoted, holds)]
    }
  }

  /// `not(…)` and `tagged(…)` have words; of other calls, those that have a title.
  private func lines(
    of call: BuiltinCall, in expression: CheckedExpression, _ quoted: QuotedText, _ holds: Bool
  ) -> [Line] {
    switch (call.name, call.arguments.count) {
    case ("not", 1): lines(of: call.arguments[0], quoted, holds: !holds)
    case ("tagged", 2): [tagged(call.arguments[1], holds)]
    default: [plain(expression, quoted, holds)]
    }
  }

  private func parts(
    _ parts: [CheckedExpression], all: Bool, _ quoted: QuotedText, holds: Bool
  ) -> [Line] {
    parts.filter { part in
      guard !all else { return true }
      guard case .boolean(let value) = seen.value(part) else {
        return false
      }
      return value == holds
    }.flatMap { lines(of: $0, quoted, holds: holds) }
  }

  private func comparison(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ quoted: QuotedText, _ holds: Bool
  ) -> Line {
    let symbol = holds ? symbol : symbol.opposite
    let text = quoted.part(left.span.union(right.span)) ?? quoted.text
    guard left.constant == nil else { return .written(text) }
    let phrase = operand(right, quoted).map { Phrase.comparing(symbol, $0.value, shown: $0.shown) }
    guard let phrase else { return .written(text) }
    return line(about: left, quoted, phrase, orElse: text, holds: true)
  }

  private func tagged(_ tag: CheckedExpression, _ holds: Bool) -> Line {
    let value = Sentences.display(seen.value(tag))
    return .words("\(holds ? "" : "不")带有标签“\(value)”")
  }

  /// A condition that is a name; anything else has no plain words.
  private func plain(_ expression: CheckedExpression, _ quoted: QuotedText, _ holds: Bool) -> Line {
    let text = quoted.part(expression.span) ?? quoted.text
    return titles[text].map { .words("“\($0)”为\(holds ? "是" : "否")") } ?? .written(text)
  }
}

// MARK: Names

extension ConditionReading {
  /// The lists that rules count, and the record that an element is.
  private static let nouns = [
    "hazards": (noun: "隐患", record: "hazard"), "history": (noun: "以往隐患", record: "history"),
    "items": (noun: "检查项", record: "item"),
  ]

  /// What an expression is called: its title, what it counts, or its text.
  private func subject(_ expression: CheckedExpression, _ quoted: QuotedText) -> String {
    let text = quoted.part(expression.span) ?? quoted.text
    return titles[text].map { "“\($0)”" } ?? count(expression, quoted) ?? "\(text) "
  }

  /// `count(hazards[grade = 重大])`: “隐患等级”为重大的隐患数.
  private func count(_ expression: CheckedExpression, _ quoted: QuotedText) -> String? {
    guard case .call(let call) = expression.kind, call.name == "count",
      let argument = call.arguments.first, case .filter(let list, let condition) = argument.kind,
      let (noun, record) = quoted.part(list.span).flatMap({ Self.nouns[$0] }),
      let which = attribute(condition, of: record, quoted)
    else { return nil }
    return "\(which)的\(noun)数"
  }

  /// What a filter asks of an element; null where that has no plain words.
  private func attribute(
    _ condition: CheckedExpression, of record: String, _ quoted: QuotedText
  ) -> String? {
    switch condition.kind {
    case .and(let left, let right):
      guard let first = attribute(left, of: record, quoted),
        let second = attribute(right, of: record, quoted)
      else { return nil }
      return "\(first)、\(second)"
    case .comparison(let symbol, let left, let right):
      guard let name = quoted.part(left.span), let title = titles["\(record).\(name)"],
        let operand = operand(right, quoted)
      else { return nil }
      return "“\(title)”"
        + Phrase.comparing(symbol, operand.value, shown: operand.shown).demand
    default: return nil
    }
  }

  /// What something is compared with: its value, and its title where it has one.
  private func operand(
    _ expression: CheckedExpression, _ quoted: QuotedText
  ) -> (value: Value, shown: String)? {
    let value = seen.value(expression)
    guard !value.isNull else { return nil }
    let title = quoted.part(expression.span).flatMap { titles[$0] }
    return (value, Sentences.display(value) + (title.map { "（\($0)）" } ?? ""))
  }
}

// MARK: Tests

extension ConditionReading {
  /// What tests ask, or what their opposite asks; null where that has no plain words.
  func phrase(_ tests: CheckedTests, _ quoted: QuotedText, negated: Bool = false) -> Phrase? {
    let isNegated = tests.isNegated != negated
    let phrases = tests.tests.compactMap { phrase($0, quoted, isNegated) }
    guard phrases.count == tests.tests.count else { return nil }
    return isNegated ? .both(phrases) : .either(phrases)
  }

  private func phrase(
    _ test: CheckedTests.Test, _ quoted: QuotedText, _ isNegated: Bool
  ) -> Phrase? {
    switch test {
    case .comparison(let symbol, let right):
      operand(right, quoted).map {
        .comparing(isNegated ? symbol.opposite : symbol, $0.value, shown: $0.shown)
      }
    case .within(let range): within(range, quoted, isNegated)
    case .elementOf(let list): element(of: list, quoted, isNegated)
    case .isNull: isNegated ? .words("不为空") : .equal("空")
    case .condition, .either: nil
    }
  }

  /// A range by its two ends, either of which may be open.
  private func within(
    _ expression: CheckedExpression, _ quoted: QuotedText, _ isNegated: Bool
  ) -> Phrase? {
    guard case .range(let range) = seen.value(expression) else {
      return nil
    }
    if let title = quoted.part(expression.span).flatMap({ titles[$0] }) {
      return .words("\(isNegated ? "不" : "")在“\(title)”之内")
    }
    let ends: [(BinaryOperator, Value)] = [
      (range.startIncluded ? .greaterOrEqual : .greater, range.start),
      (range.endIncluded ? .lessOrEqual : .less, range.end),
    ]
    let phrases = ends.filter { !$0.1.isNull }.map { symbol, value in
      Phrase.comparing(
        isNegated ? symbol.opposite : symbol, value, shown: Sentences.display(value))
    }
    return isNegated ? .either(phrases) : .both(phrases)
  }

  /// One of a list; a list of ranges has no plain words.
  private func element(
    of expression: CheckedExpression, _ quoted: QuotedText, _ isNegated: Bool
  ) -> Phrase? {
    let value = seen.value(expression)
    guard case .list(let elements) = value else { return nil }
    if let title = quoted.part(expression.span).flatMap({ titles[$0] }) {
      return .words("\(isNegated ? "不" : "")属于“\(title)”")
    }
    let isPlain = elements.allSatisfy { element in
      if case .range = element { false } else { true }
    }
    guard isPlain else { return nil }
    return isNegated
      ? .words("不为\(Sentences.display(value))")
      : .either(elements.map { .equal(Sentences.display($0)) })
  }
}
