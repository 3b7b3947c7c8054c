import FEEL

/// The values of an object by key, without those that are null.
struct Fields {
  private let entries: [Node.Entry]

  init(_ entries: [Node.Entry]) {
    self.entries = entries
  }

  subscript(key: String) -> Node? {
    guard let place = entries.firstIndex(where: { $0.key == key }), !entries[place].value.isNull
    else { return nil }
    return entries[place].value
  }
}

extension RecordReader {
  /// The values of an object; keys that are not known are problems.
  mutating func fields(
    of entries: [Node.Entry], _ path: @autoclosure () -> String, among known: [String]
  ) -> Fields {
    refuse(others: known, in: entries, path())
    return Fields(entries)
  }

  /// Reports the keys of an object that are not known.
  mutating func refuse(
    others known: [String], in entries: [Node.Entry], _ path: @autoclosure () -> String
  ) {
    for entry in entries where !known.contains(entry.key) && !isFull {
      let nearest = NearestName.nearest(to: entry.key, among: known)
      report(.unknownKey(at: JSONPath.member(path(), entry.key), nearest: nearest))
    }
  }

  /// A value of a declared type, which lies within a range if there is one.
  mutating func value(
    _ node: Node, of type: StaticType, within range: (tests: CheckedTests?, text: String?),
    _ path: @autoclosure () -> String
  ) -> Value? {
    guard let value = value(node, of: type, path()) else { return nil }
    if let tests = range.tests, !ReferenceEvaluator.passes(value, tests, []).isTrue {
      report(.outOfRange(value.feelText, at: path(), range: range.text ?? ""))
    }
    return value
  }
}
