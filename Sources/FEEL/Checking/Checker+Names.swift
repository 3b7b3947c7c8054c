// Names and paths.
extension Checker {
  mutating func checkName(
    _ name: String, _ span: SourceSpan, expecting expected: StaticType?
  ) -> CheckedExpression {
    if case .enumeration(let type)? = expected?.unwrapped, let word = type.word(name) {
      return constant(.word(word), .enumeration(type), span)
    }
    if let local = checkLocal(name, span, below: locals.count) { return local }
    if let binding = scope.names[name] { return checkBinding(binding, name, span) }
    if let types = scope.words[name] {
      return checkWord(name, types, span, expecting: expected)
    }
    if case .unknown? = expected, diagnostics.hasErrors {
      // Beside a mistake nothing says of which enumeration this is a word.
      return make(.unreadable, .unknown, span)
    }
    return mistake(unknownName(name, span, expecting: expected))
  }

  /// A name bound nearer than the policy's own, by one of the first `depth` locals.
  private mutating func checkLocal(
    _ name: String, _ span: SourceSpan, below depth: Int
  ) -> CheckedExpression? {
    for (index, local) in locals.prefix(depth).enumerated().reversed() {
      if local.opensFields, local.type.isOpen {
        let outer = local.name == name ? nil : checkLocal(name, span, below: index)
        let other = outer ?? outermost(name, local.name == name ? index : nil, span)
        return make(.entry(ofLocal: index, name, orElse: other), .unknown, span)
      }
      if local.opensFields, case .record(let record) = local.type, let field = record.field(name) {
        let base = make(.local(index), local.type, span)
        return present(make(.member(base, name), field.type, span))
      }
      if local.name == name {
        if name == "?" { usesInput = true }
        if name == "partial" { usesPartial = true }
        return present(make(.local(index), local.type, span))
      }
    }
    return nil
  }

  /// What a name means if the element of a filter, whose type is not known, has no such entry.
  private func outermost(
    _ name: String, _ element: Int?, _ span: SourceSpan
  ) -> CheckedExpression {
    if let element { return make(.local(element), .unknown, span) }
    switch scope.names[name] {
    case .variable(let slot, let type): return make(.variable(slot: slot), type, span)
    case .constant(let value, let type): return constant(value, type, span)
    default:
      if let types = scope.words[name], types.count == 1, let word = types[0].word(name) {
        return constant(.word(word), .enumeration(types[0]), span)
      }
      let missing = Message("nothing is called '\(name)' here", "此处没有名为“\(name)”的内容")
      return constant(.null(Absence([.noResult(.access, missing, span)])), .unknown, span)
    }
  }

  /// A path that a guard has shown to be present loses its optional type.
  func present(_ expression: CheckedExpression) -> CheckedExpression {
    guard expression.type.isOptional, let path = Guards.path(of: expression), proven.contains(path)
    else { return expression }
    return make(expression.kind, expression.type.unwrapped, expression.span)
  }

  private mutating func checkBinding(
    _ binding: Scope.Binding, _ name: String, _ span: SourceSpan
  ) -> CheckedExpression {
    switch binding {
    case .variable(let slot, let type): present(make(.variable(slot: slot), type, span))
    case .constant(let value, let type): constant(value, type, span)
    case .namespace(let members):
      mistake(.namespaceAlone(name, example: members.keys.sorted().first, at: span))
    case .unavailable(let reason): mistake(.unavailableName(name, reason, at: span))
    }
  }

  private mutating func checkWord(
    _ name: String, _ types: [EnumerationType], _ span: SourceSpan, expecting expected: StaticType?
  ) -> CheckedExpression {
    if case .enumeration(let wanted)? = expected?.unwrapped {
      return mistake(unknownWord(name, in: wanted, at: span))
    }
    guard types.count == 1, let word = types[0].word(name) else {
      return mistake(.ambiguousWord(name, types.map(\.name), at: span))
    }
    return constant(.word(word), .enumeration(types[0]), span)
  }

