// Items: each stands for its state, and what was answered is a field of it.
extension Checker {
  /// The state that an item stands for; any other value as it is.
  mutating func face(of expression: CheckedExpression) -> CheckedExpression {
    guard case .record(let record) = expression.type.unwrapped, let face = record.face,
      let field = record.field(face)
    else { return expression }
    return make(.member(expression, face), field.type, expression.span)
  }

  /// The item whose state this is, where the item alone was written; null for other values.
  func item(behind expression: CheckedExpression) -> CheckedExpression? {
    switch expression.kind {
    case .member(let base, let name):
      guard case .record(let record) = base.type.unwrapped, record.face == name,
        base.span == expression.span
      else { return nil }
      return base
    case .local(let place): return locals.indices.contains(place) ? locals[place].item : nil
    default: return nil
    }
  }

  /// What to say of an item's state beside a value that only the item's answer can be; null where
  /// the answer is not meant either.
  func answerMeant(
    _ state: CheckedExpression, besides other: CheckedExpression, at span: SourceSpan
  ) -> Diagnostic? {
    guard let item = item(behind: state), case .record(let record) = item.type.unwrapped,
      let answer = record.field("answer"), answer.type.isComparable(with: other.type.innermost)
    else { return nil }
    return .answerMeant(path(of: item) ?? "…", item: item.span, at: span)
  }

  /// What to say of an item where a condition is wanted; null for other values.
  func itemAlone(_ expression: CheckedExpression, as wanted: StaticType) -> Diagnostic? {
    guard wanted.unwrapped == .boolean, case .record(let record) = expression.type.unwrapped,
      record.face != nil, let path = path(of: expression)
    else { return nil }
    let isBoolean = record.field("answer")?.type.unwrapped == .boolean
    return .itemAsCondition(path, rest: isBoolean ? ".answer" : " = pass", at: expression.span)
  }

  /// The section and name of an item, as rules write it.
  private func path(of item: CheckedExpression) -> String? {
    guard case .variable(let slot) = item.kind else { return nil }
    for (section, binding) in scope.names {
      guard case .namespace(let members) = binding else { continue }
      for (name, member) in members {
        if case .variable(slot, _) = member { return "\(section).\(name)" }
      }
    }
    return nil
  }
}

extension StaticType {
  /// The type of the values that a list or a range holds; of other types the type itself.
  fileprivate var innermost: StaticType {
    switch unwrapped {
    case .list(let inner), .range(let inner): inner.innermost
    case let type: type
    }
  }
}
