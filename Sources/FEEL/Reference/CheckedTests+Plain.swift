// Tests that need no evaluator: most cells of tables compare a plain value with a constant.
extension CheckedTests {
  /// Whether a value passes; null where it takes an evaluator to tell.
  func plainResult(for value: Value) -> Bool? {
    guard let constants else { return nil }
    if constants.isEmpty { return true }
    for constant in constants {
      guard let holds = value.plainlyCompares(constant.symbol, constant.value) else { return nil }
      if holds { return !isNegated }
    }
    return isNegated
  }
}

extension Value {
  /// As `compares(_:_:)`, for booleans, numbers and words; null for all others.
  fileprivate func plainlyCompares(_ symbol: BinaryOperator, _ other: Value) -> Bool? {
    switch (self, other) {
    case (.boolean, .boolean), (.number, .number), (.word, .word): compares(symbol, other)
    default: nil
    }
  }
}
