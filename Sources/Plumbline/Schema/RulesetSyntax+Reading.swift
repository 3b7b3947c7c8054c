import FEEL

extension RulesetSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> RulesetSyntax? {
    guard var reader = MappingReader(node, Message("a rules file", "规则文件"), into: &diagnostics)
    else { return nil }
    let id = reader.require("ruleset", into: &diagnostics)
      .flatMap { Scalars.name($0, into: &diagnostics) }
    let title = reader.take("title").flatMap { Scalars.prose($0, into: &diagnostics) }
    _ = reader.take("authority")
    reader.refuseLater(["duties"], into: &diagnostics)
    let appliesTo = reader.take("applies_to").map { Scalars.names($0, into: &diagnostics) }
    let ruleset = RulesetSyntax(
      id: id ?? Located("", reader.span), title: title?.value, appliesTo: appliesTo,
      inForce: Scalars.inForce(reader.take("in_force"), into: &diagnostics),
      disables: Scalars.texts(reader.take("disables"), into: &diagnostics),
      enumerations: entries(
        reader.take("enumerations"), into: &diagnostics, EnumerationSyntax.read),
      records: entries(reader.take("facts"), into: &diagnostics, RecordSyntax.read),
      parameters: entries(reader.take("parameters"), into: &diagnostics, ParameterSyntax.read),
      calendar: reader.take("calendar").flatMap { CalendarSyntax.read($0, into: &diagnostics) },
      sources: entries(reader.take("sources"), into: &diagnostics, LegalSourceSyntax.read),
      decisions: entries(reader.take("decisions"), into: &diagnostics, DecisionSyntax.read),
      gradings: Scalars.list(reader.take("grading"), into: &diagnostics, GradingSyntax.read),
      composites: Scalars.list(reader.take("composites"), into: &diagnostics, CompositeSyntax.read),
      scoring: reader.take("scoring").flatMap { ScoringSyntax.read($0, into: &diagnostics) },
      vetoes: Scalars.list(reader.take("vetoes"), into: &diagnostics, VetoRuleSyntax.read),
      rating: reader.take("rating").flatMap {
        TableRuleSyntax.read($0, id: "rating", into: &diagnostics)
      },
      deadlines: reader.take("deadlines").flatMap {
        TableRuleSyntax.read($0, id: "deadlines", into: &diagnostics)
      },
      measures: Scalars.list(reader.take("measures"), into: &diagnostics, MeasureSyntax.read),
      proposals: proposals(
        reader.take("proposals"), of: id?.value ?? "", titled: title?.value, into: &diagnostics),
      invariants: Scalars.list(reader.take("invariants"), into: &diagnostics, InvariantSyntax.read))
    reader.finish(into: &diagnostics)
    return id == nil ? nil : ruleset
  }

  /// The entries of a mapping from names to things.
  private static func entries<Thing>(
    _ node: Node?, into diagnostics: inout Diagnostics,
    _ read: (Node.Entry, inout Diagnostics) -> Thing?
  ) -> [Thing] {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(
        .wrongKind(expected: Message("a map from names", "以名称为键的映射"), at: node.span))
      return []
    }
    return entries.filter { $0.key != "note" }.compactMap { read($0, &diagnostics) }
  }

  /// Tables of proposals without an id are called by their file and place, for people too.
  private static func proposals(
    _ node: Node?, of ruleset: String, titled title: String?,
    into diagnostics: inout Diagnostics
  ) -> [TableRuleSyntax] {
    var place = 0
    return Scalars.list(node, into: &diagnostics) { element, diagnostics in
      place += 1
      let id = "\(ruleset)_proposals_\(place)"
      let table = TableRuleSyntax.read(element, id: id, into: &diagnostics)
      guard let title, let table, table.header.id.value == id, table.header.title == nil else {
        return table
      }
      return table.titled(place == 1 ? title : "\(title)（\(place)）")
    }
  }
}

extension GradingSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> GradingSyntax? {
    guard var reader = MappingReader(node, Message("a grading rule", "定级规则"), into: &diagnostics)
    else { return nil }
    let header = RuleReader.header(&reader, into: &diagnostics)
    let when = ConditionReader.condition(
      reader.require("when", into: &diagnostics), into: &diagnostics)
    let grade = reader.require("grade", into: &diagnostics)
      .flatMap { Scalars.text($0, into: &diagnostics) }
    reader.finish(into: &diagnostics)
    guard let header, let grade else { return nil }
    return GradingSyntax(header: header, when: when, grade: grade)
  }
}

