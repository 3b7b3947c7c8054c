import RandomFEEL

/// One inspection as a line of NDJSON.
struct RandomInspection: Sendable {
  /// A change of the bytes themselves.
  enum Fault: Sendable {
    /// The line breaks off after so many of a thousand parts.
    case cut(permille: Int)
    /// These bytes stand in the place of one.
    case bytes([UInt8], permille: Int)
    /// Something stands behind the record.
    case trailing(String)
  }

  var shape: JSONShape
  var style: JSONStyle
  var fault: Fault?

  /// The line without its end; it holds at least one byte that is no blank.
  var line: [UInt8] {
    var bytes = Array(style.text(of: shape).utf8)
    switch fault {
    case nil: break
    case .cut(let permille): bytes.removeLast(min(bytes.count * permille / 1000, bytes.count - 1))
    case .bytes(let other, let permille):
      let place = min(bytes.count * permille / 1000, bytes.count - 1)
      bytes.replaceSubrange(place...place, with: other)
    case .trailing(let text): bytes += Array(text.utf8)
    }
    return bytes
  }
}

extension [RandomInspection] {
  /// The lines, each with its end.
  var bytes: [UInt8] { flatMap { $0.line + [0x0A] } }
}
