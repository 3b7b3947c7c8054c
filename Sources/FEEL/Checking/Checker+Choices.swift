// Values that are one of a few texts, such as the answer of an item with choices.
extension Checker {
  /// Reports each text on the other side of a comparison that the value can never be.
  mutating func checkChoices(of value: CheckedExpression, against other: CheckedExpression) {
    guard case .member(let base, let name) = value.kind,
      case .record(let record) = base.type.unwrapped, let type = record.field(name)?.choices
    else { return }
    for (text, span) in Self.texts(in: other) where type.word(text) == nil {
      let nearest = type.nearestValue(to: text).map { Value.string($0).literal }
      diagnostics.report(.unknownWord(text, in: type, offering: nearest, at: span))
    }
  }

  /// Reports the texts of tests that the tested value can never be.
  mutating func checkChoices(of input: CheckedExpression, against tests: [CheckedTests.Test]) {
    for test in tests {
      switch test {
      case .comparison(_, let operand), .elementOf(let operand):
        checkChoices(of: input, against: operand)
      default: break
      }
    }
  }

  /// The texts that are written out in an operand, each with its place.
  private static func texts(in operand: CheckedExpression) -> [(String, SourceSpan)] {
    if case .list(let elements) = operand.kind { return elements.flatMap(texts) }
    guard let constant = operand.constant else { return [] }
    return constant.elements.compactMap { value in
      if case .string(let text) = value { (text, operand.span) } else { nil }
    }
  }
}
