import FEEL

/// Reads the parts of one inspection and collects every problem with its JSON path.
///
/// Values are typed by the field they stand in. In YAML any scalar can be a text; in JSON a text is
/// in quotes and a number is not. Paths are put together only where a problem names them.
struct RecordReader {
  let isJSON: Bool
  private(set) var problems: [Problem] = []

  init(isJSON: Bool) {
    self.isJSON = isJSON
  }

  /// The first thousand are kept; that there are more is a problem of its own.
  mutating func report(_ problem: Problem) {
    if problems.count < Self.mostProblems {
      problems.append(problem)
    } else if !isFull {
      problems.append(.tooMany(at: problem.path))
    }
  }

  /// Nobody mends more than this before asking again, and a hostile record has millions.
  private static let mostProblems = 1_000

  /// Whether a problem was left out, so that looking for more is of no use.
  var isFull: Bool { problems.count > Self.mostProblems }

  /// The entries of a mapping by key; anything else is a problem.
  mutating func mapping(_ node: Node, _ path: @autoclosure () -> String) -> [Node.Entry]? {
    if case .mapping(let entries) = node.content { return entries }
    report(.wrongType(at: path(), wanted: "一个对象", english: "an object"))
    return nil
  }

  /// The elements of a sequence; anything else is a problem.
  mutating func sequence(_ node: Node, _ path: @autoclosure () -> String) -> [Node]? {
    if case .sequence(let elements) = node.content { return elements }
    report(.wrongType(at: path(), wanted: "一个列表", english: "a list"))
    return nil
  }

  /// A text.
  mutating func string(_ node: Node, _ path: @autoclosure () -> String) -> String? {
    if let text = text(node) { return text }
    if case .scalar(let scalar) = node.content, !node.isNull {
      report(.notQuoted(scalar.string, at: path()))
    } else {
      report(.wrongType(at: path(), wanted: "文字", english: "text"))
    }
    return nil
  }

  /// The text of a scalar that is one; null, without a problem, for anything else.
  private func text(_ node: Node) -> String? {
    guard case .scalar(let scalar) = node.content, !isJSON || scalar.style != .plain else {
      return nil
    }
    return scalar.string
  }

  mutating func date(_ node: Node, _ path: @autoclosure () -> String) -> CalendarDate? {
    guard case .date(let date)? = temporal(node, of: .date, path()) else { return nil }
    return date
  }

  /// A whole number of at least 1.
  mutating func count(_ node: Node, _ path: @autoclosure () -> String) -> Int? {
    guard case .number(let number)? = value(node, of: .integer, path()) else { return nil }
    if let count = number.exactInt(), count >= 1 { return count }
    report(.outOfRange(number.canonicalDescription, at: path(), range: ">= 1"))
    return nil
  }

  /// A value of a declared type; null (of FEEL) where the field is absent and may be.
  mutating func value(_ node: Node, of type: StaticType, _ path: @autoclosure () -> String)
    -> Value?
  {
    if node.isNull {
      if type.isOptional { return .null(Absence([.missing(path: path())])) }
      report(.missing(at: path()))
      return nil
    }
    switch type.unwrapped {
    case .list(let element): return list(node, of: element, path())
    case .number, .integer: return number(node, whole: type.unwrapped == .integer, path())
    case .boolean: return boolean(node, path())
    case .string: return string(node, path()).map(Value.string)
    case .enumeration(let words): return word(node, of: words, path())
    default: return temporal(node, of: type.unwrapped, path())
    }
  }

  private mutating func list(_ node: Node, of type: StaticType, _ path: @autoclosure () -> String)
    -> Value?
  {
    guard let elements = sequence(node, path()) else { return nil }
    var values: [Value] = []
    for (index, element) in elements.enumerated() {
      guard let value = value(element, of: type, "\(path())[\(index)]") else { return nil }
      values.append(value)
    }
    return .list(values)
  }

  private mutating func number(_ node: Node, whole: Bool, _ path: @autoclosure () -> String)
    -> Value?
  {
    guard case .scalar(let scalar) = node.content, scalar.style == .plain else {
      report(.wrongType(at: path(), wanted: "数字（不加引号）", english: "a number, without quotes"))
      return nil
    }
    let text = scalar.string
    guard let number = Decimal(text), !whole || number.isInteger else {
      let wanted = whole ? ("整数", "a whole number") : ("数字", "a number")
      report(.badValue(text, at: path(), wanted: wanted.0, english: wanted.1))
      return nil
    }
    return .number(number)
  }

  private mutating func boolean(_ node: Node, _ path: @autoclosure () -> String) -> Value? {
    if case .scalar(let scalar) = node.content, scalar.style == .plain {
      if scalar.string == "true" { return .boolean(true) }
      if scalar.string == "false" { return .boolean(false) }
    }
    report(.wrongType(at: path(), wanted: "true 或 false", english: "true or false"))
    return nil
  }

  private mutating func word(
    _ node: Node, of type: EnumerationType, _ path: @autoclosure () -> String
  ) -> Value? {
    guard let written = node.text, !node.isNull else {
      _ = string(node, path())
      return nil
    }
    if let word = type.word(written) { return string(node, path()).map { _ in .word(word) } }
    let nearest = type.nearestValue(to: written)
    report(.unknownWord(written, at: path(), values: type.values, nearest: nearest))
    return nil
  }

  private mutating func temporal(
    _ node: Node, of type: StaticType, _ path: @autoclosure () -> String
  ) -> Value? {
    guard let text = text(node) else {
      let form = TemporalForm(type, isQuoted: isJSON)
      report(.wrongType(at: path(), wanted: form.chinese, english: form.english))
      return nil
    }
    let value: Value? =
      switch type {
      case .date: CalendarDate(text).map(Value.date)
      case .time: TimeOfDay(text).map(Value.time)
      case .dateAndTime: DateTime(text).map(Value.dateAndTime)
      case .daysAndTime: DayTimeDuration(text).map(Value.daysAndTime)
      case .yearsAndMonths: YearMonthDuration(text).map(Value.yearsAndMonths)
      default: nil
      }
    if value == nil {
      let form = TemporalForm(type, isQuoted: isJSON)
      let meant = type == .date ? TemporalForm.date(meantBy: text)?.description : nil
      report(
        .badValue(text, at: path(), wanted: form.chinese, english: form.english, meant: meant))
    }
    return value
  }
}
