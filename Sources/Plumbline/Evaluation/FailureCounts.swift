import FEEL

/// Counts failed items with a tag: `count(failed(tagged(items, …)))`, which rules ask more than
/// anything else of items.
///
/// The count is that of the reference evaluator, by one AND instead of three walks over a list.
struct FailureCounts {
  private let items: Int
  private let tagged: [PlaceSet]
  /// The items that failed; null until all states are settled.
  var failed: PlaceSet?

  init(_ program: Program) {
    items = program.slots.items
    tagged = program.masks.tagged
  }

  /// The value of an expression that is such a count; null for any other.
  func count(_ expression: CheckedExpression) -> Value? {
    guard let failed, case .call(let count) = expression.kind, count.name == "count",
      let failures = Self.arguments("failed", of: count.arguments.first, count: 1),
      let tag = Self.arguments("tagged", of: failures[0], count: 2),
      case .variable(items) = tag[0].kind, case .word(let word)? = tag[1].constant
    else { return nil }
    return .number(Decimal(tagged[word.index].intersection(failed).count))
  }

  /// The arguments of a call; null for anything but a call of this function with so many.
  private static func arguments(
    _ function: String, of expression: CheckedExpression?, count: Int
  ) -> [CheckedExpression]? {
    guard case .call(let call)? = expression?.kind, call.name == function,
      call.arguments.count == count
    else { return nil }
    return call.arguments
  }
}
