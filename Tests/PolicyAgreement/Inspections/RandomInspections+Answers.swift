import FEEL
import Plumbline
import RandomFEEL

// Answers to the items of a checklist.
extension RandomInspections {
  mutating func answers(to program: Program, _ profile: Profile) -> JSONShape {
    var entries: [(key: String, value: JSONShape)] = []
    // A fail of an item that does not apply is a problem: mostly it is not asked for.
    let failsConditionally = random.chance(15)
    for item in program.items {
      let mayFail = item.when == nil || failsConditionally || profile.isRegular
      if let answer = answer(to: item, mayFail: mayFail, profile) {
        entries.append((item.path, answer))
      }
    }
    if random.chance(30) { entries.shuffle(using: &random) }
    return .object(entries)
  }

  /// An answer; null for an item that is left out.
  mutating func answer(
    to item: ItemProgram, mayFail: Bool, _ profile: Profile
  ) -> JSONShape? {
    if random.chance(profile.open) { return open() }
    if item.notApplicableAllowed, random.chance(profile.notApplicable) {
      return notApplicable(item, profile)
    }
    guard case .compliance = item.answer else { return measured(item, mayFail, profile) }
    let fails = mayFail && random.chance(profile.fails)
    let word = random.one(
      of: fails ? ["fail", "fail", "不符合", "不合格"] : ["pass", "pass", "符合", "合格"])
    return detailed(
      .text(word), isFail: fails, evidence: fails ? evidence(with: item, profile) : [])
  }

  private mutating func open() -> JSONShape? {
    switch random.below(4) {
    case 0: return .text(random.one(of: ["not_checked", "未检查", "未检", "not checked"]))
    case 1:
      let note: JSONShape = .text(random.one(of: ["", " ", "停业"]))
      return .object([("answer", .text("not_checked")), ("note", note)])
    case 2: return random.one(of: [.plain("null"), .object([("note", .text("待查"))])])
    default: return nil
    }
  }

  private mutating func notApplicable(_ item: ItemProgram, _ profile: Profile) -> JSONShape {
    let hasReason = item.reasonRequired && !profile.omitsReasons
    let word = JSONShape.text(random.one(of: ["not_applicable", "不适用"]))
    guard hasReason || random.chance(50) else { return word }
    let key = random.one(of: ["answer", "state"])
    return .object([(key, word), ("reason", .text(random.one(of: ["未设此项", "无 \"燃气\""])))])
  }

  /// An answer with more beside it: how often, notes, evidence.
  ///
  /// - Parameter kinds: Evidence that must be there.
  private mutating func detailed(
    _ answer: JSONShape, isFail: Bool, evidence kinds: [String] = []
  ) -> JSONShape {
    guard !kinds.isEmpty || random.chance(isFail ? 60 : 10) else { return answer }
    var entries: [(key: String, value: JSONShape)] = [("answer", answer)]
    if isFail, random.chance(60) {
      entries.append(("occurrences", .plain(random.one(of: ["1", "2", "3", "17", "1e3", "2.0"]))))
    }
    if random.chance(60) { entries.append(("note", .text(values.string()))) }
    if !kinds.isEmpty || random.chance(60) { entries.append(("evidence", evidence(kinds))) }
    if random.chance(30) { entries.shuffle(using: &random) }
    return .object(entries)
  }

  /// The evidence that must be there: all that a fail needs where the inspection is regular.
  private func evidence(with item: ItemProgram, _ profile: Profile) -> [String] {
    profile.isRegular ? item.evidenceOnFail : []
  }

  private mutating func evidence(_ kinds: [String]) -> JSONShape {
    let some = random.some(random.below(4), of: ["photo", "note", "录像"])
    return .array(
      (kinds + some).map { kind in
        random.chance(60)
          ? .text(kind) : .object([("kind", .text(kind)), ("file", .text("a\(number).jpg"))])
      })
  }

  private mutating func measured(
    _ item: ItemProgram, _ mayFail: Bool, _ profile: Profile
  ) -> JSONShape? {
    // Whether a value passes cannot be told here, so that it is left out where a fail may not be.
    if !mayFail, item.pass != nil { return nil }
    let evidence = item.pass == nil ? [] : evidence(with: item, profile)
    switch item.answer {
    case .compliance: return nil
    case .value(let type, let range, _):
      let value = values.value(of: type, within: range, item.answerRangeText, item.passText)
      guard case .text(let text) = value, type == .string, evidence.isEmpty else {
        return detailed(value, isFail: false, evidence: evidence)
      }
      return random.chance(70)
        ? value : .object([("answer", .text(text)), ("state", .text("answered"))])
    case .choice(let choices):
      let isFail = !profile.isRegular && item.pass != nil && random.chance(20)
      return detailed(.text(random.one(of: choices)), isFail: isFail, evidence: evidence)
    case .multipleChoice(let choices):
      let chosen = random.some(random.within(0...choices.count), of: choices)
      return .array(chosen.map(JSONShape.text))
    }
  }
}
