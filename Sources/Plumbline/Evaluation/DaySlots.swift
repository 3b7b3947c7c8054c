/// What was worked out last for some days, found again by key and day.
///
/// Each pair of a key and a day has one slot, which it may have to share: what is not found is worked
/// out again. Memory does not grow.
@safe
final class DaySlots {
  private struct Slot {
    /// The key and the day; −1: empty.
    var tag: Int64
    var value: Int64
  }

  private let slots: UnsafeMutablePointer<Slot>
  private let count: Int
  /// The first so many keys of a day stand side by side, apart from those of its neighbours.
  private let spacing: Int64
  /// Days that are kept, on either side of 1970-01-01: some 22,000 years.
  private static let mostDays: Int64 = 1 << 23

  /// - Parameters:
  ///   - bits: There are 2 to this power of slots, of 16 bytes each.
  ///   - keys: How many keys most days are asked for, from 0 on; 0: nothing is asked.
  init(bits: Int, keys: Int) {
    count = keys == 0 ? 1 : 1 << bits
    spacing = Int64(max(keys, 1))
    unsafe slots = .allocate(capacity: count)
    unsafe slots.initialize(repeating: Slot(tag: -1, value: 0), count: count)
  }

  deinit { unsafe slots.deallocate() }

  /// The value of a day under a key; it is worked out where it is not at hand.
  ///
  /// - Parameter key: From 0 on.
  @inline(__always)
  func value(_ key: Int, _ day: Int64, _ workOut: () -> Int64) -> Int64 {
    guard day < Self.mostDays, day >= -Self.mostDays, key < 1 << 38 else { return workOut() }
    let tag = Int64(key) &<< 24 | (day &+ Self.mostDays)
    let slot = Int(truncatingIfNeeded: day &* spacing &+ Int64(key)) & (count - 1)
    if unsafe slots[slot].tag == tag { return unsafe slots[slot].value }
    let value = workOut()
    unsafe slots[slot] = Slot(tag: tag, value: value)
    return value
  }
}
