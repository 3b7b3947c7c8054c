/// Finds tests that hold for every value or for none, and parts that overlap: commas mean *or*.
///
/// Each constant test is a set of points on one axis. The axis is cut at the constants that occur
/// (all values of an enumeration, both of a boolean) into points and the stretches between them; a
/// test covers some of these pieces. All covered: the tests say nothing. None: they never hold. A
/// piece covered twice: parts overlap. A piece in which no value lies (between two whole numbers
/// that follow one another) does not count.
enum TestCoverage {
  /// More tests or constants than this are not looked at.
  private static let mostTests = 64
  private static let mostCuts = 256

  /// Returns what is wrong with the tests of one cell; null if nothing is, or it cannot be told.
  ///
  /// - Parameter domain: What every value passes; null where all of the type may come.
  static func problem(
    in tests: CheckedTests, of input: StaticType, within domain: CheckedTests? = nil
  ) -> Diagnostic? {
    let all = tests.tests + (domain?.tests ?? [])
    guard !tests.passesAll, all.count <= mostTests, !tests.tests.flatMap(constants(of:)).isEmpty,
      let axis = Axis(of: input.unwrapped, all.flatMap(constants(of:)), most: mostCuts)
    else { return nil }
    let inside = domain.flatMap { pieces(within: $0, on: axis) }
    var covered = Array(repeating: 0, count: axis.pieceCount)
    var asksForNull = false
    for test in tests.tests {
      if case .isNull = test {
        asksForNull = true
        continue
      }
      guard let pieces = pieces(of: test, on: axis) else { return nil }
      for piece in pieces { covered[piece] += 1 }
    }
    let counts = covered.indices.filter { axis.hasValues($0) && inside?.contains($0) ?? true }
      .map { covered[$0] }
    if !asksForNull, let isAll = isOneSided(counts) {
      return isAll != tests.isNegated
        ? .testAlways(at: tests.span, isList: tests.tests.count > 1, range: suggestion(tests))
        : .testNever(at: tests.span)
    }
    return counts.contains { $0 > 1 } ? .testOverlap(at: tests.span) : nil
  }

  /// The pieces in which a declared range lies; null if it cannot be told.
  private static func pieces(within domain: CheckedTests, on axis: Axis) -> Set<Int>? {
    guard !domain.isNegated else { return nil }
    var inside: Set<Int> = []
    for test in domain.tests {
      guard let pieces = pieces(of: test, on: axis) else { return nil }
      inside.formUnion(pieces)
    }
    return inside
  }

  /// True if every piece is covered, false if none is, null for something between.
  private static func isOneSided(_ counts: [Int]) -> Bool? {
    if counts.allSatisfy({ $0 > 0 }) { return true }
    return counts.allSatisfy { $0 == 0 } ? false : nil
  }

  private static func constants(of test: CheckedTests.Test) -> [Value] {
    switch test {
    case .comparison(_, let operand): operand.constant.map { [$0] } ?? []
    case .elementOf(let list): list.constant?.elements ?? []
    case .within(let range):
      if case .range(let low, let high, _, _) = range.kind {
        [low.constant, high.constant].compactMap { $0 }
      } else {
        []
      }
    default: []
    }
  }

  /// The pieces that a test covers; null if it cannot be told.
  private static func pieces(of test: CheckedTests.Test, on axis: Axis) -> [Int]? {
    switch test {
    case .comparison(let symbol, let operand):
      return operand.constant.flatMap(axis.place).flatMap { pieces(symbol, $0, on: axis) }
    case .elementOf(let list):
      guard let values = list.constant?.elements else { return nil }
      let places = values.compactMap(axis.place)
      return places.count == values.count ? Array(Set(places)) : nil
    case .within(let range):
      guard case .range(let low, let high, let startIncluded, let endIncluded) = range.kind,
        let start = low.constant.flatMap(axis.place), let end = high.constant.flatMap(axis.place)
      else { return nil }
      let first = startIncluded ? start : start + 1
      let last = endIncluded ? end : end - 1
      return first <= last ? Array(first...last) : []
    default: return nil
    }
  }

