/// A set of characters, as a class writes it.
struct ScalarSet: Sendable {
  /// One thing of which a class is made.
  enum Part: Sendable {
    case range(ClosedRange<UInt32>)
    case property(Property, isNegated: Bool)
  }

  /// What an escape of several characters stands for.
  enum Property: Sendable {
    /// A general category by its letter, or its letter and a small one.
    case category(String)
    case block(ClosedRange<UInt32>)
    /// Blank, tab and line ends.
    case space
    /// No punctuation, no separator and no other.
    case word
    /// Where a name of XML may begin, and what may be in it.
    case nameStart, nameCharacter
  }

  var parts: [Part]
  var isNegated = false
  /// What is taken out again; one or none.
  var subtracted: [ScalarSet] = []

  /// Whether a character is in the set.
  ///
  /// Without regard to case a range holds every case variant of its characters; what stands for a
  /// property is not concerned.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    let variants = ignoringCase ? CaseVariants.of(scalar) : [scalar]
    let isIn = parts.contains { part in
      switch part {
      case .range(let range): variants.contains { range.contains($0.value) }
      case .property(let property, let isNegated): property.holds(scalar) != isNegated
      }
    }
    return isIn != isNegated
      && !subtracted.contains { $0.contains(scalar, ignoringCase: ignoringCase) }
  }
}

extension ScalarSet.Property {
  func holds(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .category(let name): scalar.properties.generalCategory.code.hasPrefix(name)
    case .block(let range): range.contains(scalar.value)
    case .space: ["\t", "\n", "\r", " "].contains(scalar)
    case .word: !"PZC".contains(scalar.properties.generalCategory.code.prefix(1))
    case .nameStart: Self.isNameStart(scalar.value)
    case .nameCharacter: Self.isNameStart(scalar.value) || Self.isNameRest(scalar.value)
    }
  }

  /// XML 1.0, fifth edition, production 4.
  private static func isNameStart(_ value: UInt32) -> Bool {
    switch value {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
      0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
      0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// What production 4a has beyond production 4.
  private static func isNameRest(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}

extension Unicode.GeneralCategory {
  /// Its two letters, as the Unicode standard abbreviates it.
  var code: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  /// What `\p{…}` may name.
  static let codes: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C",
    "Cc", "Cf", "Co", "Cn",
  ]
}
