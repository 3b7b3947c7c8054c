import FEEL

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
      .flatMap { Scalars.prose($0, into: &diagnostics) }
    if let hint = reader.take("look_for") { Scalars.warn(ofCut: hint, into: &diagnostics) }
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
      inForce: Scalars.inForce(reader.take("in_force"), into: &diagnostics),
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
        range: Scalars.range(reader.take("range"), into: &diagnostics))
    }
    reader.finish(into: &diagnostics)
    return answer
  }
}
