/// Reads the text of a pattern: recursive descent over XML Schema's grammar of regular expressions.
struct PatternParser {
  /// Groups may nest so deep: reading recurses.
  static let deepest = 200
  /// No count of a quantifier is larger.
  static let largestCount = 10_000

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private(set) var groupCount = 0
  /// The numbers of groups whose closing parenthesis has been read.
  private var closed: Set<Int> = []

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private func failure(_ english: String, _ chinese: String) -> PatternFailure {
    .malformed(english, chinese, at: place)
  }

  mutating func read() throws(PatternFailure) -> PatternNode {
    let node = try choice()
    guard next == nil else { throw failure("')' closes nothing", "“)”没有对应的“(”") }
    return node
  }

  /// Branches with `|` between them.
  private mutating func choice() throws(PatternFailure) -> PatternNode {
    var branches = [try branch()]
    while take("|") { branches.append(try branch()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  /// Pieces up to `|`, `)` or the end.
  private mutating func branch() throws(PatternFailure) -> PatternNode {
    var pieces: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      pieces.append(try quantified(try atom(scalar)))
    }
    return pieces.count == 1 ? pieces[0] : .sequence(pieces)
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternFailure) -> PatternNode {
    switch scalar {
    case "?", "*", "+", "{":
      throw failure(
        "'\(scalar)' repeats nothing; write '\\\(scalar)' for the character",
        "“\(scalar)”前没有可重复的内容；如指该字符，写“\\\(scalar)”")
    case "}", "]":
      throw failure(
        "'\(scalar)' closes nothing; write '\\\(scalar)' for the character",
        "“\(scalar)”没有对应的左括号；如指该字符，写“\\\(scalar)”")
    case "(": return try group()
    case "[":
      var reader = ClassReader(scalars, at: place)
      let set = try reader.read()
      place = reader.place
      return .set(set)
    case "\\": return try escape()
    default:
      place += 1
      switch scalar {
      case ".": return .any
      case "^": return .start
      case "$": return .end
      default: return .scalar(scalar)
      }
    }
  }

  private mutating func group() throws(PatternFailure) -> PatternNode {
    place += 1
    depth += 1
    guard depth <= Self.deepest else {
      throw failure("groups nest deeper than \(Self.deepest)", "分组嵌套超过 \(Self.deepest) 层")
    }
    var number: Int?
    if take("?") {
      guard take(":") else { throw failure("only '(?:' is known", "只支持“(?:”") }
    } else {
      groupCount += 1
      number = groupCount
    }
    let node = try choice()
    guard take(")") else { throw failure("')' is missing", "缺少“)”") }
    depth -= 1
    if let number { closed.insert(number) }
    return .group(node, number: number)
  }

  private mutating func escape() throws(PatternFailure) -> PatternNode {
    if place + 1 < scalars.count, let digit = scalars[place + 1].digit {
      return try backReference(digit)
    }
    var reader = ClassReader(scalars, at: place)
    switch try reader.escape() {
    case .scalar(let scalar):
      place = reader.place
      return .scalar(scalar)
    case .part(let part):
      place = reader.place
      return .set(ScalarSet(parts: [part]))
    }
  }

  /// As many digits as make the number of a group that is there.
  private mutating func backReference(_ first: Int) throws(PatternFailure) -> PatternNode {
    var number = first
    place += 2
    while let digit = next?.digit, number * 10 + digit <= groupCount {
      number = number * 10 + digit
      place += 1
    }
    guard closed.contains(number) else {
      place -= 1
      throw failure("no group \(number) ends before this", "此前没有第 \(number) 个完整的分组")
    }
    return .backReference(number)
  }

  // MARK: Quantifiers

  private mutating func quantified(_ node: PatternNode) throws(PatternFailure) -> PatternNode {
    guard let (least, most) = try quantifier() else { return node }
    let isLazy = take("?")
    return .repetition(node, least: least, most: most, isLazy: isLazy)
  }

  private mutating func quantifier() throws(PatternFailure) -> (least: Int, most: Int?)? {
    if take("?") { return (0, 1) }
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    guard take("{") else { return nil }
    let least = try count()
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : try count() }
    guard take("}") else { throw failure("'}' is missing", "缺少“}”") }
    if let most, most < least {
      throw failure("\(most) is less than \(least)", "\(most) 小于 \(least)")
    }
    return (least, most)
  }

  private mutating func count() throws(PatternFailure) -> Int {
    guard var count = next?.digit else { throw failure("a number is missing", "缺少数字") }
    place += 1
    while let digit = next?.digit {
      count = count * 10 + digit
      guard count <= Self.largestCount else {
        throw failure("the count exceeds \(Self.largestCount)", "次数超过 \(Self.largestCount)")
      }
      place += 1
    }
    return count
  }
}
