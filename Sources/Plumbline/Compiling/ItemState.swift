import FEEL

/// The six states of an item. They are different things everywhere.
package enum ItemState: String, Sendable, Hashable, CaseIterable {
  case pass
  case fail
  case notApplicable = "not_applicable"
  case notChecked = "not_checked"
  case unanswered
  case informational

  /// What people see.
  package var title: String {
    switch self {
    case .pass: "符合"
    case .fail: "不符合"
    case .notApplicable: "不适用"
    case .notChecked: "未检查"
    case .unanswered: "未填写"
    case .informational: "仅记录"
    }
  }

  /// Its place among all states.
  var place: Int {
    switch self {
    case .pass: 0
    case .fail: 1
    case .notApplicable: 2
    case .notChecked: 3
    case .unanswered: 4
    case .informational: 5
    }
  }

  /// The states as an enumeration of the policy language.
  static let enumeration = EnumerationType(
    name: "state", values: allCases.map(\.rawValue), titles: allCases.map(\.title))

  /// The states as values, by their places; all are there, since `enumeration` has every case.
  private static let words = allCases.map { enumeration.word($0.rawValue).map(Value.word) ?? .none }

  /// The state as a value.
  var word: Value { Self.words[place] }
}

/// The words by which inspectors write a state, in English and Chinese.
enum StateWords {
  /// State by state.
  private static let words: [(word: String, state: ItemState)] = [
    ("pass", .pass), ("符合", .pass), ("合格", .pass), ("fail", .fail), ("不符合", .fail),
    ("不合格", .fail), ("not_applicable", .notApplicable), ("not applicable", .notApplicable),
    ("不适用", .notApplicable), ("not_checked", .notChecked), ("not checked", .notChecked),
    ("未检查", .notChecked), ("未检", .notChecked),
  ]
  private static let states = Dictionary(uniqueKeysWithValues: words.map { ($0.word, $0.state) })

  /// Every word, in the order in which messages offer them.
  static let all = words.map(\.word)

  static func state(_ word: String) -> ItemState? { states[word] }
}
