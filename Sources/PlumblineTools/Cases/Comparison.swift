import FEEL
import Plumbline

/// Compares what a case expects with what came out, field by field.
///
/// A map may leave fields out. A list is compared whole, in any order: its elements are told by
/// their id, and an expected element may be the id alone.
struct Comparison {
  private(set) var differences: [Difference] = []
  private(set) var diagnostics = Diagnostics()

  /// Compares the fields of a map; a scalar where a map came out stands for its `total`.
  mutating func compare(_ expected: [Node.Entry], with found: [(String, JSON)], at path: String) {
    for entry in expected {
      let place = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      guard let value = found.first(where: { $0.0 == entry.key })?.1 else {
        let nearest = NearestName.nearest(to: entry.key, among: found.map(\.0))
        diagnostics.report(.caseUnknownField(entry.key, nearest: nearest, at: entry.keySpan))
        continue
      }
      compare(entry.value, with: value, at: place)
    }
  }

  mutating func compare(_ expected: Node, with found: JSON, at path: String) {
    switch (expected.content, found) {
    case (.mapping(let entries), .object(let fields)): compare(entries, with: fields, at: path)
    case (.sequence(let elements), .array(let values)):
      compare(elements, with: values, path, expected.span)
    case (.scalar(let scalar), .object(let fields)):
      if let total = fields.first(where: { $0.0 == "total" })?.1 {
        compare(expected, with: total, at: "\(path).total")
      } else {
        report(path, scalar.text.string, found, at: expected.span)
      }
    case (.scalar, _) where expected.isNull:
      if case .null = found { return }
      report(path, "null", found, at: expected.span)
    case (.scalar(let scalar), _):
      if !Self.isSame(scalar.text.string, found) {
        report(path, scalar.text.string, found, at: expected.span)
      }
    default: report(path, Self.shown(expected), found, at: expected.span)
    }
  }

  private mutating func report(
    _ path: String, _ expected: String, _ found: JSON, at span: SourceSpan
  ) {
    differences.append(
      .other(path, expected: expected, found: Self.shown(found), at: span))
  }

  private mutating func compare(
    _ expected: [Node], with found: [JSON], _ path: String, _ span: SourceSpan
  ) {
    var left = found
    for element in expected {
      let id = Self.id(of: element)
      let place = "\(path)[\(id ?? "")]"
      guard let index = left.firstIndex(where: { Self.isCalled(id, $0) }) else {
        differences.append(.absent(place, at: element.span))
        continue
      }
      let value = left.remove(at: index)
      if case .mapping = element.content { compare(element, with: value, at: place) }
    }
    for value in left {
      differences.append(
        .present("\(path)[\(Self.ids(of: value).first ?? Self.shown(value))]", at: span))
    }
  }

  /// Reports what stands under `not_…` and is there all the same.
  mutating func refuse(_ expected: [Node.Entry], in found: [(String, JSON)]) {
    for entry in expected where entry.key.hasPrefix("not_") {
      let list = String(entry.key.dropFirst(4))
      guard case .array(let values)? = found.first(where: { $0.0 == list })?.1 else {
        diagnostics.report(.caseUnknownField(entry.key, nearest: nil, at: entry.keySpan))
        continue
      }
      for element in Self.elements(of: entry.value) {
        let id = Self.id(of: element)
        if values.contains(where: { Self.isCalled(id, $0) }) {
          differences.append(.present("\(list)[\(id ?? "")]", at: element.span))
        }
      }
    }
  }

  mutating func report(_ difference: Difference) { differences.append(difference) }

  // MARK: Ids

  /// The elements of a list; one thing alone stands for a list of it.
  static func elements(of node: Node) -> [Node] {
    if case .sequence(let elements) = node.content { elements } else { [node] }
  }

  /// What an element of an expected list is called.
  static func id(of element: Node) -> String? {
    guard case .mapping(let entries) = element.content else { return element.text }
    for key in ExpectationCheck.elementKeys {
      if let id = entries.first(where: { $0.key == key })?.value.text { return id }
    }
    return nil
  }

  /// The names by which an element of an outcome's list can be told.
  private static func ids(of value: JSON) -> [String] {
    guard case .object(let fields) = value else { return [shown(value)] }
    return ExpectationCheck.elementKeys.compactMap { key in
      if case .string(let text)? = fields.first(where: { $0.0 == key })?.1 { text } else { nil }
    }
  }

  private static func isCalled(_ id: String?, _ value: JSON) -> Bool {
    id.map { ids(of: value).contains($0) } ?? false
  }

  // MARK: Scalars

  private static func isSame(_ text: String, _ found: JSON) -> Bool {
    switch found {
    case .null: false
    case .bool(let value): text == (value ? "true" : "false")
    case .number(let digits): Decimal(text).map { $0 == Decimal(digits) } ?? false
    case .string(let value): text == value
    case .array, .object: false
    }
  }

  private static func shown(_ node: Node) -> String {
    switch node.content {
    case .scalar(let scalar): scalar.text.string
    case .sequence(let elements): "[\(elements.map(shown).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", "))}"
    }
  }

  private static func shown(_ value: JSON) -> String {
    switch value {
    case .string(let text): text
    default: String(decoding: value.bytes(), as: UTF8.self)
    }
  }
}
