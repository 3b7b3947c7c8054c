package import FEEL
import FoundationEssentials

/// Why a file or folder could not be read.
package struct FolderError: Error, Hashable {
  package enum Code: Sendable {
    case notFound, notPolicy, unreadable, exists, tooMany
  }

  package let code: Code
  package let message: Message
}

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
      throw FolderError(
        code: isFolder(root) ? .notPolicy : .notFound,
        message: Message(
          "'\(root)' is no policy: it has neither checklists/ nor rules/ (see 'plumbline init')",
          "“\(root)”不是政策文件夹：其中没有 checklists/ 或 rules/（可用 plumbline init 新建）"))
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
      let isThere = FileManager.default.fileExists(atPath: path)
      throw FolderError(
        code: isThere ? .unreadable : .notFound,
        message: isThere
          ? Message("'\(path)' cannot be read as a file", "无法读取文件“\(path)”")
          : Message("there is no file '\(path)'", "没有文件“\(path)”"))
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
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: start)
    } catch {
      throw FolderError(
        code: .unreadable,
        message: Message("folder '\(start)' cannot be read", "无法读取文件夹“\(start)”"))
    }
    let yaml = names.filter { name in
      (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    guard yaml.count <= mostFiles else {
      throw FolderError(
        code: .tooMany,
        message: Message(
          "'\(start)' holds more than \(mostFiles) files", "“\(start)”中的文件超过 \(mostFiles) 个"))
    }
    var files: [SourceFile] = []
    for name in yaml.sorted() where !isFolder("\(start)/\(name)") {
      try refuseLink("\(start)/\(name)")
      let shown = part.isEmpty ? name : "\(part)/\(name)"
      files.append(SourceFile(path: shown, bytes: try file(at: "\(start)/\(name)").bytes))
    }
    return files
  }

  private static func refuseLink(_ path: String) throws(FolderError) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeSymbolicLink else { return }
    throw FolderError(
      code: .unreadable,
      message: Message(
        "'\(path)' is a symbolic link; a policy holds its files itself",
        "“\(path)”是符号链接；政策文件须放在政策文件夹内"))
  }
}
