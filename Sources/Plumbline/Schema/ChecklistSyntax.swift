package import FEEL

/// A file in `checklists/`: one checklist, or shared sections.
package struct ChecklistSyntax: Sendable {
  /// Null in a file of shared sections.
  package let id: Located<String>?
  package let title: String?
  package let subject: Located<String>?
  /// Other records that the inspection carries.
  package let with: [Located<String>]
  package let tags: [Located<String>]
  package let include: [Located<String>]
  package let inForce: Located<DateRange>?
  package let retired: [Located<String>]
  package let sections: [SectionSyntax]
}

package struct SectionSyntax: Sendable {
  package let id: Located<String>
  package let title: String
  package let weight: Located<Decimal>?
  package let inForce: Located<DateRange>?
  package let items: [ItemSyntax]
}

package struct ItemSyntax: Sendable {
  package let id: Located<String>
  package let ask: String
  package let weight: Located<Decimal>?
  package let hazard: Located<String>?
  package let remedy: Located<String>?
  package let tags: [Located<String>]
  package let answer: AnswerSyntax?
  package let pass: WrittenTests?
  package let when: ConditionSyntax?
  package let veto: VetoSyntax?
  package let notApplicable: NotApplicableSyntax?
  /// Whether `not_applicable:` stands in the item itself, not in a default.
  package let writesNotApplicable: Bool
  package let evidenceOnFail: [Located<String>]
  package let isInformational: Located<Bool>?
  package let credit: TableSyntax?
  package let deduct: DeductSyntax?
  package let attributes: [(name: Located<String>, value: Node)]
  package let formerly: [Located<String>]
  package let inForce: Located<DateRange>?
  package let basis: [BasisSyntax]
}

package enum VetoSyntax: Sendable {
  /// To the worst rating.
  case worst(SourceSpan)
  case rating(Located<String>)

  var span: SourceSpan {
    switch self {
    case .worst(let span): span
    case .rating(let name): name.span
    }
  }
}

package struct NotApplicableSyntax: Sendable {
  package let isAllowed: Bool
  package let reasonRequired: Bool
}

package struct DeductSyntax: Sendable {
  package let each: Located<Decimal>
  package let upTo: Located<Decimal>?
}

package struct AnswerSyntax: Sendable {
  package let type: Located<String>
  package let values: [Located<String>]
  package let unit: String?
  package let range: WrittenTests?
}

// MARK: Reading

extension ChecklistSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> ChecklistSyntax? {
    let isChecklist = node.has("checklist")
    let what =
      isChecklist
      ? Message("a checklist file", "检查表文件") : Message("a file of shared sections", "共用部分的文件")
    guard var reader = MappingReader(node, what, into: &diagnostics) else { return nil }
    let id = reader.take("checklist").flatMap { Scalars.name($0, into: &diagnostics) }
    let title = reader.take("title").flatMap { Scalars.text($0, into: &diagnostics) }
    let subject =
      isChecklist
      ? reader.require("subject", into: &diagnostics).flatMap {
        Scalars.name($0, into: &diagnostics)
      }
      : nil
    let defaults = isChecklist ? reader.take("defaults") : nil
    let sections = Scalars.list(reader.take("sections"), into: &diagnostics) {
      SectionSyntax.read($0, defaults: defaults, into: &$1)
    }
    let checklist = ChecklistSyntax(
      id: id, title: title?.value, subject: subject,
      with: isChecklist ? Scalars.names(reader.take("with"), into: &diagnostics) : [],
      tags: isChecklist ? Scalars.names(reader.take("tags"), into: &diagnostics) : [],
      include: isChecklist ? included(reader.take("include"), into: &diagnostics) : [],
      inForce: Scalars.dates(reader.take("in_force"), into: &diagnostics),
      retired: isChecklist ? Scalars.texts(reader.take("retired"), into: &diagnostics) : [],
      sections: sections)
    reader.finish(into: &diagnostics)
    return isChecklist && id == nil ? nil : checklist
  }

  /// The names of shared sections; `{section: x, without: […]}` is for a later version.
  private static func included(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> [Located<String>] {
    Scalars.list(node, into: &diagnostics) { node, diagnostics in
      if case .mapping(let entries) = node.content,
        let without = entries.first(where: { $0.key == "without" })
      {
        diagnostics.report(.notYetAvailable("without", at: without.keySpan))
        return nil
      }
      return Scalars.name(node, into: &diagnostics)
    }
  }
}