extension CompositeSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> CompositeSyntax? {
    guard var reader = MappingReader(node, Message("a composite", "综合判定"), into: &diagnostics)
    else { return nil }
    let header = RuleReader.header(&reader, into: &diagnostics)
    let grade = reader.require("grade", into: &diagnostics)
      .flatMap { Scalars.text($0, into: &diagnostics) }
    let of = Scalars.expression(reader.take("of"), into: &diagnostics)
    let atLeast = Scalars.expression(reader.take("at_least"), into: &diagnostics)
    let when = ConditionReader.condition(reader.take("when"), into: &diagnostics)
    let remedy = reader.take("remedy").flatMap { Scalars.text($0, into: &diagnostics) }
    let tags = Scalars.names(reader.take("tags"), into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let header, let grade else { return nil }
    let asks = reader.has("at_least") ? reader.has("of") : reader.has("when")
    if !asks {
      diagnostics.report(.compositeIncomplete(at: header.id.span))
    }
    return CompositeSyntax(
      header: header, of: of, atLeast: atLeast, when: when, grade: grade, remedy: remedy, tags: tags
    )
  }
}

extension VetoRuleSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> VetoRuleSyntax? {
    guard var reader = MappingReader(node, Message("a veto", "否决规则"), into: &diagnostics) else {
      return nil
    }
    let header = RuleReader.header(&reader, into: &diagnostics)
    let when = ConditionReader.condition(
      reader.require("when", into: &diagnostics), into: &diagnostics)
    let rating = reader.take("rating").flatMap { Scalars.text($0, into: &diagnostics) }
    reader.finish(into: &diagnostics)
    return header.map { VetoRuleSyntax(header: $0, when: when, rating: rating) }
  }
}

extension TableRuleSyntax {
  static func read(
    _ node: Node, id: String, into diagnostics: inout Diagnostics
  ) -> TableRuleSyntax? {
    guard var reader = MappingReader(node, Message("a table", "表"), into: &diagnostics) else {
      return nil
    }
    reader.refuseLater(["of"], into: &diagnostics)
    let header = RuleReader.header(&reader, orElse: id, into: &diagnostics)
    let table = TableReader.table(&reader, into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let header, let table else { return nil }
    return TableRuleSyntax(header: header, table: table)
  }
}

extension MeasureSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> MeasureSyntax? {
    guard var reader = MappingReader(node, Message("a measure", "措施"), into: &diagnostics) else {
      return nil
    }
    reader.refuseLater(["each", "amount"], into: &diagnostics)
    let header = RuleReader.header(&reader, into: &diagnostics)
    let party = reader.require("party", into: &diagnostics)
      .flatMap { Scalars.text($0, into: &diagnostics) }
    let wanted = Message("a whole number of at least 0", "不小于 0 的整数")
    let points = Scalars.number(reader.take("points"), wanted: wanted, into: &diagnostics)
    let whole = points.flatMap { number -> Located<Int>? in
      if let value = number.value.exactInt(), value >= 0 { return Located(value, number.span) }
      diagnostics.report(.negativePoints(number.value, at: number.span))
      return nil
    }
    let repeats = Scalars.word(
      reader.take("repeat"), among: ["highest", "add"], into: &diagnostics)
    let measure = MeasureSyntax(
      header: header ?? RuleHeader.none, party: party ?? Located("", reader.span),
      when: ConditionReader.condition(reader.take("when"), into: &diagnostics), points: whole,
      addsRepeats: repeats?.value == "add",
      due: Scalars.due(reader.take("due"), into: &diagnostics),
      from: Scalars.expression(reader.take("from"), into: &diagnostics),
      decidedBy: reader.take("decided_by").flatMap { Scalars.prose($0, into: &diagnostics) }?.value,
      endsWhen: reader.take("ends_when").flatMap { Scalars.prose($0, into: &diagnostics) }?.value,
      act: reader.take("act").flatMap { Scalars.name($0, into: &diagnostics) },
      fine: Scalars.expression(reader.take("fine"), into: &diagnostics))
    reader.finish(into: &diagnostics)
    return header == nil || party == nil ? nil : measure
  }
}

extension RuleHeader {
  /// Stands in for a header that could not be read; the rule is then dropped.
  static let none = RuleHeader(
    id: Located("", SourceSpan(file: 0, start: 0, end: 0)), title: nil, inForce: nil,
    replaces: nil, basis: [], label: nil)
}

extension InvariantSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> InvariantSyntax? {
    guard var reader = MappingReader(node, Message("an invariant", "不变式"), into: &diagnostics)
    else { return nil }
    let header = RuleReader.header(&reader, into: &diagnostics)
    let never = reader.take("never")
    let monotone = reader.take("monotone")
    if never != nil, let monotoneEntry = reader.takeEntry("monotone") {
      diagnostics.report(.notBoth("never", "monotone", at: monotoneEntry.keySpan))
    }
    reader.finish(into: &diagnostics)
    guard let header else { return nil }
    if let never {
      return ConditionReader.condition(never, into: &diagnostics).map {
        InvariantSyntax(header: header, body: .never($0))
      }
    }
    guard let monotone else {
      if !reader.has("never"), !reader.has("monotone") {
        diagnostics.report(
          .missingKey("never", of: Message("an invariant", "不变式"), at: header.id.span))
      }
      return nil
    }
    return InvariantSyntax(
      header: header, body: .monotone(Scalars.texts(monotone, into: &diagnostics)))
  }
}
