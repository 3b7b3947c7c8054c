package import FEEL
import Plumbline

// What keeps a record from being read at all, or from having an outcome beside the others.
extension Problem {
  static func idTwice(_ id: String, record: Int, of path: String) -> Problem {
    Problem(
      path: "$.id", code: "given-twice",
      message: Message(
        "record \(record) of '\(path)' has the id '\(id.prefix(60))' already",
        "“\(path)”的第 \(record) 份记录已用编号“\(id.prefix(60))”"))
  }

  static func lineTooLong(_ line: Int, bytes: Int) -> Problem {
    Problem(
      path: "$", code: "line-too-long",
      message: Message(
        "line \(line) is longer than \(bytes) bytes", "第 \(line) 行超过 \(bytes) 字节"))
  }

  static func fileTooLarge(bytes: Int) -> Problem {
    Problem(
      path: "$", code: "file-too-large",
      message: Message(
        "the file is larger than \(bytes) bytes; NDJSON, one inspection a line, has no limit",
        "文件超过 \(bytes) 字节；NDJSON（每行一份检查记录）没有限制"))
  }
}

extension Message {
  /// Ids take more memory than they may; which ones are kept no longer.
  static func idsNotKept(from record: Int, of path: String) -> Message {
    Message(
      "there are too many ids to keep: from record \(record) of '\(path)' on, an id that comes "
        + "twice is only noticed where its first record lies before",
      "编号太多，无法全部保留：从“\(path)”的第 \(record) 份记录起，只能发现与此前记录重复的编号")
  }

  /// A file of inspections that is in order and holds none.
  package static func noRecords(in path: String) -> Message {
    path == "-"
      ? Message("standard input holds no inspection", "标准输入中没有检查记录")
      : Message("'\(path)' holds no inspection", "“\(path)”中没有检查记录")
  }
}