  private static func pieces(_ symbol: BinaryOperator, _ place: Int, on axis: Axis) -> [Int]? {
    switch symbol {
    case .equal: [place]
    case .notEqual: (0..<axis.pieceCount).filter { $0 != place }
    case .less: Array(0..<place)
    case .lessOrEqual: Array(0...place)
    case .greater: Array((place + 1)..<axis.pieceCount)
    case .greaterOrEqual: Array(place..<axis.pieceCount)
    default: nil
    }
  }

  /// `[60..80)` for `>= 60, < 80`; null for other shapes.
  private static func suggestion(_ tests: CheckedTests) -> String? {
    guard tests.tests.count == 2, !tests.isNegated else { return nil }
    var low: (String, Value)?
    var high: (String, Value)?
    for case .comparison(let symbol, let operand) in tests.tests {
      guard let value = operand.constant else { return nil }
      switch symbol {
      case .greaterOrEqual: low = ("[", value)
      case .greater: low = ("(", value)
      case .lessOrEqual: high = ("]", value)
      case .less: high = (")", value)
      default: return nil
      }
    }
    guard let low, let high, low.1.isLess(than: high.1) == true else { return nil }
    return "\(low.0)\(low.1.literal)..\(high.1.literal)\(high.0)"
  }
}

/// The line on which the values of a column lie, cut at some of them.
private struct Axis {
  private let type: StaticType
  /// Ascending, each once.
  private let cuts: [Value]

  /// The axis of a type; null where its values have no order, or nothing is cut.
  init?(of type: StaticType, _ constants: [Value], most: Int) {
    self.type = type
    switch type {
    case .enumeration(let words):
      cuts = words.values.indices.map { .word(EnumerationWord(type: words, index: $0)) }
    case .boolean: cuts = [.boolean(false), .boolean(true)]
    default:
      guard constants.count <= most, let sorted = Self.sorted(constants) else { return nil }
      cuts = sorted
    }
    if constants.isEmpty || cuts.count > most { return nil }
  }

  /// The constants ascending, each once; null if two have no order.
  private static func sorted(_ values: [Value]) -> [Value]? {
    var sorted: [Value] = []
    for value in values {
      if sorted.contains(where: { $0.isEqual(to: value) == true }) { continue }
      var place = 0
      while place < sorted.count {
        guard let isAfter = sorted[place].isLess(than: value) else { return nil }
        if !isAfter { break }
        place += 1
      }
      sorted.insert(value, at: place)
    }
    return sorted
  }

  /// Pieces are numbered: 2i+1 is cut i, 2i the stretch before it, 2n the last stretch.
  var pieceCount: Int { cuts.count * 2 + 1 }

  func place(_ value: Value) -> Int? {
    if case .enumeration(let words) = type, case .word(let word) = value {
      return word.type == words ? word.index * 2 + 1 : nil
    }
    return cuts.firstIndex { $0.isEqual(to: value) == true }.map { $0 * 2 + 1 }
  }

  /// Whether any value of the type lies in a piece.
  func hasValues(_ piece: Int) -> Bool {
    let isCut = !piece.isMultiple(of: 2)
    switch type {
    case .enumeration, .boolean: return isCut
    case .integer where isCut:
      return if case .number(let n) = cuts[piece / 2] { n.isInteger } else { true }
    default: break
    }
    guard !isCut, piece > 0, piece < cuts.count * 2 else { return true }
    return hasValues(between: cuts[piece / 2 - 1], cuts[piece / 2])
  }

  private func hasValues(between low: Value, _ high: Value) -> Bool {
    switch (type, low, high) {
    case (.integer, .number(let a), .number(let b)):
      guard let whole = a.rounded(scale: 0, mode: .floor)?.adding(Decimal(1)) else { return true }
      return whole < b
    case (.date, .date(let a), .date(let b)): return b.daysSinceEpoch - a.daysSinceEpoch > 1
    default: return true
    }
  }
}
