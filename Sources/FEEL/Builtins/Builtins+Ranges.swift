// How points and ranges lie to each other (DMN 1.5, 10.3.4.11; after Allen 1983).
//
// A point is the closed range from it to itself; then one formula serves all the forms of a
// function. An end that `(< 10)` leaves open lies beyond every value.
extension Builtins {
  static let ranges: [Builtin] = [
    relation("after", [.ranges, .rangeAndPoint, .pointAndRange, .points], \.exchanged.isBefore),
    relation("before", [.ranges, .rangeAndPoint, .pointAndRange, .points], \.isBefore),
    relation("coincides", [.ranges, .points], \.coincides),
    relation("during", [.ranges, .pointAndRange], \.exchanged.includes),
    relation("finished by", [.ranges, .rangeAndPoint], \.exchanged.finishes),
    relation("finishes", [.ranges, .pointAndRange], \.finishes),
    relation("includes", [.ranges, .rangeAndPoint], \.includes),
    relation("meets", [.ranges], \.meets),
    relation("met by", [.ranges], \.exchanged.meets),
    relation("overlaps", [.ranges], \.overlaps),
    relation("overlaps after", [.ranges], \.exchanged.overlapsBefore),
    relation("overlaps before", [.ranges], \.overlapsBefore),
    relation("started by", [.ranges, .rangeAndPoint], \.exchanged.starts),
    relation("starts", [.ranges, .pointAndRange], \.starts),
  ]

  /// What the two arguments of a relation are; ranges come first, since anything may be a point.
  private enum Form: Sendable {
    case ranges
    case rangeAndPoint
    case pointAndRange
    case points

    /// The names are those of DMN 1.5, table 78.
    var parameters: [Builtin.Parameter] {
      switch self {
      case .ranges: [.init("range1", .range(.any)), .init("range2", .range(.any))]
      case .rangeAndPoint: [.init("range", .range(.any)), .init("point", .any)]
      case .pointAndRange: [.init("point", .any), .init("range", .range(.any))]
      case .points: [.init("point1", .any), .init("point2", .any)]
      }
    }

    init(_ left: Value, _ right: Value) {
      switch (left, right) {
      case (.range, .range): self = .ranges
      case (.range, _): self = .rangeAndPoint
      case (_, .range): self = .pointAndRange
      default: self = .points
      }
    }
  }

  /// A function of these forms; all signatures look at what the arguments turn out to be.
  private static func relation(
    _ name: String, _ forms: [Form], _ holds: @escaping @Sendable (Placement) -> Bool
  ) -> Builtin {
    Builtin(
      name,
      forms.map { form in
        .init(form.parameters, returns: .boolean) { arguments in
          guard arguments.count == 2, forms.contains(Form(arguments[0], arguments[1])),
            let placement = Placement(arguments[0], arguments[1])
          else { return .none }
          return .boolean(holds(placement))
        }
      })
  }
}

/// How a range *a* lies to a range *b* of the same type.
private struct Placement {
  private let a: Bounds
  private let b: Bounds
  /// The order of the start of *a* and the start of *b*: -1, 0 or 1.
  private let starting: Int
  private let ending: Int
  private let startToEnd: Int
  private let endToStart: Int

  /// Null where the values have no order between them.
  init?(_ left: Value, _ right: Value) {
    guard let a = Bounds(left), let b = Bounds(right),
      let starting = a.start.order(to: b.start), let ending = a.end.order(to: b.end),
      let startToEnd = a.start.order(to: b.end), let endToStart = a.end.order(to: b.start)
    else { return nil }
    self.init(a, b, starting, ending, startToEnd, endToStart)
  }

  private init(
    _ a: Bounds, _ b: Bounds, _ starting: Int, _ ending: Int, _ startToEnd: Int, _ endToStart: Int
  ) {
    self.a = a
    self.b = b
    self.starting = starting
    self.ending = ending
    self.startToEnd = startToEnd
    self.endToStart = endToStart
  }

  /// How *b* lies to *a*.
  var exchanged: Placement { Placement(b, a, -starting, -ending, -endToStart, -startToEnd) }

  var isBefore: Bool {
    endToStart < 0 || (endToStart == 0 && !(a.endIncluded && b.startIncluded))
  }

  var meets: Bool { endToStart == 0 && a.endIncluded && b.startIncluded }

  /// Whether the two share a point.
  var overlaps: Bool { reachesB && exchanged.reachesB }

  /// Whether *a* starts first, reaches into *b* and does not end after it.
  var overlapsBefore: Bool {
    let startsFirst = starting < 0 || (starting == 0 && a.startIncluded && !b.startIncluded)
    return startsFirst && reachesB && endsInside
  }

  var finishes: Bool {
    ending == 0 && a.endIncluded == b.endIncluded && startsInside
  }

  var starts: Bool {
    starting == 0 && a.startIncluded == b.startIncluded && endsInside
  }

  var includes: Bool { exchanged.startsInside && exchanged.endsInside }

  var coincides: Bool {
    starting == 0 && ending == 0 && a.startIncluded == b.startIncluded
      && a.endIncluded == b.endIncluded
  }

  /// Whether *a* does not end before *b* starts.
  private var reachesB: Bool {
    endToStart > 0 || (endToStart == 0 && a.endIncluded && b.startIncluded)
  }

  private var startsInside: Bool {
    starting > 0 || (starting == 0 && (!a.startIncluded || b.startIncluded))
  }

  private var endsInside: Bool {
    ending < 0 || (ending == 0 && (!a.endIncluded || b.endIncluded))
  }
}

/// The ends of a range, or of a point as a range.
private struct Bounds {
  enum End {
    case below
    case at(Value)
    case above

    /// -1, 0 or 1; null for values that have no order between them.
    func order(to other: End) -> Int? {
      switch (self, other) {
      case (.below, .below), (.above, .above): return 0
      case (.below, _), (_, .above): return -1
      case (.above, _), (_, .below): return 1
      case (.at(let left), .at(let right)):
        guard let isLess = left.isLess(than: right), let isMore = right.isLess(than: left)
        else { return nil }
        return isLess ? -1 : isMore ? 1 : 0
      }
    }
  }

  let start: End
  let end: End
  let startIncluded: Bool
  let endIncluded: Bool

  /// Null for an interval with an end of null, and for `(!= 10)`, which is none.
  init?(_ value: Value) {
    guard case .range(let range) = value else {
      (start, end, startIncluded, endIncluded) = (.at(value), .at(value), true, true)
      return
    }
    switch range.form {
    case .interval, .comparison(.equal):
      guard !range.start.isNull, !range.end.isNull else { return nil }
      (start, end) = (.at(range.start), .at(range.end))
    case .comparison(.less), .comparison(.lessOrEqual): (start, end) = (.below, .at(range.end))
    case .comparison(.greater), .comparison(.greaterOrEqual):
      (start, end) = (.at(range.start), .above)
    case .comparison: return nil
    }
    startIncluded = range.startIncluded
    endIncluded = range.endIncluded
  }
}
