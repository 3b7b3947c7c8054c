public import FEEL

/// A policy that has been compiled: checklists and rules, ready to be applied.
public struct Policy: Sendable {
  /// The versions of each checklist, by its id, ascending in time.
  package let programs: [String: [Program]]
  /// Every path that history may name, and the path it has now.
  package let knownPaths: [String: String]
  /// Says which policy this is: the same text gives the same hash, whatever the files are called.
  public let hash: String

  package init(programs: [String: [Program]], knownPaths: [String: String], hash: String) {
    self.programs = programs
    self.knownPaths = knownPaths
    self.hash = hash
  }

  /// The checklists, by id, ascending.
  public var checklists: [String] { programs.keys.sorted() }

  /// The grades of hazards, ascending as the policy lists them; empty where it declares none.
  public var grades: [String] { gradeType?.values ?? [] }

  /// A grade by its name; null where the policy has no such grade.
  package func grade(_ name: String) -> EnumerationWord? { gradeType?.word(name) }

  /// A note for each expression that batches cannot run by column; the outcome is the same.
  package var slowExpressions: [Diagnostic] {
    SlowExpressions.notes(on: checklists.flatMap { programs[$0] ?? [] })
  }

  private var gradeType: EnumerationType? {
    programs.values.lazy.flatMap(\.self).compactMap(\.words.grade).first
  }

  /// Compiles the files of a policy as one whole.
  ///
  /// - Parameters:
  ///   - sources: The files; their order and names decide nothing.
  ///   - asOf: The day against which `review_by` is held; null leaves those reminders out.
  /// - Returns: A policy unless there was an error, and everything there is to say about the files.
  public static func compile(_ sources: [SourceFile], asOf: CalendarDate? = nil) -> Compilation {
    var diagnostics = Diagnostics()
    let files = sources.enumerated().compactMap { number, source -> PolicyFile? in
      YAMLReader.read(source, number: number, into: &diagnostics)
        .flatMap { PolicyFile.decode($0, into: &diagnostics) }
    }
    var policy: Policy?
    if !diagnostics.hasErrors {
      policy = PolicyCompiler.compile(
        files, asOf: asOf, hash: hash(of: sources), into: &diagnostics)
    }
    let all = diagnostics.sorted().map { diagnostic in
      sources.indices.contains(diagnostic.span.file)
        ? YAMLHints.withEatenQuotes(diagnostic, sources[diagnostic.span.file]) : diagnostic
    }
    let isSound = !diagnostics.hasErrors
    return Compilation(
      policy: isSound ? policy : nil, diagnostics: QuotedFixes.fitted(all, sources),
      sources: sources)
  }

  /// Evaluates the inspections of a file, each by itself, in their order.
  ///
  /// - Parameters:
  ///   - file: JSON, NDJSON or YAML, as the end of its path says, else its first bytes.
  ///   - traced: Whether outcomes say how each rule was decided.
  /// - Returns: One result for each record; none for an empty file. What is missing in an inspection
  ///   is a gap of its outcome, and what is wrong with it a problem: nothing is thrown.
  public func evaluate(_ file: SourceFile, traced: Bool = false) -> [InspectionResult] {
    let read = InspectionFile.read(file)
    return read.records.map { evaluate($0, isJSON: read.isJSON, traced: traced) }
  }

  /// Evaluates one record of a file.
  package func evaluate(
    _ record: InspectionFile.Record, isJSON: Bool, traced: Bool
  ) -> InspectionResult {
    switch record {
    case .unreadable(let problem): .rejected(.unknown, [problem])
    case .node(let node):
      evaluate(InspectionReader.read(node, policy: self, isJSON: isJSON), traced: traced)
    }
  }

  /// Evaluates an inspection, if it could be read.
  package func evaluate(
    _ reading: InspectionReader.Result, traced: Bool = false
  ) -> InspectionResult {
    switch reading {
    case .rejected(let header, let problems): .rejected(header, problems)
    case .inspection(let inspection, let program):
      Evaluator.evaluate(program, inspection, policyHash: hash, traced: traced)
    }
  }

  /// FNV-1a over the files' contents in byte order: tells policies apart, protects against nobody.
  private static func hash(of sources: [SourceFile]) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
    for bytes in sources.map(\.bytes).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      for byte in bytes + [0] { hash = (hash ^ UInt128(byte)) &* prime }
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: max(0, 32 - text.count)) + text
  }
}

/// What comes of compiling a policy.
public struct Compilation: Sendable {
  /// Null if there was an error.
  public let policy: Policy?
  /// By file and place, each once.
  public let diagnostics: [Diagnostic]
  /// The files, as the diagnostics number them.
  public let sources: [SourceFile]

  /// The same with files that were not compiled, behind the others, and what is said about them.
  package func adding(_ files: [SourceFile], _ found: [Diagnostic]) -> Compilation {
    let isSound = !found.contains { $0.severity == .error }
    return Compilation(
      policy: isSound ? policy : nil, diagnostics: diagnostics + found, sources: sources + files)
  }
}
