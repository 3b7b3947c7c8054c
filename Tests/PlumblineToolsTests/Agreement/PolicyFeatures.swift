@testable import PolicyAgreement

/// What random policies must be made of, each with a pattern of its text.
enum PolicyFeatures {
  static let patterns: [(name: String, pattern: String)] =
    [
      ("two checklists", "checklist: 歌厅"), ("records under with", "with: \\[crew\\]"),
      ("defaults", "defaults: \\{"), ("retired", "retired: "), ("section weight", "    weight: 20"),
      ("item when", "        when:"), ("informational", "informational: true"),
      ("credit", "credit:"), ("deduct", "deduct:"), ("veto", "veto: true"),
      ("veto to a rating", "veto: 中"), ("evidence", "on_fail"), ("reason", "reason: required"),
      ("attributes", "attributes: \\{"), ("tags", "tags: \\["),
      ("item in force", "        in_force: "),
      ("rule in force", "    in_force: 2026"), ("two versions", "id: veto_versions"),
      ("tagged hazard", "tagged\\(hazard"),
      ("replaces", "replaces: "),
      ("disables", "disables: "),
      ("applies_to", "applies_to: "), ("several values", "2023-01-01: .*, 2026-03-01: "),
      ("optional fact", "optional: true"), ("range", "range: "), ("window", "recurrence_window"),
      ("repeats", "hazard.repeats"), ("history", "history"),
      ("key periods", "in key_periods|key_periods\\["),
      ("composite of", "of: 'tagged"), ("at_least", "at_least: "), ("grading", "grading:"),
      ("adjustments", "adjustments:"), ("floor", "floor: "), ("ceiling", "ceiling: "),
      ("round", "round: \\{"), ("no_score", "no_score"), ("left_out", "left_out"),
      ("otherwise", "otherwise: "), ("rows", "rows:"), ("label", "label: "),
      ("any", " any:"), ("all", " all:"), ("none", " none:"),
      ("repeat add", "repeat: add"), ("fine range", "fine: \"\\["), ("fine amount", "fine: 1000"),
      ("act", "act: "), ("points", "points: "), ("measure from", "    from: '"),
      ("invariant", "never: "), ("monotone", "monotone: "),
    ] + answers + due + hits + cells + expressions
    + RandomPolicy.models.map { ($0, "model: \($0)") }

  private static let answers = [
    "boolean", "integer", "number", "choice", "multiple choice", "date", "string",
  ].map { ("answer \($0)", "answer: (?:\\{type: )?\($0)[,\n]") }

  private static let due = [
    ("immediately", "\\|\\| immediately"), ("days", "\\|\\| days\\("),
    ("months", "\\|\\| months\\("),
    ("workdays", "\\|\\| workdays\\("), ("hours", "hours\\("), ("by", "\\|\\| by\\("),
    ("before holiday", "before holiday"), ("earliest", "earliest\\("),
    ("from", "\\|\\| due \\| from"),
  ]

  private static let hits =
    (RandomDecisionWriter.listHits + RandomDecisionWriter.sums + ["unique", "any", "first"])
    .map { ("hit \($0)", "hit: \($0)\n") }
    + ["priority, worst", "priority, best", "output order, worst", "output order, best"]
    .map { ("hit \($0) first", "hit: \"\($0) first") }

  private static let cells = [
    ("any value", "\\| - \\|"), ("list", "\\| [0-9.]+, [0-9.]+"),
    ("interval", "[\\[(][0-9.]+\\.\\.[0-9.]+[\\])]"),
    ("comparison", "\\| >= "), ("negation", "\\| not\\("), ("null test", "\\| null"),
    ("not null test", "not\\(null\\)"), ("condition", "\\? \\* 2"), ("word", "\\| pass"),
  ]

  private static let expressions = [
    ("some", "some v"), ("every", "every v"), ("for", "for v"), ("if", "if .* then .* else"),
    ("filter of items", "items\\["), ("filter of hazards", "hazards\\["), ("count", "count\\("),
    ("sum", "sum\\("), ("min", "min\\("), ("max", "max\\("), ("division", " / "),
    ("power", " \\*\\* "),
    ("guard", "!= null and "), ("or null", " = null or "), ("between", " between "),
    ("in", " in \\("),
    ("substring", "substring"), ("matches", "matches\\("), ("replace", "replace\\("),
    ("string join", "string join\\("), ("tagged", "tagged\\(items"), ("failed", "failed\\("),
    ("workdays between", "workdays between\\("), ("add workdays", "add workdays\\("),
    ("period", "@\"P1Y"), ("many digits", "99999999999"), ("score", "score\\.total"),
    ("section score", "score\\.sections"), ("rating", "rating"),
    ("vetoes list", "in vetoes|vetoes\\["),
    ("measures list", "measures\\["),
  ]
}
