/// The smallest piece of an expression that means something.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case number
    /// `text` is what the literal says, escapes resolved.
    case string
    /// A run of name characters; longer FEEL names are put together by the parser.
    case word
    case keyword(Keyword)
    case symbol(Symbol)
    /// What no expression can hold; already reported.
    case unknown
    case end
  }

  let kind: Kind
  /// The digits of a number, the value of a string, the characters of a word; else as written.
  let text: String
  /// Byte offsets in the expression, half open.
  let start: Int
  let end: Int
}

/// The reserved words of FEEL.
enum Keyword: String, Sendable, CaseIterable {
  case and, between, `else`, every, external, `false`, `for`, function, `if`, `in`, instance, null
  case of, or, `return`, satisfies, some, then, `true`
}

/// The punctuation and operators of FEEL.
enum Symbol: String, Sendable, CaseIterable {
  case arrow = "->"
  case at = "@"
  case closeBrace = "}"
  case closeBracket = "]"
  case closeParenthesis = ")"
  case colon = ":"
  case comma = ","
  case divide = "/"
  case dot = "."
  case dotDot = ".."
  case equal = "="
  case greater = ">"
  case greaterOrEqual = ">="
  case less = "<"
  case lessOrEqual = "<="
  case minus = "-"
  case notEqual = "!="
  case openBrace = "{"
  case openBracket = "["
  case openParenthesis = "("
  case plus = "+"
  case power = "**"
  case question = "?"
  case quote = "'"
  case times = "*"
}
