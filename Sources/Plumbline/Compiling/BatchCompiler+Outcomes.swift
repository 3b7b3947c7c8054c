import FEEL

// Score, vetoes, rating, measures.
extension BatchCompiler {
  mutating func score() -> ScoreColumns? {
    guard let scoring = program.scoring else { return nil }
    let adjustments = scoring.adjustments.map { rule in
      (truth: truth(rule.when.condition, of: rule.id), points: rule.points)
    }
    guard let score = ScoreColumns(program, scoring, adjustments, registers) else {
      slow.append(BatchProgram.SlowExpression(rule: "scoring", span: nil))
      return nil
    }
    let form = ColumnForm.number(scale: scoring.digits)
    var sections: [String: ColumnOperand] = [:]
    for (section, register) in zip(program.sections, score.sections) {
      sections[section.id] = .number(register, form)
    }
    names.bind(
      program.slots.score,
      .element([
        "total": .number(score.total, form), "low": .number(score.low, form),
        "high": .number(score.high, form), "maximum": .constant(.number(score.maximum)),
        "sections": .element(sections),
      ]))
    return score
  }

  mutating func vetoes() -> BatchProgram.VetoColumns {
    let items = program.items.indices.filter { program.items[$0].veto != nil }
    let rules = program.vetoes.map { truth($0.when?.condition, of: $0.id) }
    let rows =
      items.map { (program.items[$0].path, program.items[$0].title) }
      + program.vetoes.map { ($0.id, $0.title) }
    let words = PlaceSet.words(rows.count)
    let present = registers.newSet(words: words)
    let relation = RowRelation(
      name: "vetoes",
      rows: rows.map { Context([("id", .string($0.0)), ("title", .string($0.1))]) },
      changing: [], words: [:], present: present)
    names.bind(program.slots.vetoes, .rows(relation, .mask(relation.everything)))
    let ratings = items.map { program.items[$0].veto } + program.vetoes.map(\.rating)
    return BatchProgram.VetoColumns(
      rules: rules, present: present, items: items, words: words,
      ratings: ratings.map { $0.map { Int64($0.index) } ?? -1 })
  }

  mutating func rating() -> BatchProgram.RatingColumns {
    let rating = registers.newNumber()
    if let ratings = program.ratings {
      names.bind(program.slots.rating, .number(rating, .word(ratings)))
    }
    let (found, words) = program.rating.map { rows(ofRating: $0) } ?? (nil, [])
    return BatchProgram.RatingColumns(
      row: found?.row, words: words.map { $0.map(Int64.init) ?? -1 }, rating: rating,
      worst: program.ratings?.worst.map { Int64($0.index) },
      worstIsLast: program.ratings?.worstIsLast ?? true)
  }

  /// The row of the table of ratings, and the places of the words that rows set.
  private mutating func rows(ofRating table: TableProgram) -> (TableRegisters?, [Int?]) {
    let found = self.table(table)
    var words: [Int?] = []
    if let column = table.outputs.firstIndex(of: "rating") {
      let cells =
        table.table.rows.map { $0.outputs[column] } + [table.table.otherwise?[column]]
      words = cells.map { cell in
        guard let cell, case .word(let word)? = compiler.settled(cell) else { return nil }
        return word.index
      }
    }
    if words.dropLast(table.table.otherwise == nil ? 1 : 0).contains(where: { $0 == nil }) {
      slow.append(
        BatchProgram.SlowExpression(rule: table.table.name, span: slowSpan(table.table, compiler)))
    }
    return (found, words)
  }

  mutating func measures() -> BatchProgram.MeasureColumns {
    let rules = program.measures.map { measure in
      measure.when.map { truth($0.condition, of: measure.id) }
    }
    let proposals = program.proposals.compactMap { propose($0) }
    let words = PlaceSet.words(program.measures.count)
    let present = registers.newSet(words: words)
    let relation = RowRelation(
      name: "measures",
      rows: program.measures.map {
        Context([("id", .string($0.id)), ("party", .word($0.party))])
      }, changing: ["points"], words: [:], present: present)
    names.bind(program.slots.measures, .rows(relation, .mask(relation.everything)))
    return BatchProgram.MeasureColumns(
      rules: rules, proposals: proposals, present: present, words: words,
      dues: program.measures.map { form(of: $0.due, from: $0.from) },
      points: program.measures.map(\.points))
  }

  private mutating func propose(_ table: ProposalsProgram) -> BatchProgram.Proposals? {
    var rows: [(place: Int, points: Int)] = []
    for (row, place) in table.measures.enumerated() {
      var points = program.measures[place].points
      if let written = table.points[row] {
        guard case .number(let number)? = compiler.settled(written),
          let whole = number.exactInt(), whole >= 0
        else {
          slow.append(BatchProgram.SlowExpression(rule: table.id, span: written.span))
          return nil
        }
        points = whole
      }
      rows.append((place, points))
    }
    return self.table(table.table).map { BatchProgram.Proposals(found: $0, measures: rows) }
  }
}
