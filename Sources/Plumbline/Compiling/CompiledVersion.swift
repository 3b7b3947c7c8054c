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
  var deadlines: [SourceSpan: DeadlinesProgram?] = [:]
  var measures: [SourceSpan: MeasureProgram?] = [:]
}

extension ProgramCompiler {
  /// Takes a piece over from the version before where all that it names means the same, or compiles it.
  mutating func piece<Piece>(
    _ kind: WritableKeyPath<CompiledPieces, [SourceSpan: Piece]>, at id: SourceSpan,
    naming names: Set<String>, _ compile: (inout Self) -> Piece
  ) -> Piece {
    if names.isDisjoint(with: changed), let piece = earlier?.pieces[keyPath: kind][id] {
      pieces[keyPath: kind][id] = piece
      return piece
    }
    let remarks = diagnostics.all.count
    let piece = compile(&self)
    if diagnostics.all.count == remarks { pieces[keyPath: kind][id] = piece }
    return piece
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
  /// Whether the names of two versions have the same slots and types, decisions aside.
  func hasNames(of other: Composition) -> Bool {
    checklist.id?.span == other.checklist.id?.span
      && sections.map(\.id.span) == other.sections.map(\.id.span)
      && items.map { $0.map(\.id.span) } == other.items.map { $0.map(\.id.span) }
      && decisions.map(\.name.span) == other.decisions.map(\.name.span)
      && foreignDecisions == other.foreignDecisions
      && scorings.isEmpty == other.scorings.isEmpty
  }

  /// The parameters that have another value than in an earlier version of the same checklist.
  ///
  /// Before its first value a parameter is taken to have that one.
  func changedParameters(since earlier: Composition) -> Set<String> {
    Set(
      zip(parameters, earlier.parameters).compactMap { now, before in
        now.place ?? 0 == before.place ?? 0 ? nil : now.name
      })
  }
}
