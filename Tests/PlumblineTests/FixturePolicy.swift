import FEEL
import Foundation
import Plumbline

/// A policy in one text: files follow each other, each under a line `# --- path`.
///
/// What stands before the first such line is the file `rules/rules.yaml`. After `# expected:` come
/// the diagnostics, as comments. A fixture that does not say `# alone` gets the base policy, so
/// that it only holds what it shows. `⟨D6⟩` stands for a byte that no text can hold.
struct FixturePolicy {
  /// The fixture's own files and, behind them, the base policy's.
  let sources: [SourceFile]
  /// Without the comment marks.
  let expected: String
  let text: String

  static let expectedMark = "\n# expected:\n"
  private static let fileMark = "# --- "

  init(_ text: String) {
    self.text = text
    let parts = text.components(separatedBy: Self.expectedMark)
    expected = parts.count > 1 ? Self.uncommented(parts[1]) : ""
    var files: [(path: String, lines: [Substring])] = [("rules/rules.yaml", [])]
    for line in parts[0].split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(Self.fileMark) {
        files.append((String(line.dropFirst(Self.fileMark.count)), []))
      } else {
        files[files.count - 1].lines.append(line)
      }
    }
    let isAlone = parts[0].hasPrefix("# alone")
    if !files[0].lines.contains(where: { !$0.isEmpty && !$0.hasPrefix("#") }) {
      files.removeFirst()
    }
    let own =
      files
      .map { file in
        SourceFile(
          path: file.path, bytes: Self.bytes(of: file.lines.joined(separator: "\n") + "\n"))
      }
    sources = own + (isAlone ? [] : Self.base)
  }

  /// The bytes of a text, those in `⟨…⟩` as they are written there.
  private static func bytes(of text: String) -> [UInt8] {
    let parts = text.split(separator: "⟨", omittingEmptySubsequences: false)
    return parts.enumerated().flatMap { place, part -> [UInt8] in
      let halves = part.split(separator: "⟩", maxSplits: 1, omittingEmptySubsequences: false)
      guard place > 0, halves.count == 2 else { return Array(part.utf8) }
      return [UInt8(halves[0], radix: 16) ?? 0] + Array(halves[1].utf8)
    }
  }

  private static func uncommented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0.drop { $0 == "#" } }
      .joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  /// The fixture with other expectations.
  func text(expecting rendered: String) -> String {
    let body = text.components(separatedBy: Self.expectedMark)[0]
    let comments = rendered.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n")
    return body + Self.expectedMark + comments + "\n"
  }

  /// What `check` says about the policy, in English; reminders of defaults left out.
  var rendered: String {
    let compilation = Policy.compile(sources)
    let renderer = DiagnosticRenderer(sources: sources, language: .english)
    return compilation.diagnostics.filter { $0.code != .linkDefaults }.map(renderer.text)
      .joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private static let base: [SourceFile] = ["checklists/hotel.yaml", "rules/base.yaml"].map {
    let text = try? String(contentsOf: folder.appending(path: "base/\($0)"), encoding: .utf8)
    return SourceFile(path: $0, text: text ?? "")
  }
}
