import FEEL
import RandomFEEL

// The file of words.
extension RandomVocabulary {
  /// The file that declares everything.
  func file(_ random: inout SplitMix64) -> PolicyFileText {
    PolicyFileText(
      path: "rules/words.yaml",
      parts: [
        PolicyPart(.frame, ["ruleset: words", "title: 词汇", "enumerations:"]),
        PolicyPart(.frame, enumerations.map { "  \($0.name): \(written($0))" }),
        PolicyPart(.frame, facts), PolicyPart(.frame, ["parameters:"], parameterParts(&random)),
        PolicyPart(.frame, calendar(&random)),
      ])
  }

  private func written(_ type: EnumerationType) -> String {
    let values = YAMLText.list(type.values)
    if let worstIsLast = type.worstIsLast,
      let worst = worstIsLast ? type.values.last : type.values.first
    {
      return "{values: \(values), worst: \(YAMLText.quoted(worst))}"
    }
    if type.isOrdered { return "{values: \(values), ordered: true}" }
    guard type.name == "remedy" || type.name == "party" else { return values }
    return "{\(type.values.map { "\($0): 题“\($0)”" }.joined(separator: ", "))}"
  }

  private var facts: [String] {
    var lines = ["facts:", "  \(subject):", "    title: 场所", "    fields:", "      id: string"]
    lines += subjectFields.map(declaration)
    if !crewFields.isEmpty { lines += ["  crew:", "    fields:"] + crewFields.map(declaration) }
    lines += ["  inspection:", "    fields:"] + inspectionFields.map(declaration)
    return lines + ["  item:", "    fields:"] + attributes.map(declaration)
  }

  private func declaration(_ field: Field) -> String {
    let optional = field.type.isOptional ? ", optional: true" : ""
    let range = field.range.map { ", range: \(YAMLText.quoted($0))" } ?? ""
    return
      "      \(field.name): {type: \(field.written)\(optional), title: 事实“\(field.name)”\(range)}"
  }

  private func parameterParts(_ random: inout SplitMix64) -> [PolicyPart] {
    var feel = RandomExpression([], seed: random.next())
    var parts = parameters.map { parameter in
      var dates = ["2023-01-01", "2026-03-01", "2026-07-01"].prefix(feel.random.within(1...3))
      if feel.random.chance(6) { dates = ["2026-01-01"] }
      let values = dates.map { "\($0): \(YAMLText.quoted(feel.constant(of: parameter.type)))" }
      return rule(parameter.name, values)
    }
    parts.append(rule("general_days", ["2023-01-01: 15", "2026-03-01: 10"]))
    if hasWindow {
      let window = random.one(of: ["P1Y", "P6M", "P30D"])
      parts.append(rule("recurrence_window", ["2023-01-01: duration(\"\(window)\")"]))
    }
    return parts
  }

  private func rule(_ name: String, _ values: [String]) -> PolicyPart {
    PolicyPart(
      .rule,
      [
        "  \(name):", "    title: 参数“\(name)”", "    values: {\(values.joined(separator: ", "))}",
        "    basis: default",
      ])
  }

  private func calendar(_ random: inout SplitMix64) -> [String] {
    var lines = [
      "calendar:", "  weekend: [saturday, sunday]", "  roll: \(random.one(of: ["next", "none"]))",
      "  years:", "    2025: {holidays: {2025-10-01..2025-10-08: 国庆节}}",
      "    2026:", "      holidays: {2026-01-01..2026-01-03: 元旦, 2026-05-01..2026-05-05: 劳动节}",
      "      workdays: {2026-01-04: 调休, 2026-05-09: 调休}",
      "    2027: {holidays: {2027-01-01: 元旦}}",
    ]
    guard hasKeyPeriods else { return lines }
    lines += [
      "  key_periods:",
      "    - {id: spring, title: 春节, during: {2025: none, 2026: 2026-02-01..2026-03-01, 2027: none}}",
    ]
    if random.chance(70) {
      lines.append(
        "    - {id: may, title: 五月, during: {2025: 2025-04-20..2025-05-10, 2026: 2026-04-28..2026-05-12, 2027: none}}"
      )
    }
    return lines
  }
}
