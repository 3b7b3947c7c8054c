import FEEL
import Plumbline
import RandomFEEL

/// Writes the rules of all stages of a random policy.
struct RandomRuleWriter {
  let names: RandomNames
  /// Null: nothing scores.
  let model: String?
  var random: SplitMix64
  private var number = 0

  var vocabulary: RandomVocabulary { names.vocabulary }

  init(_ names: RandomNames, model: String?, seed: UInt64) {
    self.names = names
    self.model = model
    random = SplitMix64(seed: seed)
  }

  /// A column to ask about: a name, or a calculation.
  static func column(_ feel: inout RandomExpression) -> RandomExpression.Operand {
    if feel.random.chance(15) {
      let types: [StaticType] = [.number, .integer, .string]
      let type = feel.random.one(of: feel.extras.isPlain ? [.number, .integer] : types)
      return .init(
        feel.text(of: type, depth: 2), type.optional, constants: RandomExpression.calculated(type))
    }
    return feel.random.one(of: feel.testable)
  }

  /// An id that no other rule has.
  mutating func id(_ kind: String) -> String {
    number += 1
    return "\(kind)_\(number)"
  }

  mutating func feel(
    before stage: Stage, perHazard: Bool = false, items: [RandomItem] = []
  ) -> RandomExpression {
    RandomExpression(
      names.operands(before: stage, perHazard: perHazard, items: items), extras: names.extras,
      seed: random.next())
  }

  mutating func when(
    before stage: Stage, perHazard: Bool = false, items: [RandomItem] = []
  ) -> [String] {
    var writer = RandomConditionWriter(
      names.operands(before: stage, perHazard: perHazard, items: items), extras: names.extras,
      seed: random.next())
    return writer.lines(of: "when") + (random.chance(15) ? ["label: 作者的话“\(number)”"] : [])
  }

  func many(_ key: String, _ parts: [PolicyPart]) -> PolicyPart {
    PolicyPart(.group, ["\(key):"], parts)
  }

  // MARK: Files

  mutating func stagesFile() -> PolicyFileText {
    var parts = [PolicyPart(.frame, ["ruleset: stages", "title: 各阶段"])]
    parts.append(many("composites", (0..<random.within(1...3)).map { _ in composite() }))
    parts.append(many("grading", (0..<random.within(1...3)).map { grading(isDated: $0 == 2) }))
    if let model { parts += scoring(model) }
    parts.append(many("vetoes", (0..<random.within(1...3)).map { _ in veto() } + versions()))
    parts += rating() + deadlines()
    let measures = (0..<random.within(2...6)).map { measure(isDated: $0 == 3) }
    let declared = (0..<random.within(1...3)).map { _ in id("proposed") }
    parts.append(many("measures", measures + declared.map { proposed($0) }))
    parts.append(many("proposals", proposals(of: declared)))
    parts.append(many("invariants", invariants()))
    return PolicyFileText(path: "rules/stages.yaml", parts: parts)
  }

  /// Rules that apply to one checklist and name its items.
  mutating func ownFile(of checklist: String, _ items: [RandomItem]) -> PolicyFileText {
    let named = random.some(6, of: items)
    let parts = [
      PolicyPart(.frame, ["ruleset: own_\(checklist)", "applies_to: [\(checklist)]"]),
      many("composites", [composite(items: named)]),
      many("vetoes", [veto(items: named)]),
      many("measures", (0..<random.within(1...3)).map { _ in measure(items: named) }),
    ]
    return PolicyFileText(path: "rules/own_\(checklist).yaml", parts: parts)
  }

  /// Rules between two dates, one of which replaces another, and an item that is disabled.
  mutating func cityFile(replacing paths: [String]) -> PolicyFileText {
    var header = ["ruleset: city", "in_force: 2026-04-01..2026-09-30", "applies_to: [lodging]"]
    if let path = paths.first, random.chance(50) {
      header.append("disables: [\(YAMLText.quoted(path))]")
    }
    let replacing = element("veto", ["replaces: veto_first"] + when(before: .vetoes))
    let parts = [
      PolicyPart(.frame, header), many("vetoes", [replacing]), many("grading", [grading()]),
      many("measures", [measure()]),
    ]
    return PolicyFileText(path: "rules/city.yaml", parts: parts)
  }

  /// A rule with an id, a title, its body and its basis; at times only between two dates.
  mutating func element(
    _ kind: String, as id: String? = nil, _ body: [String], isDated: Bool = false
  ) -> PolicyPart {
    let id = id ?? self.id(kind)
    var lines = ["id: \(id)", "title: 规则“\(id)”"] + body
    if isDated { lines.append("in_force: \(random.one(of: ["2026-02-01..", "..2026-05-31"]))") }
    return PolicyPart(element: lines + ["basis: default"])
  }

  // MARK: Hazards and vetoes

  private mutating func composite(items: [RandomItem] = []) -> PolicyPart {
    var body: [String] = []
    let isCounted = random.chance(65)
    if isCounted {
      let tag = random.one(of: vocabulary.tags)
      let of = random.one(of: [
        "items", "tagged(items, \(tag))", "items[weight >= 2]", "failed(tagged(items, \(tag)))",
        "items[factor != null]", "items[risk != null and risk >= 中]",
      ])
      body = [
        "of: \(YAMLText.quoted(of))",
        "at_least: \(random.one(of: ["1", "2", "3", "1 + 1", "2.5"]))",
      ]
    }
    if !isCounted || random.chance(50) { body += when(before: .hazards, items: items) }
    body.append("grade: \(random.one(of: vocabulary.grade.values))")
    if let remedy = vocabulary.remedy { body.append("remedy: \(random.one(of: remedy.values))") }
    if random.chance(40) { body.append("tags: [\(random.one(of: vocabulary.tags))]") }
    return element("composite", body, isDated: random.chance(10))
  }

  private mutating func grading(isDated: Bool = false) -> PolicyPart {
    let values = vocabulary.grade.values
    let raising = Array(
      vocabulary.grade.worstIsLast == true ? values.dropFirst() : values.dropLast())
    return element(
      "grading",
      when(before: .hazards, perHazard: true) + ["grade: \(random.one(of: raising))"],
      isDated: isDated)
  }

  private mutating func veto(items: [RandomItem] = []) -> PolicyPart {
    var body = when(before: .vetoes, items: items)
    if random.chance(60) { body.append("rating: \(random.one(of: vocabulary.rating.values))") }
    let isFirst = items.isEmpty && !hasFirstVeto
    hasFirstVeto = true
    return element("veto", as: isFirst ? "veto_first" : nil, body)
  }

  /// Two versions of one veto, the second from the day after the first.
  private mutating func versions() -> [PolicyPart] {
    guard random.chance(50) else { return [] }
    return ["..2026-05-12", "2026-05-13.."].map { dates in
      element("veto", as: "veto_versions", when(before: .vetoes) + ["in_force: \(dates)"])
    }
  }

  /// Whether the veto that the city replaces is there.
  private var hasFirstVeto = false
}
