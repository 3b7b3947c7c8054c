import FEEL

/// Makes a program of a composition: every name a slot, every expression typed, every rule checked.
///
/// The stages are compiled in their order. What a stage sets is in scope from the next one on; a
/// name that is used too early is known, with the sentence that says which stage sets it.
struct ProgramCompiler {
  let composition: Composition
  let vocabulary: Vocabulary
  let registry: CitationRegistry
  var diagnostics = Diagnostics()
  var slots = SlotLayout()
  var records: [RecordProgram] = []
  /// An item, the place of its section, and its path.
  typealias ListedItem = (syntax: ItemSyntax, section: Int, path: String)
  /// In checklist order.
  var itemList: [ListedItem] = []
  var decisionTypes: [String: (slot: Int, type: StaticType, stage: Stage)] = [:]
  var decisionPrograms: [DecisionProgram] = []
  let ratings: EnumerationType?
  let sectionIds: Set<String>
  /// The fields of every item, whatever its answer.
  let itemFields: [RecordType.Field]
  /// Every name that an item, rule or decision uses.
  let names: Set<String>
  /// The version before this one, where all names mean the same but for those of `changed`.
  let earlier: CompiledVersion?
  /// What means otherwise than in the version before, as far as it is compiled.
  private(set) var changed: Set<String> = []
  /// What the next version may take over.
  var pieces = CompiledPieces()
  /// What the rules of all stages can name alike.
  private lazy var common = makeCommonScope(after: earlier?.common)
  /// What stages set, and after which of them it is there.
  private(set) lazy var stageNames = makeStageNames()
  /// The scopes made so far; each new decision joins them.
  private var scopes: [ScopeKey: Scope] = [:]

  private struct ScopeKey: Hashable {
    let stage: Stage
    let perHazard: Bool
    let measures: Bool
  }

  init(
    _ composition: Composition, _ vocabulary: Vocabulary, _ registry: CitationRegistry,
    after earlier: CompiledVersion?
  ) {
    self.composition = composition
    self.vocabulary = vocabulary
    self.registry = registry
    let earlier = earlier.flatMap { composition.hasNames(of: $0.composition) ? $0 : nil }
    self.earlier = earlier
    names =
      earlier.flatMap { composition.hasPieces(of: $0.composition) ? $0.names : nil }
      ?? composition.names
    if let earlier { changed = composition.changedNames(since: earlier.composition) }
    ratings = vocabulary.enumerations["rating"]
    sectionIds = Set(composition.sections.map(\.id.value))
    itemFields = Self.itemFields(vocabulary)
    layOut()
  }

  /// - Parameter earlier: The version of the checklist before this one; null for the first, and
  ///   where that has mistakes.
  static func compile(
    _ composition: Composition, _ vocabulary: Vocabulary, _ registry: CitationRegistry,
    after earlier: CompiledVersion?, into diagnostics: inout Diagnostics
  ) -> CompiledVersion? {
    var compiler = ProgramCompiler(composition, vocabulary, registry, after: earlier)
    let program = compiler.compile()
    for diagnostic in compiler.diagnostics.all {
      diagnostics.report(diagnostic.within(composition.checklist))
    }
    return program.map {
      CompiledVersion(
        composition: composition, program: $0, common: compiler.common,
        itemList: compiler.itemList, names: compiler.names,
        decisionTypes: compiler.decisionTypes.mapValues(\.type), pieces: compiler.pieces)
    }
  }

  /// Gives every value its place among the variables.
  private mutating func layOut() {
    func next() -> Int {
      defer { slots.count += 1 }
      return slots.count
    }
    let subject = composition.checklist.subject?.value ?? ""
    let names = ["inspection", subject] + composition.checklist.with.map(\.value)
    records = names.compactMap { vocabulary.record($0) }
    slots.records = records.map { _ in next() }
    itemList = earlier?.itemList ?? listItems()
    slots.item = itemList.map { _ in next() }
    slots.items = next()
    slots.history = next()
    slots.keyPeriods = next()
    slots.hazards = next()
    slots.hazard = next()
    slots.score = next()
    slots.vetoes = next()
    slots.rating = next()
    slots.measures = next()
    slots.answer = next()
    slots.state = next()
  }

  private func listItems() -> [ListedItem] {
    zip(composition.sections, composition.items).enumerated().flatMap { place, section in
      section.1.map { ($0, place, "\(section.0.id.value).\($0.id.value)") }
    }
  }

