import FEEL
import PlumblineTools

/// A bar on standard error, from the second second of a run on.
struct Progress {
  /// Between two drawings.
  private static let pause = Duration.milliseconds(200)
  private static let patience = Duration.seconds(1)

  private let isShown: Bool
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant
  private var isDrawn = false
  /// Bytes of the file at hand; null where they are not known.
  private var size: Int?
  private var done = 0

  init(isShown: Bool) {
    self.isShown = isShown
    next = clock.now + Self.patience
  }

  /// Begins a file.
  mutating func start(size: Int?) {
    self.size = size
    done = 0
  }

  /// Takes note of bytes that have been dealt with.
  mutating func advance(by bytes: Int, records: Int) {
    done += bytes
    tick(records: records)
  }

  /// Draws the bar where it is time to.
  mutating func tick(records: Int) {
    guard isShown, clock.now >= next else { return }
    next = clock.now + Self.pause
    isDrawn = true
    let text = ProgressText.text(
      done: done, of: size, records: records, width: Terminal.standardError.width,
      language: Speech.language)
    complain("\r\u{1B}[2K" + text, terminator: "")
  }

  /// Takes the bar away.
  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    complain("\r\u{1B}[2K", terminator: "")
  }
}
