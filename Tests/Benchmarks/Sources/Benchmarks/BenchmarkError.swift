/// Why something cannot be measured, or was measured and is wrong.
struct BenchmarkError: Error, CustomStringConvertible {
  enum Kind {
    /// A file, a program or a policy is not there or does not do its work.
    case notMeasured
    /// An outcome is not the right one.
    case wrongOutcome
  }

  let kind: Kind
  /// One line for the terminal.
  let description: String

  init(_ description: String, kind: Kind = .notMeasured) {
    self.kind = kind
    self.description = description
  }
}
