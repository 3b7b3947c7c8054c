// The equal values of a list, found by hashing.
extension Builtins {
  /// The first of every group of equal values, in order.
  ///
  /// Values are gathered by a hash that agrees with FEEL's equality, so the time is linear; only
  /// functions, which equal nothing, and long lists that begin alike are compared one by one. Null
  /// when that is too much work.
  static func distinct(_ values: [Value], _ work: inout Work) -> [Value]? {
    var found: [Int: [Value]] = [:]
    var kept: [Value] = []
    for value in values {
      var hasher = Hasher()
      value.feed(&hasher, depth: 0)
      let key = hasher.finalize()
      let isKnown = found[key]?.contains { work.areEqual($0, value) == true } ?? false
      if work.isDone { return nil }
      if isKnown { continue }
      found[key, default: []].append(value)
      kept.append(value)
    }
    return kept
  }
}

extension Value {
  /// Deeper parts do not tell values apart.
  private static let deepestHashed = 3
  /// Of a list or a context only so many parts are looked at.
  private static let mostHashed = 16

  /// Feeds what equal values have in common.
  fileprivate func feed(_ hasher: inout Hasher, depth: Int) {
    guard depth < Self.deepestHashed else { return }
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .date(let date): hasher.combine(date)
    case .daysAndTime(let duration): hasher.combine(duration)
    case .yearsAndMonths(let duration): hasher.combine(duration)
    case .word(let word): hasher.combine(word)
    case .time(let time): Self.feed(time, &hasher)
    case .dateAndTime(let moment): Self.feed(moment, &hasher)
    case .list(let elements): Self.feed(elements, &hasher, depth: depth)
    case .context(let context):
      for key in context.keys.sorted().prefix(Self.mostHashed) {
        hasher.combine(key)
        context[key]?.feed(&hasher, depth: depth + 1)
      }
    case .range(let range): Self.feed([range.start, range.end], &hasher, depth: depth)
    case .function: hasher.combine(1)
    }
  }

  private static func feed(_ parts: [Value], _ hasher: inout Hasher, depth: Int) {
    hasher.combine(parts.count)
    for part in parts.prefix(mostHashed) { part.feed(&hasher, depth: depth + 1) }
  }

  /// Times are equal across offsets, and whatever their fractions of a second.
  private static func feed(_ time: TimeOfDay, _ hasher: inout Hasher) {
    hasher.combine(time.secondOfDay - (time.zone.offset ?? 0))
  }

  private static func feed(_ moment: DateTime, _ hasher: inout Hasher) {
    if let instant = moment.instant {
      hasher.combine(flooredDivision(instant, by: DayTimeDuration.nanosecondsPerSecond).quotient)
    } else {
      hasher.combine(moment.date)
      hasher.combine(moment.time.secondOfDay)
    }
  }
}
