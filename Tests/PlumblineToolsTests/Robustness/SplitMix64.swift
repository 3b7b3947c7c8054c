/// A generator of random numbers with a seed: the same seed gives the same numbers anywhere.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A generator for one of many mutants, so that each can be made again on its own.
  init(seed: UInt64, mutant: Int) {
    var seeding = SplitMix64(seed: seed ^ UInt64(truncatingIfNeeded: mutant) &* 0x9E37_79B9)
    state = seeding.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from 0 to below `count`; 0 where there is nothing to choose from.
  mutating func below(_ count: Int) -> Int {
    count > 0 ? Int.random(in: 0..<count, using: &self) : 0
  }

  /// Returns one of a list that is not empty.
  mutating func one<Element>(of list: [Element]) -> Element {
    list[below(list.count)]
  }
}
