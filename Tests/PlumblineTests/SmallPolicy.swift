import FEEL
import Testing

@testable import Plumbline

/// A policy of a few lines, and inspections of a few words, for tests of what rules mean.
///
/// The vocabulary is the same for all. Scoring, rating and deadlines are there unless the test
/// brings its own.
struct SmallPolicy {
  let diagnostics: [Diagnostic]
  private let policy: Policy?

  /// - Parameters:
  ///   - items: The items of the sections `fire` and `rooms`, in YAML's flow form, one a line.
  ///   - rules: The keys of a file of rules, without its header.
  ///   - hasScoring: Whether anything scores; the rating of the vocabulary then needs another table.
  init(fire: String = Self.exits, rooms: String = "", _ rules: String = "", hasScoring: Bool = true)
  {
    let sections = [("fire", fire), ("rooms", rooms)].filter { !$0.1.isEmpty }
    let checklist = sections.reduce(Self.checklist) { text, section in
      let items = section.1.split(separator: "\n").map { "      \($0)\n" }.joined()
      return text + "  - section: \(section.0)\n    title: \(section.0)\n    items:\n" + items
    }
    let missing = Self.stages.filter { !rules.hasPrefix($0.key) && !rules.contains("\n\($0.key)") }
      .filter { hasScoring || $0.id != "scoring" }
    let texts =
      [("checklists/venue.yaml", checklist), ("rules/words.yaml", Self.words)]
      + [("rules/rules.yaml", "ruleset: rules\n" + rules + "\n")]
      + missing.map { ("rules/\($0.id).yaml", "ruleset: \($0.id)\n" + $0.key + $0.text) }
    let compilation = Policy.compile(texts.map { SourceFile(path: $0.0, text: $0.1) })
    policy = compilation.policy
    diagnostics = compilation.diagnostics.filter { $0.severity == .error }
  }

  /// Two items: a major hazard and a common one.
  static let exits = """
    - {item: exits, ask: 通道畅通, hazard: 重大, remedy: on_the_spot, tags: [evacuation]}
    - {item: extinguishers, ask: 灭火器完好, hazard: 一般}
    """

  /// Evaluates an inspection that has these answers, facts and history.
  func result(
    _ answers: String = "", venue: String = "", date: String = "2026-09-24", more: String = "",
    traced: Bool = false
  ) throws -> InspectionResult {
    let policy = try #require(policy, "\(diagnostics.map(\.message.english))")
    let facts = venue.isEmpty ? "" : ", " + venue
    let text = """
      {"id": "1", "checklist": "venue", "date": "\(date)", "inspection": {"kind": "日常"},
       "venue": {"id": "V"\(facts)}, "answers": {\(answers)}\(more.isEmpty ? "" : ", " + more)}
      """
    let file = SourceFile(path: "test.json", text: text)
    return try #require(policy.evaluate(file, traced: traced).first)
  }

  /// As `result`, where there must be an outcome.
  func outcome(
    _ answers: String = "", venue: String = "", date: String = "2026-09-24", more: String = "",
    traced: Bool = false
  ) throws -> Outcome {
    switch try result(answers, venue: venue, date: date, more: more, traced: traced) {
    case .outcome(let outcome): return outcome
    case .rejected(_, let problems):
      throw Failure(problems: problems.map { "\($0.path): \($0.message.english)" })
    }
  }

  struct Failure: Error {
    let problems: [String]
  }

  private static let checklist = """
    checklist: venue
    title: 检查表
    subject: venue
    defaults: {remedy: deadline, not_applicable: {allowed: true}}
    sections:

    """

  private static let words = """
    ruleset: words
    enumerations:
      grade: {values: [一般, 较大, 重大], worst: 重大}
      rating: {values: [差, 中, 良, 优], worst: 差}
      remedy: {on_the_spot: 立查立改, deadline: 限期整改}
      control: [停业整顿, 书面报送]
      recheck: [现场, 书面]
      party: {enterprise: 企业, officer: 包靠责任人}
    facts:
      venue:
        title: 场所
        fields:
          id: string
          gas: {type: boolean, optional: true, title: 使用燃气}
          rooms: {type: integer, optional: true, title: 客房数}
          opened: {type: date, optional: true}
          called: {type: date and time, optional: true}
      inspection:
        fields:
          kind: {type: [日常, 专项], title: 检查类别}
      item:
        fields:
          factor: {type: string, optional: true}
    parameters:
      recurrence_window: {values: {1900-01-01: 'duration("P1Y")'}, basis: default}
    calendar:
      weekend: [saturday, sunday]
      years:
        2026: {holidays: {2026-09-25..2026-09-27: 中秋节, 2026-10-01..2026-10-07: 国庆节}, workdays: {2026-10-10: 调休}}
      key_periods:
        - {id: autumn, title: 国庆, during: {2026: 2026-09-25..2026-10-08}}

    """

  /// What stands for a stage that the test does not bring.
  private static let stages: [(id: String, key: String, text: String)] = [
    ("scoring", "scoring:", " {model: weighted}\n"),
    (
      "rating", "rating:",
      """

        table: |
          | score.total || rating |
          |-------------||--------|
          | >= 90       || 优     |
          | [60..90)    || 中     |
          | < 60        || 差     |

      """
    ),
    (
      "deadlines", "deadlines:",
      """

        table: |
          | hazard.grade || due         |
          |--------------||-------------|
          | 重大         || immediately |
          | 一般, 较大   || days(15)    |

      """
    ),
  ]
}

extension Outcome {
  /// `path: what [rules left open]`, for a look at all gaps at once.
  var gapTexts: [String] { gaps.map { "\($0.path) \($0.undecided)" } }

  func hazard(_ id: String) -> HazardOutcome? { hazards.first { $0.id == id } }

  func measure(_ id: String) -> MeasureOutcome? { measures.first { $0.id == id } }

  func points(of party: String) -> Int? { points.first { $0.party == party }?.points }
}
