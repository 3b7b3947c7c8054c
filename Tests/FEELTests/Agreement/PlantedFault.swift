@testable import FEEL

/// A mistake in instructions that the agreement of both evaluators must not survive.
enum PlantedFault: CaseIterable {
  case andForOr, lessForLessOrEqual, subtractForAdd, knownForMissing, widerInterval, otherBranch
  case unionForIntersection

  fileprivate func changed(_ instruction: ColumnInstruction) -> ColumnInstruction? {
    switch (self, instruction) {
    case (.andForOr, .or(let a, let b, let into)): .and(a, b, into: into)
    case (.lessForLessOrEqual, .compare(.lessOrEqual, let a, let b, let into)):
      .compare(.less, a, b, into: into)
    case (.subtractForAdd, .add(let a, let b, let into)): .subtract(a, b, into: into)
    case (.knownForMissing, .isMissing(_, let into)): .truth(false, into: into)
    case (.widerInterval, .isWithin(let a, let codes, let into)):
      .isWithin(a, codes.widened, into: into)
    case (.otherBranch, .choose(let condition, let a, let b, let into)):
      .choose(if: condition, then: b, else: a, into: into)
    case (.unionForIntersection, .intersect(let a, let b, let words, let into)):
      .unite(a, b, words: words, into: into)
    default: nil
    }
  }
}

extension CodeSet {
  /// The set with one number more above each interval.
  fileprivate var widened: CodeSet {
    intervals.reduce(self) { $0.union(CodeSet(low: $1.high, high: max($1.high, $1.high &+ 1))) }
  }
}

extension ColumnProgram {
  /// Plants a fault wherever there is a place for it.
  mutating func plant(_ fault: PlantedFault) {
    segments = segments.map { $0.map { fault.changed($0) ?? $0 } }
  }
}
