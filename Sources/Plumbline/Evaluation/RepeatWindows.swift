import FEEL

/// From when on an earlier hazard counts as a repeat of one that is found on a day.
final class RepeatWindows {
  /// The length of the window; null where nothing counts as a repeat.
  private let window: Value?
  private let starts = DaySlots(bits: 12, keys: 1)

  init(_ window: Value?) {
    self.window = window
  }

  /// The first day of the window before a day; the least number where it has no beginning.
  func start(before day: Int64) -> Int64 {
    starts.value(0, day) {
      guard let window, let date = CalendarDate(daysSinceEpoch: Int(day)),
        let start = date.earlier(by: window)
      else { return .min }
      return Int64(start.daysSinceEpoch)
    }
  }
}
