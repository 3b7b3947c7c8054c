import FEEL

/// What a test asks of a value, in words.
enum Phrase {
  /// One of these values; where the value is shown, that says it all.
  case equal(String)
  /// At least one, or more than none; where the number is shown, that says it all.
  case any(String)
  /// Anything else, as a predicate: 不低于 3.
  case words(String)

  /// After “要求”.
  var demand: String {
    switch self {
    case .equal(let values): "为\(values)"
    case .any(let words), .words(let words): words
    }
  }

  /// After a value that passes; null where there is no more to say.
  var remark: String? {
    if case .words(let words) = self { return words }
    return nil
  }

  /// Either of several.
  static func either(_ phrases: [Phrase]) -> Phrase? {
    guard let first = phrases.first, phrases.count > 1 else { return phrases.first }
    let values = phrases.compactMap { phrase -> String? in
      if case .equal(let value) = phrase { return value }
      return nil
    }
    guard values.count == phrases.count else {
      return .words(phrases.map(\.demand).joined(separator: "或"))
    }
    let blank = first.demand.hasPrefix("为 ") ? " " : ""
    return .equal(values.joined(separator: "\(blank)或"))
  }

  /// All of several.
  static func both(_ phrases: [Phrase]) -> Phrase? {
    phrases.count > 1 ? .words(phrases.map(\.demand).joined(separator: "、")) : phrases.first
  }

  /// A comparison with a value.
  ///
  /// - Parameter operand: The value as it is shown.
  static func comparing(_ symbol: BinaryOperator, _ value: Value, shown operand: String) -> Phrase {
    let (least, most, more, less) =
      value.isTime ? ("不早于", "不晚于", "晚于", "早于") : ("不低于", "不高于", "高于", "低于")
    switch symbol {
    case .greaterOrEqual where operand == " 1": return .any("不低于 1")
    case .greater where operand == " 0": return .any("高于 0")
    case .greaterOrEqual: return .words(least + operand)
    case .greater: return .words(more + operand)
    case .lessOrEqual: return .words(most + operand)
    case .less: return .words(less + operand)
    case .notEqual: return .words("不为\(operand)")
    default: return .equal(operand)
    }
  }
}

extension Value {
  /// Whether this is early or late, not high or low.
  fileprivate var isTime: Bool {
    switch self {
    case .date, .time, .dateAndTime: true
    default: false
    }
  }
}

extension BinaryOperator {
  /// The comparison that holds where this one does not.
  var opposite: BinaryOperator {
    switch self {
    case .greaterOrEqual: .less
    case .greater: .lessOrEqual
    case .lessOrEqual: .greater
    case .less: .greaterOrEqual
    case .equal: .notEqual
    case .notEqual: .equal
    default: self
    }
  }
}
