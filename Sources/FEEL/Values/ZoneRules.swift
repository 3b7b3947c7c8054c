/// A zone of the IANA database: how far its clocks were ahead of UTC, and when that changed.
///
/// Two are equal if their ids are.
public final class ZoneRules: Sendable, Hashable {
  /// Such as `Asia/Shanghai`.
  public let id: String
  /// The instants from which each offset holds, ascending, in seconds since 1970-01-01T00:00:00Z.
  private let changes: [Int]
  /// One more than `changes`: the first holds before all of them. In seconds east of Greenwich.
  private let offsets: [Int]
  /// What holds after the last change; null where the last offset stays.
  private let yearly: YearlyZoneRule?

  /// There is one more offset than changes.
  init(id: String, changes: [Int], offsets: [Int], yearly: YearlyZoneRule?) {
    precondition(offsets.count == changes.count + 1, "one offset more (was \(offsets.count))")
    self.id = id
    self.changes = changes
    self.offsets = offsets
    self.yearly = yearly
  }

  public static func == (left: ZoneRules, right: ZoneRules) -> Bool { left.id == right.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// The offset of a time without a date: that of standard time as it is now, in seconds.
  var standardOffset: Int { yearly?.standard ?? offsets[offsets.count - 1] }

  /// Returns the offset at an instant, which is given in seconds since 1970-01-01T00:00:00Z.
  func offset(at instant: Int) -> Int {
    if let yearly, changes.last.map({ $0 <= instant }) ?? true { return yearly.offset(at: instant) }
    // The number of changes up to the instant.
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// Returns the offset when clocks of the zone show a time, in seconds since 1970-01-01T00:00:00.
  ///
  /// A time that clocks show twice is the earlier of the two; of one that they leap over the
  /// offset is that before the leap.
  func offset(atLocal seconds: Int) -> Int {
    let day = 86_400
    let (before, after) = (offset(at: seconds - day), offset(at: seconds + day))
    if offset(at: seconds - before) == before { return before }
    return offset(at: seconds - after) == after ? after : before
  }
}
