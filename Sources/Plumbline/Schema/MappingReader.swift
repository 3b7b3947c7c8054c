import FEEL

/// Hands out the values of a mapping by key, and at the end reports the keys nobody asked for.
struct MappingReader {
  let span: SourceSpan
  private let entries: [Node.Entry]
  private var asked: Set<String> = ["note"]
  /// An item or a rule has about so many keys.
  private static let usualKeys = 24
  private var required: Set<String> = []
  /// The required keys that are absent where a key of a like spelling stands.
  private var misspelt: [String] = []
  /// The entries that were asked for and have nothing behind the colon.
  private var bare: [Node.Entry] = []
  /// What the mapping is, for messages.
  private let what: Message

  /// Null, with a diagnostic, where the node is no mapping.
  init?(_ node: Node, _ what: Message, into diagnostics: inout Diagnostics) {
    if diagnostics.isFull { return nil }
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(Self.fullWidth(node) ?? .wrongKind(expected: what, at: node.span))
      return nil
    }
    self.entries = entries
    self.what = what
    asked.reserveCapacity(Self.usualKeys)
    span = entries.first?.keySpan ?? node.span
  }

  /// `model：weighted` and `【一般】` are texts to YAML, where a map or a list was meant.
  private static func fullWidth(_ node: Node) -> Diagnostic? {
    guard case .scalar(let scalar) = node.content, scalar.style == .plain else { return nil }
    let text = scalar.string
    for (brackets, meant) in [("【】", "[]"), ("［］", "[]"), ("｛｝", "{}")] {
      guard text.first == brackets.first, text.last == brackets.last, text.count > 1 else {
        continue
      }
      let inner = "\(meant.prefix(1))\(text.dropFirst().dropLast())\(meant.suffix(1))"
      return .yamlFullWidth(text, inner, at: node.span)
    }
    guard let colon = scalar.string.firstIndex(of: "：")
    else { return nil }
    let place = scalar.string[..<colon].utf8.count
    return .yamlFullWidth("：", ": ", at: scalar.text.span(place, place + 3))
  }

  /// Returns the value of a key; null where it is absent, or has nothing behind the colon.
  ///
  /// A key with nothing behind it reads as if its list were empty, and was most likely meant to be
  /// filled: `finish` reports it.
  mutating func take(_ key: String) -> Node? {
    guard let entry = takeEntry(key) else { return nil }
    if !entry.value.isNull { return entry.value }
    note(bare: entry)
    return nil
  }

  /// Returns the list or map of a key; `[]` and `{}` count as nothing.
  mutating func takeFilled(_ key: String) -> Node? {
    guard let node = take(key), let entry = takeEntry(key) else { return nil }
    switch node.content {
    case .sequence(let elements) where elements.isEmpty: note(bare: entry)
    case .mapping(let entries) where entries.isEmpty: note(bare: entry)
    default: return node
    }
    return nil
  }

  private mutating func note(bare entry: Node.Entry) {
    if !bare.contains(where: { $0.key == entry.key }) { bare.append(entry) }
  }

  /// Whether a key stands here, whatever stands behind it.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// Returns the value of a key that must be there.
  mutating func require(_ key: String, into diagnostics: inout Diagnostics) -> Node? {
    required.insert(key)
    let node = take(key)
    if has(key) { return node }
    if entries.contains(where: { Self.isLike($0.key, key) }) {
      misspelt.append(key)
    } else {
      diagnostics.report(.missingKey(key, of: what, at: span))
    }
    return nil
  }

  /// Whether a key is another one in a wrong spelling.
  private static func isLike(_ written: String, _ key: String) -> Bool {
    NearestName.nearest(to: written, among: [key]) != nil
  }

  /// Returns the entry of a key, with the key's own place.
  mutating func takeEntry(_ key: String) -> Node.Entry? {
    asked.insert(key)
    return entries.firstIndex { $0.key == key }.map { entries[$0] }
  }

  /// Returns the entries of all keys that have not been asked for.
  mutating func takeRest() -> [Node.Entry] {
    let rest = entries.filter { !asked.contains($0.key) }
    asked.formUnion(rest.map(\.key))
    bare += rest.filter(\.value.isNull)
    return rest
  }

  /// Reports keys that the language has but this version does not.
  mutating func refuseLater(_ keys: [String], into diagnostics: inout Diagnostics) {
    for key in keys {
      if let entry = takeEntry(key) {
        diagnostics.report(.notYetAvailable(key, at: entry.keySpan))
      }
    }
  }

  /// Reports every key that nobody asked for, and those with nothing behind them.
  func finish(into diagnostics: inout Diagnostics) {
    for entry in bare {
      diagnostics.report(
        .emptyValue(entry.key, isRequired: required.contains(entry.key), at: entry.keySpan))
    }
    let unknown = entries.filter { !asked.contains($0.key) }
    // One that is like an unknown key is told there.
    for key in misspelt where !unknown.contains(where: { Self.isLike($0.key, key) }) {
      diagnostics.report(.missingKey(key, of: what, at: span))
    }
    for entry in unknown where !diagnostics.isFull {
      let nearest = NearestName.nearest(to: entry.key, among: asked)
      diagnostics.report(.unknownKey(entry.key, of: what, nearest: nearest, at: entry.keySpan))
    }
  }
}
