package import FEEL
package import Plumbline

/// Prints what there is to say about a policy.
package struct CheckReport {
  private let compilation: Compilation
  private let language: Language
  private let renderer: DiagnosticRenderer

  /// How many expressions have no fast form; null where that is not asked.
  private let slow: Int?

  /// - Parameters:
  ///   - isVerbose: Whether to name the expressions that have no fast form.
  ///   - width: The columns of the terminal, if the text is for one.
  package init(
    _ compilation: Compilation, isVerbose: Bool = false, language: Language,
    isColoured: Bool = false, width: Int? = nil
  ) {
    let notes = isVerbose ? compilation.policy?.slowExpressions : nil
    slow = notes?.count
    self.compilation = notes.map { compilation.adding([], $0) } ?? compilation
    self.language = language
    renderer = DiagnosticRenderer(
      sources: compilation.sources, language: language, isColoured: isColoured, width: width)
  }

  /// The severity of the worst diagnostic; null where there is none.
  package var worst: Severity? { compilation.diagnostics.map(\.severity).max() }

  /// One array of objects, indented, and a line end.
  package var json: String {
    var json = JSONWriter(isIndented: true)
    json.array { json in
      for diagnostic in compilation.diagnostics { renderer.write(diagnostic, to: &json) }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  /// Each diagnostic with the line it stands in, a blank line between them; last, the numbers.
  package var text: String {
    compilation.diagnostics.map { renderer.text($0) + "\n" }.joined()
      + summary.text(in: language) + "\n"
      + (speed.map { $0.text(in: language) + "\n" } ?? "")
  }

  private var speed: Message? {
    switch slow {
    case nil: nil
    case 0?: Message("every expression has a fast form", "所有表达式都有快速形式")
    case let count?:
      Message(
        counted(count, "expression") + " without a fast form; the outcome is the same",
        "\(count) 个表达式没有快速形式；结果不变")
    }
  }

  private var summary: Message {
    let files = compilation.sources.count
    let errors = compilation.diagnostics.count { $0.severity == .error }
    let warnings = compilation.diagnostics.count { $0.severity == .warning }
    let checklists = compilation.policy?.checklists.count ?? 0
    guard errors > 0 || warnings > 0 else {
      return Message(
        counted(files, "file") + ", " + counted(checklists, "checklist") + ": nothing to report",
        "\(files) 个文件，\(checklists) 张检查表：没有发现问题")
    }
    return Message(
      counted(files, "file") + ": " + counted(errors, "error") + ", "
        + counted(warnings, "warning"),
      "\(files) 个文件：\(errors) 个错误，\(warnings) 个警告")
  }
}
