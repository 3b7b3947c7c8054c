import FEEL

/// A piece of the text of a random policy, with the pieces inside it.
struct PolicyPart: Sendable {
  enum Kind: Sendable {
    /// The policy is none without it.
    case frame
    /// It goes when all its parts are gone.
    case group
    /// It may be left out.
    case rule
  }

  let kind: Kind
  let lines: [String]
  let parts: [PolicyPart]

  init(_ kind: Kind, _ lines: [String], _ parts: [PolicyPart] = []) {
    self.kind = kind
    self.lines = lines
    self.parts = parts
  }

  /// A rule that is an element of a list: its first line has the dash.
  init(element lines: [String], indentedBy blanks: Int = 2) {
    let indent = String(repeating: " ", count: blanks)
    self.init(
      .rule, lines.enumerated().map { "\(indent)\($0.offset == 0 ? "- " : "  ")\($0.element)" })
  }

  /// All lines, its own first.
  var allLines: [String] { lines + parts.flatMap(\.allLines) }

  /// The part without the rules that stand on some lines; null where it goes itself.
  ///
  /// - Parameter line: The number of its first line; after the call that of the line behind it.
  func without(_ bad: Set<Int>, _ line: inout Int) -> PolicyPart? {
    let isBad = (line..<line + lines.count).contains { bad.contains($0) }
    line += lines.count
    let left = parts.compactMap { $0.without(bad, &line) }
    switch kind {
    case .frame: return PolicyPart(kind, lines, left)
    case .group: return isBad || left.isEmpty ? nil : PolicyPart(kind, lines, left)
    case .rule: return isBad ? nil : PolicyPart(kind, lines, left)
    }
  }

  /// How many rules it holds, itself among them.
  var ruleCount: Int { (kind == .rule ? 1 : 0) + parts.reduce(0) { $0 + $1.ruleCount } }
}

/// A file of a random policy.
struct PolicyFileText: Sendable {
  let path: String
  let parts: [PolicyPart]

  var source: SourceFile {
    SourceFile(path: path, text: parts.flatMap(\.allLines).joined(separator: "\n") + "\n")
  }

  /// The file without the rules that stand on some lines, counted from 1.
  func without(_ bad: Set<Int>) -> PolicyFileText {
    var line = 1
    return PolicyFileText(path: path, parts: parts.compactMap { $0.without(bad, &line) })
  }
}

/// Texts as YAML writes them.
enum YAMLText {
  /// A scalar in single quotes, in which nothing is bent.
  static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

  /// `[a, b]`, each in single quotes.
  static func list(_ texts: [String]) -> String {
    "[\(texts.map(quoted).joined(separator: ", "))]"
  }
}
