import FEEL

/// What a policy can give a name to, and which names it may not take.
enum DeclaredKind {
  case enumeration, source, field, record, parameter, decision, section

  /// Names of one space differ: those that rules write with nothing before them share one.
  var space: String {
    switch self {
    case .enumeration: "enumeration"
    case .source: "source"
    case .field: "field"
    case .record, .parameter, .decision, .section: "name"
    }
  }

  /// Whether there may be several of one name: versions, or sections of several checklists.
  var isRepeatable: Bool { self == .decision || self == .section }

  /// Whether the language itself gives the name a meaning.
  func refuses(_ name: String) -> Bool {
    switch self {
    case .source, .field: false
    case .enumeration: StaticType.named(name) != nil
    case .parameter: Self.reserved.contains(name) || name == "inspection"
    case .record: Self.reserved.contains(name) || Self.isFunction(name) && name != "item"
    case .decision, .section:
      Self.reserved.contains(name) || name == "inspection" || Self.isFunction(name)
    }
  }

  /// Whether a name is a function of FEEL or of policies, or one of the two that stand for them.
  static func isFunction(_ name: String) -> Bool {
    Builtins.all[name] != nil || functions.contains(name)
  }

  /// `item` and `partial` are the names of what functions and filters hand on.
  private static let functions: Set<String> = ["failed", "item", "partial", "passed", "tagged"]

  /// The names that stages set (`docs/language.md`, section 6).
  private static let reserved: Set<String> = [
    "duties", "hazard", "hazards", "history", "items", "key_periods", "measures",
    "past_measures", "past_ratings", "rating", "score", "vetoes",
  ]
}
