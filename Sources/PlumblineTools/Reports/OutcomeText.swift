import FEEL
package import Plumbline

/// Prints an outcome for people: what was found, by when, what follows, and why.
///
/// Columns are aligned by display width, in which a Chinese character is two columns wide.
package struct OutcomeText {
  /// Whether to use bold and colour.
  let isColoured: Bool
  private var lines: [String] = []

  private init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// Returns the report of one outcome, ending with a line end.
  package static func text(of outcome: Outcome, coloured: Bool = false) -> String {
    var report = OutcomeText(isColoured: coloured)
    report.addHeader(outcome)
    report.addVetoes(outcome)
    report.addHazards(outcome)
    report.addMeasures(outcome)
    report.addTotals(outcome)
    report.addGaps(outcome)
    report.addProblems(outcome.problems)
    report.addTrace(outcome)
    return report.lines.joined(separator: "\n") + "\n"
  }

  /// Returns the report of a record that could not be evaluated.
  package static func text(
    ofRejected header: InspectionHeader, _ problems: [Problem], coloured: Bool = false
  ) -> String {
    var report = OutcomeText(isColoured: coloured)
    report.lines.append(report.bold("\(title(header))  无法评定"))
    report.addProblems(problems)
    return report.lines.joined(separator: "\n") + "\n"
  }

  private static func title(_ header: InspectionHeader) -> String {
    [header.id, header.checklist, header.subject, header.date?.description]
      .compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: "  ")
  }

  private mutating func addHeader(_ outcome: Outcome) {
    lines.append(bold(Self.title(outcome.inspection)))
    var parts: [String] = []
    if outcome.rating != nil || !outcome.ratingBecause.isEmpty {
      parts.append("评定：\(outcome.rating?.title ?? "无")")
    }
    if let score = outcome.score { parts.append("得分：\(Self.text(of: score))") }
    if !parts.isEmpty { lines.append("  " + parts.joined(separator: "    ")) }
    for reason in outcome.ratingBecause { lines.append("    " + reason) }
  }

  private static func text(of score: Score) -> String {
    guard let total = score.total else { return "未评定" }
    var text = "\(total.canonicalDescription) / \(score.maximum.canonicalDescription)"
    if let low = score.low, let high = score.high, low != high {
      text += "（\(low.canonicalDescription)–\(high.canonicalDescription)）"
    }
    return text
  }

  private mutating func addVetoes(_ outcome: Outcome) {
    guard !outcome.vetoes.isEmpty else { return }
    lines.append("  " + bold("一票否决"))
    for veto in outcome.vetoes {
      lines.append("    × \(veto.title)")
      addReasons(veto.because, veto.basis)
    }
  }

  private mutating func addHazards(_ outcome: Outcome) {
    guard !outcome.hazards.isEmpty else {
      lines.append("  未发现隐患")
      return
    }
    lines.append("  " + bold("隐患（\(outcome.hazards.count)）"))
    let width = outcome.hazards.map { DisplayWidth.of($0.grade.title) }.max() ?? 0
    for hazard in outcome.hazards {
      let grade = DisplayWidth.padded(hazard.grade.title, to: width)
      let controls = hazard.controls.compactMap { $0.word?.title }
      let due = hazard.due.map { "期限 \($0.text)" }
      let tail = ([due].compactMap(\.self) + controls).joined(separator: "，")
      let mark =
        grade.isEmpty
        ? "" : red(grade, if: hazard.grade.severity == hazard.grade.type.highestSeverity)
      lines.append("    \(mark)  \(hazard.title)" + (tail.isEmpty ? "" : "  →  \(tail)"))
      addReasons(hazard.because, hazard.basis)
    }
  }

  private mutating func addMeasures(_ outcome: Outcome) {
    guard !outcome.measures.isEmpty else { return }
    lines.append("  " + bold("建议措施（\(outcome.measures.count)）"))
    let width = outcome.measures.map { DisplayWidth.of($0.party.title) }.max() ?? 0
    for measure in outcome.measures {
      var tail: [String] = []
      if let due = measure.due { tail.append("期限 \(due.text)") }
      if measure.points != 0 { tail.append("记 \(measure.points) 分") }
      if let fine = measure.fine { tail.append("罚款 \(Self.money(fine.least, fine.most))") }
      if let other = measure.absorbedBy { tail.append("由 \(other) 吸收") }
      let party = DisplayWidth.padded(measure.party.title, to: width)
      lines.append(
        "    \(party)  \(measure.title)"
          + (tail.isEmpty ? "" : "  →  \(tail.joined(separator: "，"))"))
      addReasons(measure.because, measure.basis)
      if let decider = measure.decidedBy { lines.append("        由\(decider)决定") }
      if let end = measure.endsWhen { lines.append("        至\(end)为止") }
    }
  }

  private static func money(_ least: Decimal, _ most: Decimal) -> String {
    least == most
      ? "\(least.canonicalDescription) 元"
      : "\(least.canonicalDescription)–\(most.canonicalDescription) 元"
  }

  private mutating func addTotals(_ outcome: Outcome) {
    let points = outcome.points.filter { $0.points != 0 }
      .map { "\($0.party) \($0.points) 分" }
    if !points.isEmpty { lines.append("  记分：" + points.joined(separator: "，")) }
    let fines = outcome.fines.map { "\($0.party) \(Self.money($0.least, $0.most))" }
    if !fines.isEmpty { lines.append("  罚款合计：" + fines.joined(separator: "，")) }
  }

  private mutating func addGaps(_ outcome: Outcome) {
    guard !outcome.gaps.isEmpty else { return }
    lines.append("  " + bold("待补信息（\(outcome.gaps.count)）"))
    for gap in outcome.gaps {
      lines.append("    ? \(gap.what)")
      if !gap.undecided.isEmpty {
        lines.append("        未能判定：\(gap.undecided.joined(separator: "、"))")
      }
    }
  }

  private mutating func addProblems(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    lines.append("  " + bold("问题（\(problems.count)）"))
    for problem in problems {
      lines.append("    ! \(problem.path)：\(problem.message.chinese) [\(problem.code)]")
    }
  }

  private mutating func addTrace(_ outcome: Outcome) {
    guard let trace = outcome.trace else { return }
    lines.append("  " + bold("过程"))
    for entry in trace {
      let mark = entry.holds.map { $0 ? "✓" : "✗" } ?? "?"
      lines.append("    \(mark) [\(entry.stage)] \(entry.rule)  \(entry.line)")
    }
  }

  private mutating func addReasons(_ reasons: [String], _ basis: [Citation]) {
    for reason in reasons { lines.append("        \(reason)") }
    let texts = basis.filter { $0.reference != "default" }.map(\.title)
    if !texts.isEmpty { lines.append("        依据：\(texts.joined(separator: "、"))") }
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func red(_ text: String, if isWorst: Bool) -> String {
    isColoured && isWorst ? "\u{1B}[31m\(text)\u{1B}[0m" : text
  }
}

extension EnumerationType {
  /// The severity of the worst value; null where the enumeration has none.
  fileprivate var highestSeverity: Int? {
    worstIsLast.map { $0 ? values.count - 1 : 0 }
  }
}
