import Plumbline

/// Compares many inspections, piece by piece, on several cores.
///
/// A piece has a seed of its own, so that it can be compared again alone:
/// `--seed` its seed, `--count` its size.
struct ComparisonRun {
  enum Subject: Sendable {
    /// Another one for each piece.
    case randomPolicies
    case policy(Policy, name: String)

    /// Inspections of one piece. A random policy takes as long to compile as some tens of them.
    var pieceSize: Int {
      if case .randomPolicies = self { 100 } else { 500 }
    }
  }

  private let subject: Subject
  private let options: Options
  private(set) var tally = ComparisonTally()

  init(of subject: Subject, _ options: Options) {
    self.subject = subject
    self.options = options
  }

  /// Compares until all are the same or one differs.
  ///
  /// - Parameter say: Takes a line on the progress now and then, about twenty in all.
  mutating func run(_ say: @Sendable (String) -> Void) async {
    let (subject, options) = (subject, options)
    let sizes = stride(from: 0, to: options.count, by: subject.pieceSize)
      .map { min(subject.pieceSize, options.count - $0) }
    var waiting = sizes.enumerated().makeIterator()
    var tally = ComparisonTally()
    await withTaskGroup(of: ComparisonTally.self) { group in
      func start() {
        guard let (place, size) = waiting.next() else { return }
        let seed = options.seed &+ UInt64(place)
        group.addTask { Self.piece(of: subject, seed: seed, count: size) }
      }
      for _ in 0..<options.jobs { start() }
      for await piece in group {
        let before = tally.compared * 20 / max(options.count, 1)
        tally.add(piece)
        if tally.compared * 20 / max(options.count, 1) > before { say("\(tally)") }
        if tally.differences.isEmpty { start() }
      }
    }
    self.tally = tally
  }

  /// Compares the inspections of one seed.
  static func piece(of subject: Subject, seed: UInt64, count: Int) -> ComparisonTally {
    switch subject {
    case .policy(let policy, let name):
      return compare(policy, seed: seed, count: count, about: "the policy in \(name)")
    case .randomPolicies:
      var tally = ComparisonTally()
      guard let sound = SoundPolicy.sound(seed, &tally) else { return tally }
      tally.add(compare(sound.policy, seed: seed, count: count, about: sound.written.text))
      return tally
    }
  }

  private static func compare(
    _ policy: Policy, seed: UInt64, count: Int, about: String
  ) -> ComparisonTally {
    var comparison = PolicyComparison(policy, seed: seed)
    let difference = comparison.compare(count)
    var tally = ComparisonTally()
    tally.compared = comparison.compared
    tally.byColumn = comparison.columnOutcomes
    if let difference {
      tally.differences = ["seed \(seed), count \(count): \(difference)\n\(about)"]
    }
    return tally
  }
}

/// What a run has compared so far.
struct ComparisonTally: CustomStringConvertible {
  var compared = 0
  /// Of those, how many were answered from columns.
  var byColumn = 0
  /// Random policies, and how many texts were none.
  var policies = 0
  var refused = 0
  var differences: [String] = []

  /// How many of a hundred were answered from columns.
  var columnPercent: Int { compared > 0 ? byColumn * 100 / compared : 0 }

  mutating func add(_ other: ComparisonTally) {
    compared += other.compared
    byColumn += other.byColumn
    policies += other.policies
    refused += other.refused
    differences += other.differences
  }

  var description: String {
    let of = policies > 0 ? " of \(policies) random policies (\(refused) more were refused)" : ""
    return "compared \(compared) inspections\(of), \(byColumn) by column (\(columnPercent) of 100)"
  }
}
