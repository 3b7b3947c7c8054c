import FEEL

/// The hazards of one inspection: which rows of the program's list are there, and how grave.
struct HazardSets {
  /// The rows that are hazards.
  private(set) var present: PlaceSet
  /// One set of rows for each grade, in the order of the enumeration; each row that is present is
  /// in exactly one.
  private(set) var graded: [PlaceSet]
  /// What differs between inspections, for each row that is present, ascending.
  var findings: [HazardFinding] = []

  init(_ program: Program) {
    present = PlaceSet(count: program.hazards.count)
    graded = Array(repeating: present, count: program.words.grade?.values.count ?? 0)
  }

  /// Adds a hazard; rows come in ascending order.
  mutating func add(_ finding: HazardFinding, _ grade: EnumerationWord) {
    present.insert(finding.row)
    graded[grade.index].insert(finding.row)
    findings.append(finding)
    findings[findings.count - 1].record["grade"] = .word(grade)
  }

  /// The grade of a row; null where it is no hazard.
  private func grade(of row: Int, among type: EnumerationType?) -> EnumerationWord? {
    guard let type, let place = graded.firstIndex(where: { $0.contains(row) }) else { return nil }
    return type.word(type.values[place])
  }

  /// The hazards as the outcome shows them.
  func outcomes(of program: Program) -> [HazardOutcome] {
    findings.map { finding in
      let row = program.hazards[finding.row]
      return HazardOutcome(
        id: row.id, title: row.title, section: row.section,
        grade: grade(of: finding.row, among: program.words.grade) ?? row.grade,
        defaultGrade: row.grade, remedy: row.remedy, raisedBy: finding.raisedBy,
        of: finding.parts, occurrences: finding.occurrences, repeats: finding.repeats,
        due: finding.due, controls: finding.controls, basis: finding.basis,
        because: finding.because)
    }
  }
}

/// What one inspection says about a hazard, beyond its row and its grade.
struct HazardFinding {
  /// The place in `Program.hazards`.
  let row: Int
  /// The paths of a composite's parts.
  let parts: [String]
  let occurrences: Int
  let repeats: Int
  /// The hazard as rules see it.
  fileprivate(set) var record: Context
  var raisedBy: [String] = []
  var due: DueOutcome?
  var controls: [(name: String, word: EnumerationWord?)] = []
  private(set) var basis: [Citation]
  var because: [String]

  init(
    _ row: Int, of hazard: HazardRow, parts: [String] = [], occurrences: Int, repeats: Int,
    because: [String]
  ) {
    self.row = row
    self.parts = parts
    self.occurrences = occurrences
    self.repeats = repeats
    self.because = because
    basis = hazard.basis
    record = hazard.record
    record["occurrences"] = .number(Decimal(occurrences))
    record["repeats"] = .number(Decimal(repeats))
  }

  /// Adds what a rule rests on, each citation once.
  mutating func add(_ citations: [Citation]) {
    basis += citations.filter { !basis.contains($0) }
  }
}

extension Program {
  /// The place of a composite in `hazards`.
  func hazardRow(ofComposite place: Int) -> Int { hazards.count - composites.count + place }
}
