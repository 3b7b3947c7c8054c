// Strings. Positions count code points from 1; matches compare code points, case counts.
extension Builtins {
  static let strings: [Builtin] = [
    Builtin("contains", .init([string, match], returns: .boolean, body: contains)),
    Builtin("ends with", .init([string, match], returns: .boolean, body: endsWith)),
    Builtin("lower case", .init([string], returns: .string, body: lowerCase)),
    Builtin("starts with", .init([string, match], returns: .boolean, body: startsWith)),
    Builtin(
      "string join",
      .init(
        [
          .init("list", .list(.string)),
          .init("delimiter", .string, optional: true, takesNull: true),
        ], returns: .string, body: stringJoin)),
    Builtin("string length", .init([string], returns: .integer, body: stringLength)),
    Builtin(
      "substring",
      .init(
        [string, .init("start position", .number), .init("length", .number, optional: true)],
        returns: .string, body: substring)),
    Builtin("substring after", .init([string, match], returns: .string, body: substringAfter)),
    Builtin("substring before", .init([string, match], returns: .string, body: substringBefore)),
    Builtin("upper case", .init([string], returns: .string, body: upperCase)),
  ]

  private static let string = Builtin.Parameter("string", .string)
  private static let match = Builtin.Parameter("match", .string)

  // MARK: Bodies

  private static func contains(_ arguments: [Value]) -> Value {
    guard let (text, match) = textAndMatch(arguments) else { return .none }
    return .boolean(firstPlace(of: match, in: text) != nil)
  }

  private static func startsWith(_ arguments: [Value]) -> Value {
    guard let (text, match) = textAndMatch(arguments) else { return .none }
    return .boolean(text.starts(with: match))
  }

  private static func endsWith(_ arguments: [Value]) -> Value {
    guard let (text, match) = textAndMatch(arguments) else { return .none }
    return .boolean(text.suffix(match.count).elementsEqual(match))
  }

  /// The text before the first match; empty without a match.
  private static func substringBefore(_ arguments: [Value]) -> Value {
    guard let (text, match) = textAndMatch(arguments) else { return .none }
    let place = firstPlace(of: match, in: text) ?? 0
    return .string(String(decoding: text[..<place], as: UTF8.self))
  }

  /// The text after the first match; empty without a match, all of it after an empty one.
  private static func substringAfter(_ arguments: [Value]) -> Value {
    guard let (text, match) = textAndMatch(arguments) else { return .none }
    guard let place = firstPlace(of: match, in: text) else { return .string("") }
    return .string(String(decoding: text[(place + match.count)...], as: UTF8.self))
  }

  private static func lowerCase(_ arguments: [Value]) -> Value {
    arguments.string(0).map { .string($0.lowercased()) } ?? .none
  }

  private static func upperCase(_ arguments: [Value]) -> Value {
    arguments.string(0).map { .string($0.uppercased()) } ?? .none
  }

  private static func stringLength(_ arguments: [Value]) -> Value {
    arguments.string(0).map { .integer($0.unicodeScalars.count) } ?? .none
  }

  private static func substring(_ arguments: [Value]) -> Value {
    guard let text = arguments.string(0), let start = arguments.whole(1) else { return .none }
    let scalars = Array(text.unicodeScalars)
    let length = arguments.whole(2)
    guard length != nil || arguments.isNull(2),
      let range = bounds(start, length, in: scalars.count)
    else { return .none }
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[range])
    return .string(String(part))
  }

  /// Nulls are skipped; without a delimiter nothing stands between.
  private static func stringJoin(_ arguments: [Value]) -> Value {
    guard let delimiter = arguments.isNull(1) ? "" : arguments.string(1) else { return .none }
    var joined = ""
    var isFirst = true
    for element in arguments.list(0) where !element.isNull {
      guard case .string(let text) = element, joined.utf8.count <= Value.longestText
      else { return .none }
      if !isFirst { joined += delimiter }
      joined += text
      isFirst = false
    }
    return .string(joined)
  }

  // MARK: Search

  private static func textAndMatch(_ arguments: [Value]) -> ([UInt8], [UInt8])? {
    guard let text = arguments.string(0), let match = arguments.string(1) else { return nil }
    return (Array(text.utf8), Array(match.utf8))
  }

  /// Returns the offset of the first occurrence of `match` (Knuth, Morris and Pratt 1977).
  ///
  /// UTF-8 is self-synchronising: bytes match only where code points do.
  ///
  /// - Complexity: O(*n* + *m*) for the two lengths.
  private static func firstPlace(of match: [UInt8], in text: [UInt8]) -> Int? {
    guard !match.isEmpty else { return 0 }
    // How much of the match is also a beginning of it, for every prefix.
    var borders = [0]
    var length = 0
    for byte in match.dropFirst() {
      while length > 0, match[length] != byte { length = borders[length - 1] }
      if match[length] == byte { length += 1 }
      borders.append(length)
    }
    length = 0
    for (place, byte) in text.enumerated() {
      while length > 0, match[length] != byte { length = borders[length - 1] }
      if match[length] == byte { length += 1 }
      if length == match.count { return place + 1 - length }
    }
    return nil
  }
}
