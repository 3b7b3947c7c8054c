/// What `collect sum`, `min`, `max` and `count` make of the values of the rows that match.
public enum Aggregating {
  /// The aggregate. No rows: count and sum are 0, the least and the greatest are null.
  public static func value(_ kind: HitPolicy.Aggregation, _ values: [Value]) -> Value {
    switch kind {
    case .count: return .number(Decimal(values.count))
    case .sum:
      var sum = Decimal.zero
      for value in values {
        guard case .number(let number) = value, let next = sum.adding(number) else { return .none }
        sum = next
      }
      return .number(sum)
    case .min, .max:
      guard var best = values.first else { return .none }
      for value in values.dropFirst() {
        guard let isLess = value.isLess(than: best) else { return .none }
        let isMore = best.isLess(than: value) ?? false
        if kind == .min ? isLess : isMore { best = value }
      }
      return best
    }
  }
}
