import FEEL

/// Reads a condition: an expression, a map of lines, or groups of either.
enum ConditionReader {
  static func condition(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> ConditionSyntax? {
    guard let node else { return nil }
    switch node.content {
    case .scalar:
      return Scalars.expression(node, into: &diagnostics).map { .expression($0) }
    case .sequence:
      diagnostics.report(.conditionIsList(at: node.span))
      return nil
    case .mapping(let all):
      let entries = all.filter { $0.key != "note" }
      if entries.isEmpty { diagnostics.report(.emptyCondition(at: node.span)) }
      let lines = entries.compactMap { line($0, into: &diagnostics) }
      guard lines.count == entries.count, !lines.isEmpty else { return nil }
      return lines.count == 1 ? lines[0] : .all(lines)
    }
  }

  private static func line(
    _ entry: Node.Entry, into diagnostics: inout Diagnostics
  ) -> ConditionSyntax? {
    switch entry.key {
    case "any": return parts(entry.value, into: &diagnostics).map { .any($0) }
    case "all": return parts(entry.value, into: &diagnostics).map { .all($0) }
    case "none": return parts(entry.value, into: &diagnostics).map { .none($0) }
    default:
      let input = Scalars.expression(entry.keyText, entry.keySpan, into: &diagnostics)
      let tests = Scalars.tests(entry.value, into: &diagnostics)
      guard let input, let tests else { return nil }
      return .test(input, tests)
    }
  }

  private static func parts(
    _ node: Node, into diagnostics: inout Diagnostics
  ) -> [ConditionSyntax]? {
    guard case .sequence(let elements) = node.content, !elements.isEmpty else {
      diagnostics.report(
        .wrongKind(expected: Message("a list of conditions", "条件列表"), at: node.span))
      return nil
    }
    let parts = elements.compactMap { condition($0, into: &diagnostics) }
    return parts.count == elements.count ? parts : nil
  }
}
