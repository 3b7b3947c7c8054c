import FEEL
import Foundation
import Plumbline
import PlumblineTools

/// The small policy in `Fixtures/everything`, which uses every feature of the language.
enum EverythingPolicy {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = root.appending(path: "Tests/PlumblineTests/Fixtures/everything")

  static func sources() throws -> [SourceFile] { try PolicyFolder.policy(at: folder.path) }

  static func policy() throws -> Policy? { Policy.compile(try sources()).policy }

  /// Valid inspections: JSON, an array of JSON, NDJSON and YAML.
  static func inspections() throws -> [SourceFile] {
    try ["inspection.json", "array.json", "inspections.ndjson", "inspections.yaml"].map {
      try PolicyFolder.file(at: folder.appending(path: "inspections/\($0)").path)
    }
  }

  static func cases() throws -> SourceFile {
    try PolicyFolder.file(at: folder.appending(path: "Tests/Cases/cases.yaml").path)
  }
}

/// The policy that the project ships, with its examples.
enum ShippedPolicy {
  static func sources() throws -> [SourceFile] {
    try PolicyFolder.policy(at: EverythingPolicy.root.path)
  }

  static func inspections() throws -> [SourceFile] {
    let folder = EverythingPolicy.root.appending(path: "docs/examples")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.sorted()
      .map { try PolicyFolder.file(at: folder.appending(path: $0).path) }
  }
}
