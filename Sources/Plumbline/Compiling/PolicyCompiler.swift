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
    let shared = all.filter { $0.id == nil }.flatMap(\.sections)
    let vocabulary = Vocabulary.unite(rulesets, all, into: &diagnostics)
    let composer = Composer(
      checklists: checklists, shared: shared, rulesets: rulesets, vocabulary: vocabulary)
    var references = ReferenceChecks(
      checklists: checklists, shared: shared, rulesets: rulesets, vocabulary: vocabulary)
    references.check(asOf: asOf)
    diagnostics.report(contentsOf: references.diagnostics)
    let registry = CitationRegistry(sources: vocabulary.sources)
    var programs: [String: [Program]] = [:]
    if checklists.isEmpty { diagnostics.report(.noChecklist) }
    for id in Set(checklists.compactMap(\.id?.value)).sorted() {
      for composition in composer.compositions(of: id, into: &diagnostics) {
        let program = ProgramCompiler.compile(
          composition, vocabulary, registry, into: &diagnostics)
        if let program { programs[id, default: []].append(program) }
      }
    }
    return Policy(programs: programs, knownPaths: references.knownPaths, hash: hash)
  }
}
