/// What `replace` puts in the place of a match: text with `$1` for groups, `$0` for all of it.
struct Replacement {
  private enum Piece {
    case text([Unicode.Scalar])
    /// Group 0 is the whole match; a group that the pattern does not have holds nothing.
    case group(Int)
  }

  private let pieces: [Piece]

  /// Reads a replacement; for a literal pattern every character stands for itself.
  init(_ text: String, for pattern: Pattern) throws(PatternFailure) {
    guard !pattern.program.flags.isLiteral else {
      pieces = [.text(Array(text.unicodeScalars))]
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
        Self.append(next, to: &pieces)
      case ("$", _), ("\\", _): throw .looseSign(scalar, at: place - 1)
      default: Self.append(scalar, to: &pieces)
      }
    }
    self.pieces = pieces
  }

  /// What putting it together costs, in steps of a search.
  var cost: Int { pieces.count / 4 }

  /// Characters side by side are one piece.
  private static func append(_ scalar: Unicode.Scalar, to pieces: inout [Piece]) {
    guard case .text(var text)? = pieces.last else {
      pieces.append(.text([scalar]))
      return
    }
    pieces.removeLast()
    text.append(scalar)
    pieces.append(.text(text))
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

  /// Adds what stands in the place of a match.
  func add(
    for match: PatternSearch.Match, in text: [Unicode.Scalar], to result: inout [Unicode.Scalar]
  ) {
    for piece in pieces {
      switch piece {
      case .text(let scalars): result += scalars
      case .group(let number): result += text[range(ofGroup: number, in: match)]
      }
    }
  }

  /// Returns how many characters stand in the place of a match.
  func length(for match: PatternSearch.Match) -> Int {
    pieces.reduce(0) { length, piece in
      switch piece {
      case .text(let text): length + text.count
      case .group(let number): length + range(ofGroup: number, in: match).count
      }
    }
  }

  /// What a group covers; nothing where it took no part.
  private func range(ofGroup number: Int, in match: PatternSearch.Match) -> Range<Int> {
    if number == 0 { return match.range }
    guard number <= match.groups.count else { return 0..<0 }
    return match.groups[number - 1] ?? 0..<0
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
