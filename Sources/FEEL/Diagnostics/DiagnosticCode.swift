/// What is wrong, as a stable word: `stage/what-is-wrong`. Never reused.
///
/// Each has a doc comment of one sentence, a fixture that shows it and an entry in
/// `docs/diagnostics.md`.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  /// Comparisons stand in a row, `a < b < c`.
  case syntaxChainedComparison = "syntax/chained-comparison"
  /// An operator or quote of another language, such as `==`.
  case syntaxForeignOperator = "syntax/foreign-operator"
  /// A full-width character where an expression needs the ASCII one.
  case syntaxFullWidth = "syntax/full-width"
  /// A value is missing, as in `>= `.
  case syntaxMissingOperand = "syntax/missing-operand"
  /// A number beyond the 34 digits and exponents of decimal128.
  case syntaxNumberRange = "syntax/number-range"
  /// An expression nested too deep or too long to be read by anybody.
  case syntaxTooDeep = "syntax/too-deep"
  /// A text or a comment that does not end.
  case syntaxUnclosedString = "syntax/unclosed-string"
  /// Something stands where the grammar wants something else.
  case syntaxUnexpected = "syntax/unexpected"
  /// A character or escape that means nothing in FEEL.
  case syntaxUnknownCharacter = "syntax/unknown-character"
  /// A tag, an anchor, an alias or a merge key, which YAML would use to change what is meant.
  case yamlRefused = "yaml/refused"
}
