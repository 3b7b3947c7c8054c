// Equality and order as FEEL has them: null where two values cannot be compared.
extension Value {
  /// FEEL's `=` between two values that are not null; null for different kinds.
  func isEqual(to other: Value) -> Bool? {
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
    case (.list(let a), .list(let b)): Self.areEqual(a, b)
    case (.context(let a), .context(let b)): a.isEqual(to: b)
    case (.range(let a), .range(let b)): a.isEqual(to: b)
    default: nil
    }
  }

  /// Lists of one length whose elements are equal in order.
  private static func areEqual(_ a: [Value], _ b: [Value]) -> Bool? {
    guard a.count == b.count else { return false }
    var isCertain = true
    for (left, right) in zip(a, b) {
      switch left.isEqual(to: right) {
      case .some(true): continue
      case .some(false): return false
      case nil: isCertain = false
      }
    }
    return isCertain ? true : nil
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

extension Context {
  /// Whether both have the same keys with equal values, in any order.
  func isEqual(to other: Context) -> Bool? {
    guard keys.count == other.keys.count else { return false }
    var isCertain = true
    for (key, value) in zip(keys, values) {
      guard let match = other[key] else { return false }
      switch value.isEqual(to: match) {
      case .some(true): continue
      case .some(false): return false
      case nil: isCertain = false
      }
    }
    return isCertain ? true : nil
  }
}

extension RangeValue {
  /// Whether both were written alike with equal ends.
  func isEqual(to other: RangeValue) -> Bool? {
    guard form == other.form, startIncluded == other.startIncluded,
      endIncluded == other.endIncluded
    else { return false }
    guard let starts = start.isEqual(to: other.start), let ends = end.isEqual(to: other.end)
    else { return nil }
    return starts && ends
  }

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
