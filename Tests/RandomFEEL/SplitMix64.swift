/// A generator of random numbers with a seed: the same seed gives the same numbers anywhere.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  /// A generator for one of many things made from one seed, so that each can be made again alone.
  package init(seed: UInt64, mutant: Int) {
    var seeding = SplitMix64(seed: seed ^ UInt64(truncatingIfNeeded: mutant) &* 0x9E37_79B9)
    state = seeding.next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from 0 to below `count`; 0 where there is nothing to choose from.
  package mutating func below(_ count: Int) -> Int {
    count > 0 ? Int.random(in: 0..<count, using: &self) : 0
  }

  /// Returns a number of a range.
  package mutating func within(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// Returns whether something happens that happens so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// Returns one of a list that is not empty.
  package mutating func one<Element>(of list: [Element]) -> Element {
    list[below(list.count)]
  }

  /// Returns so many elements of a list, or all there are, in the list's order.
  package mutating func some<Element>(_ count: Int, of list: [Element]) -> [Element] {
    Array(list.indices.shuffled(using: &self).prefix(count)).sorted().map { list[$0] }
  }
}
