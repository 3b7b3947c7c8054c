import FEEL

/// Makes fixes fit the quotes of YAML that they stand in.
///
/// A diagnostic of an expression knows the expression's text, not how YAML writes it: `"B"` within
/// a double-quoted scalar is `\"B\"` in the file.
enum QuotedFixes {
  /// The same diagnostics, the fixes within quoted scalars with these quotes escaped.
  static func fitted(_ diagnostics: [Diagnostic], _ sources: [SourceFile]) -> [Diagnostic] {
    var scalars: [Int: [(span: SourceSpan, style: Node.Style)]] = [:]
    return diagnostics.map { diagnostic in
      guard let fix = diagnostic.fix, fix.replacement.contains(where: { "\"'\\".contains($0) }),
        sources.indices.contains(fix.span.file)
      else { return diagnostic }
      let file = fix.span.file
      let known = scalars[file] ?? quoted(in: sources[file], file)
      scalars[file] = known
      return style(around: fix.span, in: known).map { diagnostic.with(fix, escapedFor: $0) }
        ?? diagnostic
    }
  }

  /// The quotes of the text that a place lies in; null outside of them.
  ///
  /// - Parameter scalars: The quoted texts, ascending.
  private static func style(
    around place: SourceSpan, in scalars: [(span: SourceSpan, style: Node.Style)]
  ) -> Node.Style? {
    var (low, high) = (0, scalars.count)
    while low < high {
      let middle = (low + high) / 2
      if scalars[middle].span.start < place.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0, place.end < scalars[low - 1].span.end else { return nil }
    return scalars[low - 1].style
  }

  /// Where the quoted texts of a file stand, with their quotes; ascending.
  private static func quoted(
    in source: SourceFile, _ number: Int
  ) -> [(span: SourceSpan, style: Node.Style)] {
    guard let root = YAMLReader.readInPart(source, number: number).node else { return [] }
    var found: [(span: SourceSpan, style: Node.Style)] = []
    var open = [root]
    while let node = open.popLast() {
      switch node.content {
      case .scalar(let scalar): found.append((node.span, scalar.style))
      case .sequence(let elements): open += elements
      case .mapping(let entries):
        open += entries.map(\.value)
        found += entries.map { ($0.keySpan, $0.keyStyle) }
      }
    }
    return found.filter { $0.style == .doubleQuoted || $0.style == .singleQuoted }
      .sorted { $0.span.start < $1.span.start }
  }
}

extension Diagnostic {
  fileprivate func with(_ fix: Fix, escapedFor style: Node.Style) -> Diagnostic {
    let text = fix.replacement
    let escaped =
      style == .doubleQuoted
      ? text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      : text.replacing("'", with: "''")
    return Diagnostic(
      code, severity, at: span, message, related: related,
      fix: Fix(fix.message, fix.span, with: escaped))
  }
}
