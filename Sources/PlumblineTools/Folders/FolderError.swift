package import FEEL

/// Why a file or folder could not be read or written.
package struct FolderError: Error, Hashable {
  package enum Code: Sendable {
    case exists, link, noCases, notFound, notPolicy, tooMany, unreadable, unwritable
  }

  package let code: Code
  package let message: Message

  private init(_ code: Code, _ english: String, _ chinese: String) {
    self.code = code
    message = Message(english, chinese)
  }
}

extension FolderError {
  static func exists(_ path: String) -> FolderError {
    FolderError(
      .exists, "'\(path)' is there already, and nothing was written",
      "“\(path)”已经存在，没有写入任何文件")
  }

  static func link(_ path: String) -> FolderError {
    FolderError(
      .link, "'\(path)' is a symbolic link; a policy holds its files itself",
      "“\(path)”是符号链接；政策文件须放在政策文件夹内")
  }

  static func noCases(_ path: String) -> FolderError {
    FolderError(
      .noCases, "'\(path)' holds no file of cases (.yaml)", "“\(path)”中没有用例文件（.yaml）")
  }

  package static func notFound(_ path: String) -> FolderError {
    FolderError(.notFound, "there is no file or folder '\(path)'", "没有文件或文件夹“\(path)”")
  }

  static func notPolicy(_ path: String) -> FolderError {
    FolderError(
      .notPolicy,
      "'\(path)' is no policy: it has neither checklists/ nor rules/ (see 'plumbline init')",
      "“\(path)”不是政策文件夹：其中没有 checklists/ 或 rules/（可用 plumbline init 新建）")
  }

  static func tooMany(_ path: String, most: Int) -> FolderError {
    FolderError(
      .tooMany, "'\(path)' holds more than \(most) files", "“\(path)”中的文件超过 \(most) 个")
  }

  package static func unreadable(_ path: String) -> FolderError {
    FolderError(.unreadable, "'\(path)' cannot be read", "无法读取“\(path)”")
  }

  package static func unwritable(_ path: String) -> FolderError {
    FolderError(.unwritable, "'\(path)' cannot be written", "无法写入“\(path)”")
  }
}
