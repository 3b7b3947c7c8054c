import FEEL

/// Reads a condition: an expression, a map of lines, or groups of either.
enum ConditionReader {
  static func condition(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> ConditionSyntax? {
    guard let node else { return nil }
    switch node.content {
    case .scalar:
      if node.isNull {
        diagnostics.report(.emptyCondition(at: node.span))
        return nil
      }
      guard let written = Scalars.expression(node, into: &diagnostics) else { return nil }
      if isFixed(written.syntax) { diagnostics.report(.conditionOfNothing(at: node.span)) }
      return .expression(written)
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

  /// The group of conditions that a misspelt key was meant as; null for an expression.
  private static func group(meantBy key: String) -> String? {
    let groups = ["any", "all", "none"]
    let small = key.lowercased()
    return groups.contains(small) ? small : NearestName.nearest(to: small, among: groups)
  }

  /// Whether an expression is true or false whatever an inspection says.
  private static func isFixed(_ syntax: ExpressionSyntax) -> Bool {
    guard syntax.names.isEmpty else { return false }
    switch syntax.kind {
    case .boolean: return true
    case .binary(let symbol, _, _):
      return symbol.isOrder || [.equal, .notEqual, .and, .or].contains(symbol)
    default: return false
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
      if case .sequence = entry.value.content, let group = group(meantBy: entry.key) {
        diagnostics.report(
          .unknownKey(
            entry.key, of: Message("a condition", "条件"), nearest: group, at: entry.keySpan))
        return nil
      }
      let input = Scalars.expression(entry.keyText, entry.keySpan, into: &diagnostics)
      if entry.value.text == "", entry.value.isNull {
        if input != nil { diagnostics.report(withoutTest(entry)) }
        return nil
      }
      let tests = Scalars.tests(entry.value, into: &diagnostics)
      guard let input, let tests else { return nil }
      return .test(input, tests)
    }
  }

  /// What to say of a line with nothing but an expression.
  private static func withoutTest(_ entry: Node.Entry) -> Diagnostic {
    let isFlow = entry.value.span.start == entry.keySpan.end
    let pattern = /([^=<>!]+?)\s*(=|!=|<=|>=|<|>)\s*([^=<>!]+)/
    guard let parts = entry.key.wholeMatch(of: pattern)?.output,
      !entry.key.contains(/\b(?:and|or|in|between)\b/)
    else {
      return .lineWithoutTest(entry.key, meant: nil, isMendable: false, at: entry.keySpan)
    }
    let test = parts.2 == "=" ? String(parts.3) : "\(parts.2) \(parts.3)"
    let isPlain = parts.2 == "=" && test.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let input = entry.keyStyle == .plain ? String(parts.1) : singleQuoted(String(parts.1))
    return .lineWithoutTest(
      entry.key, meant: "\(input): \(isPlain ? test : singleQuoted(test))", isMendable: isFlow,
      at: entry.keySpan)
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
