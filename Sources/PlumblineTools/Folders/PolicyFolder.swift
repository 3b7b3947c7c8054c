package import FEEL
import FoundationEssentials
package import Plumbline

/// Reads the files of a policy, and of inspections and cases.
///
/// Nothing outside the policy's own folder is read: symbolic links in it are refused.
package enum PolicyFolder {
  /// More files than this are refused; the shipped policy has some forty.
  static let mostFiles = 10_000
  /// Larger files beside the policy's own are not looked into, in bytes.
  static let largestStray: UInt = 1_000_000
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

  /// Reads and compiles the policy in a folder, and says which files look like its own and are not read.
  package static func compile(
    at root: String, asOf: CalendarDate? = nil
  ) throws(FolderError) -> Compilation {
    let sources = try policy(at: root)
    let strays = try strays(at: root)
    let found = strays.enumerated().map { $1.diagnostic(sources.count + $0) }
    return Policy.compile(sources, asOf: asOf).adding(strays.map(\.file), found)
  }

  /// The files that look like the policy's own and are not read, by path.
  package static func strays(at root: String) throws(FolderError) -> [StrayFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    var strays = names.sorted().filter { !$0.hasPrefix(".") && isYAML($0) }
      .compactMap { small($0, of: root).flatMap(StrayFile.beside) }
    for part in parts where isFolder("\(root)/\(part)") {
      strays += try self.names(in: "\(root)/\(part)").filter { !isYAML($0) }
        .compactMap { small("\(part)/\($0)", of: root).flatMap(StrayFile.unread) }
    }
    return Array(strays.prefix(mostFiles))
  }

  /// A file that may be a stray; null for a folder, a link, and what is too large to be a policy's.
  private static func small(_ path: String, of root: String) -> SourceFile? {
    let whole = "\(root)/\(path)"
    let attributes = try? FileManager.default.attributesOfItem(atPath: whole)
    // The size is a `UInt`, or bridges to one where Foundation is linked; any other is read.
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      attributes?[.size] as? UInt ?? 0 <= largestStray,
      let bytes = try? file(at: whole).bytes
    else { return nil }
    return SourceFile(path: path, bytes: bytes)
  }

  /// Returns the case files at paths: files as named, folders with all YAML files in them, of which
  /// there must be one.
  package static func cases(at paths: [String]) throws(FolderError) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths {
      if isFolder(path) {
        let found = try yamlFiles(in: "", of: path)
        if found.isEmpty { throw .noCases(path) }
        files += found.map { SourceFile(path: "\(path)/\($0.path)", bytes: $0.bytes) }
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
    let shown = try names(in: start)
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

  /// The names of everything in a folder that is not hidden, at any depth, ascending.
  private static func names(in folder: String) throws(FolderError) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    } catch {
      throw .unreadable(folder)
    }
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
