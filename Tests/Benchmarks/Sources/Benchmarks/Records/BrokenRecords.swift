/// Records of which every tenth is broken, each in the next of several ways.
enum BrokenRecords {
  /// - Parameters:
  ///   - good: Records that stand no blanks in, with `id` first and some item that passes.
  ///   - path: Where they go, without the ending.
  static func write(from good: RecordFile, to path: String) throws -> RecordFile {
    let lines = try Lines(of: good.path)
    return try RecordFile.write(
      lines.lazy.enumerated().map { $0 % 10 == 9 ? broken($1, way: $0 / 10) : $1 }, to: path)
  }

  private static func broken(_ line: [UInt8], way: Int) -> [UInt8] {
    let text = String(decoding: line, as: UTF8.self)
    func with(_ old: String, _ new: String) -> [UInt8] {
      Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    }
    return switch way % 10 {
    case 0: Array(line.prefix(line.count * 2 / 3))
    case 1: with("\"answers\":", "\"answer\":")
    case 2: with(":\"pass\"", ":\"maybe\"")
    case 3: with(":\"pass\"", ":17")
    case 4: with("\"date\":\"20", "\"date\":\"the 20")
    case 5: with("\"checklist\":\"", "\"checklist\":\"no_")
    case 6: with("\"id\":", "\"id\":\"twice\",\"id\":")
    case 7: with(":\"pass\"", ":{\"answer\":\"fail\",\"occurrences\":0}")
    case 8: line.map { $0 == UInt8(ascii: "p") ? 0xFF : $0 }
    default: Array("{}".utf8)
    }
  }
}
