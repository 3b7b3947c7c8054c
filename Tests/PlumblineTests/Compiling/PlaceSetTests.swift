import Testing

@testable import Plumbline

/// Numbers that repeat from run to run (SplitMix64).
private struct Repeatable: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// Lengths of lists at and around the ends of words.
private let lengths = [0, 1, 2, 63, 64, 65, 127, 128, 129, 200]

@Suite("Sets of places")
struct PlaceSetTests {
  /// A set of some of a list's places, in both forms.
  private func some(of count: Int, _ random: inout Repeatable) -> (PlaceSet, Set<Int>) {
    let plain = Set((0..<count).filter { _ in Bool.random(using: &random) })
    var set = PlaceSet(count: count)
    for place in plain { set.insert(place) }
    return (set, plain)
  }

  @Test("a set of places does what a set of numbers does", arguments: lengths)
  func agreesWithSet(count: Int) {
    var random = Repeatable(state: UInt64(count))
    for _ in 0..<50 {
      let (a, plainA) = some(of: count, &random)
      let (b, plainB) = some(of: count, &random)
      #expect(Array(a) == plainA.sorted())
      #expect(a.count == plainA.count)
      #expect(a.isEmpty == plainA.isEmpty)
      #expect(Array(a.union(b)) == plainA.union(plainB).sorted())
      #expect(Array(a.intersection(b)) == plainA.intersection(plainB).sorted())
      #expect(Array(a.subtracting(b)) == plainA.subtracting(plainB).sorted())
      #expect((0..<count).allSatisfy { a.contains($0) == plainA.contains($0) })
      #expect((a == b) == (plainA == plainB))
    }
  }

  @Test("places come and go one by one", arguments: lengths)
  func insertsAndRemoves(count: Int) {
    var random = Repeatable(state: 1_000 + UInt64(count))
    var set = PlaceSet(count: count)
    var plain: Set<Int> = []
    for _ in 0..<(count * 4) {
      let place = Int.random(in: 0..<count, using: &random)
      if Bool.random(using: &random) {
        set.insert(place)
        plain.insert(place)
      } else {
        set.remove(place)
        plain.remove(place)
      }
      #expect(Array(set) == plain.sorted())
    }
  }

  @Test("a place outside the list is in no set, and putting it in changes nothing")
  func outside() {
    for place in [-1, 64, 1_000, Int.max, Int.min] {
      var set = PlaceSet(count: 64)
      set.insert(place)
      set.remove(place)
      #expect(!set.contains(place))
      #expect(set.isEmpty)
    }
  }

  @Test("a set is made of the elements of a list that are so")
  func ofList() {
    let set = PlaceSet(of: Array(0..<130)) { $0 % 43 == 0 }
    #expect(Array(set) == [0, 43, 86, 129])
  }
}

@Suite("The states of items")
struct ItemStatesTests {
  @Test("before any answer every item is unanswered")
  func start() {
    let states = ItemStates(count: 70)
    #expect(states.unanswered.count == 70)
    #expect(Array(states.open) == Array(0..<70))
    #expect((0..<70).allSatisfy { states[$0] == .unanswered })
  }

  @Test("each item is in exactly the set of its state", arguments: lengths)
  func oneSetEach(count: Int) {
    var random = Repeatable(state: 2_000 + UInt64(count))
    var states = ItemStates(count: count)
    var plain = Array(repeating: ItemState.unanswered, count: count)
    for _ in 0..<(count * 3) {
      let place = Int.random(in: 0..<count, using: &random)
      let state = ItemState.allCases.randomElement(using: &random) ?? .pass
      states[place] = state
      plain[place] = state
    }
    let sets: [(ItemState, PlaceSet)] = [
      (.pass, states.pass), (.fail, states.fail), (.notApplicable, states.notApplicable),
      (.notChecked, states.notChecked), (.unanswered, states.unanswered),
      (.informational, states.informational),
    ]
    for (state, set) in sets {
      #expect(Array(set) == plain.indices.filter { plain[$0] == state })
    }
    #expect(plain.indices.allSatisfy { states[$0] == plain[$0] })
    #expect(
      Array(states.open)
        == plain.indices.filter { plain[$0] == .unanswered || plain[$0] == .notChecked })
  }
}
