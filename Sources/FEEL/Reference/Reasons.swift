// Why there is no result: sentences that name the values.
extension Message {
  /// An operator between values that it has no meaning for, or before one.
  static func noMeaning(_ symbol: String, _ operands: [Value]) -> Message {
    let (english, chinese) = listed(operands, and: (" and ", "和"))
    return Message("'\(symbol)' has no result for \(english)", "“\(symbol)”对\(chinese)没有结果")
  }

  static func incomparable(_ left: Value, _ right: Value) -> Message {
    let (english, chinese) = listed([left, right], and: (" and ", "和"))
    return Message("\(english) cannot be compared", "\(chinese)无法比较")
  }

  /// What stands where a condition is wanted.
  static func noCondition(_ value: Value) -> Message {
    Message("\(value.shown.english) is no condition", "\(value.shown.chinese)不是条件")
  }

  static let noFilter = Message("null has no elements", "空值没有元素")

  static func noMember(_ name: String, of base: Value) -> Message {
    Message(
      "there is no '\(name.prefix(60))' in \(base.shown.english)",
      "\(base.shown.chinese)没有“\(name.prefix(60))”")
  }

  static func noResult(of function: String, _ arguments: [Value]) -> Message {
    let (english, chinese) = listed(arguments, and: (", ", "、"))
    return Message(
      "'\(function)' has no result for (\(english))", "“\(function)”对（\(chinese)）没有结果")
  }

  static func notCallable(_ callee: Value, _ arguments: [Value]) -> Message {
    let (english, chinese) = listed(arguments, and: (", ", "、"))
    return Message(
      "\(callee.shown.english) cannot be called with (\(english))",
      "\(callee.shown.chinese)不能用（\(chinese)）调用")
  }

  /// The first few values with something between them.
  private static func listed(
    _ values: [Value], and link: (english: String, chinese: String)
  ) -> (english: String, chinese: String) {
    let shown = values.prefix(4).map(\.shown)
    let rest = values.count > 4 ? ["…"] : []
    return (
      (shown.map(\.english) + rest).joined(separator: link.english),
      (shown.map(\.chinese) + rest).joined(separator: link.chinese)
    )
  }
}

extension Value {
  /// The value in a sentence: as FEEL writes it, what has parts by its kind alone.
  fileprivate var shown: Message {
    switch self {
    case .null: return Message("null", "空值")
    case .list(let elements):
      return Message("a list of \(elements.count)", "\(elements.count) 项的列表")
    case .context: return Message("a context", "上下文")
    case .range: return Message("a range", "区间")
    case .function(let function):
      return function.name.map { Message("'\($0)'", "“\($0)”") } ?? Message("a function", "函数")
    case .string(let text) where text.utf8.count > 60:
      return Message("\"\(text.prefix(30))…\"", "\"\(text.prefix(30))…\"")
    default:
      let text = Value.list([self]).feelText.dropFirst().dropLast()
      return Message("\(text)", "\(text)")
    }
  }
}
