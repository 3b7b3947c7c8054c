import FEEL

// Files that look as if they were meant to be read.
extension Diagnostic {
  /// A policy file beside `checklists/` and `rules/`.
  static func fileMisplaced(_ path: String, _ folder: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .folderMisplaced, .error, at: span,
      Message(
        "this file is not read where it lies; move it to \(folder)/\(path)",
        "放在这里的文件不会被读入；请移到 \(folder)/\(path)"))
  }

  /// `rules/fire.yaml.bak`, or a policy file without an ending.
  static func fileNotRead(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .folderNotRead, .warning, at: span,
      Message(
        "this file is not read: its name does not end in '.yaml'; rename it, or move it away",
        "文件名不以“.yaml”结尾，这个文件不会被读入；请改名或移走"))
  }
}
