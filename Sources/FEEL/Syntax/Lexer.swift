/// Splits an expression into tokens.
///
/// One pass over the scalars. Full-width punctuation and the operators of other languages (`==`,
/// `&&`) are reported with the edit that mends them and read as what was meant, so that the parser
/// can go on and find the next mistake. Source: DMN 1.5, chapter 10.3.1; `docs/language.md`.
struct Lexer {
  /// More tokens than this make an expression that nobody can read.
  static let mostTokens = 100_000

  private let text: ExpressionText
  private let scalars: [Unicode.Scalar]
  /// Byte offset of each scalar, and of the end.
  private let offsets: [Int]
  private var index = 0
  private(set) var tokens: [Token] = []
  /// The characters without a meaning that have been reported, each once.
  private var strangers: Set<Unicode.Scalar> = []
  /// A full-width bracket that nothing has closed yet, and what had been found before it.
  private typealias Opening = (meant: String, start: Int, found: Int)
  private var openings: [Opening] = []
  private(set) var diagnostics = Diagnostics()

  private init(_ text: ExpressionText) {
    self.text = text
    scalars = Array(text.string.unicodeScalars)
    var offset = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  /// Returns the tokens of a text; the last one is `.end`.
  static func tokens(of text: ExpressionText, into diagnostics: inout Diagnostics) -> [Token] {
    var lexer = Lexer(text)
    while lexer.skipBlanks() {
      if lexer.tokens.count >= mostTokens {
        lexer.diagnostics.report(.expressionTooLong(at: lexer.span(from: lexer.index)))
        break
      }
      lexer.scanToken()
    }
    for opening in lexer.openings { lexer.report(opening) }
    let end = text.bytes.count
    lexer.tokens.append(Token(kind: .end, text: "", start: end, end: end))
    diagnostics.report(contentsOf: lexer.diagnostics)
    return lexer.tokens
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    index + ahead < scalars.count ? scalars[index + ahead] : nil
  }

  private func span(from start: Int) -> SourceSpan {
    text.span(offsets[start], offsets[min(max(index, start + 1), scalars.count)])
  }

  private mutating func add(_ kind: Token.Kind, _ value: String, from start: Int) {
    tokens.append(Token(kind: kind, text: value, start: offsets[start], end: offsets[index]))
  }

  /// Goes past white space and comments; returns whether anything is left.
  private mutating func skipBlanks() -> Bool {
    while let scalar = peek() {
      if scalar.isFEELSpace {
        index += 1
      } else if scalar == "/", peek(1) == "/" {
        while let next = peek(), next != "\n" { _ = next; index += 1 }
      } else if scalar == "/", peek(1) == "*" {
        skipBlockComment()
      } else {
        return true
      }
    }
    return false
  }

  private mutating func skipBlockComment() {
    let start = index
    index += 2
    while let scalar = peek() {
      if scalar == "*", peek(1) == "/" {
        index += 2
        return
      }
      index += 1
    }
    diagnostics.report(.unclosedComment(at: span(from: start)))
  }

  private mutating func scanToken() {
    guard let scalar = peek() else { return }
    if scalar.isNumeral || (scalar.isPoint && peek(1)?.isNumeral == true) {
      scanNumber()
    } else if scalar == "\"" {
      scanString(closing: "\"")
    } else if scalar == "“" || scalar == "”" {
      scanCurlyString(closing: "”")
    } else if scalar == "‘" || scalar == "’" {
      scanCurlyString(closing: "’")
    } else if let ascii = scalar.asciiForFullWidth {
      scanFullWidth(scalar, as: ascii)
    } else if "<>!".unicodeScalars.contains(scalar), peek(1)?.asciiForFullWidth == "=" {
      scanFullWidth(scalar, as: String(scalar))
    } else if scalar.isNameStart {
      scanWord()
    } else {
      scanSymbol(scalar)
    }
  }

  private mutating func scanWord() {
    let start = index
    while let scalar = peek(), scalar.isNamePart, scalar.asciiForFullWidth == nil { index += 1 }
    let word = string(from: start)
    add(Keyword(rawValue: word).map(Token.Kind.keyword) ?? .word, word, from: start)
  }

  private func string(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<index])
    return String(view)
  }

  /// `digits[.digits]` or `.digits`, then an optional exponent.
  private mutating func scanNumber() {
    let start = index
    skipDigits()
    if peek()?.isPoint == true, peek(1)?.isNumeral == true {
      index += 1
      skipDigits()
    }
    if peek() == "e" || peek() == "E" {
      let signed = peek(1) == "+" || peek(1) == "-"
      if peek(signed ? 2 : 1)?.isNumeral == true {
        index += signed ? 2 : 1
        skipDigits()
      }
    }
    if let scalar = peek(), scalar.isNamePart, scalar.asciiForFullWidth == nil {
      while let scalar = peek(), scalar.isNamePart { _ = scalar; index += 1 }
      let written = string(from: start)
      let spoken = SpokenNumber(written)
      diagnostics.report(
        spoken.map { .numberWithUnit(written, $0, at: span(from: start)) }
          ?? .numberRunsIntoName(written, at: span(from: start)))
      add(.unknown, written, from: start)
      return
    }
    addNumber(from: start)
  }

  /// A number; full-width characters in it are reported together and read as the ASCII ones.
  private mutating func addNumber(from start: Int) {
    let written = string(from: start)
    let meant = written.inASCII
    if meant != written {
      diagnostics.report(.fullWidth(written, meant, at: span(from: start)))
    }
    add(.number, meant, from: start)
  }

  private mutating func skipDigits() {
    while peek()?.isNumeral == true { index += 1 }
  }

  /// Reports a full-width character and reads it as the ASCII that was meant.
  private mutating func scanFullWidth(_ scalar: Unicode.Scalar, as ascii: String) {
    let start = index
    index += 1
    var meant = ascii
    if let next = peek(), ascii == ">" || ascii == "<" || ascii == "!",
      next == "=" || next.asciiForFullWidth == "="
    {
      index += 1
      meant += "="
    }
    let written = string(from: start)
    // Nothing is won by an ASCII character that means nothing either, such as a stop at the end.
    let isStrange = "~;`#$%&\\^|".contains(meant) || (meant == "." && peek() == nil)
    if isStrange {
      diagnostics.report(.unknownCharacter(written, at: span(from: start)))
    } else if !isBracket(meant, from: start) {
      diagnostics.report(.fullWidth(written, meant, at: span(from: start)))
    }
    if !isStrange, let symbol = Symbol(rawValue: meant) {
      add(.symbol(symbol), meant, from: start)
    } else {
      add(.unknown, meant, from: start)
    }
  }

  /// Whether a full-width character is half of a pair of brackets, which is reported as one.
  private mutating func isBracket(_ meant: String, from start: Int) -> Bool {
    let pairs = [")": "(", "]": "[", "}": "{"]
    if pairs.values.contains(meant) {
      openings.append((meant, start, diagnostics.all.count))
      return true
    }
    guard let opening = openings.last, pairs[meant] == opening.meant else { return false }
    openings.removeLast()
    guard diagnostics.all.count == opening.found else {
      report(opening)
      return false
    }
    let whole = string(from: opening.start)
    let mended = opening.meant + whole.dropFirst().dropLast() + meant
    diagnostics.report(.fullWidth(whole, mended, at: span(from: opening.start)))
    return true
  }

  /// Reports a full-width bracket alone: nothing closes it, or there is more to mend within.
  private mutating func report(_ opening: Opening) {
    let written = String(scalars[opening.start])
    let place = text.span(offsets[opening.start], offsets[opening.start + 1])
    diagnostics.report(.fullWidth(written, opening.meant, at: place))
  }

  private mutating func scanSymbol(_ scalar: Unicode.Scalar) {
    let start = index
    let two = peek(1).map { String(scalar) + String($0) } ?? ""
    if let meant = Self.foreignOperators[two], !endsFunctionType(two) {
      index += 2
      diagnostics.report(.foreignOperator(two, meant, at: span(from: start)))
      let kind =
        Symbol(rawValue: meant).map(Token.Kind.symbol)
        ?? Keyword(rawValue: meant).map(Token.Kind.keyword) ?? .unknown
      add(kind, meant, from: start)
    } else if let symbol = Symbol(rawValue: two) {
      index += 2
      add(.symbol(symbol), two, from: start)
    } else if let symbol = Symbol(rawValue: String(scalar)) {
      index += 1
      add(.symbol(symbol), String(scalar), from: start)
    } else {
      index += 1
      if scalar == "!" {
        diagnostics.report(.exclamation(at: span(from: start)))
      } else if strangers.insert(scalar).inserted {
        diagnostics.report(.unknownCharacter(String(scalar), at: span(from: start)))
      }
      add(.unknown, String(scalar), from: start)
    }
  }

  /// Whether `<>` here are the empty parameters of `function<>->number`.
  private func endsFunctionType(_ two: String) -> Bool {
    two == "<>" && tokens.last?.kind == .keyword(.function)
  }

  /// What other languages write, and how FEEL says it.
  private static let foreignOperators = [
    "==": "=", "&&": "and", "||": "or", "<>": "!=", "=>": ">=", "=<": "<=",
  ]
}

