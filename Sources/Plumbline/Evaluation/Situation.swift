import FEEL

/// One evaluation while it runs: the variables, filled stage by stage, and what was found.
///
/// The stages only ever add. A condition is asked through `holds`, which records what kept it from
/// being decided; so a gap cannot be forgotten.
struct Situation {
  let program: Program
  let inspection: Inspection
  var variables: Variables
  var states: ItemStates
  /// Open items that are taken as failed, to see what they leave undecided.
  var assumed: PlaceSet
  var gaps: GapCollector
  var problems: [Problem] = []
  var trace: Trace
  /// Whether anybody reads reasons and dates, not only what holds.
  var isExplained = true
  /// All rules together may take this many steps for one inspection: a few seconds. A policy of a
  /// thousand items and as many rules takes about a tenth.
  static let mostSteps = 5_000_000

  init(_ program: Program, _ inspection: Inspection, traced: Bool) {
    self.program = program
    self.inspection = inspection
    variables = Variables(program, budget: Budget(most: Self.mostSteps))
    states = ItemStates(count: program.items.count)
    assumed = PlaceSet(count: program.items.count)
    gaps = GapCollector(program.titles)
    trace = Trace(isOn: traced)
    for (record, slot) in zip(inspection.records, program.slots.records) {
      variables[slot] = .context(record)
    }
  }

  /// Whether any rule can ask for what lies in a slot.
  func isNamed(_ slot: Int) -> Bool { program.named.contains(slot) }

  /// Whether a condition holds; null where that cannot be decided, which is a gap of `rule`.
  ///
  /// A condition that is null only because an item does not apply does not hold.
  ///
  /// - Parameter subject: The hazard that a rule for every hazard is asked about, for the trace.
  mutating func verdict(
    _ condition: Condition, of rule: String, about subject: String? = nil, at stage: Stage
  ) -> Bool? {
    let result = variables.verdict(condition)
    trace.record(stage, rule, about: subject, condition, variables)
    if case .boolean(let holds) = result { return holds }
    if result.absence?.isOnlyNotApplicable == true { return false }
    gaps.add(result.absence, undecided: rule)
    return nil
  }

  /// As `verdict(_:of:about:at:)`, where a rule without a condition always holds.
  mutating func verdict(
    _ rule: RuleCondition?, of id: String, about subject: String? = nil, at stage: Stage
  ) -> Bool? {
    guard let rule else { return true }
    return verdict(rule.condition, of: id, about: subject, at: stage)
  }

  /// Whether a rule is known to hold.
  mutating func holds(
    _ rule: RuleCondition?, of id: String, about subject: String? = nil, at stage: Stage
  ) -> Bool {
    verdict(rule, of: id, about: subject, at: stage) == true
  }

  /// The sentences for a condition that holds: the author's own, or one for each line.
  ///
  /// - Parameter title: The rule's, for what has no plain words; null leaves that out.
  func because(_ rule: RuleCondition?, of title: String?) -> [String] {
    guard isExplained, let rule else { return [] }
    if let label = rule.label { return [label] }
    return Sentences(titles: program.titles).reasons(for: rule.condition, of: title, variables.seen)
  }

  /// Sentences, where anybody reads them.
  func sentences(_ make: (Sentences, Seen) -> [String]) -> [String] {
    isExplained ? make(Sentences(titles: program.titles), variables.seen) : []
  }

  /// Works out the decisions that can be known after a stage.
  mutating func decide(after stage: Stage) {
    // By place: to walk the decisions is to copy them.
    for place in program.decisions.indices where program.decisions[place].stage == stage {
      let name = program.decisions[place].name
      let value: Value
      switch program.decisions[place].body {
      case .value(let expression): value = variables.value(expression)
      case .table(let table): value = tableValue(table, of: name)
      }
      variables[program.decisions[place].slot] = value
      trace.record(stage, name, value: value)
    }
  }
}
