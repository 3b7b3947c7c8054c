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

  /// So many policies are made once and kept for all tests of a run.
  static let keptCount = AgreementRun.number("PLUMBLINE_POLICIES") ?? 25

  private static let kept: [Result<SoundPolicy, Refusal>] = (0..<keptCount).map { fresh($0) }

  /// The policy of the run's seed and a number.
  static func made(_ number: Int) -> Result<SoundPolicy, Refusal> {
    number < keptCount ? kept[number] : fresh(number)
  }

  private static func fresh(_ number: Int) -> Result<SoundPolicy, Refusal> {
    Result { () throws(Refusal) in
      try SoundPolicy(seed: AgreementRun.seed &+ UInt64(number))
    }
  }

  /// Why a random policy does not compile.
  struct Refusal: Error, CustomStringConvertible {
    let seed: UInt64
    let reason: String

    var description: String { "seed \(seed): \(reason)" }
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
