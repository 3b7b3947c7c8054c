/// The states of all items of a checklist: one set for each state.
///
/// Invariant: each item is in exactly one of the sets.
struct ItemStates: Sendable, Hashable {
  private(set) var pass: PlaceSet
  private(set) var fail: PlaceSet
  private(set) var notApplicable: PlaceSet
  private(set) var notChecked: PlaceSet
  private(set) var unanswered: PlaceSet
  private(set) var informational: PlaceSet
  /// The same, item by item.
  private var states: [ItemState]

  /// Every item unanswered.
  ///
  /// - Parameter count: The number of items, at least 0.
  init(count: Int) {
    let none = PlaceSet(count: count)
    pass = none
    fail = none
    notApplicable = none
    notChecked = none
    unanswered = none
    informational = none
    for place in 0..<count { unanswered.insert(place) }
    states = Array(repeating: .unanswered, count: count)
  }

  /// The items that nobody has settled.
  var open: PlaceSet { unanswered.union(notChecked) }

  /// The state of an item, by its place in the checklist.
  subscript(place: Int) -> ItemState {
    get { states.indices.contains(place) ? states[place] : .unanswered }
    set {
      guard states.indices.contains(place) else { return }
      change(states[place]) { $0.remove(place) }
      change(newValue) { $0.insert(place) }
      states[place] = newValue
    }
  }

  /// Changes the set of a state where it is.
  private mutating func change(_ state: ItemState, _ change: (inout PlaceSet) -> Void) {
    switch state {
    case .pass: change(&pass)
    case .fail: change(&fail)
    case .notApplicable: change(&notApplicable)
    case .notChecked: change(&notChecked)
    case .unanswered: change(&unanswered)
    case .informational: change(&informational)
    }
  }
}
