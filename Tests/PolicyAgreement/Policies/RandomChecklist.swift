import FEEL
import RandomFEEL

/// An item of a random checklist, as other rules can name it.
struct RandomItem: Sendable {
  let path: String
  /// The type of its answer; null for pass and fail.
  let answer: StaticType?
  /// Constants for the answer, ascending.
  let constants: [String]
  /// Whether it is there on every date.
  let isLasting: Bool

  /// What rules can name of it: its state, how often it occurs, its answer.
  ///
  /// - Parameter isPlain: Whether what no column holds is left out.
  func operands(isPlain: Bool) -> [RandomExpression.Operand] {
    let state = StaticType.enumeration(RandomPolicy.state)
    var operands: [RandomExpression.Operand] = [
      .init(path, state, constants: ["pass", "fail", "not_applicable", "unanswered"]),
      .init("\(path).weight", .number),
    ]
    if !isPlain { operands.append(.init("\(path).occurrences", .integer)) }
    if !isPlain || answer != nil {
      let type = answer ?? state
      operands.append(.init("\(path).answer", type.optional, constants: constants))
    }
    return operands
  }
}

/// Writes the items of random checklists.
struct RandomItemWriter {
  let vocabulary: RandomVocabulary
  let model: String
  var random: SplitMix64
  /// What the conditions of items may name.
  let facts: [RandomExpression.Operand]
  private(set) var items: [RandomItem] = []
  private var number = 0

  init(
    _ vocabulary: RandomVocabulary, model: String, facts: [RandomExpression.Operand], seed: UInt64
  ) {
    self.vocabulary = vocabulary
    self.model = model
    self.facts = facts
    random = SplitMix64(seed: seed)
  }

  /// A section with so many items.
  mutating func section(_ id: String, count: Int) -> PolicyPart {
    var lines = ["  - section: \(id)", "    title: 第“\(id)”部分"]
    if random.chance(50) { lines.append("    weight: \(random.one(of: ["2", "0.5", "20", "1"]))") }
    if random.chance(25) {
      lines.append("    defaults: {tags: [\(random.one(of: vocabulary.tags))]}")
    }
    lines.append("    items:")
    return PolicyPart(.group, lines, (0..<count).map { _ in item(in: id) })
  }

  private mutating func item(in section: String) -> PolicyPart {
    number += 1
    let id = random.chance(20) ? "项目\(number)" : "item_\(number)"
    let isLasting = !random.chance(8)
    let form = answerForm()
    var lines = ["item: \(id)", "ask: 第 \(number) 问“\(id)”是否符合"] + form.lines
    if random.chance(vocabulary.isPlain ? 8 : 25) { lines += condition(of: "when") }
    let isInformational = form.type != nil && form.pass == nil
    if isInformational {
      lines.append("informational: true")
    } else {
      if let pass = form.pass { lines.append("pass: \(YAMLText.quoted(pass))") }
      lines += judgement(of: form)
    }
    lines += extras(isLasting: isLasting, isInformational: isInformational)
    items.append(
      RandomItem(
        path: "\(section).\(id)", answer: form.type, constants: form.constants, isLasting: isLasting
      ))
    return PolicyPart(element: lines, indentedBy: 6)
  }

  /// A condition over facts and items that stand before.
  private mutating func condition(of key: String) -> [String] {
    let named = random.some(3, of: items.filter(\.isLasting))
    var writer = RandomConditionWriter(
      facts + named.flatMap { $0.operands(isPlain: vocabulary.isPlain) },
      extras: .init(isPlain: vocabulary.isPlain), seed: random.next())
    return writer.lines(of: key)
  }
}

// MARK: Answers

extension RandomItemWriter {
  private struct Form {
    var lines: [String] = []
    var type: StaticType?
    var constants: [String] = []
    /// Null for pass and fail, and for what is only recorded.
    var pass: String?
    /// Whether no `pass:` was wanted.
    var isRecorded = false
  }

