import FEEL
import Foundation

@testable import Plumbline
@testable import PlumblineTools

/// The cases of one document; a case may start from any other of them.
struct DocumentCases {
  private let files: [SourceFile]
  private let lines: [Int]
  private let cases: [CaseSyntax]
  private let runner: CaseRunner?
  private let mistakes: Diagnostics

  /// - Parameter base: Files of cases that those of the document may start from.
  init(_ blocks: [DocumentBlock], base: [SourceFile], policy: Policy?) {
    let own = blocks.filter { $0.info == ["yaml", "case"] }
    files = base + own.map { SourceFile(path: "Tests/Cases/\($0.line).yaml", text: $0.text + "\n") }
    lines = base.map { _ in 0 } + own.map(\.line)
    var diagnostics = Diagnostics()
    let cases = files.enumerated().flatMap { number, file in
      CaseSyntax.read(file, number: number, into: &diagnostics)
    }
    self.cases = cases
    runner = policy.map { CaseRunner($0, cases, into: &diagnostics) }
    mistakes = diagnostics
  }

  /// What is wrong with the cases of a block; nothing where all of them pass.
  func failures(of block: DocumentBlock) -> [String] {
    guard let runner, let number = lines.firstIndex(of: block.line) else { return [] }
    let own = cases.filter { $0.name.span.file == number }
    var found = mistakes.all.filter { $0.span.file == number }.map(\.message.english)
    if own.isEmpty { found.append("no case stands here") }
    for one in own {
      switch runner.run(one).status {
      case .passed: break
      case .failed(let differences):
        found += differences.map { "\(one.name.value): \($0.path): \($0.message.english)" }
      case .broken(let diagnostics):
        found += diagnostics.map { "\(one.name.value): \($0.message.english)" }
      }
    }
    return found
  }
}

/// What the examples of a document add to.
struct DocumentBase {
  let policy: [SourceFile]
  let cases: [SourceFile]

  /// Nothing: the examples are a policy by themselves.
  static let none = DocumentBase(policy: [], cases: [])

  /// The policy that `plumbline init` writes.
  static let starter = DocumentBase(
    policy: files { $0.hasPrefix("checklists/") || $0.hasPrefix("rules/") },
    cases: files { $0.hasPrefix("Tests/") })

  private static func files(where belongs: (String) -> Bool) -> [SourceFile] {
    StarterPolicy.files.filter { belongs($0.path) }
      .map { SourceFile(path: $0.path, text: $0.text) }
  }
}
