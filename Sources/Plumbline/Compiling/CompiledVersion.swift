import FEEL

/// What a version of a checklist was compiled to, so that the next takes over what is the same.
///
/// Most versions differ from the one before in a parameter or a rule. Where they have the same items
/// and decisions, every name has the same slot, and a piece means what it meant before unless it
/// names what has changed. A piece that was remarked on is compiled again, for the remark.
struct CompiledVersion {
  let composition: Composition
  let program: Program
  /// What the rules of all stages can name alike.
  let common: Scope
  let itemList: [ProgramCompiler.ListedItem]
  /// Every name that an item, rule or decision uses.
  let names: Set<String>
  /// The types of the decisions, by their names.
  let decisionTypes: [String: StaticType]
  let pieces: CompiledPieces
}

/// Pieces of a version that were compiled without a remark, by where their ids stand.
struct CompiledPieces {
  /// How a decision is worked out, null where there is a mistake, and the type of its value.
  struct Decision {
    let body: DecisionProgram.Body?
    let type: StaticType
  }

  var decisions: [SourceSpan: Decision] = [:]
  /// Whether nothing was remarked on any item.
  var hasItems = false
  var composites: [SourceSpan: CompositeProgram?] = [:]
  var gradings: [SourceSpan: GradingProgram?] = [:]
  var scorings: [SourceSpan: ScoringProgram?] = [:]
  var vetoes: [SourceSpan: VetoProgram?] = [:]
  var ratings: [SourceSpan: TableProgram?] = [:]
  var deadlines: [SourceSpan: DeadlinesProgram?] = [:]
  var measures: [SourceSpan: MeasureProgram?] = [:]
  var proposals: [SourceSpan: ProposalsProgram?] = [:]
  var invariants: [SourceSpan: InvariantProgram?] = [:]
}

extension ProgramCompiler {
  /// Takes a piece over from the version before, or compiles it where what it names has changed.
  mutating func piece<Piece>(
    _ kind: WritableKeyPath<CompiledPieces, [SourceSpan: Piece]>, at id: SourceSpan,
    naming names: @autoclosure () -> Set<String>, _ compile: (inout Self) -> Piece
  ) -> Piece {
    if changed.isEmpty || names().isDisjoint(with: changed),
      let piece = earlier?.pieces[keyPath: kind][id]
    {
      pieces[keyPath: kind][id] = piece
      return piece
    }
    let remarks = diagnostics.all.count
    let piece = compile(&self)
    if diagnostics.all.count == remarks { pieces[keyPath: kind][id] = piece }
    return piece
  }

  /// The same for a rule; what it comes to is null where there is a mistake.
  mutating func piece<Piece>(
    _ kind: WritableKeyPath<CompiledPieces, [SourceSpan: Piece?]>, of rule: RuleHeader,
    naming names: @autoclosure () -> Set<String>?, _ compile: (inout Self) -> Piece?
  ) -> Piece? {
    piece(kind, at: rule.id.span, naming: names() ?? [], compile)
  }

  /// The program of the version before, where all that items name means the same.
  var keptItems: Program? {
    guard let earlier, earlier.pieces.hasItems,
      changed.isEmpty || itemList.allSatisfy({ $0.syntax.names.isDisjoint(with: changed) })
    else { return nil }
    return earlier.program
  }
}

extension Composition {
  /// Whether two versions have the same items and decisions, so that names have the same slots.
  func hasNames(of other: Composition) -> Bool {
    checklist.id?.span == other.checklist.id?.span
      && sections.map(\.id.span) == other.sections.map(\.id.span)
      && items.map { $0.map(\.id.span) } == other.items.map { $0.map(\.id.span) }
      && decisions.map(\.name.span) == other.decisions.map(\.name.span)
      && foreignDecisions == other.foreignDecisions
      && scorings.isEmpty == other.scorings.isEmpty
  }

  /// What means otherwise than in an earlier version of the same checklist: parameters with another
  /// value, `measures` where there are others, `score` where other adjustments go into it.
  ///
  /// Before its first value a parameter is taken to have that one.
  func changedNames(since earlier: Composition) -> Set<String> {
    var changed: Set<String> = []
    for (now, before) in zip(parameters, earlier.parameters)
    where now.place ?? 0 != before.place ?? 0 {
      changed.insert(now.name)
    }
    if measures.map(\.header.id.span) != earlier.measures.map(\.header.id.span) {
      changed.insert("measures")
    }
    if adjustments != earlier.adjustments { changed.insert("score") }
    return changed
  }

  /// Where the adjustments of scores are written.
  private var adjustments: [SourceSpan] {
    scorings.flatMap { $0.adjustments.map(\.header.id.span) }
  }
}