  private mutating func answerForm() -> Form {
    guard random.chance(45) else { return Form() }
    var form: Form
    switch random.below(8) {
    case 0: form = Form(lines: ["answer: boolean"], type: .boolean)
    case 1: form = numeric("integer", .integer, ["2", "3", "5", "8", "60"])
    case 2, 3: form = numeric("number", .number, ["0.5", "1.1", "2.5", "60", "79.95"])
    case 4: form = choice("choice", .string)
    case 5: form = choice("multiple choice", .list(.string))
    case 6: form = Form(lines: ["answer: date"], type: .date)
    default: form = Form(lines: ["answer: string"], type: .string)
    }
    guard let type = form.type, !random.chance(15) else { return form }
    if vocabulary.isPlain, case .list = type { return form }
    var feel = RandomExpression(
      facts.filter { !$0.type.isOptional }, extras: .init(isPlain: vocabulary.isPlain),
      seed: random.next())
    form.pass = feel.tests(of: .init("?", type, constants: form.constants), depth: 1)
    return form
  }

  private mutating func numeric(_ name: String, _ type: StaticType, _ constants: [String]) -> Form {
    let ranges = ["\"[0..100]\"", "\"(0..100]\"", "\">= 0\""]
    let limits = random.chance(60) ? ", range: \(random.one(of: ranges))" : ""
    return Form(
      lines: ["answer: {type: \(name), unit: m\(limits)}"], type: type, constants: constants)
  }

  private mutating func choice(_ name: String, _ type: StaticType) -> Form {
    let values = random.some(random.within(2...4), of: ["A级", "B1级", "follow up", "无", "甲\"乙"])
    return Form(
      lines: ["answer: {type: \(name), values: \(YAMLText.list(values))}"], type: type,
      constants: values.map(RandomConstants.quoted))
  }
}

// MARK: What a fail means

extension RandomItemWriter {
  private mutating func judgement(of form: Form) -> [String] {
    var lines: [String] = []
    let weight = random.one(of: ["1", "2", "3", "0.5", "10", "0"])
    if random.chance(70) { lines.append("weight: \(weight)") }
    let isHazard = random.chance(75)
    if isHazard {
      lines.append("hazard: \(random.one(of: vocabulary.grade.values))")
      if let remedy = vocabulary.remedy { lines.append("remedy: \(random.one(of: remedy.values))") }
      if random.chance(10) {
        lines.append(
          "veto: \(random.chance(60) ? "true" : random.one(of: vocabulary.rating.values))")
        lines.append("not_applicable: {allowed: \(random.one(of: ["true", "false"]))}")
      }
    }
    if !lines.contains(where: { $0.hasPrefix("not_applicable") }), random.chance(50) {
      lines.append(
        "not_applicable: {allowed: true, reason: \(random.one(of: ["required", "optional"]))}")
    }
    if random.chance(20) { lines.append("evidence: {on_fail: [photo, note]}") }
    if model == "deduction", random.chance(50) {
      let most = lines.contains { $0.hasPrefix("weight:") } ? weight : "1"
      lines.append("deduct: {each: \(random.one(of: ["1", "0.5"])), up_to: \(most)}")
    }
    if !vocabulary.isPlain, model == "weighted" || model == "by_section", random.chance(20) {
      lines += credit(of: form)
    }
    return lines
  }

  /// Part of the weight, by the answer.
  private mutating func credit(of form: Form) -> [String] {
    let asked = RandomExpression.Operand(
      form.type == nil ? "state" : "answer", form.type ?? .enumeration(RandomPolicy.state),
      constants: form.type == nil ? ["pass", "fail"] : form.constants)
    var feel = RandomExpression([], seed: random.next())
    let rows = (0..<random.within(1...3)).map { _ in
      (feel.tests(of: asked, depth: 0), random.one(of: ["0.5", "1", "0.25", "1/3"]))
    }
    return ["credit:", "  hit: first", "  table: |"]
      + RandomTableText.lines(
        [asked.text], ["credit"], rows.map { ([$0.0], [$0.1]) } + [(["-"], ["0"])]
      )
      .map { "    \($0)" }
  }

  private mutating func extras(isLasting: Bool, isInformational: Bool) -> [String] {
    var lines: [String] = []
    if random.chance(40) {
      lines.append("tags: [\(random.some(2, of: vocabulary.tags).joined(separator: ", "))]")
    }
    if random.chance(40) {
      let all = ["factor: 7.3.3", "allowed_days: \(random.within(1...9))", "risk: 高"]
      lines.append("attributes: {\(random.some(2, of: all).joined(separator: ", "))}")
    }
    if !isLasting {
      lines.append(
        "in_force: \(random.one(of: ["2026-03-01..", "..2026-06-30", "2026-01-01..2026-08-31"]))")
    }
    return lines + ["basis: default"]
  }
}