extension Lexer {
  /// A string literal with FEEL's escapes; an unclosed one ends at the line's end.
  private mutating func scanString(closing: Unicode.Scalar) {
    let start = index
    index += 1
    var value = String.UnicodeScalarView()
    while let scalar = peek(), scalar != "\n", scalar != "\r" {
      if scalar == closing || (closing == "”" && scalar == "\"")
        || (closing == "’" && scalar == "'")
      {
        index += 1
        add(.string, String(value), from: start)
        return
      }
      if scalar == "\\" {
        scanEscape(into: &value)
      } else {
        value.append(scalar)
        index += 1
      }
    }
    diagnostics.report(.unclosedString(at: span(from: start)))
    add(.string, String(value), from: start)
  }

  /// A literal in the quotes of a Chinese keyboard: the fix mends both of them.
  private mutating func scanCurlyString(closing: Unicode.Scalar) {
    let start = index
    scanString(closing: closing)
    let quotes = closing == "”" ? "”\"" : "’'\""
    let content = string(from: start).dropFirst().filter { !quotes.contains($0) }
    diagnostics.report(.curlyQuotes("\"\(content)\"", at: span(from: start)))
  }

  private mutating func scanEscape(into value: inout String.UnicodeScalarView) {
    let start = index
    guard let kind = peek(1) else {
      index += 1
      return
    }
    if let plain = Self.escapes[kind] {
      value.append(plain)
      index += 2
    } else if kind == "u", let first = hexadecimal(at: index + 2, digits: 4) {
      index += 6
      appendUnit(first, from: start, to: &value)
    } else if kind == "U", let code = hexadecimal(at: index + 2, digits: 6) {
      index += 8
      append(code, from: start, to: &value)
    } else {
      value.append("\\")
      index += 1
    }
  }

