import FEEL
import Foundation

// Expressions with their values: `1 + 1   // 2`, or `// error type/mismatch`.
extension DocumentCheck {
  mutating func checkExpressions(_ block: DocumentBlock) {
    for line in block.lines where !line.allSatisfy(\.isWhitespace) {
      let parts = line.components(separatedBy: " // ")
      guard parts.count == 2 else {
        fail(block.line, "an expression and its value: \(line)")
        continue
      }
      let isStandard = block.kind == "standard"
      let found = isStandard ? Self.standardValue(of: parts[0]) : Self.value(of: parts[0])
      let shown = parts[1].trimmingCharacters(in: .whitespaces)
      if found != shown { fail(block.line, "\(line)\nfound: \(found)") }
    }
  }

  /// The value as FEEL writes it, or the codes of what is wrong with the expression.
  private static func value(of text: String) -> String {
    var diagnostics = Diagnostics()
    let source = ExpressionText(text)
    guard let syntax = Parser.expression(source, into: &diagnostics),
      let checked = Checker.check(syntax, in: Scope(), into: &diagnostics)
    else {
      return "error " + diagnostics.all.map(\.code.rawValue).joined(separator: " ")
    }
    return ReferenceEvaluator.value(checked, []).feelText
  }

  /// As above, in the standard's dialect.
  private static func standardValue(of text: String) -> String {
    var diagnostics = Diagnostics()
    guard let expression = Expression.parse(text, into: &diagnostics) else {
      return "error " + diagnostics.all.map(\.code.rawValue).joined(separator: " ")
    }
    return expression.value().feelText
  }
}
