/// What is wrong, as a stable word: `stage/what-is-wrong`. Never reused.
///
/// Each has a doc comment of one sentence, a fixture that shows it and an entry in
/// `docs/diagnostics.md`.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  /// A tag, an anchor, an alias or a merge key, which YAML would use to change what is meant.
  case yamlRefused = "yaml/refused"
}
