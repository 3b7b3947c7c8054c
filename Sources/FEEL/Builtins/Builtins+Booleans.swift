// Truth values, and equality to the letter.
extension Builtins {
  static let booleans: [Builtin] = [
    statistic("all", of: .boolean, result: { _ in .boolean }, ofNothing: .boolean(true)) {
      decided($0, by: false)
    },
    statistic("any", of: .boolean, result: { _ in .boolean }, ofNothing: .boolean(false)) {
      decided($0, by: true)
    },
    Builtin(
      "is",
      .init(
        [
          .init("value1", .any, optional: true, takesNull: true),
          .init("value2", .any, optional: true, takesNull: true),
        ], returns: .boolean, body: isSame)),
    Builtin("not", .init([.init("negand", .boolean)], returns: .boolean, body: not)),
  ]

  // MARK: Bodies

  private static func not(_ arguments: [Value]) -> Value {
    guard case .boolean(let value) = arguments.first else { return .none }
    return .boolean(!value)
  }

  /// The deciding value if any element is it, else null if any is null, else the other value.
  private static func decided(_ elements: [Value], by decider: Bool) -> Value {
    var isDecided = false
    var cause: Absence?
    var sawNull = false
    for element in elements {
      switch element {
      case .boolean(let value): isDecided = isDecided || value == decider
      case .null(let absence):
        sawNull = true
        cause = Absence.joining(cause, absence)
      default: return .none
      }
    }
    if isDecided { return .boolean(decider) }
    return sawNull ? .null(cause) : .boolean(!decider)
  }

  private static func isSame(_ arguments: [Value]) -> Value {
    let left = arguments.first ?? .none
    let right = arguments.dropFirst().first ?? .none
    return .boolean(left.isSame(as: right))
  }
}

extension Value {
  /// Whether both are of one kind and of one form: unlike `=`, zones and fractions of a second
  /// count (DMN 1.5, 10.3.4.7).
  fileprivate func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.time(let a), .time(let b)): a == b
    case (.dateAndTime(let a), .dateAndTime(let b)): a == b
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.context(let a), .context(let b)):
      a.keys.count == b.keys.count
        && zip(a.keys, a.values).allSatisfy { key, value in
          b[key].map { value.isSame(as: $0) } ?? false
        }
    case (.range(let a), .range(let b)):
      a.form == b.form && a.startIncluded == b.startIncluded && a.endIncluded == b.endIncluded
        && a.start.isSame(as: b.start) && a.end.isSame(as: b.end)
    default: isEqual(to: other) ?? false
    }
  }
}
