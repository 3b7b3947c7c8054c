import FEEL
import Plumbline
import RandomFEEL

/// Makes random inspections for a policy: nine of ten sound, one of ten broken in one way.
///
/// As many as one likes are *regular* besides, so that nothing but the policy keeps them from being
/// answered from columns: every item that applies answered and no other, every fact there, numbers of
/// few digits, all evidence with a fail, a date in a year with a calendar.
struct RandomInspections {
  /// How an inspection turned out on the whole.
  struct Profile {
    /// How many of a hundred answers are a fail, are left open, or say that an item does not apply.
    let fails: Int
    let open: Int
    let notApplicable: Int
    /// How many of a hundred optional facts are missing.
    let missing: Int
    var isRegular = false
    /// Whether reasons that are required are missing.
    var omitsReasons = false
  }

  static let profiles = [
    Profile(fails: 0, open: 0, notApplicable: 0, missing: 0),
    Profile(fails: 5, open: 0, notApplicable: 5, missing: 20),
    Profile(fails: 15, open: 5, notApplicable: 5, missing: 20),
    Profile(fails: 60, open: 5, notApplicable: 10, missing: 10),
    Profile(fails: 100, open: 0, notApplicable: 0, missing: 0),
    Profile(fails: 10, open: 50, notApplicable: 5, missing: 50),
    Profile(fails: 20, open: 100, notApplicable: 0, missing: 100),
  ]

  static let regularProfiles = [0, 2, 10, 40].map { fails in
    Profile(fails: fails, open: 0, notApplicable: 5, missing: 0, isRegular: true)
  }

  let policy: Policy
  /// How many of a hundred are regular.
  let regularShare: Int
  var values: RandomValues
  private(set) var number = 0

  var random: SplitMix64 {
    get { values.random }
    set { values.random = newValue }
  }

  init(_ policy: Policy, seed: UInt64, regularShare: Int = 0) {
    self.policy = policy
    self.regularShare = regularShare
    values = RandomValues(seed: seed)
  }

  mutating func next() -> RandomInspection {
    number += 1
    let checklist = random.one(of: policy.checklists)
    let program = program(of: checklist)
    var profile = random.one(
      of: random.chance(regularShare) ? Self.regularProfiles : Self.profiles)
    profile.omitsReasons = !profile.isRegular && random.chance(6)
    let date = date(of: program, isRegular: profile.isRegular)
    values.hasExtremes = !profile.isRegular
    var entries: [(key: String, value: JSONShape)] = [
      ("id", .text("i-\(number)")), ("checklist", .text(checklist)),
      ("date", .text(date.description)),
    ]
    for record in program.records {
      if let facts = facts(of: record, profile) { entries.append((record.name, facts)) }
    }
    entries.append(("answers", answers(to: program, profile)))
    if random.chance(60) { entries.append(("history", history(before: date, program))) }
    if random.chance(10) { entries.append(("extra", values.anything(depth: 3))) }
    if random.chance(30) { entries.shuffle(using: &random) }
    let inspection = RandomInspection(shape: .object(entries), style: style())
    if profile.isRegular { return mended(inspection, program, profile) }
    return random.chance(10) ? broken(inspection, program) : inspection
  }

  /// A version of a checklist; seldom one whose parameters have no value yet.
  private mutating func program(of checklist: String) -> Program {
    let versions = policy.programs[checklist] ?? []
    let ready = versions.filter(\.missingParameters.isEmpty)
    return random.one(of: ready.isEmpty || random.chance(3) ? versions : ready)
  }

  private mutating func style() -> JSONStyle {
    switch random.below(6) {
    case 0: JSONStyle(seed: random.next(), escapes: 30, blanks: 0)
    case 1: JSONStyle(seed: random.next(), escapes: 0, blanks: 40)
    case 2: JSONStyle(seed: random.next(), escapes: 100, blanks: 20)
    default: .bare
    }
  }

  /// A day of a program's: an edge of its dates, or one near those of the rules.
  ///
  /// - Parameter isRegular: Whether it lies in a year whose holidays policies list.
  private mutating func date(of program: Program, isRegular: Bool) -> CalendarDate {
    let edges = [program.dates.from, program.dates.until].compactMap(\.self)
      .filter { !isRegular || $0.year == 2026 }
    if !edges.isEmpty, random.chance(30) { return random.one(of: edges) }
    let days = RandomConstants.dates.compactMap { CalendarDate($0) }
      .filter { !isRegular || $0.year == 2026 }
      .flatMap { day in [0, random.within(1...120)].compactMap { day.adding(days: $0) } }
      .filter { program.dates.contains($0) }
    let start = CalendarDate("2026-03-14")
    return days.isEmpty ? edges.first ?? start ?? CalendarDate.earliest : random.one(of: days)
  }

  // MARK: Facts

  /// The facts of a record; null where it is left out, as it may be at times.
  private mutating func facts(of record: RecordProgram, _ profile: Profile) -> JSONShape? {
    var entries: [(key: String, value: JSONShape)] = []
    for field in record.fields {
      if field.type.isOptional, random.chance(profile.missing) {
        if random.chance(30) { entries.append((field.name, .plain("null"))) }
        continue
      }
      entries.append(
        (field.name, values.value(of: field.type, within: field.range, field.rangeText)))
    }
    if entries.isEmpty, record.fields.allSatisfy({ $0.type.isOptional }), random.chance(50) {
      return nil
    }
    if random.chance(30) { entries.shuffle(using: &random) }
    return .object(entries)
  }

  // MARK: History

  private mutating func history(before date: CalendarDate, _ program: Program) -> JSONShape {
    let paths = program.items.map(\.path) + policy.knownPaths.keys.sorted()
    let grades = policy.grades
    guard !paths.isEmpty, !grades.isEmpty else { return .array([]) }
    let path = random.one(of: paths)
    return .array(
      (0..<random.below(6)).map { _ in
        past(
          random.chance(50) ? path : random.one(of: paths), random.one(of: grades), before: date)
      })
  }

  private mutating func past(
    _ path: String, _ grade: String, before date: CalendarDate
  ) -> JSONShape {
    let ago = random.one(of: [1, 7, 29, 30, 31, 181, 182, 364, 365, 366, 367, 800])
    let on = date.adding(days: -ago) ?? date
    var entries: [(key: String, value: JSONShape)] = [
      ("on", .text(on.description)), ("path", .text(path)), ("grade", .text(grade)),
    ]
    if random.chance(40) { entries.append(("due", day(after: on))) }
    if random.chance(50) {
      entries.append(("closed", random.chance(20) ? .plain("null") : day(after: on)))
    }
    return .object(entries)
  }

  private mutating func day(after date: CalendarDate) -> JSONShape {
    .text((date.adding(days: random.below(60)) ?? date).description)
  }
}

extension CalendarDate {
  /// The day from which days are counted.
  fileprivate static var earliest: CalendarDate {
    guard let date = CalendarDate(daysSinceEpoch: 0) else { preconditionFailure("day 0 exists") }
    return date
  }
}
