import FEEL

/// The words that all rules of a policy share, whatever the date: enumerations, facts, parameters,
/// sources, calendar, tags.
struct Vocabulary {
  var enumerations: [String: EnumerationType] = [:]
  /// The words of all enumerations, and the enumerations that have them.
  var words: [String: [EnumerationType]] = [:]
  var records: [String: RecordProgram] = [:]
  /// In order of declaration.
  var attributes: [FieldProgram] = []
  var parameters: [ParameterSyntax] = []
  /// By the parameter's name and the place of the value; null where it could not be read.
  private(set) var parameterValues: [String: [Value?]] = [:]
  var sources: [String: LegalSourceSyntax] = [:]
  var calendar: WorkCalendar?
  var tags = EnumerationType(name: "tag", values: [])
  /// Where each name was first declared, by what must differ from it.
  private var places: [String: (kind: DeclaredKind, span: SourceSpan)] = [:]

  /// Unites the vocabularies of all files.
  static func unite(
    _ rulesets: [RulesetSyntax], _ checklists: [ChecklistSyntax],
    into diagnostics: inout Diagnostics
  ) -> Vocabulary {
    var vocabulary = Vocabulary()
    for syntax in rulesets.flatMap(\.enumerations) {
      guard vocabulary.declare(syntax.name, .enumeration, into: &diagnostics) else { continue }
      vocabulary.add(EnumerationType(syntax))
    }
    vocabulary.requireWorst(into: &diagnostics)
    for syntax in rulesets.flatMap(\.records) { vocabulary.add(syntax, into: &diagnostics) }
    for syntax in rulesets.flatMap(\.decisions) { vocabulary.add(syntax, into: &diagnostics) }
    for syntax in rulesets.flatMap(\.parameters) { vocabulary.add(syntax, into: &diagnostics) }
    for syntax in rulesets.flatMap(\.sources) { vocabulary.add(syntax, into: &diagnostics) }
    for section in checklists.flatMap(\.sections) {
      _ = vocabulary.declare(section.id, .section, into: &diagnostics)
    }
    vocabulary.collectTags(rulesets, checklists)
    vocabulary.calendar = CalendarLinking.unite(rulesets.compactMap(\.calendar), into: &diagnostics)
    return vocabulary
  }

  /// Takes note of a decision's name, and of the words of its own type.
  private mutating func add(_ decision: DecisionSyntax, into diagnostics: inout Diagnostics) {
    guard declare(decision.name, .decision, into: &diagnostics),
      case .words(let syntax)? = decision.type
    else { return }
    let type = EnumerationType(syntax, name: decision.name.value)
    // Versions of one decision share their words.
    if enumerations[type.name] == nil { add(type) }
  }

  private mutating func add(_ syntax: ParameterSyntax, into diagnostics: inout Diagnostics) {
    guard declare(syntax.name, .parameter, into: &diagnostics) else { return }
    parameters.append(syntax)
    evaluate(syntax, into: &diagnostics)
  }

  private mutating func add(_ syntax: LegalSourceSyntax, into diagnostics: inout Diagnostics) {
    guard declare(syntax.id, .source, into: &diagnostics) else { return }
    sources[syntax.id.value] = syntax
  }

  /// Notes where a name is declared; the second time is a mistake.
  private mutating func declare(
    _ name: Located<String>, _ kind: DeclaredKind, into diagnostics: inout Diagnostics
  ) -> Bool {
    let key = "\(kind.space) \(name.value)"
    if let first = places[key] {
      if kind.isRepeatable, first.kind == kind { return true }
      diagnostics.report(.declaredTwice(name.value, first: first.span, at: name.span))
      return false
    }
    places[key] = (kind, name.span)
    if kind.refuses(name.value) {
      diagnostics.report(.reservedName(name.value, at: name.span))
      return false
    }
    return true
  }

  /// Works out the values of a parameter, which use no names and are of one type.
  private mutating func evaluate(_ syntax: ParameterSyntax, into diagnostics: inout Diagnostics) {
    var type: StaticType?
    parameterValues[syntax.name.value] = syntax.values.map { written in
      guard
        let checked = Checker.check(
          written.value.syntax, expecting: type, in: Scope(words: words), into: &diagnostics)
      else { return nil }
      if syntax.name.value == "recurrence_window", !checked.type.isDuration {
        diagnostics.report(.windowNotDuration(checked.type, at: checked.span))
        return nil
      }
      type = (type?.joined(with: checked.type) ?? checked.type).widened
      return ReferenceEvaluator.value(checked, [])
    }
  }

  /// The record of a name. `inspection` is always there, with or without fields of its own.
  func record(_ name: String) -> RecordProgram? {
    if let record = records[name] { return record }
    guard name == "inspection" else { return nil }
    return RecordProgram(
      name: name, title: name, type: RecordType(name, inherent(name)), fields: [])
  }

  mutating func add(_ type: EnumerationType) {
    enumerations[type.name] = type
    for value in type.values where isPolicyName(value) {
      words[value, default: []].append(type)
    }
  }

