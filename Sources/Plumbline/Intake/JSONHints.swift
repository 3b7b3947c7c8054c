import FEEL

/// Tells the slip by what stands where JSON wants something else.
enum JSONHints {
  /// Characters of Chinese keyboards, and the half-width ones that JSON knows.
  private static let halfWidth: [Unicode.Scalar: String] = [
    "，": ",", "、": ",", "：": ":", "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]",
  ]
  private static let doubleQuotes: Set<Unicode.Scalar> = ["“", "”", "„", "＂", "「", "」"]
  private static let singleQuotes: Set<Unicode.Scalar> = ["'", "‘", "’", "＇"]
  private static let blanks: Set<Unicode.Scalar> = ["\u{3000}", "\u{A0}", "\u{FEFF}"]

  /// Why these bytes, which stand at the place of a failure, are no JSON; null where that is not
  /// to be told by them.
  static func reason(_ bytes: ArraySlice<UInt8>) -> Message? {
    if isComment(bytes) { return Message("JSON has no comments; remove this", "JSON 不能有注释，请删去") }
    guard let scalar = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    if let meant = halfWidth[scalar] {
      return Message(
        "full-width '\(scalar)' stands here; write the half-width '\(meant)'",
        "全角“\(scalar)”在此应写成半角“\(meant)”")
    }
    if doubleQuotes.contains(scalar) {
      return Message(
        "'\(scalar)' stands here; write the half-width '\"'", "中文引号在此应写成半角双引号（\"）")
    }
    if singleQuotes.contains(scalar) {
      return Message(
        "single quotes stand here; write the half-width '\"'", "单引号在此应写成半角双引号（\"）")
    }
    if blanks.contains(scalar) {
      return Message(
        "a blank that is none of JSON stands here; write an ordinary one", "此处的空白字符应写成半角空格")
    }
    return scalar == "\0" ? .nulCharacter : nil
  }

  /// Whether a comment of JavaScript or of YAML begins here.
  static func isComment(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: "//".utf8) || bytes.starts(with: "/*".utf8) || bytes.starts(with: "#".utf8)
  }

  /// Where a comment that begins here ends.
  static func end(ofComment bytes: ArraySlice<UInt8>) -> Int {
    guard bytes.starts(with: "/*".utf8) else { return bytes.firstIndex(of: 0x0A) ?? bytes.endIndex }
    var place = bytes.startIndex + 2
    while place < bytes.endIndex {
      if bytes[place...].starts(with: "*/".utf8) { return place + 2 }
      place += 1
    }
    return bytes.endIndex
  }
}