extension SectionSyntax {
  static func read(
    _ node: Node, defaults outer: Node?, into diagnostics: inout Diagnostics
  ) -> SectionSyntax? {
    guard var reader = MappingReader(node, Message("a section", "部分"), into: &diagnostics) else {
      return nil
    }
    let id = reader.require("section", into: &diagnostics)
      .flatMap { Scalars.name($0, into: &diagnostics) }
    let title = reader.require("title", into: &diagnostics)
      .flatMap { Scalars.text($0, into: &diagnostics) }
    let weight = Scalars.weight(reader.take("weight"), into: &diagnostics)
    let defaults = ItemDefaults(reader.take("defaults"), within: outer, into: &diagnostics)
    let items = Scalars.list(reader.require("items", into: &diagnostics), into: &diagnostics) {
      ItemSyntax.read($0, defaults, into: &$1)
    }
    let inForce = Scalars.dates(reader.take("in_force"), into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let id, let title else { return nil }
    return SectionSyntax(
      id: id, title: title.value, weight: weight, inForce: inForce, items: items)
  }
}

/// What holds for the items of a section that do not say otherwise; each key whole.
struct ItemDefaults {
  private let entries: [String: Node]

  /// The keys that may have a default.
  static let keys = [
    "answer", "attributes", "basis", "evidence", "hazard", "not_applicable", "remedy", "tags",
    "weight",
  ]
  /// Those that say how an item is judged; they are not for informational items.
  static let judging: Set<String> = ["evidence", "hazard", "remedy", "weight"]

  init(_ own: Node?, within outer: Node?, into diagnostics: inout Diagnostics) {
    var entries: [String: Node] = [:]
    for node in [outer, own].compactMap(\.self) {
      let what = Message("defaults", "默认值")
      guard var reader = MappingReader(node, what, into: &diagnostics) else { continue }
      for key in Self.keys {
        if let value = reader.take(key) { entries[key] = value }
      }
      reader.finish(into: &diagnostics)
    }
    self.entries = entries
  }

  subscript(key: String) -> Node? { entries[key] }
}

extension ItemSyntax {
  static func read(
    _ node: Node, _ defaults: ItemDefaults, into diagnostics: inout Diagnostics
  ) -> ItemSyntax? {
    guard var reader = MappingReader(node, Message("an item", "检查项"), into: &diagnostics) else {
      return nil
    }
    let id = reader.require("item", into: &diagnostics)
      .flatMap { Scalars.name($0, into: &diagnostics) }
    let ask = reader.require("ask", into: &diagnostics)
      .flatMap { Scalars.text($0, into: &diagnostics) }
    _ = reader.take("look_for")
    _ = reader.take("title")
    let isInformational = informational(reader.take("informational"), into: &diagnostics)
    func value(_ key: String) -> Node? {
      let own = reader.take(key)
      if own == nil, isInformational?.value == true, ItemDefaults.judging.contains(key) {
        return nil
      }
      return own ?? defaults[key]
    }
    let item = ItemSyntax(
      id: id ?? Located("", reader.span), ask: ask?.value ?? "",
      weight: Scalars.weight(value("weight"), into: &diagnostics),
      hazard: value("hazard").flatMap { Scalars.text($0, into: &diagnostics) },
      remedy: value("remedy").flatMap { Scalars.text($0, into: &diagnostics) },
      tags: Scalars.names(value("tags"), into: &diagnostics),
      answer: value("answer").flatMap { AnswerSyntax.read($0, into: &diagnostics) },
      pass: Scalars.tests(reader.take("pass"), into: &diagnostics),
      when: ConditionReader.condition(reader.take("when"), into: &diagnostics),
      veto: reader.take("veto").flatMap { VetoSyntax.read($0, into: &diagnostics) },
      notApplicable: value("not_applicable").flatMap {
        NotApplicableSyntax.read($0, into: &diagnostics)
      },
      writesNotApplicable: reader.take("not_applicable") != nil,
      evidenceOnFail: evidence(value("evidence"), into: &diagnostics),
      isInformational: isInformational,
      credit: credit(reader.take("credit"), into: &diagnostics),
      deduct: reader.take("deduct").flatMap { DeductSyntax.read($0, into: &diagnostics) },
      attributes: attributes(value("attributes"), into: &diagnostics),
      formerly: Scalars.texts(reader.take("formerly"), into: &diagnostics),
      inForce: Scalars.dates(reader.take("in_force"), into: &diagnostics),
      basis: Scalars.basis(value("basis"), into: &diagnostics))
    reader.finish(into: &diagnostics)
    return id == nil || ask == nil ? nil : item
  }

