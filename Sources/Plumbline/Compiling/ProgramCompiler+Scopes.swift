import FEEL

// What can be named, stage by stage.
extension ProgramCompiler {
  /// Facts, items, parameters, words and functions: what can be named whatever the stage.
  ///
  /// - Parameter earlier: The same of the version before, which has other values at most.
  func makeCommonScope(after earlier: Scope?) -> Scope {
    if var scope = earlier {
      for name in changed {
        if case .constant? = scope.names[name] { scope.names[name] = constant(name) }
      }
      return scope
    }
    var scope = Scope(words: vocabulary.words, functions: functions)
    addFacts(to: &scope)
    addItems(to: &scope)
    return scope
  }

  /// Makes a scope of what is known so far, as `scope(for:perHazard:measures:)`.
  mutating func makeScope(
    from common: Scope, for stage: Stage, perHazard: Bool, measures: Bool
  ) -> Scope {
    var scope = common
    addItemList(to: &scope, at: stage)
    for (name, type, slot, from) in stageNames {
      scope.names[name] =
        stage > from
        ? .variable(slot: slot, type) : .unavailable(Self.notBefore(from))
    }
    if composition.scorings.isEmpty {
      scope.names["score"] = .unavailable(Message("nothing scores here", "此处没有评分规则"))
    }
    scope.names["hazard"] =
      perHazard
      ? .variable(slot: slots.hazard, .record(hazardType))
      : .unavailable(
        Message("only rules asked of each hazard know it", "只有逐条隐患判断的规则才能使用"))
    scope.names["measures"] =
      measures
      ? .variable(slot: slots.measures, .list(.record(measureType)))
      : .unavailable(Message("only invariants know it", "只有不变式才能使用"))
    for name in composition.foreignDecisions {
      scope.names[name] = .unavailable(Self.notCarried)
    }
    for (name, decision) in decisionTypes {
      scope.names[name] = Self.binding(
        slot: decision.slot, decision.type, after: decision.stage, at: stage)
    }
    return scope
  }

  /// What a decision's name means to the rules of a stage.
  static func binding(
    slot: Int, _ type: StaticType, after: Stage, at stage: Stage
  ) -> Scope.Binding {
    stage > after || after == .intake
      ? .variable(slot: slot, type) : .unavailable(notBefore(after))
  }

  private static func notBefore(_ stage: Stage) -> Message { notBefore[stage.rawValue] }

  /// What to say of a name that a later stage sets, by the stage.
  private static let notBefore = Stage.allCases.map { stage in
    Message("it is set by the stage '\(stage)', which comes later", "它由后面的“\(stage.title)”阶段确定")
  }

  /// Names that stages set, with the stage after which they are there.
  func makeStageNames() -> [(String, StaticType, Int, Stage)] {
    [
      ("hazards", .list(.record(hazardType)), slots.hazards, .hazards),
      ("score", .record(scoreType), slots.score, .score),
      ("vetoes", .list(.record(vetoType)), slots.vetoes, .vetoes),
      (
        "rating", ratings.map { StaticType.optional(.enumeration($0)) } ?? .unknown, slots.rating,
        .rating
      ),
    ]
  }

  /// The slots of what stages set and rules name.
  var namedSlots: PlaceSet {
    var named = PlaceSet(count: slots.count)
    let lists = [
      ("items", slots.items), ("history", slots.history), ("key_periods", slots.keyPeriods),
      ("hazard", slots.hazard), ("measures", slots.measures),
    ]
    let set = lists + makeStageNames().map { ($0.0, $0.2) }
    for (name, slot) in set where names.contains(name) { named.insert(slot) }
    for (place, item) in itemList.enumerated() where isNamed(item) {
      named.insert(slots.item[place])
    }
    return named
  }

  /// Whether any rule names an item, perhaps as a member of its section.
  private func isNamed(_ item: ListedItem) -> Bool {
    let section = composition.sections[item.section].id.value
    return names.contains(item.path)
      || names.contains(section) && names.contains(".\(item.syntax.id.value)")
  }

  private static let notCarried = Message(
    "this checklist's inspections do not carry it", "本检查表的检查记录不含此项")

  private func addFacts(to scope: inout Scope) {
    for (record, slot) in zip(records, slots.records) {
      scope.names[record.name] = .variable(slot: slot, .record(record.type))
      let ranges = record.fields.compactMap { field in field.range.map { (field.name, $0) } }
      scope.domains[slot] = Dictionary(ranges) { first, _ in first }
    }
    for name in vocabulary.records.keys where scope.names[name] == nil {
      scope.names[name] = .unavailable(Self.notCarried)
    }
    scope.names["history"] = .variable(slot: slots.history, .list(.record(historyType)))
    scope.names["key_periods"] = .variable(slot: slots.keyPeriods, .list(.record(periodType)))
    for parameter in vocabulary.parameters {
      scope.names[parameter.name.value] = constant(parameter.name.value)
    }
  }

  /// A parameter as a name.
  private func constant(_ parameter: String) -> Scope.Binding {
    let value = parameterValue(parameter)
    return .constant(value ?? .none, value.map(\.staticType) ?? .unknown)
  }

  private func addItems(to scope: inout Scope) {
    let compliance = StaticType.record(itemType(answer: .enumeration(ItemState.enumeration)))
    var members = composition.sections.map { _ in [String: Scope.Binding]() }
    for (place, item) in itemList.enumerated() {
      let type = item.syntax.answer == nil ? compliance : recordType(of: item)
      members[item.section][item.syntax.id.value] = .variable(slot: slots.item[place], type)
    }
    for (section, members) in zip(composition.sections, members) {
      scope.names[section.id.value] = .namespace(members)
    }
  }

