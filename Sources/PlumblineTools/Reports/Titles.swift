import Plumbline

/// What the ids of an outcome are called.
struct Titles {
  /// Of the checklist.
  let checklist: String
  private let titles: [String: String]

  /// The titles of the program that an inspection is judged by.
  init(_ policy: Policy, _ inspection: InspectionHeader) {
    let program = policy.programs[inspection.checklist]?.first { program in
      inspection.date.map(program.dates.contains) ?? false
    }
    checklist = program?.title ?? inspection.checklist
    titles = program.map(Self.titles) ?? [:]
  }

  private static func titles(of program: Program) -> [String: String] {
    var titles = program.titles
    for rule in program.composites { titles[rule.id] = rule.title }
    for rule in program.gradings { titles[rule.id] = rule.title }
    for rule in program.vetoes { titles[rule.id] = rule.title }
    for rule in program.measures { titles[rule.id] = rule.title }
    for rule in program.scoring?.adjustments ?? [] { titles[rule.id] = rule.title }
    for rule in program.invariants { titles[rule.id] = rule.title }
    return titles
  }

  /// The title of an id; the id itself where it has none.
  func title(_ id: String) -> String { titles[id] ?? id }
}
