import FEEL
import Plumbline

/// A random policy that compiles, after rules that the checker refused have been left out.
struct SoundPolicy: Sendable {
  /// Rules are left out and the rest compiled again so often.
  private static let mostRounds = 8

  let written: RandomPolicy
  let policy: Policy
  /// How many rules, items and parameters were left out, of how many.
  let leftOut: Int
  let ruleCount: Int
  /// What the checker said in the first round.
  let complaints: [String]

  /// Why a random policy does not compile.
  struct Refusal: Error, CustomStringConvertible {
    let seed: UInt64
    let reason: String

    var description: String { "seed \(seed): \(reason)" }
  }

  /// So many texts are tried for one seed.
  private static let mostTexts: UInt64 = 5

  /// A policy of a seed: the first text of those made from it that compiles.
  static func sound(_ seed: UInt64, _ tally: inout ComparisonTally) -> SoundPolicy? {
    for attempt in 0..<mostTexts {
      if let sound = try? SoundPolicy(seed: seed &+ (attempt << 32)) {
        tally.policies += 1
        return sound
      }
      tally.refused += 1
    }
    return nil
  }

  init(seed: UInt64) throws(Refusal) {
    var written = RandomPolicy(seed: seed)
    ruleCount = written.ruleCount
    var first: [String]?
    for _ in 0..<Self.mostRounds {
      let sources = written.files.map(\.source)
      let compilation = Policy.compile(sources)
      let complaints = first ?? Self.complaints(of: compilation)
      first = complaints
      if let policy = compilation.policy {
        self.complaints = complaints
        self.written = written
        self.policy = policy
        leftOut = ruleCount - written.ruleCount
        return
      }
      let before = written.ruleCount
      Self.leaveOut(compilation.diagnostics, of: &written, sources)
      guard written.ruleCount < before else {
        throw Refusal(
          seed: seed,
          reason: Self.complaints(of: compilation).prefix(5).joined(separator: "\n"))
      }
    }
    throw Refusal(seed: seed, reason: "still refused after \(Self.mostRounds) rounds")
  }

  /// Leaves out the rules on whose lines there is an error.
  private static func leaveOut(
    _ diagnostics: [Diagnostic], of written: inout RandomPolicy, _ sources: [SourceFile]
  ) {
    var lines: [Int: Set<Int>] = [:]
    for problem in diagnostics where problem.severity == .error {
      guard sources.indices.contains(problem.span.file) else { continue }
      let line = sources[problem.span.file].position(of: problem.span.start).line
      lines[problem.span.file, default: []].insert(line)
    }
    for (file, bad) in lines { written.files[file] = written.files[file].without(bad) }
  }

  /// The errors of a compilation, with the lines that they are about.
  private static func complaints(of compilation: Compilation) -> [String] {
    compilation.diagnostics.filter { $0.severity == .error }.map { problem in
      let message = "\(problem.code.rawValue): \(problem.message.english)"
      guard compilation.sources.indices.contains(problem.span.file) else { return message }
      let source = compilation.sources[problem.span.file]
      let line = source.position(of: problem.span.start).line
      let lines = String(decoding: source.bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let text = lines.indices.contains(line - 1) ? lines[line - 1] : ""
      return "\(message) (\(source.path):\(line))\n  \(text)"
    }
  }
}
