import FEEL
import Plumbline

/// Compares what a case expects with what came out, as it is written, field by field.
///
/// A map may leave fields out. A list is compared whole, in any order: its elements are told by
/// their id, and an expected element may be the id alone.
struct Comparison {
  private(set) var differences: [Difference] = []
  private(set) var diagnostics = Diagnostics()

  /// Compares the fields of a map; a scalar where a map came out stands for its `total`.
  mutating func compare(_ expected: [Node.Entry], with found: [Node.Entry], at path: String) {
    for entry in expected {
      let place = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      guard let value = found.first(where: { $0.key == entry.key })?.value else {
        let nearest = NearestName.nearest(to: entry.key, among: found.map(\.key))
        diagnostics.report(.caseUnknownField(entry.key, nearest: nearest, at: entry.keySpan))
        continue
      }
      compare(entry.value, with: value, at: place)
    }
  }

  mutating func compare(_ expected: Node, with found: Node, at path: String) {
    switch (expected.content, found.content) {
    case (.mapping(let entries), .mapping(let fields)): compare(entries, with: fields, at: path)
    case (.sequence(let elements), .sequence(let values)):
      compare(elements, with: values, path, expected.span)
    case (.scalar(let scalar), .mapping(let fields)):
      if let total = fields.first(where: { $0.key == "total" })?.value {
        compare(expected, with: total, at: "\(path).total")
      } else {
        report(path, scalar.string, found, at: expected.span)
      }
    case (.scalar, _) where expected.isNull:
      if !found.isNull { report(path, "null", found, at: expected.span) }
    case (.scalar(let scalar), .scalar(let value)):
      if !Self.isSame(scalar.string, value) {
        report(path, scalar.string, found, at: expected.span)
      }
    default: report(path, Self.shown(expected), found, at: expected.span)
    }
  }

  private mutating func report(
    _ path: String, _ expected: String, _ found: Node, at span: SourceSpan
  ) {
    differences.append(
      .other(path, expected: expected, found: Self.shown(found), at: span))
  }

  private mutating func compare(
    _ expected: [Node], with found: [Node], _ path: String, _ span: SourceSpan
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
  mutating func refuse(_ expected: [Node.Entry], in found: [Node.Entry]) {
    for entry in expected where entry.key.hasPrefix("not_") {
      let list = String(entry.key.dropFirst(4))
      guard case .sequence(let values)? = found.first(where: { $0.key == list })?.value.content
      else {
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
  private static func ids(of value: Node) -> [String] {
    guard case .mapping(let fields) = value.content else { return [shown(value)] }
    return ExpectationCheck.elementKeys.compactMap { key in
      fields.first { $0.key == key }?.value.text
    }
  }

  private static func isCalled(_ id: String?, _ value: Node) -> Bool {
    id.map { ids(of: value).contains($0) } ?? false
  }

  // MARK: Scalars

  /// A text came out in quotes, and is compared letter by letter; a number by its value.
  private static func isSame(_ text: String, _ found: Node.Scalar) -> Bool {
    let value = found.text.string
    guard found.style == .plain, let number = Decimal(value) else {
      return text == value && !(found.style == .plain && value == "null")
    }
    return Decimal(text) == number
  }

  private static func shown(_ node: Node) -> String {
    switch node.content {
    case .scalar(let scalar): scalar.string
    case .sequence(let elements): "[\(elements.map(shown).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", "))}"
    }
  }
}
