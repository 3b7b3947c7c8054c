package import FEEL
import FoundationEssentials

/// Reads the files of a policy, and of inspections and cases.
///
/// Nothing outside the policy's own folder is read: symbolic links in it are refused.
package enum PolicyFolder {
  /// More files than this are refused; the shipped policy has some forty.
  static let mostFiles = 10_000
  /// The folders that make a policy.
  static let parts = ["checklists", "rules"]
  /// Where a policy keeps its cases.
  package static let casesFolder = "Tests/Cases"

  /// Returns the policy's files by path, ascending; paths are relative to the folder.
  package static func policy(at root: String) throws(FolderError) -> [SourceFile] {
    let parts = parts.filter { isFolder("\(root)/\($0)") }
    guard !parts.isEmpty else {
      throw FileManager.default.fileExists(atPath: root) ? .notPolicy(root) : .notFound(root)
    }
    var files: [SourceFile] = []
    for part in parts { files += try yamlFiles(in: part, of: root) }
    return files
  }

  /// Returns the case files at paths: files as named, folders with all YAML files in them.
  package static func cases(at paths: [String]) throws(FolderError) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths {
      if isFolder(path) {
        files += try yamlFiles(in: "", of: path).map {
          SourceFile(path: "\(path)/\($0.path)", bytes: $0.bytes)
        }
      } else {
        files.append(try file(at: path))
      }
    }
    return files
  }

  /// Reads one file.
  package static func file(at path: String) throws(FolderError) -> SourceFile {
    guard let content = FileManager.default.contents(atPath: path), !isFolder(path) else {
      throw FileManager.default.fileExists(atPath: path) ? .unreadable(path) : .notFound(path)
    }
    return SourceFile(path: path, bytes: [UInt8](content))
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: Bool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private static func yamlFiles(
    in part: String, of root: String
  ) throws(FolderError) -> [SourceFile] {
    let start = part.isEmpty ? root : "\(root)/\(part)"
    if !part.isEmpty, isLink(start) { throw .link(start) }
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: start).sorted()
    } catch {
      throw .unreadable(start)
    }
    let shown = names.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    for name in shown where isLink("\(start)/\(name)") { throw .link("\(start)/\(name)") }
    let yaml = shown.filter { isYAML($0) && !isFolder("\(start)/\($0)") }
    guard yaml.count <= mostFiles else { throw .tooMany(start, most: mostFiles) }
    var files: [SourceFile] = []
    for name in yaml {
      let bytes = try file(at: "\(start)/\(name)").bytes
      files.append(SourceFile(path: part.isEmpty ? name : "\(part)/\(name)", bytes: bytes))
    }
    return files
  }

  private static func isYAML(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private static func isLink(_ path: String) -> Bool { type(of: path) == .typeSymbolicLink }

  /// What a path names itself, links not followed; null where there is nothing.
  private static func type(of path: String) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType
  }
}
