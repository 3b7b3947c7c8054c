extension Unicode.Scalar {
  /// An ASCII digit.
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// A digit, ASCII or full-width.
  var isNumeral: Bool { isDigit || ("\u{FF10}"..."\u{FF19}").contains(self) }

  /// A decimal point, or what a Chinese keyboard gives for it.
  var isPoint: Bool { self == "." || asciiForFullWidth == "." }

  /// White space between tokens, the ideographic space included (DMN 1.5, 10.3.1.2, rule 61).
  var isFEELSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// A character that may begin a name (DMN 1.5, 10.3.1.2, rule 28).
  var isNameStart: Bool {
    switch value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      !isFEELSpace && asciiForFullWidth == nil
    default: false
    }
  }

  /// A character that may stand inside a name (rule 29).
  var isNamePart: Bool {
    switch value {
    case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isNameStart
    }
  }

  /// What a Chinese keyboard's full-width character stands for in an expression; null for others.
  var asciiForFullWidth: String? {
    switch self {
    case "。": "."
    case "、": ","
    case "【": "["
    case "】": "]"
    case "‘", "’": "'"
    case "≥": ">="
    case "≤": "<="
    case "≠": "!="
    case "×": "*"
    case "÷": "/"
    case "－", "—", "–", "−": "-"
    case "\u{FF01}"..."\u{FF5E}":
      Unicode.Scalar(value - 0xFEE0).map { String($0) }
    default: nil
    }
  }
}

extension String {
  /// The text with the ASCII that its full-width characters stand for in an expression.
  package var inASCII: String {
    unicodeScalars.map { $0.asciiForFullWidth ?? String($0) }.joined()
  }
}

/// Whether a text can be a name of a policy: a letter or `_`, then letters, digits, `_`.
public func isPolicyName(_ text: some StringProtocol) -> Bool {
  guard let first = text.unicodeScalars.first, first.isNameStart else { return false }
  return text.unicodeScalars.allSatisfy { $0.isNamePart } && Keyword(rawValue: String(text)) == nil
}
