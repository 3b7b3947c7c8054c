/// A regular expression of XPath and XML Schema, as `matches`, `replace` and `split` take it.
///
/// The syntax is that of XML Schema 1.1 Part 2, appendix G, with the additions of XPath 3.1
/// (Functions and Operators, section 5.6.1): `^` and `$`, lazy quantifiers, groups that capture
/// nothing and back-references. A pattern is not anchored. Characters are code points.
///
/// A search may take at most `Work.most` steps. Where a pattern has no back-references and text and
/// pattern are not both long, it takes no more than their lengths multiplied.
public struct Pattern: Sendable {
  let program: PatternProgram
  /// How many groups capture.
  var groupCount: Int { program.groupCount }

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - text: The pattern.
  ///   - flags: Any of `s`, `m`, `i`, `x` and `q`, in any order.
  /// - Throws: A `PatternFailure` that says what is wrong, and where.
  public init(_ text: String, flags: String = "") throws(PatternFailure) {
    let flags = try PatternFlags(flags)
    let scalars = Array(text.unicodeScalars)
    let node: PatternNode
    var groupCount = 0
    if flags.isLiteral {
      node = .sequence(scalars.map { .scalar($0) })
    } else {
      var parser = PatternParser(flags.ignoresBlanks ? Self.withoutBlanks(scalars) : scalars)
      node = try parser.read()
      groupCount = parser.groupCount
    }
    program = try PatternProgram(node, groupCount: groupCount, flags)
  }

  /// Drops the white space that stands outside of character classes.
  private static func withoutBlanks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var depth = 0
    var isEscaped = false
    return scalars.filter { scalar in
      let isBlank = ["\t", "\n", "\r", " "].contains(scalar)
      if isBlank { return depth > 0 }
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "[" {
        depth += 1
      } else if scalar == "]" {
        depth = max(0, depth - 1)
      }
      return true
    }
  }
}

/// What a pattern's flags ask for.
struct PatternFlags {
  /// `.` matches line ends too.
  var isDotAll = false
  /// `^` and `$` match at the lines' ends too.
  var isMultiline = false
  var ignoresCase = false
  var ignoresBlanks = false
  /// Every character stands for itself.
  var isLiteral = false

  init(_ text: String) throws(PatternFailure) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "s": isDotAll = true
      case "m": isMultiline = true
      case "i": ignoresCase = true
      case "x": ignoresBlanks = true
      case "q": isLiteral = true
      default: throw .unknownFlag(scalar)
      }
    }
  }
}

/// Why a text is no pattern.
public struct PatternFailure: Error, Sendable, Hashable {
  public let message: Message

  static func unknownFlag(_ flag: Unicode.Scalar) -> PatternFailure {
    PatternFailure(
      message: Message(
        "'\(flag)' is none of the flags s, m, i, x, q", "“\(flag)”不是可用的标志 s、m、i、x、q"))
  }

  /// - Parameter place: From 0, in characters.
  static func malformed(_ english: String, _ chinese: String, at place: Int) -> PatternFailure {
    PatternFailure(
      message: Message(
        "\(english), at character \(place + 1) of the pattern",
        "正则表达式第 \(place + 1) 个字符处：\(chinese)"))
  }

  static let tooLarge = PatternFailure(
    message: Message(
      "the pattern repeats more than \(PatternProgram.mostInstructions) steps",
      "正则表达式重复次数过多，超过 \(PatternProgram.mostInstructions) 步"))
}
