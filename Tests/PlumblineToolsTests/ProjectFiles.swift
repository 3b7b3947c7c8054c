import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

/// The project's own files, and policies made from them or from what `init` writes.
enum ProjectFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The files of the shipped policy.
  static let shipped: [SourceFile] = (try? PolicyFolder.policy(at: root.path)) ?? []

  /// The policy of the benchmarks.
  static let benchmark: [SourceFile] =
    (try? PolicyFolder.policy(at: root.appending(path: "Tests/Benchmarks/w1").path)) ?? []

  /// The sample inspections, by name, ascending.
  static let examples: [SourceFile] = {
    let folder = root.appending(path: "docs/examples").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { try? PolicyFolder.file(at: "\(folder)/\($0)") }
  }()

  /// The policy files that `init` writes.
  static let starter: [SourceFile] = StarterPolicy.files
    .filter { $0.path.hasPrefix("checklists/") || $0.path.hasPrefix("rules/") }
    .map { SourceFile(path: $0.path, text: $0.text) }

  /// The starter policy, with another file of rules beside it.
  static func starterPolicy(with rules: String = "") throws -> Policy {
    let more = rules.isEmpty ? [] : [SourceFile(path: "rules/more.yaml", text: rules)]
    let compilation = Policy.compile(starter + more)
    return try #require(compilation.policy, "\(compilation.diagnostics)")
  }

  /// What a policy makes of a file of inspections, written in a format.
  static func written(
    _ files: [SourceFile], by policy: Policy, as format: OutcomeWriter.Format = .ndjson,
    isBrief: Bool = false, in language: Language = .chinese, traced: Bool = false
  ) -> String {
    var writer = OutcomeWriter(policy, format: format, isBrief: isBrief, language: language)
    var summary = EvaluationSummary()
    writer.begin()
    for file in files {
      var stream = RecordStream(path: file.path)
      for record in (stream.take(file.bytes) + stream.finish()).flatMap(\.records) {
        let result = policy.evaluate(record, isJSON: stream.isJSON, traced: traced)
        summary.count(EvaluationSummary.Counts(result, failOn: nil))
        writer.write(result)
      }
    }
    writer.end(summary)
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
