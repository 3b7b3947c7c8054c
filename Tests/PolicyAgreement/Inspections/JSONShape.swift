import RandomFEEL

/// A JSON text as a tree, in which keys may stand twice and words need not be JSON.
indirect enum JSONShape: Sendable {
  case object([(key: String, value: JSONShape)])
  case array([JSONShape])
  case text(String)
  /// A number, `true`, `false`, `null`, or anything else that is to stand as it is.
  case plain(String)

  /// The value of a key; null where it is no object or has no such key.
  subscript(key: String) -> JSONShape? {
    guard case .object(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The elements or values inside; none for a scalar.
  var children: [JSONShape] {
    switch self {
    case .object(let entries): entries.map(\.value)
    case .array(let elements): elements
    case .text, .plain: []
    }
  }

  /// How many values there are, itself included.
  var count: Int { children.reduce(1) { $0 + $1.count } }

  /// The same with the children at some places only.
  func keeping(_ places: [Int]) -> JSONShape {
    switch self {
    case .object(let entries): .object(places.map { entries[$0] })
    case .array(let elements): .array(places.map { elements[$0] })
    case .text, .plain: self
    }
  }

  /// The same with another child at a place.
  func replacing(_ place: Int, with child: JSONShape) -> JSONShape {
    switch self {
    case .object(var entries):
      entries[place].value = child
      return .object(entries)
    case .array(var elements):
      elements[place] = child
      return .array(elements)
    case .text, .plain: return self
    }
  }

  /// The same with a key set, or another entry of that key added.
  func setting(_ key: String, to value: JSONShape, twice: Bool = false) -> JSONShape {
    guard case .object(let entries) = self else { return self }
    if !twice, let place = entries.firstIndex(where: { $0.key == key }) {
      return replacing(place, with: value)
    }
    return .object(entries + [(key, value)])
  }

  /// The same without the entries of a key.
  func without(_ key: String) -> JSONShape {
    guard case .object(let entries) = self else { return self }
    return .object(entries.filter { $0.key != key })
  }

  /// The same with the value of a number, counted from 0 as the text is read, made another.
  func changing(_ number: Int, _ change: (JSONShape) -> JSONShape) -> JSONShape {
    if number == 0 { return change(self) }
    var left = number - 1
    for (place, child) in children.enumerated() {
      if left < child.count { return replacing(place, with: child.changing(left, change)) }
      left -= child.count
    }
    return self
  }
}

/// How a JSON text is laid out, as far as JSON leaves it open; it stays on one line.
struct JSONStyle: Sendable {
  let seed: UInt64
  /// How many of a hundred characters are written as escapes.
  let escapes: Int
  /// How many of a hundred places have blanks.
  let blanks: Int

  /// Without escapes and blanks.
  static let bare = JSONStyle(seed: 0, escapes: 0, blanks: 0)

  func text(of shape: JSONShape) -> String {
    var writer = Writer(style: self, random: SplitMix64(seed: seed))
    writer.write(shape)
    return writer.text
  }

  private struct Writer {
    let style: JSONStyle
    var random: SplitMix64
    var text = ""

    mutating func write(_ shape: JSONShape) {
      blank()
      switch shape {
      case .object(let entries):
        text += "{"
        for (place, entry) in entries.enumerated() {
          if place > 0 { text += "," }
          blank()
          quote(entry.key)
          blank()
          text += ":"
          write(entry.value)
        }
        text += "}"
      case .array(let elements):
        text += "["
        for (place, element) in elements.enumerated() {
          if place > 0 { text += "," }
          write(element)
        }
        text += "]"
      case .text(let string): quote(string)
      case .plain(let word): text += word
      }
      blank()
    }

    private mutating func blank() {
      guard style.blanks > 0, random.chance(style.blanks) else { return }
      text += random.one(of: [" ", "  ", "\t", "\r", " \t "])
    }

    private mutating func quote(_ string: String) {
      text += "\""
      for scalar in string.unicodeScalars { text += escaped(scalar) }
      text += "\""
    }

    private mutating func escaped(_ scalar: Unicode.Scalar) -> String {
      if style.escapes > 0, random.chance(style.escapes) { return units(scalar) }
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case "\n": return "\\n"
      case "\t": return random.one(of: ["\\t", "\\u0009"])
      default: return scalar.value < 0x20 ? units(scalar) : String(scalar)
      }
    }

    private func units(_ scalar: Unicode.Scalar) -> String {
      String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
  }
}
