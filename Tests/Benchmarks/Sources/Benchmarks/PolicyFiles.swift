import FEEL
import Foundation
import Plumbline

/// The files of a policy's folder, in memory.
struct PolicyFiles {
  let folder: String
  let sources: [SourceFile]

  init(in folder: String) throws {
    self.folder = folder
    let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") && ($0.hasPrefix("rules/") || $0.hasPrefix("checklists/")) }
    sources = try paths.sorted().map { path in
      SourceFile(
        path: path, bytes: [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))))
    }
  }

  /// Of all files together.
  var byteCount: Int { sources.reduce(0) { $0 + $1.bytes.count } }

  func compile() throws -> Policy {
    let compilation = Policy.compile(sources)
    guard let policy = compilation.policy else {
      throw BenchmarkError("\(folder): \(compilation.diagnostics)")
    }
    return policy
  }
}
