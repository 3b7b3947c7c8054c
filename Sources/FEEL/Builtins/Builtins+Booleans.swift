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
        ], returns: .boolean, comparing: isSame)),
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

  /// Whether both are of one kind and of one form: unlike `=`, zones and fractions of a second
  /// count (DMN 1.5, 10.3.4.7).
  private static func isSame(_ arguments: [Value], _ work: inout Work) -> Value {
    let left = arguments.first ?? .none
    let right = arguments.dropFirst().first ?? .none
    let isSame = work.compare(left, right, depth: 0) { left, right in
      switch (left, right) {
      case (.time(let a), .time(let b)): a == b
      case (.dateAndTime(let a), .dateAndTime(let b)): a == b
      default: left.isPlainEqual(to: right)
      }
    }
    return .boolean(isSame ?? false)
  }
}
