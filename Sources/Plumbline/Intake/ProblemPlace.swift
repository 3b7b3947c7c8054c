package import FEEL

extension Problem {
  /// Returns the place in a record that the problem is about, by its path.
  ///
  /// An unknown key is marked itself; what is missing is marked by the key that should hold it.
  package func place(in record: Node) -> SourceSpan { found(in: record).span }

  /// The edit that puts what was meant in the place of what is written; null where that is not
  /// known, or would need quotes.
  package func fix(in record: Node) -> Fix? {
    let found = found(in: record)
    let isName = meant?.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "_.-".unicodeScalars.contains($0)
    }
    guard let meant, found.isExact, isName == true, !meant.hasPrefix("-") else { return nil }
    return .replace(found.span, with: meant)
  }

  /// The key of a record that it lacks as a whole; null where the problem is another.
  package func missingKey(in record: Node) -> String? {
    guard code == "missing", case .mapping(let entries) = record.content else { return nil }
    let key = String(path.dropFirst(2))
    guard path == JSONPath.member(JSONPath.root, key) else { return nil }
    return entries.contains { $0.key == key && !$0.value.isNull } ? nil : key
  }

  /// Whether the message says no more than that something is required.
  package var isPlain: Bool { message == Problem.missing(at: path).message }

  /// The place, and whether what is wrong is written there, and nothing else.
  private func found(in record: Node) -> (span: SourceSpan, isExact: Bool) {
    var node = record
    var path = JSONPath.root
    var holder = record.span
    while path != self.path {
      guard let step = step(from: node, at: path) else { return (holder, false) }
      (node, path) = (step.node, step.path)
      holder = step.key ?? node.span
    }
    return isAboutKey ? (holder, true) : (node.span, node.text != nil)
  }

  /// One step towards the problem: an entry with its key, or an element.
  private func step(
    from node: Node, at path: String
  ) -> (node: Node, path: String, key: SourceSpan?)? {
    switch node.content {
    case .scalar: return nil
    case .mapping(let entries):
      for entry in entries {
        let place = JSONPath.member(path, entry.key)
        if lies(at: place) { return (entry.value, place, entry.keySpan) }
      }
    case .sequence(let elements):
      for (index, element) in elements.enumerated() {
        let place = "\(path)[\(index)]"
        if lies(at: place) { return (element, place, nil) }
      }
    }
    return nil
  }

  private func lies(at place: String) -> Bool {
    path == place || path.hasPrefix(place + ".") || path.hasPrefix(place + "[")
  }

  private var isAboutKey: Bool {
    code == "unknown-key" || code == "unknown-item" && path.hasPrefix("$.answers")
  }
}