  /// Joins a high and a low surrogate; a lone one is reported.
  private mutating func appendUnit(
    _ first: UInt32, from start: Int, to value: inout String.UnicodeScalarView
  ) {
    if (0xD800..<0xDC00).contains(first), peek() == "\\", peek(1) == "u",
      let second = hexadecimal(at: index + 2, digits: 4), (0xDC00..<0xE000).contains(second)
    {
      index += 6
      append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), from: start, to: &value)
    } else {
      append(first, from: start, to: &value)
    }
  }

  private mutating func append(
    _ code: UInt32, from start: Int, to value: inout String.UnicodeScalarView
  ) {
    if let scalar = Unicode.Scalar(code) {
      value.append(scalar)
    } else {
      diagnostics.report(.noSuchCharacter(at: span(from: start)))
    }
  }

  private func hexadecimal(at position: Int, digits: Int) -> UInt32? {
    guard position + digits <= scalars.count else { return nil }
    var value: UInt32 = 0
    for scalar in scalars[position..<position + digits] {
      guard let digit = Character(scalar).hexDigitValue, scalar.isASCII else { return nil }
      value = value << 4 | UInt32(truncatingIfNeeded: digit)
    }
    return value
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "'": "'", "\"": "\"", "\\": "\\", "n": "\n", "r": "\r", "t": "\t",
  ]
}