  private func recordType(of item: ListedItem) -> StaticType {
    let section = composition.sections[item.section].id.value
    return .record(
      itemType(
        answer: answerType(item.syntax), among: Self.choices(of: item.syntax, in: section)))
  }

  /// The list of all items: rules can name it once their states are settled.
  private func addItemList(to scope: inout Scope, at stage: Stage) {
    scope.names["items"] =
      stage > .applicability
      ? .variable(slot: slots.items, .list(.record(itemType(answer: nil))))
      : .unavailable(
        Message("the states of all items are known only later", "此时各项的状态尚未全部确定"))
  }

  /// The static type of an item's answer; a compliance item's is its state.
  func answerType(_ item: ItemSyntax) -> StaticType {
    guard let answer = item.answer else { return .enumeration(ItemState.enumeration) }
    switch answer.type.value {
    case "compliance": return .enumeration(ItemState.enumeration)
    case "choice": return .string
    case "multiple choice": return .list(.string)
    default: return StaticType.named(answer.type.value) ?? .unknown
    }
  }
}

// MARK: Types of what stages set

extension ProgramCompiler {
  private func grade() -> StaticType {
    vocabulary.enumerations["grade"].map { .enumeration($0) } ?? .unknown
  }

  private static func attributeFields(_ vocabulary: Vocabulary) -> [RecordType.Field] {
    vocabulary.attributes.map { RecordType.Field($0.name, $0.type.optional) }
  }

  /// The texts of an item's choices; null for an item with none.
  private static func choices(of item: ItemSyntax, in section: String) -> EnumerationType? {
    guard let answer = item.answer, !answer.values.isEmpty else { return nil }
    return EnumerationType(
      name: "\(section).\(item.id.value)", values: answer.values.map(\.value))
  }

  func itemType(answer: StaticType?, among choices: EnumerationType? = nil) -> RecordType {
    guard let answer else { return RecordType("item", itemFields, face: "state") }
    let field = RecordType.Field("answer", answer.optional, among: choices)
    return RecordType("item", itemFields + [field], face: "state")
  }

  static func itemFields(_ vocabulary: Vocabulary) -> [RecordType.Field] {
    [
      RecordType.Field("path", .string), RecordType.Field("section", .string),
      RecordType.Field("title", .string), RecordType.Field("weight", .number),
      RecordType.Field("tags", .list(.enumeration(vocabulary.tags))),
      RecordType.Field("state", .enumeration(ItemState.enumeration)),
      RecordType.Field("occurrences", .integer),
    ] + attributeFields(vocabulary)
  }

  var hazardType: RecordType {
    let remedy = vocabulary.enumerations["remedy"].map { StaticType.enumeration($0) }
    return RecordType(
      "hazard",
      [
        RecordType.Field("id", .string), RecordType.Field("path", .optional(.string)),
        RecordType.Field("section", .optional(.string)), RecordType.Field("title", .string),
        RecordType.Field("grade", grade()), RecordType.Field("default_grade", grade()),
        RecordType.Field("remedy", remedy ?? .optional(.string)),
        RecordType.Field("tags", .list(.enumeration(vocabulary.tags))),
        RecordType.Field("occurrences", .integer), RecordType.Field("repeats", .integer),
      ] + Self.attributeFields(vocabulary))
  }

  private var historyType: RecordType {
    RecordType(
      "history",
      [
        RecordType.Field("on", .date), RecordType.Field("path", .string),
        RecordType.Field("grade", grade()), RecordType.Field("due", .optional(.date)),
        RecordType.Field("closed", .optional(.date)),
      ])
  }

  private var periodType: RecordType {
    RecordType(
      "key period",
      [
        RecordType.Field("id", .string), RecordType.Field("title", .string),
        RecordType.Field("from", .date), RecordType.Field("until", .date),
      ])
  }

  private var scoreType: RecordType {
    let sections = composition.sections.map { RecordType.Field($0.id.value, .optional(.number)) }
    return RecordType(
      "score",
      [
        RecordType.Field("total", .optional(.number)), RecordType.Field("low", .optional(.number)),
        RecordType.Field("high", .optional(.number)), RecordType.Field("maximum", .number),
        RecordType.Field("sections", .record(RecordType("score.sections", sections))),
      ], offering: "total")
  }

  private var vetoType: RecordType {
    RecordType("veto", [RecordType.Field("id", .string), RecordType.Field("title", .string)])
  }

  private var measureType: RecordType {
    let party = vocabulary.enumerations["party"].map { StaticType.enumeration($0) } ?? .unknown
    return RecordType(
      "measure",
      [
        RecordType.Field("id", .string), RecordType.Field("party", party),
        RecordType.Field("points", .integer),
      ])
  }

  /// The functions of policies beyond FEEL's.
  private var functions: [String: Builtin] {
    PolicyFunctions.all(tags: vocabulary.tags, calendar: vocabulary.calendar)
  }
}

extension Stage {
  /// What people call the stage.
  var title: String {
    switch self {
    case .intake: "录入"
    case .applicability: "适用性"
    case .states: "检查项状态"
    case .hazards: "隐患"
    case .score: "评分"
    case .vetoes: "否决"
    case .rating: "评级"
    case .deadlines: "期限"
    case .measures: "措施"
    }
  }
}
