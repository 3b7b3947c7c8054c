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
  }

  /// The items that nobody has settled.
  var open: PlaceSet { unanswered.union(notChecked) }

  /// The state of an item, by its place in the checklist.
  subscript(place: Int) -> ItemState {
    get { ItemState.allCases.first { self[$0].contains(place) } ?? .unanswered }
    set {
      self[self[place]].remove(place)
      self[newValue].insert(place)
    }
  }

  /// The items in a state.
  private(set) subscript(state: ItemState) -> PlaceSet {
    get {
      switch state {
      case .pass: pass
      case .fail: fail
      case .notApplicable: notApplicable
      case .notChecked: notChecked
      case .unanswered: unanswered
      case .informational: informational
      }
    }
    set {
      switch state {
      case .pass: pass = newValue
      case .fail: fail = newValue
      case .notApplicable: notApplicable = newValue
      case .notChecked: notChecked = newValue
      case .unanswered: unanswered = newValue
      case .informational: informational = newValue
      }
    }
  }
}
