@testable import Plumbline

/// Spoils lines, or says something else in them: bytes, runs of bytes, and whole tokens.
struct LineMutation {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A line that differs from another in one place, or two.
  mutating func mutated(_ line: [UInt8]) -> [UInt8] {
    var line = line
    for _ in 0...number(below: 4) / 2 where !line.isEmpty { mutate(&line) }
    return line
  }

  /// Bytes of any value.
  mutating func bytes() -> [UInt8] {
    (0..<number(below: 40)).map { _ in UInt8(number(below: 256)) }
  }

  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  private mutating func mutate(_ line: inout [UInt8]) {
    let place = number(below: line.count)
    let end = min(line.count, place + 1 + number(below: 40))
    switch number(below: 10) {
    case 0: line[place] = UInt8(number(below: 256))
    case 1: line.remove(at: place)
    case 2: line.insert(UInt8(number(below: 256)), at: place)
    case 3: line.insert(Self.marks[number(below: Self.marks.count)], at: place)
    case 4: line.insert(contentsOf: Array(line[place..<end]), at: number(below: line.count))
    case 5: line.removeSubrange(place..<end)
    default: exchangeToken(of: &line)
    }
  }

  /// Puts another token, of the line or not, in the place of one.
  private mutating func exchangeToken(of line: inout [UInt8]) {
    let tokens = Self.tokens(of: line)
    guard !tokens.isEmpty else { return }
    let token = tokens[number(below: tokens.count)]
    let other =
      number(below: 3) == 0
      ? Array(line[tokens[number(below: tokens.count)]])
      : Array(Self.others[number(below: Self.others.count)].utf8)
    line.replaceSubrange(token, with: other)
  }

  /// Where texts, numbers and words stand.
  private static func tokens(of line: [UInt8]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var place = 0
    while place < line.count {
      let start = place
      if line[place] == UInt8(ascii: "\"") {
        place += 1
        while place < line.count, line[place] != UInt8(ascii: "\"") {
          place += line[place] == UInt8(ascii: "\\") ? 2 : 1
        }
      } else {
        while place < line.count, JSONReader.isWordByte(line[place]) { place += 1 }
        if place == start { place += 1; continue }
        place -= 1
      }
      place = min(place + 1, line.count)
      tokens.append(start..<place)
    }
    return tokens
  }

  private static let marks = Array(" \t\r\n,:{}[]\"\\0eE+-.".utf8)
  private static let others = [
    "null", "true", "{}", "[]", "[[[]]]", "1", "1.5", "-0", "1e2", "3.0", "3.10", "01", "+1", ".5",
    "1.", "12345678901234567890123", "0.0000001", "99999999999999999999", "\"pass\"", "\"fail\"",
    "\"不适用\"", "\"不符合\"", "\"\\u4e0d\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"answered\"",
    "\"\u{F967}符合\"", "\"x\"", "\"\"", "\" \"", "\"\\u0000\"", "\"a\\/b\"", "[\"a\",\"b\"]",
    "\"2026-02-29\"", "\"2025-05-12\"", "\"2026-05-12\"", "\u{FEFF}",
    "{\"a\":1,\"a\":2}", "{\"é\":1,\"e\u{301}\":2}", "{\"answer\":\"fail\",\"occurrences\":3}",
    "{\"answer\":null,\"note\":\"x\"}", "{\"state\":\"not_checked\"}",
    "{\"answer\":\"pass\",\"state\":\"answered\",\"evidence\":[\"photo\",{\"kind\":\"x\"}]}",
  ]
}
