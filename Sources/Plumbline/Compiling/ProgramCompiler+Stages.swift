import FEEL

// The rules of each stage, taken over from the version before where they mean the same.
extension ProgramCompiler {
  mutating func compileComposites() -> [CompositeProgram] {
    composition.composites.compactMap { rule in
      piece(\.composites, of: rule.header, naming: rule.names) { $0.compile(rule) }
    }
  }

  mutating func compileGradings() -> [GradingProgram] {
    composition.gradings.compactMap { rule in
      piece(\.gradings, of: rule.header, naming: rule.when?.names) { $0.compile(rule) }
    }
  }

  mutating func compileScoring() -> ScoringProgram? {
    guard let rule = only(composition.scorings, \.header) else { return nil }
    return piece(\.scorings, of: rule.header, naming: rule.names.union(["score"])) {
      $0.compile(rule)
    }
  }

  mutating func compileVetoes() -> [VetoProgram] {
    composition.vetoes.compactMap { rule in
      piece(\.vetoes, of: rule.header, naming: rule.when?.names) { $0.compile(rule) }
    }
  }

  mutating func compileRating() -> TableProgram? {
    guard let rule = only(composition.ratings, \.header) else { return nil }
    return piece(\.ratings, of: rule.header, naming: rule.table.names) { $0.compileRating(rule) }
  }

  mutating func compileDeadlines() -> DeadlinesProgram? {
    guard let rule = only(composition.deadlines, \.header) else { return nil }
    return piece(\.deadlines, of: rule.header, naming: rule.table.names) {
      $0.compileDeadlines(rule)
    }
  }

  mutating func compileMeasures() -> [MeasureProgram] {
    warnOfUnproposed()
    return composition.measures.compactMap { rule in
      piece(\.measures, of: rule.header, naming: rule.names) { $0.compile(rule) }
    }
  }

  mutating func compileProposals(of measures: [MeasureProgram]) -> [ProposalsProgram] {
    composition.proposals.compactMap { rule in
      piece(\.proposals, of: rule.header, naming: rule.table.names.union(["measures"])) {
        $0.compile(rule, measures)
      }
    }
  }

  mutating func compileInvariants() -> [InvariantProgram] {
    composition.invariants.compactMap { rule in
      piece(\.invariants, of: rule.header, naming: rule.names) { $0.compile(rule) }
    }
  }
}
