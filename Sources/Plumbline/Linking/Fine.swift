import FEEL

/// An amount of money, or a range of amounts, in yuan.
struct Fine {
  let least: Decimal
  let most: Decimal

  /// Null where the expression is neither, or cannot be known without an inspection.
  init?(_ written: WrittenExpression?) {
    var ignored = Diagnostics()
    guard let written,
      let checked = Checker.check(written.syntax, in: Scope(), into: &ignored)
    else { return nil }
    switch ReferenceEvaluator.value(checked, []) {
    case .number(let amount) where !amount.isNegative: (least, most) = (amount, amount)
    case .range(let range):
      guard case .number(let least) = range.start, case .number(let most) = range.end,
        !least.isNegative, least <= most
      else { return nil }
      (self.least, self.most) = (least, most)
    default: return nil
    }
  }
}
