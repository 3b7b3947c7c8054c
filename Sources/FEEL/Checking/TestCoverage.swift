/// Finds tests that hold for every value or for none: commas in a test mean *or*.
///
/// Each constant test is a set of points on one axis, made of intervals between the constants that
/// occur. The axis is cut at these constants into points and open stretches; a test covers some of
/// the pieces. All pieces covered: the test says nothing. A piece covered twice: parts overlap.
enum TestCoverage {
  /// One piece: the constant itself, or the stretch before the next constant.
  private struct Axis {
    let cuts: [Value]

    /// Pieces are numbered: 2i+1 is cut i, 2i the stretch before it, 2n the last stretch.
    var pieceCount: Int { cuts.count * 2 + 1 }

    func place(_ value: Value) -> Int? {
      cuts.firstIndex { $0.isEqual(to: value) == true }.map { $0 * 2 + 1 }
    }
  }

  /// Returns what is wrong with the tests of one cell; null if nothing is, or it cannot be told.
  static func problem(
    in tests: [CheckedTests.Test], at span: SourceSpan, texts: [TestSyntax]
  ) -> Diagnostic? {
    guard tests.count > 1, tests.count <= 64 else { return nil }
    let constants = tests.flatMap(constants(of:))
    guard constants.count <= 256, let cuts = sorted(constants) else { return nil }
    let axis = Axis(cuts: cuts)
    var covered = Array(repeating: 0, count: axis.pieceCount)
    for test in tests {
      guard let pieces = pieces(of: test, on: axis) else { return nil }
      for piece in pieces { covered[piece] += 1 }
    }
    let isWords = cuts.allSatisfy { if case .word = $0 { true } else { false } }
    if !isWords, covered.allSatisfy({ $0 > 0 }) {
      return .testAlways(at: span, range: suggestion(tests))
    }
    if covered.contains(where: { $0 > 1 }) { return .testOverlap(at: span) }
    return nil
  }

  private static func constants(of test: CheckedTests.Test) -> [Value] {
    switch test {
    case .comparison(_, let operand): operand.constant.map { [$0] } ?? []
    case .within(let range):
      if case .range(let low, let high, _, _) = range.kind {
        [low.constant, high.constant].compactMap { $0 }
      } else {
        []
      }
    default: []
    }
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
    return sorted.isEmpty ? nil : sorted
  }

  private static func pieces(of test: CheckedTests.Test, on axis: Axis) -> Set<Int>? {
    switch test {
    case .comparison(let symbol, let operand):
      guard let place = operand.constant.flatMap(axis.place) else { return nil }
      let all = Set(0..<axis.pieceCount)
      switch symbol {
      case .equal: return [place]
      case .notEqual: return all.subtracting([place])
      case .less: return Set(0..<place)
      case .lessOrEqual: return Set(0...place)
      case .greater: return Set((place + 1)..<axis.pieceCount)
      case .greaterOrEqual: return Set(place..<axis.pieceCount)
      default: return nil
      }
    case .within(let range):
      guard case .range(let low, let high, let startIncluded, let endIncluded) = range.kind,
        let start = low.constant.flatMap(axis.place), let end = high.constant.flatMap(axis.place)
      else { return nil }
      let first = startIncluded ? start : start + 1
      let last = endIncluded ? end : end - 1
      return first <= last ? Set(first...last) : []
    default: return nil
    }
  }

  /// `[60..80)` for `>= 60, < 80`; null for other shapes.
  private static func suggestion(_ tests: [CheckedTests.Test]) -> String? {
    guard tests.count == 2 else { return nil }
    var low: (String, Value)?
    var high: (String, Value)?
    for case .comparison(let symbol, let operand) in tests {
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
    return "\(low.0)\(low.1.feelText)..\(high.1.feelText)\(high.0)"
  }
}