  private mutating func compile() -> Program? {
    if earlier == nil { checkIds() }
    compileDecisions()
    let remarks = diagnostics.all.count
    let items = keptItems?.items ?? compileItems()
    pieces.hasItems = diagnostics.all.count == remarks
    let rules = compileRules()
    requireStages(items, rules)
    let order = earlier?.program.settlingOrder ?? settlingOrder()
    return diagnostics.hasErrors ? nil : program(items, rules, order)
  }

  /// The rules of stages 3 to 8, in the order of the stages.
  private struct Rules {
    let composites: [CompositeProgram]
    let gradings: [GradingProgram]
    let scoring: ScoringProgram?
    let vetoes: [VetoProgram]
    let rating: TableProgram?
    let deadlines: DeadlinesProgram?
    let measures: [MeasureProgram]
    let proposals: [ProposalsProgram]
    let invariants: [InvariantProgram]
  }

  private mutating func compileRules() -> Rules {
    let composites = compileComposites()
    let gradings = compileGradings()
    let scoring = compileScoring()
    let vetoes = compileVetoes()
    let rating = compileRating()
    let deadlines = compileDeadlines()
    let measures = compileMeasures()
    let proposals = compileProposals(of: measures)
    let invariants = compileInvariants()
    return Rules(
      composites: composites, gradings: gradings, scoring: scoring, vetoes: vetoes,
      rating: rating, deadlines: deadlines, measures: measures, proposals: proposals,
      invariants: invariants)
  }

  private func program(_ items: [ItemProgram], _ rules: Rules, _ order: [Int]) -> Program {
    let id = composition.checklist.id?.value ?? ""
    let kept = keptItems
    let hazards = kept.map { (rows: $0.itemHazards, ofItem: $0.hazardOfItem) } ?? hazardRows(items)
    return Program(
      checklist: id, title: composition.checklist.title ?? id,
      dates: composition.dates, rulesets: composition.rulesets.sorted(),
      subject: composition.checklist.subject?.value ?? "", records: records,
      sections: sections, items: items,
      itemRecords: kept?.itemRecords ?? items.map { record(of: $0) },
      masks: kept?.masks
        ?? ItemMasks(
          items, sections: composition.sections.count, tags: vocabulary.tags.values.count),
      hazards: hazards.rows + rules.composites.map(\.hazard), hazardOfItem: hazards.ofItem,
      settlingOrder: order, slots: slots, decisions: decisionPrograms,
      composites: rules.composites, gradings: rules.gradings, scoring: rules.scoring,
      vetoes: rules.vetoes, rating: rules.rating, ratings: ratings, deadlines: rules.deadlines,
      measures: rules.measures, proposals: rules.proposals, invariants: rules.invariants,
      words: words, calendar: vocabulary.calendar,
      recurrenceWindow: parameterValue("recurrence_window"),
      readsKeyPeriods: names.contains("key_periods"), named: namedSlots,
      titles: earlier?.program.titles ?? titles,
      itemPlaces: earlier?.program.itemPlaces ?? itemPlaces,
      missingParameters: missingParameters)
  }

  /// What a rule of a stage can name.
  ///
  /// - Parameters:
  ///   - stage: The stage whose rules ask; what earlier stages set is there.
  ///   - perHazard: Whether the rule is asked of each hazard.
  ///   - measures: Whether the proposed measures are known.
  mutating func scope(
    for stage: Stage, perHazard: Bool = false, measures: Bool = false
  ) -> Scope {
    let key = ScopeKey(stage: stage, perHazard: perHazard, measures: measures)
    if let scope = scopes[key] { return scope }
    let scope = makeScope(from: common, for: stage, perHazard: perHazard, measures: measures)
    scopes[key] = scope
    return scope
  }

  /// Makes a decision known to the rules of the stages that follow it.
  mutating func declare(_ name: String, slot: Int, _ type: StaticType, after stage: Stage) {
    if let before = earlier?.decisionTypes[name], before != type { changed.insert(name) }
    decisionTypes[name] = (slot, type, stage)
    // A copy of the keys: the scopes themselves must not be shared when they are written to.
    for key in Array(scopes.keys) {
      scopes[key]?.names[name] = Self.binding(slot: slot, type, after: stage, at: key.stage)
    }
  }

