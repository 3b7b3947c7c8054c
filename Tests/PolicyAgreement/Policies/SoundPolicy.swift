import FEEL
import Plumbline

/// A random policy that compiles, after rules that the checker refused have been left out.
///
/// Of a plain one those without a fast form are left out too, so that all of it runs by column.
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
  ///
  /// One of six is wild, the others are plain.
  static func sound(_ seed: UInt64, _ tally: inout ComparisonTally) -> SoundPolicy? {
    for attempt in 0..<mostTexts {
      if let sound = try? SoundPolicy(seed: seed &+ (attempt << 32), isPlain: seed % 6 != 0) {
        tally.policies += 1
        return sound
      }
      tally.refused += 1
    }
    return nil
  }

  init(seed: UInt64, isPlain: Bool = false) throws(Refusal) {
    var written = RandomPolicy(seed: seed, isPlain: isPlain)
    ruleCount = written.ruleCount
    var first: [String]?
    for _ in 0..<Self.mostRounds {
      let sources = written.files.map(\.source)
      let compilation = Policy.compile(sources)
      let problems = Self.problems(of: compilation, isPlain: isPlain)
      let complaints = first ?? problems.map { Self.complaint($0, sources) }
      first = complaints
      if let policy = compilation.policy, problems.isEmpty {
        self.complaints = complaints
        self.written = written
        self.policy = policy
        leftOut = ruleCount - written.ruleCount
        return
      }
      let before = written.ruleCount
      Self.leaveOut(problems, of: &written, sources)
      guard written.ruleCount < before else {
        let reasons = problems.prefix(5).map { Self.complaint($0, sources) }
        throw Refusal(seed: seed, reason: reasons.joined(separator: "\n"))
      }
    }
    throw Refusal(seed: seed, reason: "still refused after \(Self.mostRounds) rounds")
  }

  /// What must not stand in a policy: errors, and of a plain one what has no fast form.
  private static func problems(of compilation: Compilation, isPlain: Bool) -> [Diagnostic] {
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty, isPlain else { return errors }
    return compilation.policy?.slowExpressions ?? []
  }

  /// Leaves out the rules on whose lines there is a problem.
  private static func leaveOut(
    _ problems: [Diagnostic], of written: inout RandomPolicy, _ sources: [SourceFile]
  ) {
    var lines: [Int: Set<Int>] = [:]
    for problem in problems where sources.indices.contains(problem.span.file) {
      let line = sources[problem.span.file].position(of: problem.span.start).line
      lines[problem.span.file, default: []].insert(line)
    }
    for (file, bad) in lines { written.files[file] = written.files[file].without(bad) }
  }

  /// A problem, with the line that it is about.
  private static func complaint(_ problem: Diagnostic, _ sources: [SourceFile]) -> String {
    let message = "\(problem.code.rawValue): \(problem.message.english)"
    guard sources.indices.contains(problem.span.file) else { return message }
    let source = sources[problem.span.file]
    let line = source.position(of: problem.span.start).line
    let lines = String(decoding: source.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.indices.contains(line - 1) ? lines[line - 1] : ""
    return "\(message) (\(source.path):\(line))\n  \(text)"
  }
}
