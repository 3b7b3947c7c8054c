import FEEL
import Foundation

@testable import Plumbline
@testable import PlumblineTools

/// Checks every fenced block of a document, from top to bottom.
///
/// The info string says what a block is; one that it does not know is a failure, so that none goes
/// unchecked:
///
/// - `yaml rules`, `yaml checklist`, `yaml when`: a part of the policy of this document, which is
///   compiled as one; an excerpt of a rules file, and a condition, are completed
/// - `yaml mistake CODE`: said to be wrong, with this code
/// - `yaml case`: cases, which hold
/// - `yaml PATH`: a quotation of a file, `# …` where lines are left out
/// - `json inspection`, `yaml inspection`, `ndjson inspection`: evaluated with the policy; with
///   `problem` behind it there are problems, else there are none
/// - `json outcome`, `json brief`, `json trace`: what came of the inspection before
/// - `text diagnostics`: what is said about the mistake before
/// - `feel`: expressions, each with its value, or the code of its mistake, in a comment
/// - `sh`: commands after `$` with what they print, in a copy of the shipped policy
/// - `yaml new PATH`, `json new PATH`: a file that is written there
/// - `diff PATH`: an edit to a file there
/// - `ebnf`: grammar in which every name is defined
struct DocumentCheck {
  let policy: DocumentPolicy
  let cases: DocumentCases
  let folder: WorkingFolder
  let language: Language
  private(set) var failures: [String] = []
  /// What the blocks that show something else should show, by the line of the block.
  private(set) var corrections: [Int: String] = [:]
  /// What came of the inspection that was read last, with its trace.
  var result: InspectionResult?
  /// The same without a trace.
  var untracedResult: InspectionResult?
  /// What was said about the mistake that was shown last.
  var diagnostics: String?

  /// - Parameter base: The policy that the examples of the document add to.
  init(_ blocks: [DocumentBlock], base: DocumentBase, language: Language) throws {
    self.language = language
    policy = DocumentPolicy(blocks, base: base.policy, language: language)
    cases = DocumentCases(blocks, base: base.cases, policy: policy.policy)
    folder = try WorkingFolder(language: language)
    for failure in policy.failures { fail(failure.line, failure.text) }
    for block in blocks {
      do {
        try check(block)
      } catch {
        fail(block.line, "\(error)")
      }
    }
  }

  mutating func fail(_ line: Int, _ text: String) {
    failures.append("line \(line): \(text)")
  }

  mutating func correct(_ block: DocumentBlock, to text: String) {
    corrections[block.line] = text
  }

  /// Reports a text that is not as the block shows it.
  private mutating func compare(_ block: DocumentBlock, with found: String?) {
    guard let found else { return fail(block.line, "nothing stands before this") }
    if !Elision(block.text).matches(found) {
      fail(block.line, "shown:\n\(block.text)\nfound:\n\(found)")
      correct(block, to: found)
    }
  }

  private mutating func check(_ block: DocumentBlock) throws {
    switch (block.language, block.kind) {
    case ("yaml", "rules"), ("yaml", "checklist"), ("yaml", "when"): break
    case ("yaml", "mistake"): checkMistake(block)
    case ("yaml", "case"): for failure in cases.failures(of: block) { fail(block.line, failure) }
    case ("json", "inspection"), ("yaml", "inspection"), ("ndjson", "inspection"):
      checkInspection(block)
    case ("yaml", "new"), ("json", "new"):
      try folder.write(block.text + "\n", to: block.info.last ?? "")
    case ("yaml", let path) where path.hasSuffix(".yaml"): try checkQuotation(block, path)
    case ("json", "outcome"), ("json", "brief"), ("json", "trace"):
      compare(block, with: json(block.kind))
    case ("text", "diagnostics"): compare(block, with: diagnostics)
    case ("feel", ""), ("feel", "standard"): checkExpressions(block)
    case ("sh", ""): try checkSession(block)
    case ("diff", let path) where !path.isEmpty: try edit(block, path)
    case ("ebnf", ""): for name in Grammar(block.text).undefined { fail(block.line, name) }
    default: fail(block.line, "unknown kind of block: \(block.info.joined(separator: " "))")
    }
  }

  private mutating func checkMistake(_ block: DocumentBlock) {
    let found = policy.diagnostics(of: block)
    diagnostics = found.text
    let stated = block.info.count == 3 ? block.info[2] : "a code"
    if found.codes != [stated] { fail(block.line, "expected \(stated), found:\n\(found.text)") }
  }
}