  private static func informational(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> Located<Bool>? {
    guard let node, let value = Scalars.boolean(node, into: &diagnostics) else { return nil }
    return Located(value, node.span)
  }

  private static func evidence(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> [Located<String>] {
    guard let node,
      var reader = MappingReader(node, Message("evidence", "证据"), into: &diagnostics)
    else { return [] }
    let kinds = Scalars.names(reader.take("on_fail"), into: &diagnostics)
    reader.finish(into: &diagnostics)
    return kinds
  }

  private static func credit(_ node: Node?, into diagnostics: inout Diagnostics) -> TableSyntax? {
    guard let node,
      var reader = MappingReader(node, Message("a credit table", "得分表"), into: &diagnostics)
    else { return nil }
    let table = TableReader.table(&reader, into: &diagnostics)
    reader.finish(into: &diagnostics)
    return table
  }

  private static func attributes(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> [(name: Located<String>, value: Node)] {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(
        .wrongKind(expected: Message("a map of attributes", "属性的映射"), at: node.span))
      return []
    }
    return entries.map { (Located($0.key, $0.keySpan), $0.value) }
  }
}

extension VetoSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> VetoSyntax? {
    guard let text = Scalars.text(node, into: &diagnostics) else { return nil }
    switch text.value {
    case "true": return .worst(text.span)
    case "false": return nil
    default: return .rating(text)
    }
  }
}

extension NotApplicableSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> NotApplicableSyntax? {
    let what = Message("'not_applicable'", "“not_applicable”")
    guard var reader = MappingReader(node, what, into: &diagnostics) else { return nil }
    let allowed = Scalars.boolean(reader.require("allowed", into: &diagnostics), into: &diagnostics)
    let reason = Scalars.word(
      reader.take("reason"), among: ["required", "optional"], into: &diagnostics)
    reader.finish(into: &diagnostics)
    return allowed.map {
      NotApplicableSyntax(isAllowed: $0, reasonRequired: reason?.value == "required")
    }
  }
}

extension DeductSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> DeductSyntax? {
    let what = Message("'deduct'", "“deduct”")
    guard var reader = MappingReader(node, what, into: &diagnostics) else { return nil }
    let each = Scalars.weight(reader.require("each", into: &diagnostics), into: &diagnostics)
    let upTo = Scalars.weight(reader.take("up_to"), into: &diagnostics)
    reader.finish(into: &diagnostics)
    return each.map { DeductSyntax(each: $0, upTo: upTo) }
  }
}

extension AnswerSyntax {
  /// A type's name, or a map with more about it.
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> AnswerSyntax? {
    guard case .mapping = node.content else {
      return Scalars.text(node, into: &diagnostics).map {
        AnswerSyntax(type: $0, values: [], unit: nil, range: nil)
      }
    }
    guard var reader = MappingReader(node, Message("an answer", "答案"), into: &diagnostics) else {
      return nil
    }
    let type = reader.require("type", into: &diagnostics)
      .flatMap { Scalars.text($0, into: &diagnostics) }
    let answer = type.map {
      AnswerSyntax(
        type: $0, values: Scalars.texts(reader.take("values"), into: &diagnostics),
        unit: reader.take("unit").flatMap { Scalars.text($0, into: &diagnostics) }?.value,
        range: Scalars.tests(reader.take("range"), into: &diagnostics))
    }
    reader.finish(into: &diagnostics)
    return answer
  }
}
