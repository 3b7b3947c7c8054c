/// What `replace` puts in the place of a match: text with `$1` for groups, `$0` for all of it.
struct Replacement {
  private enum Piece {
    case text(String)
    /// Group 0 is the whole match; a group that the pattern does not have holds nothing.
    case group(Int)
  }

  private let pieces: [Piece]

  /// Reads a replacement; for a literal pattern every character stands for itself.
  init(_ text: String, for pattern: Pattern) throws(PatternFailure) {
    guard !pattern.program.flags.isLiteral else {
      pieces = [.text(text)]
      return
    }
    var pieces: [Piece] = []
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      place += 1
      switch (scalar, next) {
      case ("$", let next?) where next.digit != nil:
        pieces.append(.group(Self.number(scalars, &place, pattern.groupCount)))
      case ("\\", let next?) where next == "$" || next == "\\":
        place += 1
        pieces.append(.text(String(next)))
      case ("$", _), ("\\", _): throw .looseSign(scalar, at: place - 1)
      default: pieces.append(.text(String(scalar)))
      }
    }
    self.pieces = pieces
  }

  /// As many digits as make the number of a group that is there; at least one.
  private static func number(
    _ scalars: [Unicode.Scalar], _ place: inout Int, _ groupCount: Int
  ) -> Int {
    var number = 0
    var isFirst = true
    while place < scalars.count, let digit = scalars[place].digit,
      isFirst || (number > 0 && number * 10 + digit <= groupCount)
    {
      number = number * 10 + digit
      place += 1
      isFirst = false
    }
    return number
  }

  /// Returns what stands in the place of a match.
  func text(for match: PatternSearch.Match, in text: [Unicode.Scalar]) -> String.UnicodeScalarView {
    var result = String.UnicodeScalarView()
    for piece in pieces {
      switch piece {
      case .text(let text): result.append(contentsOf: text.unicodeScalars)
      case .group(0): result.append(contentsOf: text[match.range])
      case .group(let number):
        guard number <= match.groups.count, let range = match.groups[number - 1] else { continue }
        result.append(contentsOf: text[range])
      }
    }
    return result
  }
}

extension PatternFailure {
  static func looseSign(_ sign: Unicode.Scalar, at place: Int) -> PatternFailure {
    PatternFailure(
      message: Message(
        "write '\\\(sign)' for the character '\(sign)', at character \(place + 1) of the replacement",
        "替换文本第 \(place + 1) 个字符处：如指字符“\(sign)”，写“\\\(sign)”"))
  }

  static let matchesNothing = PatternFailure(
    message: Message(
      "the pattern matches the empty text, so that there is no place to cut",
      "正则表达式能匹配空文本，无法确定分割或替换的位置"))

  static let tooLong = PatternFailure(
    message: Message(
      "the result is longer than \(Value.longestText) characters",
      "结果超过 \(Value.longestText) 个字符"))

  static let tooManySteps = PatternFailure(
    message: Message(
      "the search takes more than \(Work.most) steps", "查找超过 \(Work.most) 步"))
}
