import FEEL

/// Hands out the values of a mapping by key, and at the end reports the keys nobody asked for.
struct MappingReader {
  let span: SourceSpan
  private let entries: [Node.Entry]
  private var asked: Set<String> = ["note"]
  /// What the mapping is, for messages.
  private let what: Message

  /// Null, with a diagnostic, where the node is no mapping.
  init?(_ node: Node, _ what: Message, into diagnostics: inout Diagnostics) {
    if diagnostics.isFull { return nil }
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(.wrongKind(expected: what, at: node.span))
      return nil
    }
    self.entries = entries
    self.what = what
    span = entries.first?.keySpan ?? node.span
  }

  /// Returns the value of a key; null where it is absent.
  mutating func take(_ key: String) -> Node? {
    asked.insert(key)
    return entries.first { $0.key == key }?.value
  }

  /// Returns the value of a key that must be there.
  mutating func require(_ key: String, into diagnostics: inout Diagnostics) -> Node? {
    if let node = take(key) { return node }
    diagnostics.report(.missingKey(key, of: what, at: span))
    return nil
  }

  /// Returns the entry of a key, with the key's own place.
  mutating func takeEntry(_ key: String) -> Node.Entry? {
    asked.insert(key)
    return entries.first { $0.key == key }
  }

  /// Returns the entries of all keys that have not been asked for.
  mutating func takeRest() -> [Node.Entry] {
    let rest = entries.filter { !asked.contains($0.key) }
    asked.formUnion(rest.map(\.key))
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

  /// Reports every key that nobody asked for.
  func finish(into diagnostics: inout Diagnostics) {
    for entry in entries where !asked.contains(entry.key) && !diagnostics.isFull {
      let nearest = NearestName.nearest(to: entry.key, among: asked)
      diagnostics.report(.unknownKey(entry.key, of: what, nearest: nearest, at: entry.keySpan))
    }
  }
}
