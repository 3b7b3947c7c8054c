import FEEL

extension EnumerationSyntax {
  static func read(_ entry: Node.Entry, into diagnostics: inout Diagnostics) -> EnumerationSyntax? {
    guard let name = Scalars.name(entry.key, entry.keySpan, into: &diagnostics) else { return nil }
    return read(entry.value, name: name, into: &diagnostics)
  }

  /// `[a, b]`, `{values: [a, b], worst: a}` or `{a: 标题, b: 标题}`.
  static func read(
    _ node: Node, name: Located<String>, into diagnostics: inout Diagnostics
  ) -> EnumerationSyntax? {
    if case .sequence = node.content {
      let values = Scalars.texts(node, into: &diagnostics)
      return make(name, values, nil, worst: nil, ordered: false, into: &diagnostics)
    }
    guard
      var reader = MappingReader(node, Message("an enumeration", "枚举"), into: &diagnostics)
    else { return nil }
    let worst = reader.take("worst").flatMap { Scalars.text($0, into: &diagnostics) }
    let ordered = Scalars.boolean(reader.take("ordered"), into: &diagnostics) ?? false
    let values = reader.take("values")
    if !reader.has("values") {
      let rest = reader.takeRest()
      let titles = rest.compactMap { Scalars.prose($0.value, into: &diagnostics)?.value }
      reader.finish(into: &diagnostics)
      return make(
        name, rest.map { Located($0.key, $0.keySpan) }, titles, worst: worst, ordered: ordered,
        into: &diagnostics)
    }
    reader.finish(into: &diagnostics)
    guard let values else { return nil }
    if case .mapping(let entries) = values.content {
      let titles = entries.compactMap { Scalars.prose($0.value, into: &diagnostics)?.value }
      return make(
        name, entries.map { Located($0.key, $0.keySpan) }, titles, worst: worst, ordered: ordered,
        into: &diagnostics)
    }
    return make(
      name, Scalars.texts(values, into: &diagnostics), nil, worst: worst, ordered: ordered,
      into: &diagnostics)
  }

  private static func make(
    _ name: Located<String>, _ values: [Located<String>], _ titles: [String]?,
    worst: Located<String>?, ordered: Bool, into diagnostics: inout Diagnostics
  ) -> EnumerationSyntax? {
    var seen: Set<String> = []
    for value in values where !seen.insert(value.value).inserted {
      diagnostics.report(.declaredTwice(value.value, first: nil, at: value.span))
    }
    if values.isEmpty { diagnostics.report(.enumerationEmpty(name.value, at: name.span)) }
    if let worst, worst.value != values.first?.value, worst.value != values.last?.value {
      let ends = [(titles?.first, values.first), (titles?.last, values.last)]
      let meant = ends.first { $0.0 == worst.value }?.1?.value
      diagnostics.report(.worstNotAtEnd(worst.value, meant: meant, at: worst.span))
    }
    guard titles == nil || titles?.count == values.count, !values.isEmpty else { return nil }
    return EnumerationSyntax(
      name: name, values: values, titles: titles, worst: worst, isOrdered: ordered || worst != nil)
  }
}

extension RecordSyntax {
  static func read(_ entry: Node.Entry, into diagnostics: inout Diagnostics) -> RecordSyntax? {
    let name = Scalars.name(entry.key, entry.keySpan, into: &diagnostics)
    guard var reader = MappingReader(entry.value, Message("a record", "记录"), into: &diagnostics)
    else { return nil }
    let title = reader.take("title").flatMap { Scalars.prose($0, into: &diagnostics) }
    let node = reader.require("fields", into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let name, let node else { return nil }
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(.wrongKind(expected: Message("a map of fields", "字段的映射"), at: node.span))
      return nil
    }
    return RecordSyntax(
      name: name, title: title?.value,
      fields: entries.compactMap { FieldSyntax.read($0, into: &diagnostics) })
  }
}

extension FieldSyntax {
  static func read(_ entry: Node.Entry, into diagnostics: inout Diagnostics) -> FieldSyntax? {
    guard let name = Scalars.name(entry.key, entry.keySpan, into: &diagnostics) else { return nil }
    guard case .mapping = entry.value.content else {
      return TypeReference.read(entry.value, name, into: &diagnostics).map {
        FieldSyntax(name: name, title: nil, type: $0, isOptional: false, range: nil)
      }
    }
    guard var reader = MappingReader(entry.value, Message("a field", "字段"), into: &diagnostics)
    else { return nil }
    reader.refuseLater(["fields"], into: &diagnostics)
    let title = reader.take("title").flatMap { Scalars.prose($0, into: &diagnostics) }
    let optional = Scalars.boolean(reader.take("optional"), into: &diagnostics) ?? false
    let range = Scalars.range(reader.take("range"), into: &diagnostics)
    let type = reader.require("type", into: &diagnostics)
      .flatMap { TypeReference.read($0, name, into: &diagnostics) }
    reader.finish(into: &diagnostics)
    return type.map {
      FieldSyntax(name: name, title: title?.value, type: $0, isOptional: optional, range: range)
    }
  }
}

