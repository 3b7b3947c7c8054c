// Equality and order as FEEL has them: null where two values cannot be compared.
extension Value {
  /// FEEL's `=` between two values; null for different kinds.
  public func isEqual(to other: Value) -> Bool? {
    switch (self, other) {
    case (.list, .list), (.context, .context), (.range, .range):
      var work = Work()
      return work.areEqual(self, other)
    default: return isPlainEqual(to: other)
    }
  }

  /// As `isEqual(to:)`, for values without parts.
  func isPlainEqual(to other: Value) -> Bool? {
    switch (self, other) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
    case (.date(let a), .date(let b)): a == b
    case (.time(let a), .time(let b)): a.isEqual(to: b)
    case (.dateAndTime(let a), .dateAndTime(let b)): a.isEqual(to: b)
    case (.daysAndTime(let a), .daysAndTime(let b)): a == b
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): a == b
    case (.word(let a), .word(let b)): a.type == b.type ? a.index == b.index : nil
    default: nil
    }
  }

  /// FEEL's `<`; null for values that have no order between them.
  func isLess(than other: Value) -> Bool? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b
    case (.string(let a), .string(let b)):
      a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
    case (.date(let a), .date(let b)): a < b
    case (.time(let a), .time(let b)): a.isLess(than: b)
    case (.dateAndTime(let a), .dateAndTime(let b)): a.isLess(than: b)
    case (.daysAndTime(let a), .daysAndTime(let b)): a < b
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): a < b
    case (.word(let a), .word(let b)):
      a.type == b.type && a.type.isOrdered ? a.index < b.index : nil
    default: nil
    }
  }

  /// Any of the four orders, by `<`; null for values that have no order between them.
  func compares(_ symbol: BinaryOperator, _ other: Value) -> Bool? {
    switch symbol {
    case .less: isLess(than: other)
    case .greater: other.isLess(than: self)
    case .lessOrEqual: other.isLess(than: self).map { !$0 }
    case .greaterOrEqual: isLess(than: other).map { !$0 }
    case .equal: isEqual(to: other)
    case .notEqual: isEqual(to: other).map { !$0 }
    default: nil
    }
  }
}

extension RangeValue {
  /// Whether a value lies inside; null where it cannot be compared with an end.
  func contains(_ value: Value) -> Bool? {
    switch form {
    case .comparison(.notEqual): return value.isEqual(to: end).map { !$0 }
    case .comparison(.equal): return value.isEqual(to: end)
    case .comparison(.less), .comparison(.lessOrEqual):
      return value.compares(endIncluded ? .lessOrEqual : .less, end)
    case .comparison:
      return value.compares(startIncluded ? .greaterOrEqual : .greater, start)
    case .interval:
      let above = value.compares(startIncluded ? .greaterOrEqual : .greater, start)
      let below = value.compares(endIncluded ? .lessOrEqual : .less, end)
      if start.isNull || end.isNull { return nil }
      guard let above, let below else { return nil }
      return above && below
    }
  }
}
