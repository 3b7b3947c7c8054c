// The words of enumerations, with quotes and without.
extension Checker {
  /// A text; where an enumeration is wanted, its value of that spelling, if no name can be that.
  ///
  /// Other texts that come near a value of the enumeration are mistakes.
  mutating func checkText(
    _ text: String, _ span: SourceSpan, expecting expected: StaticType?
  ) -> CheckedExpression {
    let plain = constant(.string(text), .string, span)
    guard case .enumeration(let type)? = expected?.unwrapped else { return plain }
    if let word = type.word(text), !isPolicyName(text) {
      return constant(.word(word), .enumeration(type), span)
    }
    guard type.word(text) != nil || type.nearestValue(to: text) != nil,
      let problem = quotedWord(plain, as: .enumeration(type))
    else { return plain }
    return mistake(problem)
  }

  /// What to say of a text where a word of an enumeration is wanted; null for others.
  func quotedWord(_ expression: CheckedExpression, as type: StaticType) -> Diagnostic? {
    guard case .enumeration(let enumeration) = type.unwrapped,
      case .string(let text)? = expression.constant
    else { return nil }
    if enumeration.word(text) != nil, isPolicyName(text) {
      return .quotedWord(text, of: enumeration, at: expression.span)
    }
    return unknownWord(text, in: enumeration, at: expression.span)
  }

  /// A word that its enumeration does not have, with the value that was most likely meant.
  func unknownWord(
    _ name: String, in type: EnumerationType, at span: SourceSpan
  ) -> Diagnostic {
    let nearest = type.nearestValue(to: name)
    let offered = nearest.map { isPolicyName($0) ? $0 : Value.string($0).literal }
    return .unknownWord(name, in: type, offering: offered, at: span)
  }
}
