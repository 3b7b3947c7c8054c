import RandomFEEL

/// Makes inspections fewer and smaller as long as they still fail.
///
/// First whole inspections are left out, then in each the layout, then entries and elements: half of
/// them at a time, then fewer (A. Zeller, R. Hildebrandt, "Simplifying and isolating
/// failure-inducing input", IEEE TSE 28, 2002).
struct Shrinking {
  /// So many trials at most, since each evaluates twice.
  private static let mostTrials = 4_000

  private let fails: ([RandomInspection]) -> Bool
  private var trials = 0

  init(_ fails: @escaping ([RandomInspection]) -> Bool) {
    self.fails = fails
  }

  mutating func shrink(_ inspections: [RandomInspection]) -> [RandomInspection] {
    let places = fewest(of: inspections.count) { kept in kept.map { inspections[$0] } }
    var left = places.map { inspections[$0] }
    for place in left.indices {
      left = plainer(left, at: place)
      left[place].shape = smaller(left[place].shape) { shape in
        var changed = left
        changed[place].shape = shape
        return changed
      }
    }
    return left
  }

  private mutating func stillFails(_ inspections: [RandomInspection]) -> Bool {
    trials += 1
    return trials <= Self.mostTrials && fails(inspections)
  }

  /// Without blanks, escapes and faults of bytes, where it still fails so.
  private mutating func plainer(
    _ inspections: [RandomInspection], at place: Int
  ) -> [RandomInspection] {
    var left = inspections
    for change in [
      { (inspection: inout RandomInspection) in inspection.style = .bare },
      { (inspection: inout RandomInspection) in inspection.fault = nil },
    ] {
      var changed = left
      change(&changed[place])
      if stillFails(changed) { left = changed }
    }
    return left
  }

  /// The shape with as few entries and elements as can be, level by level.
  private mutating func smaller(
    _ shape: JSONShape, within context: (JSONShape) -> [RandomInspection]
  ) -> JSONShape {
    let children = shape.children
    guard !children.isEmpty else { return shape }
    let places = fewest(of: children.count) { context(shape.keeping($0)) }
    var left = shape.keeping(places)
    for (place, child) in left.children.enumerated() {
      let inner = smaller(child) { context(left.replacing(place, with: $0)) }
      left = left.replacing(place, with: inner)
    }
    return left
  }

  /// The places that must be kept, of so many.
  private mutating func fewest(
    of count: Int, _ kept: ([Int]) -> [RandomInspection]
  ) -> [Int] {
    var places = Array(0..<count)
    var size = max(1, count / 2)
    while true {
      var start = 0
      while start < places.count {
        var fewer = places
        fewer.removeSubrange(start..<min(start + size, places.count))
        if stillFails(kept(fewer)) { places = fewer } else { start += size }
      }
      guard size > 1 else { return places }
      size /= 2
    }
  }
}
