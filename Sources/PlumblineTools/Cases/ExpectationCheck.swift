import FEEL
import Plumbline

/// Finds what is wrong with the expectations of a case, whatever came out.
///
/// A field, id or word that no outcome of the policy has could only differ, and under `not_` could
/// only pass; and what expects nothing passes always.
struct ExpectationCheck {
  /// The keys by which an element of a list is told.
  static let elementKeys = ["id", "path", "code"]

  private let fields: [String: OutcomeField]

  init(_ policy: Policy) {
    fields = OutcomeFields(policy).all
  }

  func check(_ one: CaseSyntax, into diagnostics: inout Diagnostics) {
    if one.expect.isEmpty { diagnostics.report(.caseExpectsNothing(at: one.expectSpan)) }
    for entry in one.expect {
      if entry.key.hasPrefix("not_") {
        checkRefused(entry, into: &diagnostics)
      } else {
        check(entry, among: fields, into: &diagnostics)
      }
    }
  }

  private func check(
    _ entry: Node.Entry, among fields: [String: OutcomeField], into diagnostics: inout Diagnostics
  ) {
    guard let field = fields[entry.key] else {
      let nearest = NearestName.nearest(to: entry.key, among: fields.keys)
      diagnostics.report(.caseUnknownField(entry.key, nearest: nearest, at: entry.keySpan))
      return
    }
    check(entry.value, as: field, of: entry.key, into: &diagnostics)
  }

  private func check(
    _ node: Node, as field: OutcomeField, of key: String, into diagnostics: inout Diagnostics
  ) {
    if case .list(let names, let fields) = field {
      for element in Comparison.elements(of: node) where !node.isNull {
        check(element, called: names, fields, of: key, into: &diagnostics)
      }
      return
    }
    switch node.content {
    case .mapping(let entries):
      if entries.isEmpty { diagnostics.report(.caseExpectsNothing(at: node.span)) }
      guard case .map(let fields) = field else { return }
      for entry in entries { check(entry, among: fields, into: &diagnostics) }
    case .scalar(let scalar) where !node.isNull:
      check(scalar.string, as: field, of: key, at: node.span, into: &diagnostics)
    case .scalar, .sequence: break
    }
  }

  /// Checks the text of a field that holds one thing; a map's is that of its total.
  private func check(
    _ text: String, as field: OutcomeField, of key: String, at span: SourceSpan,
    into diagnostics: inout Diagnostics
  ) {
    switch field {
    case .word(let values) where !values.contains(text):
      let nearest = NearestName.nearest(to: text, among: values)
      diagnostics.report(.caseUnknownWord(text, of: values, nearest: nearest, at: span))
    case .name(let known) where !known.contains(text) && !text.hasPrefix("$"):
      let nearest = NearestName.nearest(to: text, among: known)
      diagnostics.report(.caseUnknownID(text, in: key, nearest: nearest, at: span))
    case .number where Decimal(text) == nil: diagnostics.report(.caseNotNumber(text, at: span))
    case .date where CalendarDate(String(text.prefix(10))) == nil:
      diagnostics.report(.caseNotDate(text, at: span))
    case .map(let fields):
      if let total = fields["total"] {
        check(text, as: total, of: key, at: span, into: &diagnostics)
      }
    default: break
    }
  }

  // MARK: Lists

  private func check(
    _ element: Node, called names: OutcomeField, _ fields: [String: OutcomeField],
    of list: String, into diagnostics: inout Diagnostics
  ) {
    switch element.content {
    case .scalar(let scalar) where !element.isNull:
      check(scalar.string, as: names, of: list, at: element.span, into: &diagnostics)
    case .mapping(let entries) where Comparison.id(of: element) != nil && !fields.isEmpty:
      for entry in entries where !Self.elementKeys.contains(entry.key) {
        check(entry, among: fields, into: &diagnostics)
      }
      for entry in entries where Self.elementKeys.contains(entry.key) {
        guard let name = fields[entry.key] else {
          check(entry, among: fields, into: &diagnostics)
          continue
        }
        check(entry.value, as: name, of: list, into: &diagnostics)
      }
    default:
      diagnostics.report(.caseElementUnnamed(in: list, by: keys(of: fields), at: element.span))
    }
  }

  /// Checks a list of what must not come out: it names things, and something at least.
  private func checkRefused(_ entry: Node.Entry, into diagnostics: inout Diagnostics) {
    let list = String(entry.key.dropFirst(4))
    guard case .list(let names, let fields)? = fields[list] else {
      let nearest = NearestName.nearest(to: entry.key, among: refusable)
      diagnostics.report(.caseUnknownField(entry.key, nearest: nearest, at: entry.keySpan))
      return
    }
    let elements = Comparison.elements(of: entry.value)
    if elements.isEmpty || entry.value.isNull {
      diagnostics.report(.caseExpectsNothing(at: entry.value.span))
      return
    }
    for element in elements {
      if case .mapping(let entries) = element.content, entries.count > 1 {
        let keys = keys(of: fields)
        diagnostics.report(.caseElementUnnamed(in: entry.key, by: keys, at: element.span))
      } else {
        check(element, called: names, fields, of: list, into: &diagnostics)
      }
    }
  }

  /// The keys of lists of what must not come out.
  private var refusable: [String] {
    fields.compactMap { if case .list = $0.value { "not_\($0.key)" } else { nil } }
  }

  private func keys(of fields: [String: OutcomeField]) -> [String] {
    Self.elementKeys.filter { fields[$0] != nil }
  }
}
