/// What a run came to; the worst of several wins.
enum ExitStatus: Int32, Comparable {
  case done = 0
  /// A diagnostic at `--fail-on`, a failed case, a hazard at `--fail-on`.
  case findings = 1
  /// Wrong usage, an unreadable file, a policy with errors.
  case notAsked = 2
  /// Some records could not be evaluated, the others were.
  case partly = 3
  /// A fault of plumbline itself.
  case fault = 70

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }

  /// Takes a further status into account.
  mutating func raise(to other: ExitStatus) { self = max(self, other) }
}
