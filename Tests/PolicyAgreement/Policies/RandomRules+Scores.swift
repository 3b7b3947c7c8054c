import FEEL
import Plumbline
import RandomFEEL

// Scoring, rating and deadlines.
extension RandomRuleWriter {
  mutating func scoring(_ model: String) -> [PolicyPart] {
    var lines = ["scoring:", "  model: \(model)"]
    let words = ["lost", "left_out", "no_score"]
    if random.chance(60) { lines.append("  unanswered: \(random.one(of: words))") }
    if random.chance(60) { lines.append("  not_checked: \(random.one(of: words))") }
    if random.chance(50) { lines.append("  floor: \(random.one(of: ["0", "-10", "0.5"]))") }
    if random.chance(40) { lines.append("  ceiling: \(random.one(of: ["100", "95", "110.25"]))") }
    if random.chance(60) {
      let modes = ["half up", "half even", "half down", "up", "down", "floor", "ceiling"]
      lines.append("  round: {digits: \(random.within(0...3)), mode: \(random.one(of: modes))}")
    }
    let adjustments = (0..<random.below(3)).map { _ -> PolicyPart in
      let points = random.one(of: ["-5", "2.5", "10", "-0.75"])
      let id = id("adjustment")
      let body = ["id: \(id)", "title: 调整“\(id)”"] + when(before: .score) + ["points: \(points)"]
      return PolicyPart(element: body + ["basis: default"], indentedBy: 4)
    }
    return [
      PolicyPart(.frame, lines, [PolicyPart(.group, ["  adjustments:"], adjustments)])
    ].map { adjustments.isEmpty ? PolicyPart(.frame, lines) : $0 }
  }

  // MARK: Rating

  mutating func rating() -> [PolicyPart] {
    let values = vocabulary.rating.values
    var feel = feel(before: .rating)
    if model != nil, random.chance(60) {
      let bounds = random.some(values.count - 1, of: ["20", "50", "60", "80", "90", "95"])
      let steps = bounds.isEmpty ? ["-"] : steps(bounds)
      let rows = zip(steps, values).map { ([$0], [$1]) }
      return [table("rating", ["hit: unique"], ["score.total"], ["rating"], rows)]
    }
    let columns = (0..<random.within(1...3)).map { _ in Self.column(&feel) }
    let hit = random.one(of: [
      "first", "first", "any", "unique", "'priority, worst first'", "'priority, best first'",
    ])
    var rows = (0..<random.within(RandomDecisionWriter.rows(hit))).map { _ in
      (
        columns.map { feel.random.chance(30) ? "-" : feel.tests(of: $0, depth: 1) },
        [random.one(of: values)]
      )
    }
    if hit.contains("f"), random.chance(40) {
      rows.append((columns.map { _ in "-" }, [random.one(of: values)]))
    }
    let otherwise =
      vocabulary.isPlain || random.chance(50)
      ? ["otherwise: {rating: \(random.one(of: values))}"] : []
    return [table("rating", ["hit: \(hit)"] + otherwise, columns.map(\.text), ["rating"], rows)]
  }

  /// The stretches between bounds, ascending.
  private func steps(_ bounds: [String]) -> [String] {
    ["< \(bounds[0])"] + zip(bounds, bounds.dropFirst()).map { "[\($0)..\($1))" }
      + [">= \(bounds[bounds.count - 1])"]
  }

  private func table(
    _ key: String, _ lines: [String], _ inputs: [String], _ outputs: [String],
    _ rows: [(tests: [String], outputs: [String])]
  ) -> PolicyPart {
    PolicyPart(
      .frame,
      ["\(key):"] + lines.map { "  \($0)" } + ["  table: |"]
        + RandomTableText.lines(inputs, outputs, rows).map { "    \($0)" })
  }

  // MARK: Deadlines

  mutating func deadlines() -> [PolicyPart] {
    var feel = feel(before: .deadlines, perHazard: true)
    let hazard = feel.testable.filter { $0.text.hasPrefix("hazard.") }
    let columns = (0..<random.within(1...3)).map { place in
      place == 0 || random.chance(60) ? random.one(of: hazard) : Self.column(&feel)
    }
    let hasFrom = random.chance(50)
    let outputs = ["due"] + (hasFrom ? ["from"] : []) + vocabulary.controls.map(\.name)
    let hit =
      random.chance(vocabulary.isPlain ? 96 : 67) ? "first" : random.one(of: ["any", "unique"])
    var rows = (0..<random.within(RandomDecisionWriter.rows(hit))).map { _ in
      (columns.map { feel.random.chance(30) ? "-" : feel.tests(of: $0, depth: 0) }, cells(hasFrom))
    }
    if hit == "first", random.chance(60) { rows.append((columns.map { _ in "-" }, cells(hasFrom))) }
    let otherwise = vocabulary.isPlain || random.chance(60) ? ["otherwise: {due: months(1)}"] : []
    return [table("deadlines", ["hit: \(hit)"] + otherwise, columns.map(\.text), outputs, rows)]
  }

  private mutating func cells(_ hasFrom: Bool) -> [String] {
    let from = hasFrom && random.chance(60) ? start() : ""
    let controls = vocabulary.controls.map { random.chance(70) ? random.one(of: $0.values) : "" }
    return [due(isTimed: from.contains("time"))] + (hasFrom ? [from] : []) + controls
  }

  /// What a period counts from: a date, or a date and time.
  mutating func start() -> String {
    random.one(
      of: [
        "inspection.date", "inspection.date + @\"P1D\"", "@\"2026-05-01\"", "date(2026, 4, 30)",
        "date and time(inspection.date, @\"09:30:00\")", "date and time(\"2026-05-12T16:00:00\")",
      ] + dates)
  }

  /// Facts that are dates; none where due dates ask no facts.
  private var dates: [String] {
    guard vocabulary.hasExceptions else { return [] }
    return names.operands(before: .intake).filter { $0.type.unwrapped == .date }.map(\.text)
  }

  /// A period of any form.
  ///
  /// - Parameter isTimed: Whether it counts from a date and time, so that hours can be counted.
  mutating func due(isTimed: Bool, depth: Int = 1) -> String {
    switch random.below(depth > 0 ? 9 : 8) {
    case 0: return "immediately"
    case 1: return "days(\(count()))"
    case 2: return "months(\(random.one(of: ["1", "2", "13"])))"
    case 3: return "workdays(\(count()))"
    case 4: return isTimed ? "hours(\(random.one(of: ["1", "24", "72"])))" : "days(3)"
    case 5:
      return "by(\(random.one(of: ["@\"2026-12-31\"", "inspection.date + @\"P10D\""] + dates)))"
    case 6: return "before holiday()"
    case 7: return "days(general_days)"
    default:
      let parts = (0..<random.within(1...3)).map { _ in due(isTimed: isTimed, depth: depth - 1) }
      return "earliest(\(parts.joined(separator: ", ")))"
    }
  }

  /// How many days: mostly some, at times what may be missing, too few or a fraction.
  private mutating func count() -> String {
    let facts = names.operands(before: .intake)
      .filter { $0.type.unwrapped == .integer && $0.text.contains(".") }.map(\.text)
    if vocabulary.hasExceptions, !facts.isEmpty, random.chance(20) { return random.one(of: facts) }
    return random.one(of: ["1", "3", "7", "15", "general_days", "1 + 2", "400"])
  }
}
