import FEEL

/// Puts the files of a policy together and makes a program of each checklist and version.
enum PolicyCompiler {
  static func compile(
    _ files: [PolicyFile], asOf: CalendarDate?, hash: String, into diagnostics: inout Diagnostics
  ) -> Policy {
    let rulesets = files.compactMap { if case .ruleset(let syntax) = $0 { syntax } else { nil } }
      .sorted { $0.id.value < $1.id.value }
    let all = files.compactMap { if case .checklist(let syntax) = $0 { syntax } else { nil } }
    let checklists = all.filter { $0.id != nil }
    let shared = all.filter { $0.id == nil }.flatMap { file in
      file.sections.map { $0.narrowed(to: file.inForce) }
    }
    let vocabulary = Vocabulary.unite(rulesets, all, into: &diagnostics)
    let composer = Composer(
      checklists: checklists, shared: shared, rulesets: rulesets, vocabulary: vocabulary)
    var references = ReferenceChecks(
      checklists: checklists, shared: shared, rulesets: rulesets, vocabulary: vocabulary)
    references.check(asOf: asOf)
    diagnostics.report(contentsOf: references.diagnostics)
    if checklists.isEmpty { diagnostics.report(.noChecklist) }
    let registry = CitationRegistry(vocabulary.sources)
    let compositions = Set(checklists.compactMap(\.id?.value)).sorted().flatMap {
      composer.compositions(of: $0, into: &diagnostics)
    }
    var version: CompiledVersion?
    let programs = compositions.compactMap { composition in
      version = ProgramCompiler.compile(
        composition, vocabulary, registry, after: version, into: &diagnostics)
      return version?.program
    }
    if !diagnostics.hasErrors {
      diagnostics.report(contentsOf: PolicyChange.report(compositions, vocabulary))
      diagnostics.report(contentsOf: PolicyChange.report(unused: composer.rulesetsWithoutChecklist))
    }
    return Policy(
      programs: Dictionary(grouping: programs, by: \.checklist),
      knownPaths: references.knownPaths, hash: hash)
  }
}
