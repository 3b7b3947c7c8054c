import FEEL

/// Collects what was missing, and which rules it left open.
struct GapCollector {
  private struct Key: Hashable {
    let path: String
    let what: String
  }

  private var rules: [Key: [String]] = [:]

  /// Adds the causes of a condition that could not be decided.
  ///
  /// An item that is not applicable is no gap: such a condition simply does not hold.
  mutating func add(_ absence: Absence?, undecided rule: String) {
    let causes = absence?.causes ?? []
    var isExplained = false
    for cause in causes {
      switch cause {
      case .missing(let path):
        add(path: path, what: "缺少“\(path)”，无法判断", undecided: [rule])
        isExplained = true
      case .notApplicable: isExplained = true
      case .undecided(let table):
        add(path: table, what: "表“\(table)”无法判定", undecided: [rule])
        isExplained = true
      case .noResult(let message, _):
        add(path: rule, what: message.chinese, undecided: [rule])
        isExplained = true
      }
    }
    if !isExplained { add(path: rule, what: "条件无法判断", undecided: [rule]) }
  }

  mutating func add(path: String, what: String, undecided: [String]) {
    var open = rules[Key(path: path, what: what)] ?? []
    for rule in undecided where !open.contains(rule) { open.append(rule) }
    rules[Key(path: path, what: what)] = open
  }

  /// The gaps by path, then by what is missing.
  var gaps: [Gap] {
    rules.map { Gap(path: $0.key.path, what: $0.key.what, undecided: $0.value) }
      .sorted { ($0.path, $0.what) < ($1.path, $1.what) }
  }
}