extension TypeReference {
  static func read(
    _ node: Node, _ name: Located<String>, into diagnostics: inout Diagnostics
  ) -> TypeReference? {
    if case .scalar = node.content {
      return Scalars.text(node, into: &diagnostics).map { .named($0) }
    }
    return EnumerationSyntax.read(node, name: name, into: &diagnostics).map { .words($0) }
  }
}

extension ParameterSyntax {
  static func read(_ entry: Node.Entry, into diagnostics: inout Diagnostics) -> ParameterSyntax? {
    let name = Scalars.name(entry.key, entry.keySpan, into: &diagnostics)
    guard var reader = MappingReader(entry.value, Message("a parameter", "参数"), into: &diagnostics)
    else { return nil }
    let title = reader.take("title").flatMap { Scalars.prose($0, into: &diagnostics) }
    let review = reader.take("review_by").flatMap { Scalars.text($0, into: &diagnostics) }
    let basis = Scalars.basis(reader.take("basis"), into: &diagnostics)
    let node = reader.require("values", into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let name, let node else { return nil }
    return ParameterSyntax(
      name: name, title: title?.value, values: values(node, into: &diagnostics),
      reviewBy: review.flatMap { text in
        Scalars.date(text.value, text.span, into: &diagnostics).map { Located($0, text.span) }
      }, basis: basis)
  }

  /// By the day from which they hold, ascending.
  private static func values(
    _ node: Node, into diagnostics: inout Diagnostics
  ) -> [(from: Located<CalendarDate>, value: WrittenExpression)] {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      diagnostics.report(.parameterWithoutDates(node))
      return []
    }
    return entries.compactMap { entry in
      guard let date = Scalars.date(entry.key, entry.keySpan, into: &diagnostics),
        let value = Scalars.expression(entry.value, into: &diagnostics)
      else { return nil }
      return (Located(date, entry.keySpan), value)
    }.sorted { $0.from.value < $1.from.value }
  }
}

extension LegalSourceSyntax {
  static func read(_ entry: Node.Entry, into diagnostics: inout Diagnostics) -> LegalSourceSyntax? {
    let id = Scalars.name(entry.key, entry.keySpan, into: &diagnostics)
    guard var reader = MappingReader(entry.value, Message("a source", "依据文件"), into: &diagnostics)
    else { return nil }
    let title = reader.require("title", into: &diagnostics)
      .flatMap { Scalars.prose($0, into: &diagnostics) }
    let inForce = Scalars.inForce(reader.take("in_force"), into: &diagnostics)
    var clauses: [(key: Located<String>, text: String)] = []
    if let node = reader.take("clauses") {
      if case .mapping(let entries) = node.content {
        for clause in entries {
          guard let text = Scalars.prose(clause.value, into: &diagnostics) else { continue }
          clauses.append((Located(clause.key, clause.keySpan), text.value))
        }
      } else {
        diagnostics.report(
          .wrongKind(expected: Message("a map of clauses", "条款的映射"), at: node.span))
      }
    }
    reader.finish(into: &diagnostics)
    guard let id, let title else { return nil }
    return LegalSourceSyntax(id: id, title: title.value, inForce: inForce, clauses: clauses)
  }
}

extension DecisionSyntax {
  static func read(_ entry: Node.Entry, into diagnostics: inout Diagnostics) -> DecisionSyntax? {
    guard let name = Scalars.name(entry.key, entry.keySpan, into: &diagnostics),
      var reader = MappingReader(entry.value, Message("a decision", "决策"), into: &diagnostics)
    else { return nil }
    reader.refuseLater(["show"], into: &diagnostics)
    let title = reader.take("title").flatMap { Scalars.prose($0, into: &diagnostics) }
    _ = reader.take("basis")
    let type = reader.take("type").flatMap { TypeReference.read($0, name, into: &diagnostics) }
    let inForce = Scalars.inForce(reader.take("in_force"), into: &diagnostics)
    let body: Body?
    if reader.has("value") {
      body = Scalars.expression(reader.take("value"), into: &diagnostics).map { .value($0) }
      for key in ["table", "rows"] {
        guard let entry = reader.takeEntry(key) else { continue }
        diagnostics.report(.notBoth("value", key, at: entry.keySpan))
      }
    } else {
      let table = TableReader.table(&reader, into: &diagnostics)
      if let table, table.outputs.count > 1, let typeEntry = reader.takeEntry("type") {
        diagnostics.report(.typeOfSeveralColumns(at: typeEntry.keySpan))
      }
      body = table.map { .table($0) }
    }
    reader.finish(into: &diagnostics)
    return body.map {
      DecisionSyntax(name: name, title: title?.value, type: type, inForce: inForce, body: $0)
    }
  }
}
