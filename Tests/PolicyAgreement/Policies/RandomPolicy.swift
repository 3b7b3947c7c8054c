import FEEL
import Plumbline
import RandomFEEL

/// A random policy as text: vocabulary, checklists, rules of every stage, all from one seed.
///
/// It is well typed by construction, but for few rules that the checker refuses.
///
/// A *wild* one has every feature, and so mostly a rule without a fast form. A *plain* one has none
/// that never has one: beside what `RandomExpression+Plain` names these are facts and decisions of
/// types that no column holds; tables that sum or sort their rows, which no rule of it names; tests
/// of several choices; scores other than by weight, and credit for part of it; calculated points
/// of proposals; how often an item occurred.
struct RandomPolicy: Sendable {
  /// The states of items as conditions name them.
  static let state = EnumerationType(
    name: "state",
    values: ["pass", "fail", "not_applicable", "not_checked", "unanswered", "informational"])

  static let models = [
    "weighted", "by_section", "deduction", "xccdf_default", "xccdf_flat", "xccdf_flat_unweighted",
    "xccdf_absolute",
  ]

  let seed: UInt64
  let isPlain: Bool
  var files: [PolicyFileText]

  init(seed: UInt64, isPlain: Bool = false) {
    self.seed = seed
    self.isPlain = isPlain
    var random = SplitMix64(seed: seed)
    let vocabulary = RandomVocabulary(isPlain: isPlain, &random)
    let models = isPlain ? ["weighted"] : Self.models
    let model: String? = random.chance(93) ? random.one(of: models) : nil
    var names = RandomNames(vocabulary)
    names.hasScore = model != nil
    let decided = RandomDecisionWriter(names, stages: [.intake], seed: random.next()).written()
    names = decided.names
    let checklists = RandomChecklists(names, model: model ?? "", &random)
    names.sharedItems = checklists.sharedItems
    names.sections = [RandomChecklists.sharedSection]
    let later = RandomDecisionWriter(
      names, stages: [.states, .hazards, .score, .vetoes, .rating], seed: random.next()
    ).written()
    var rules = RandomRuleWriter(later.names, model: model, seed: random.next())
    files = [vocabulary.file(&random)] + checklists.files
    files += [Self.decisionsFile(decided.parts + later.parts), rules.stagesFile()]
    files += checklists.own.map { rules.ownFile(of: $0.checklist, $0.items) }
    files.append(rules.cityFile(replacing: checklists.removablePaths))
  }

  private static func decisionsFile(_ decisions: [PolicyPart]) -> PolicyFileText {
    PolicyFileText(
      path: "rules/decisions.yaml",
      parts: [
        PolicyPart(.frame, ["ruleset: decisions"]), PolicyPart(.group, ["decisions:"], decisions),
      ])
  }

  /// How many rules, items and parameters there are.
  var ruleCount: Int { files.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1.ruleCount } } }

  var text: String {
    files.map { "# \($0.path)\n\(String(decoding: $0.source.bytes, as: UTF8.self))" }
      .joined(separator: "\n")
  }
}

/// The checklists of a random policy: one or two, with shared sections.
struct RandomChecklists: Sendable {
  static let sharedSection = "common"

  let files: [PolicyFileText]
  let sharedItems: [RandomItem]
  /// By checklist, the items that only it has.
  let own: [(checklist: String, items: [RandomItem])]
  /// Paths of items that no rule names.
  var removablePaths: [String] { own.flatMap(\.items).filter { !$0.isLasting }.map(\.path) }

  init(_ names: RandomNames, model: String, _ random: inout SplitMix64) {
    let facts = names.operands(before: .applicability)
    var shared = RandomItemWriter(names.vocabulary, model: model, facts: facts, seed: random.next())
    let section = shared.section(Self.sharedSection, count: random.within(2...6))
    var files = [
      PolicyFileText(
        path: "checklists/shared.yaml", parts: [PolicyPart(.frame, ["sections:"], [section])])
    ]
    var own: [(String, [RandomItem])] = []
    for number in 0..<(random.chance(35) ? 2 : 1) {
      var writer = RandomItemWriter(
        names.vocabulary, model: model, facts: facts, seed: random.next())
      let id = number == 0 ? "inn" : "歌厅"
      files.append(Self.file(id, names.vocabulary, &writer, &random))
      own.append((id, writer.items))
    }
    self.files = files
    self.own = own.map { (checklist: $0.0, items: $0.1) }
    sharedItems = shared.items
  }

  private static func file(
    _ id: String, _ vocabulary: RandomVocabulary, _ writer: inout RandomItemWriter,
    _ random: inout SplitMix64
  ) -> PolicyFileText {
    var lines = ["checklist: \(id)", "title: 检查表“\(id)”", "subject: \(vocabulary.subject)"]
    if !vocabulary.crewFields.isEmpty, random.chance(70) { lines.append("with: [crew]") }
    lines += ["tags: [lodging]", "include: [\(sharedSection)]"]
    if random.chance(40) {
      lines.append(
        "defaults: {not_applicable: {allowed: true, reason: \(random.one(of: ["required", "optional"]))}}"
      )
    }
    if random.chance(20) { lines.append("retired: [old.curtains]") }
    if random.chance(15) { lines.append("in_force: 2025-06-01..") }
    let count = itemCount(&random)
    let sectionCount = random.within(1...min(4, max(1, count / 3)))
    let sections = (0..<sectionCount).map { place in
      writer.section("\(id == "inn" ? "sec" : "节")_\(place)", count: max(1, count / sectionCount))
    }
    return PolicyFileText(
      path: "checklists/\(id).yaml", parts: [PolicyPart(.frame, lines + ["sections:"], sections)])
  }

  /// Mostly few; at times more than one or two words of bits hold.
  private static func itemCount(_ random: inout SplitMix64) -> Int {
    switch random.below(100) {
    case 0..<70: random.within(1...15)
    case 70..<88: random.within(16...60)
    case 88..<96: random.within(60...80)
    default: random.within(126...140)
    }
  }
}
