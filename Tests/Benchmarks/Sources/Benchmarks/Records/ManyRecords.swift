/// The same records several times, each time with other ids: enough of them that what each core does
/// once counts for little.
enum ManyRecords {
  private static let times = 5

  /// - Parameters:
  ///   - some: Records with `id` first, and no blanks around it.
  ///   - path: Where they go, without the ending.
  static func write(from some: RecordFile, to path: String) throws -> RecordFile {
    let lines = Array(try Lines(of: some.path))
    let many = (0..<times).lazy.flatMap { turn in
      lines.lazy.map { line in
        let text = String(decoding: line, as: UTF8.self)
        return Array(
          text.replacing("\"id\":\"", with: "\"id\":\"\(turn)-", maxReplacements: 1).utf8)
      }
    }
    return try RecordFile.write(many, to: path)
  }
}
