/// Reads a character class, `[a-z-[aeiou]]`, or an escape.
struct ClassReader {
  /// What an escape stands for.
  enum Escape {
    case scalar(Unicode.Scalar)
    case part(ScalarSet.Part)
  }

  /// Subtractions may nest so deep: reading recurses.
  private static let deepest = 50

  private let scalars: [Unicode.Scalar]
  private let depth: Int
  /// The place of the next character, from 0.
  private(set) var place: Int

  init(_ scalars: [Unicode.Scalar], at place: Int, depth: Int = 0) {
    self.scalars = scalars
    self.place = place
    self.depth = depth
  }

  private var next: Unicode.Scalar? { scalar(after: 0) }

  private func scalar(after distance: Int) -> Unicode.Scalar? {
    place + distance < scalars.count ? scalars[place + distance] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private func failure(_ english: String, _ chinese: String) -> PatternFailure {
    .malformed(english, chinese, at: place)
  }

  /// Reads from the opening bracket to the closing one.
  mutating func read() throws(PatternFailure) -> ScalarSet {
    guard depth <= Self.deepest else {
      throw failure("classes nest deeper than \(Self.deepest)", "字符类嵌套超过 \(Self.deepest) 层")
    }
    place += 1
    var set = ScalarSet(parts: [])
    set.isNegated = take("^")
    while let scalar = next, scalar != "]" {
      if scalar == "-", self.scalar(after: 1) == "[" {
        place += 1
        var inner = ClassReader(scalars, at: place, depth: depth + 1)
        set.subtracted = [try inner.read()]
        place = inner.place
        break
      }
      set.parts.append(try part(isFirst: set.parts.isEmpty))
    }
    guard !set.parts.isEmpty else { throw failure("a class is empty", "字符类为空") }
    guard take("]") else { throw failure("']' is missing", "缺少“]”") }
    return set
  }

  /// A character, a range of them, or an escape.
  private mutating func part(isFirst: Bool) throws(PatternFailure) -> ScalarSet.Part {
    let start: Unicode.Scalar
    switch try element(mayBeDash: isFirst) {
    case .part(let part): return part
    case .scalar(let scalar): start = scalar
    }
    guard next == "-", let end = scalar(after: 1), end != "]", end != "[" else {
      return .range(start.value...start.value)
    }
    place += 1
    guard case .scalar(let last) = try element(mayBeDash: false), start <= last else {
      throw failure("a range must end with a later character", "字符范围的终点须在起点之后")
    }
    return .range(start.value...last.value)
  }

  private mutating func element(mayBeDash: Bool) throws(PatternFailure) -> Escape {
    guard let scalar = next else { throw failure("']' is missing", "缺少“]”") }
    switch scalar {
    case "\\": return try escape()
    case "[": throw failure("write '\\[' for the character '['", "如指字符“[”，写“\\[”")
    case "-":
      let isLast = self.scalar(after: 1) == "]" || self.scalar(after: 1) == "-"
      guard mayBeDash || isLast else {
        throw failure("write '\\-' for the character '-'", "如指字符“-”，写“\\-”")
      }
    default: break
    }
    place += 1
    return .scalar(scalar)
  }

  // MARK: Escapes

  /// Reads a backslash and what follows.
  mutating func escape() throws(PatternFailure) -> Escape {
    guard let letter = scalar(after: 1) else {
      throw failure("'\\' stands at the end", "“\\”位于末尾")
    }
    switch letter {
    case "n": return taking(.scalar("\n"))
    case "r": return taking(.scalar("\r"))
    case "t": return taking(.scalar("\t"))
    case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$":
      return taking(.scalar(letter))
    case "s", "S": return taking(.part(.property(.space, isNegated: letter == "S")))
    case "d", "D": return taking(.part(.property(.category("Nd"), isNegated: letter == "D")))
    case "w", "W": return taking(.part(.property(.word, isNegated: letter == "W")))
    case "i", "I": return taking(.part(.property(.nameStart, isNegated: letter == "I")))
    case "c", "C": return taking(.part(.property(.nameCharacter, isNegated: letter == "C")))
    case "p", "P": return .part(.property(try property(), isNegated: letter == "P"))
    default: throw failure("'\\\(letter)' has no meaning", "“\\\(letter)”没有意义")
    }
  }

  private mutating func taking(_ escape: Escape) -> Escape {
    place += 2
    return escape
  }

  /// `\p{Lu}`, `\p{IsBasicLatin}`.
  private mutating func property() throws(PatternFailure) -> ScalarSet.Property {
    guard scalar(after: 2) == "{", let end = scalars[place...].firstIndex(of: "}") else {
      throw failure("'\\p' needs a name in braces", "“\\p”后须有花括号中的名称")
    }
    let name = String(String.UnicodeScalarView(scalars[(place + 3)..<max(end, place + 3)]))
    let property: ScalarSet.Property
    if Unicode.GeneralCategory.codes.contains(name) {
      property = .category(name)
    } else if name.hasPrefix("Is"), let block = UnicodeBlocks.range(of: String(name.dropFirst(2))) {
      property = .block(block)
    } else {
      throw failure(
        "'\(name.prefix(60))' is no category or block of Unicode",
        "“\(name.prefix(60))”不是 Unicode 的类别或区段")
    }
    place = end + 1
    return property
  }
}