  private func unknownName(
    _ name: String, _ span: SourceSpan, expecting expected: StaticType?
  ) -> Diagnostic {
    if case .enumeration(let wanted)? = expected?.unwrapped {
      return unknownWord(name, in: wanted, at: span)
    }
    var known = Set(scope.names.keys).union(scope.words.keys).union(locals.map(\.name))
    for local in locals where local.opensFields {
      if case .record(let record) = local.type { known.formUnion(record.fields.map(\.name)) }
    }
    let inText = scope.function(name) != nil
    return .unknownName(
      name, nearest: NearestName.nearest(to: name, among: known), isFunction: inText, at: span)
  }

  mutating func checkPath(
    _ base: ExpressionSyntax, _ member: NameSyntax, _ span: SourceSpan
  ) -> CheckedExpression {
    if case .name(let name) = base.kind, !isLocal(name),
      case .namespace(let members)? = scope.names[name]
    {
      guard let binding = members[member.text] else {
        let nearest = NearestName.nearest(to: member.text, among: members.keys)
        let owner = Message("'\(name)'", "“\(name)”")
        return mistake(.unknownMember(member.text, of: owner, nearest: nearest, at: member.span))
      }
      return checkBinding(binding, "\(name).\(member.text)", span)
    }
    return checkMember(check(base), member, span)
  }

  private func isLocal(_ name: String) -> Bool {
    locals.contains { local in
      if local.name == name { return true }
      guard local.opensFields, case .record(let record) = local.type else { return false }
      return record.field(name) != nil
    }
  }

  private mutating func checkMember(
    _ base: CheckedExpression, _ member: NameSyntax, _ span: SourceSpan
  ) -> CheckedExpression {
    let kind = CheckedExpression.Kind.member(base, member.text)
    switch base.type.unwrapped {
    case .unknown, .any: return make(kind, .unknown, span)
    case .list(let element):
      guard let type = memberType(member, of: element) else { return unknownMember(member, base) }
      return make(kind, .list(element.isOptional ? type.optional : type), span)
    default:
      guard let type = memberType(member, of: base.type) else { return unknownMember(member, base) }
      return present(make(kind, base.type.isOptional ? type.optional : type, span))
    }
  }

  private mutating func unknownMember(
    _ member: NameSyntax, _ base: CheckedExpression
  ) -> CheckedExpression {
    var type = base.type.unwrapped
    if case .list(let element) = type { type = element.unwrapped }
    let names = Properties.names(of: type)
    let nearest = NearestName.nearest(to: member.text, among: names)
    let owner = Message("'\(type.name)'", type.words.chinese)
    return mistake(.unknownMember(member.text, of: owner, nearest: nearest, at: member.span))
  }

  private func memberType(_ member: NameSyntax, of type: StaticType) -> StaticType? {
    Properties.type(of: member.text, in: type.unwrapped)
  }
}

/// The properties that values have without being contexts (`docs/language.md`).
enum Properties {
  /// Returns the type of a property or field; null if values of this type have none such.
  static func type(of name: String, in type: StaticType) -> StaticType? {
    switch type {
    case .record(let record): return record.field(name)?.type
    case .unknown, .any: return .unknown
    case .range(let end):
      if name == "start" || name == "end" { return end }
      return name == "start included" || name == "end included" ? .boolean : nil
    default:
      guard names(of: type).contains(name) else { return nil }
      switch name {
      case "time offset": return .optional(.daysAndTime)
      case "timezone": return .optional(.string)
      default: return type == .time || type == .dateAndTime ? .number : .integer
      }
    }
  }

  /// The names that may stand after a dot.
  static func names(of type: StaticType) -> [String] {
    let dateNames = ["year", "month", "day", "weekday"]
    let timeNames = ["hour", "minute", "second", "time offset", "timezone"]
    switch type {
    case .record(let record): return record.fields.map(\.name)
    case .date: return dateNames
    case .dateAndTime: return dateNames + timeNames
    case .time: return timeNames
    case .yearsAndMonths: return ["years", "months"]
    case .daysAndTime: return ["days", "hours", "minutes", "seconds"]
    case .range: return ["start", "end", "start included", "end included"]
    default: return []
    }
  }
}
