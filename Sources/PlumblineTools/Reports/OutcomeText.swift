package import FEEL
package import Plumbline

/// Prints an outcome for people: what was found, by when, what follows, and why.
///
/// Hazards stand worst first, measures by party. Columns are aligned by display width, in which a
/// Chinese character is two columns wide.
package struct OutcomeText {
  private var page: ReportPage
  private let words: ReportWords

  private init(_ language: Language, isColoured: Bool) {
    words = ReportWords(language: language)
    page = ReportPage(labelWidth: words.labelWidth, isColoured: isColoured)
  }

  /// Returns the report of one outcome, ending with a line end.
  ///
  /// - Parameter policy: The policy that made the outcome: it knows what ids are called.
  package static func text(
    of outcome: Outcome, _ policy: Policy, language: Language, isColoured: Bool = false
  ) -> String {
    var report = OutcomeText(language, isColoured: isColoured)
    let titles = Titles(policy, outcome.inspection)
    report.page.title(report.title(outcome.inspection, checklist: titles.checklist))
    report.addResult(outcome)
    report.addVetoes(outcome)
    report.addHazards(outcome, titles)
    report.addMeasures(outcome, titles)
    report.addGaps(outcome.gaps, titles)
    report.addProblems(outcome.problems)
    report.addTrace(outcome.trace ?? [])
    return report.page.text
  }

  /// Returns the report of a record that could not be evaluated.
  ///
  /// - Parameter file: Where the record stands, which is said of one without an id.
  package static func text(
    ofRejected header: InspectionHeader, _ problems: [Problem], in file: String = "",
    language: Language, isColoured: Bool = false
  ) -> String {
    var report = OutcomeText(language, isColoured: isColoured)
    let place = header.id.isEmpty && !file.isEmpty ? report.words.place(file) : ""
    let title = report.title(header, checklist: header.checklist)
    report.page.title("\(place)\(title)  \(report.words.notEvaluated)")
    report.addProblems(problems)
    return report.page.text
  }

  private func title(_ header: InspectionHeader, checklist: String) -> String {
    let parts = [header.id, checklist, header.subject ?? "", header.date?.description ?? ""]
      .filter { !$0.isEmpty }
    return parts.isEmpty ? words.unreadable : parts.joined(separator: "  ")
  }

  // MARK: Rating and score

  private mutating func addResult(_ outcome: Outcome) {
    let width = max(DisplayWidth.of(words.rating), DisplayWidth.of(words.score))
    if outcome.rating != nil || !outcome.ratingBecause.isEmpty {
      let rating = outcome.rating?.title ?? words.none
      page.line(1, DisplayWidth.padded(words.rating, to: width) + "  " + page.bold(rating))
      for reason in outcome.ratingBecause {
        page.line(1, String(repeating: " ", count: width + 2) + reason)
      }
    }
    if let score = outcome.score {
      page.line(1, DisplayWidth.padded(words.score, to: width) + "  " + text(of: score))
    }
  }

  private func text(of score: Score) -> String {
    guard let total = score.total else { return words.notRated }
    let text = "\(total.canonicalDescription) / \(score.maximum.canonicalDescription)"
    guard let low = score.low, let high = score.high, low != high else { return text }
    return text + words.between(low.canonicalDescription, high.canonicalDescription)
  }

  // MARK: Vetoes and hazards

  private mutating func addVetoes(_ outcome: Outcome) {
    guard !outcome.vetoes.isEmpty else { return }
    page.heading(words.vetoes)
    for veto in outcome.vetoes {
      page.line(2, "× \(veto.title)")
      page.details(indent: 6, [(words.why, veto.because), (words.basis, texts(veto.basis))])
    }
  }

  private mutating func addHazards(_ outcome: Outcome, _ titles: Titles) {
    guard !outcome.hazards.isEmpty else { return page.heading(words.noHazards) }
    page.heading(words.hazards(outcome.hazards.count))
    let width = outcome.hazards.map { DisplayWidth.of($0.grade.title) }.max() ?? 0
    for hazard in Self.worstFirst(outcome.hazards) {
      let grade = DisplayWidth.padded(hazard.grade.title, to: width)
      let mark = hazard.grade.isWorst ? page.red(grade) : grade
      page.line(2, "\(mark)  \(hazard.title)")
      addDetails(of: hazard, indent: 6 + width, titles, isTraced: outcome.trace != nil)
    }
  }

  /// Worst first; hazards of one grade keep their order.
  private static func worstFirst(_ hazards: [HazardOutcome]) -> [HazardOutcome] {
    hazards.enumerated().sorted { left, right in
      let (a, b) = (left.element.grade.severity ?? 0, right.element.grade.severity ?? 0)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
  }

  private mutating func addDetails(
    of hazard: HazardOutcome, indent: Int, _ titles: Titles, isTraced: Bool
  ) {
    let due =
      [hazard.due?.text].compactMap(\.self)
      + hazard.controls.compactMap { $0.word?.title }
    page.details(
      indent: indent,
      [
        (words.due, due.isEmpty ? [] : [due.joined(separator: words.comma)]),
        (words.raised, hazard.raisedBy.map(titles.title)),
        (words.why, hazard.because.filter { $0 != "“\(hazard.title)”不符合" }),
        (words.counted, isTraced ? hazard.due?.steps ?? [] : []),
        (words.basis, texts(hazard.basis)),
      ])
  }

  // MARK: Measures

  private mutating func addMeasures(_ outcome: Outcome, _ titles: Titles) {
    guard !outcome.measures.isEmpty else { return }
    page.heading(words.measures(outcome.measures.count))
    for (party, _) in outcome.points {
      let measures = outcome.measures.filter { $0.party.name == party }
      guard let title = measures.first?.party.title else { continue }
      page.line(2, page.bold(title) + sums(of: party, outcome))
      for measure in measures {
        page.line(2, "· \(measure.title)")
        addDetails(of: measure, titles)
      }
    }
  }

  /// The points and fines of a party, where there are any.
  private func sums(of party: String, _ outcome: Outcome) -> String {
    var sums: [String] = []
    if let points = outcome.points.first(where: { $0.party == party })?.points, points != 0 {
      sums.append(words.points(points))
    }
    if let fine = outcome.fines.first(where: { $0.party == party }) {
      sums.append(words.fines(money(fine.least, fine.most)))
    }
    return sums.isEmpty ? "" : "  " + sums.joined(separator: words.comma)
  }

  private mutating func addDetails(of measure: MeasureOutcome, _ titles: Titles) {
    page.details(
      indent: 6,
      [
        (words.due, [measure.due?.text].compactMap(\.self)),
        (words.record, measure.points == 0 ? [] : [words.points(measure.points)]),
        (words.fine, fine(of: measure, titles)),
        (words.why, measure.because),
        (words.basis, texts(measure.basis)),
        (words.decidedBy, [measure.decidedBy].compactMap(\.self)),
        (words.endsWhen, [measure.endsWhen].compactMap(\.self)),
      ])
  }

  /// The fine of a measure and, where another applies in its place, which.
  private func fine(of measure: MeasureOutcome, _ titles: Titles) -> [String] {
    guard let fine = measure.fine else { return [] }
    let other = measure.absorbedBy.map { words.absorbed(by: titles.title($0)) }
    return [money(fine.least, fine.most)] + [other].compactMap(\.self)
  }

  private func money(_ least: Decimal, _ most: Decimal) -> String {
    let (low, high) = (least.canonicalDescription, most.canonicalDescription)
    return words.money(least == most ? low : "\(low)–\(high)")
  }

  // MARK: Gaps, problems, trace

  private mutating func addGaps(_ gaps: [Gap], _ titles: Titles) {
    guard !gaps.isEmpty else { return }
    page.heading(words.gaps(gaps.count))
    for group in Self.grouped(gaps) {
      for gap in group { page.line(2, "? \(gap.what)") }
      let open = (group.first?.undecided ?? []).map(titles.title)
      page.list(3, words.undecided + words.colon, open)
    }
  }

  /// Gaps that leave the same rules open, together; each group stands where its first gap does.
  private static func grouped(_ gaps: [Gap]) -> [[Gap]] {
    var groups: [[Gap]] = []
    var places: [[String]: Int] = [:]
    for gap in gaps {
      if let place = places[gap.undecided] {
        groups[place].append(gap)
      } else {
        places[gap.undecided] = groups.count
        groups.append([gap])
      }
    }
    return groups
  }

  private mutating func addProblems(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    page.heading(words.problems(problems.count))
    for problem in problems {
      let message = problem.message.text(in: words.language)
      page.line(2, "! \(problem.path)\(words.colon)\(message) [\(problem.code)]")
    }
  }

  /// Conditions with whether they hold; a value that a rule came to only stands there.
  private mutating func addTrace(_ trace: [TraceEntry]) {
    guard !trace.isEmpty else { return }
    page.heading(words.trace)
    let width = trace.map { DisplayWidth.of(words.stage($0.stage)) }.max() ?? 0
    let ruleWidth = trace.map { DisplayWidth.of($0.rule) }.max() ?? 0
    for entry in trace {
      let holds = entry.holds.map { $0 ? "✓" : "✗" } ?? "?"
      let mark = entry.line.hasPrefix("= ") && entry.holds == true ? "·" : holds
      let stage = DisplayWidth.padded(words.stage(entry.stage), to: width)
      let rule = DisplayWidth.padded(entry.rule, to: ruleWidth)
      page.line(2, "\(mark) \(stage)  \(rule)  \(words.line(entry))")
    }
  }

  /// What legal texts say; a number of our own rests on none.
  private func texts(_ basis: [Citation]) -> [String] {
    let titles = basis.filter { $0.reference != "default" }.map(\.title)
    return titles.isEmpty ? [] : [titles.joined(separator: words.semicolon)]
  }
}

extension EnumerationWord {
  /// Whether nothing of its enumeration is worse.
  fileprivate var isWorst: Bool {
    type.worstIsLast.map { index == ($0 ? type.values.count - 1 : 0) } ?? false
  }
}