  private var sections: [SectionProgram] {
    composition.sections.map {
      SectionProgram(
        id: $0.id.value, title: $0.title, weight: $0.weight?.value ?? Decimal(1))
    }
  }

  var words: PolicyWords {
    PolicyWords(
      state: ItemState.enumeration, grade: vocabulary.enumerations["grade"],
      remedy: vocabulary.enumerations["remedy"], party: vocabulary.enumerations["party"],
      tags: vocabulary.tags)
  }

  /// The one rule of a stage that has only one; a second is a mistake.
  mutating func only<Rule>(_ rules: [Rule], _ header: (Rule) -> RuleHeader) -> Rule? {
    if rules.count > 1 {
      let first = header(rules[0]).id
      diagnostics.report(
        .declaredTwice(first.value, first: first.span, at: header(rules[1]).id.span))
    }
    return rules.first
  }

  /// Reports sections and items that stand twice between the same dates.
  private mutating func checkIds() {
    var seen: [String: SourceSpan] = [:]
    let items = itemList.map { Located($0.path, $0.syntax.id.span) }
    for id in items + composition.sections.map(\.id) {
      if let first = seen[id.value] {
        diagnostics.report(.declaredTwice(id.value, first: first, at: id.span))
      }
      seen[id.value] = id.span
    }
  }

  /// Reports stages that are needed and not there.
  private mutating func requireStages(
    _ items: [ItemProgram], _ rules: Rules
  ) {
    guard let span = composition.checklist.id?.span else { return }
    let hasHazards = !rules.composites.isEmpty || items.contains { $0.hazard != nil }
    let hasRating =
      rules.scoring != nil || !rules.vetoes.isEmpty || items.contains { $0.veto != nil }
    if hasHazards, composition.deadlines.isEmpty {
      diagnostics.report(.stageMissing("deadlines", composition.dates, at: span))
    }
    if hasRating, composition.ratings.isEmpty {
      diagnostics.report(.stageMissing("rating", composition.dates, at: span))
    }
  }

  /// What facts, items, decisions and parameters are called in sentences.
  private var titles: [String: String] {
    var titles = Self.ownTitles
    titles.reserveCapacity(2 * itemList.count + 256)
    for record in records {
      for field in record.fields where field.title != field.name {
        titles["\(record.name).\(field.name)"] = field.title
      }
    }
    for item in itemList {
      titles[item.path] = item.syntax.ask
      titles[item.path + ".answer"] = item.syntax.ask
    }
    for decision in composition.decisions {
      titles[decision.name.value] = decision.title
    }
    for parameter in vocabulary.parameters {
      if let title = parameter.title { titles[parameter.name.value] = title }
    }
    return titles
  }

  /// The names that the language itself sets.
  private static let ownTitles = [
    "hazard.grade": "隐患等级", "hazard.default_grade": "初定等级", "hazard.remedy": "整改方式",
    "hazard.repeats": "重复次数", "hazard.occurrences": "处数", "score.total": "得分",
    "score.low": "最低得分", "score.high": "最高得分", "rating": "评定等级",
    "hazard.title": "隐患名称", "hazard.section": "隐患所在部分", "count(hazards)": "隐患数",
    "count(history)": "以往隐患数", "history.grade": "隐患等级", "item.state": "检查结果",
  ]
}

// MARK: Parameters

extension ProgramCompiler {
  /// The value of a parameter between the composition's dates; its first one before that.
  func parameterValue(_ name: String) -> Value? {
    guard let values = vocabulary.parameterValues[name],
      let place = composition.parameters.first(where: { $0.name == name })?.place
        ?? values.indices.first
    else { return nil }
    return values[place]
  }

  /// Parameters that rules name and that have no value yet between these dates.
  private var missingParameters: [String] {
    composition.parameters.filter { $0.place == nil && names.contains($0.name) }.map(\.name)
  }
}

extension Diagnostic {
  /// The same, saying for which checklist a name was looked up.
  func within(_ checklist: ChecklistSyntax) -> Diagnostic {
    guard [.nameNotYet, .nameUnknown, .nameUnknownMember].contains(code), let id = checklist.id,
      id.span.file != span.file
    else { return self }
    let related = Related(id.span, Message("in this checklist", "在这张检查表中"))
    return Diagnostic(
      code, severity, at: span, message, related: self.related + [related], fix: fix)
  }
}