  private func requireWorst(into diagnostics: inout Diagnostics) {
    for name in ["grade", "rating"] {
      guard let type = enumerations[name], type.worstIsLast == nil,
        let span = places["\(DeclaredKind.enumeration.space) \(name)"]?.span
      else { continue }
      diagnostics.report(.worstRequired(name, at: span))
    }
  }

  private mutating func add(_ syntax: RecordSyntax, into diagnostics: inout Diagnostics) {
    let name = syntax.name.value
    if records[name] == nil, name != "item" {
      guard declare(syntax.name, .record, into: &diagnostics) else { return }
    }
    let known = name == "item" ? attributes : records[name]?.fields ?? []
    let fields = known + syntax.fields.compactMap { declare($0, of: name, into: &diagnostics) }
    if name == "item" {
      attributes = fields
      return
    }
    let type = RecordType(
      name, inherent(name) + fields.map { RecordType.Field($0.name, $0.type) })
    records[name] = RecordProgram(
      name: name, title: syntax.title ?? records[name]?.title ?? name, type: type, fields: fields)
  }

  /// A field of a record; null, with a diagnostic, where its name is taken.
  private mutating func declare(
    _ field: FieldSyntax, of record: String, into diagnostics: inout Diagnostics
  ) -> FieldProgram? {
    let name = field.name.value
    let place = Located("\(record).\(name)", field.name.span)
    guard declare(place, .field, into: &diagnostics) else { return nil }
    if reservedFields(of: record).contains(name) || DeclaredKind.isFunction(name) {
      diagnostics.report(.reservedName(name, at: field.name.span))
      return nil
    }
    return self.field(field, of: record, into: &diagnostics)
  }

  /// The fields of items that the language itself sets.
  static let itemFields: Set<String> = [
    "path", "section", "title", "weight", "tags", "state", "answer", "occurrences", "id", "grade",
    "default_grade", "remedy", "repeats",
  ]

  /// The fields that a record has without declaring them.
  private func reservedFields(of record: String) -> Set<String> {
    record == "item" ? Self.itemFields : Set(inherent(record).map(\.name))
  }

  /// The fields of `inspection` that are always there.
  private func inherent(_ record: String) -> [RecordType.Field] {
    record == "inspection"
      ? [
        RecordType.Field("id", .string), RecordType.Field("date", .date),
        RecordType.Field("checklist", .string),
      ] : []
  }

  private mutating func field(
    _ syntax: FieldSyntax, of record: String, into diagnostics: inout Diagnostics
  ) -> FieldProgram? {
    guard let type = resolve(syntax.type, of: "\(record).\(syntax.name.value)", into: &diagnostics)
    else { return nil }
    let range = syntax.range.flatMap { range in
      Checker.check(
        range.syntax, of: CheckedExpression.input(type, at: range.span),
        in: Scope(words: words), into: &diagnostics)
    }
    return FieldProgram(
      name: syntax.name.value, title: syntax.title ?? syntax.name.value,
      type: syntax.isOptional ? type.optional : type, range: range, rangeText: syntax.range?.text)
  }

  /// The type that a field or decision names; an enumeration written there is added.
  mutating func resolve(
    _ reference: TypeReference, of owner: String, into diagnostics: inout Diagnostics
  ) -> StaticType? {
    switch reference {
    case .words(let syntax):
      let type = EnumerationType(syntax, name: owner)
      add(type)
      return .enumeration(type)
    case .named(let name):
      if let type = enumerations[name.value] { return .enumeration(type) }
      if let type = StaticType.named(name.value) { return type }
      if name.value.hasPrefix("list of ") {
        let element = Located(String(name.value.dropFirst(8)), name.span)
        return resolve(.named(element), of: owner, into: &diagnostics).map { .list($0) }
      }
      let known = StaticType.simpleNames + enumerations.keys.sorted()
      let nearest = NearestName.nearest(to: name.value, among: known)
      diagnostics.report(.unknownTypeName(name.value, nearest: nearest, at: name.span))
      return nil
    }
  }

  private mutating func collectTags(_ rulesets: [RulesetSyntax], _ checklists: [ChecklistSyntax]) {
    var names: [String] = []
    let items = checklists.flatMap(\.sections).flatMap(\.items).flatMap(\.tags)
    for tag in items + rulesets.flatMap(\.composites).flatMap(\.tags)
    where !names.contains(tag.value) {
      names.append(tag.value)
    }
    tags = EnumerationType(name: "tag", values: names.sorted())
  }
}

extension EnumerationType {
  init(_ syntax: EnumerationSyntax, name: String? = nil) {
    let values = syntax.values.map(\.value)
    self.init(
      name: name ?? syntax.name.value, values: values, titles: syntax.titles,
      isOrdered: syntax.isOrdered,
      worstIsLast: syntax.worst.map { $0.value == values.last }, declared: syntax.name.span)
  }
}
