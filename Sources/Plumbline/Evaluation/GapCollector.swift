import FEEL

/// Collects what was missing, and which rules it left open.
struct GapCollector {
  private struct Key: Hashable {
    let path: String
    let what: String
  }

  private var rules: [Key: [String]] = [:]
  /// What facts, items and decisions are called.
  private let titles: [String: String]

  init(_ titles: [String: String]) {
    self.titles = titles
  }

  /// Adds the causes of a value that could not be told.
  ///
  /// An item that does not apply is named only where nothing else was missing.
  mutating func add(_ absence: Absence?, undecided rule: String) {
    let causes = absence?.causes ?? []
    let others = causes.filter { !$0.isNotApplicable }
    for cause in others.isEmpty ? causes : others { add(cause, undecided: rule) }
    if causes.isEmpty { add(path: rule, what: "条件无法判断", undecided: [rule]) }
  }

  private mutating func add(_ cause: Absence.Cause, undecided rule: String) {
    switch cause {
    case .missing(let path):
      add(path: path, what: "缺少\(name(path))，无法判断", undecided: [rule])
    case .notApplicable(let path):
      add(path: path, what: "\(name(path))不适用，无法判断", undecided: [rule])
    case .undecided(let table):
      add(path: table, what: "\(name(table))无法判定", undecided: [rule])
    case .noResult(_, let message, _):
      add(path: rule, what: message.chinese, undecided: [rule])
    }
  }

  /// The title, and by what name rules know it; the name alone where there is no title.
  private func name(_ path: String) -> String {
    guard let title = titles[path], title != path else { return "“\(path)”" }
    return "“\(title)”（\(path)）"
  }

  mutating func add(path: String, what: String, undecided: [String]) {
    let known = rules[Key(path: path, what: what)] ?? []
    rules[Key(path: path, what: what)] = known + undecided.filter { !known.contains($0) }
  }

  /// The gaps by path, then by what is missing.
  var gaps: [Gap] {
    rules.map { Gap(path: $0.key.path, what: $0.key.what, undecided: $0.value) }
      .sorted { ($0.path, $0.what) < ($1.path, $1.what) }
  }
}

extension Absence.Cause {
  /// Whether an item does not apply, so that there is no answer to ask for.
  var isNotApplicable: Bool {
    if case .notApplicable = self { return true }
    return false
  }
}

extension Absence {
  /// Whether nothing is wrong but that items do not apply: such a condition does not hold.
  var isOnlyNotApplicable: Bool {
    !causes.isEmpty && causes.allSatisfy(\.isNotApplicable)
  }
}
