import FEEL
import Foundation

@testable import Plumbline
@testable import PlumblineTools

/// The policy that the examples of one document make together.
struct DocumentPolicy {
  /// The examples, each as the file it is or completes.
  private(set) var sources: [SourceFile]
  /// The block that each example stands in, by its path.
  private var places: [String: DocumentBlock] = [:]
  private let compilation: Compilation
  private let language: Language

  var policy: Policy? { compilation.policy }

  init(_ blocks: [DocumentBlock], base: [SourceFile], language: Language) {
    self.language = language
    sources = base
    for block in blocks {
      guard let source = Self.source(of: block) else { continue }
      sources.append(source)
      places[source.path] = block
    }
    compilation = Policy.compile(sources)
  }

  /// The file that a block stands for; null for a block that is no part of the policy.
  private static func source(of block: DocumentBlock) -> SourceFile? {
    guard block.language == "yaml" else { return nil }
    switch block.kind {
    case "rules": return SourceFile(path: "rules/\(block.line).yaml", text: ruleset(block))
    case "checklist":
      return SourceFile(path: "checklists/\(block.line).yaml", text: block.text + "\n")
    case "when": return SourceFile(path: "rules/\(block.line).yaml", text: veto(block))
    default: return nil
    }
  }

  /// An excerpt of a rules file gets the header it needs, below so that lines stay where they are.
  private static func ruleset(_ block: DocumentBlock) -> String {
    let isWhole = block.lines.contains { $0.hasPrefix("ruleset:") || $0.hasPrefix("checklist:") }
    return block.text + (isWhole ? "\n" : "\nruleset: block_\(block.line)\n")
  }

  /// A condition becomes that of a veto, in force on one day long ago: it disturbs no outcome.
  private static func veto(_ block: DocumentBlock) -> String {
    let when = block.lines.map { "    \($0)" }.joined(separator: "\n")
    return """
      ruleset: block_\(block.line)
      in_force: 2000-01-01..2000-01-01
      vetoes:
        - id: veto_\(block.line)
          title: 示例
          basis: default
      \(when)

      """
  }

  /// What is wrong with the examples; reminders of defaults are no fault.
  var failures: [(line: Int, text: String)] {
    let found = compilation.diagnostics.filter { $0.severity > .note && $0.code != .linkDefaults }
    let renderer = DiagnosticRenderer(sources: sources, language: language)
    return found.map { diagnostic in
      let file = diagnostic.span.file
      let block = sources.indices.contains(file) ? places[sources[file].path] : nil
      return (block?.line ?? 0, renderer.text(diagnostic))
    }
  }

  /// What is said about a block with a mistake in it, added to the policy.
  func diagnostics(of mistake: DocumentBlock) -> (codes: Set<String>, text: String) {
    let isChecklist = mistake.lines.contains { $0.hasPrefix("checklist:") }
    let path = isChecklist ? "checklists/example.yaml" : "rules/example.yaml"
    let all = sources + [SourceFile(path: path, text: Self.ruleset(mistake))]
    let found = Policy.compile(all).diagnostics
      .filter { $0.span.file == sources.count && $0.code != .linkDefaults }
    let renderer = DiagnosticRenderer(sources: all, language: language)
    return (Set(found.map(\.code.rawValue)), found.map(renderer.text).joined())
  }
}
