package import FEEL

extension Problem {
  /// Returns the place in a record that the problem is about, by its path.
  ///
  /// An unknown key is marked itself; what is missing is marked by the key that should hold it.
  package func place(in record: Node) -> SourceSpan {
    var node = record
    var path = JSONPath.root
    var holder = record.span
    while path != self.path {
      guard let step = step(from: node, at: path) else { return holder }
      (node, path) = (step.node, step.path)
      holder = step.key ?? node.span
    }
    return isAboutKey ? holder : node.span
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
