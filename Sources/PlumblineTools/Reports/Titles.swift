import Plumbline

/// What the ids of an outcome are called.
struct Titles {
  private let titles: [String: String]

  init(_ program: Program) {
    var titles = program.titles
    for rule in program.composites { titles[rule.id] = rule.title }
    for rule in program.gradings { titles[rule.id] = rule.title }
    for rule in program.vetoes { titles[rule.id] = rule.title }
    for rule in program.measures { titles[rule.id] = rule.title }
    self.titles = titles
  }

  /// The title of an id; the id itself where it has none.
  func title(_ id: String) -> String { titles[id] ?? id }
}
