package import FEEL

/// The expressions of a policy that batches cannot run by column.
///
/// Where a program has one, its inspections are evaluated one by one in batches too: that takes
/// longer and comes to the same.
enum SlowExpressions {
  /// Where an expression is slow: in one checklist, from its first such version to its last.
  private struct Place: Hashable {
    let rule: String
    let span: SourceSpan?
    let checklist: String
  }

  /// A note for each expression and checklist, by file and place.
  ///
  /// - Parameter programs: The versions of checklists, ascending in time.
  static func notes(on programs: [Program]) -> [Diagnostic] {
    var places: [Place] = []
    var dates: [Place: (first: DateRange, last: DateRange)] = [:]
    for program in programs {
      for slow in BatchCompiler.compile(program).slow {
        let place = Place(rule: slow.rule, span: slow.span, checklist: program.checklist)
        if dates[place] == nil { places.append(place) }
        dates[place] = (dates[place]?.first ?? program.dates, program.dates)
      }
    }
    var diagnostics = Diagnostics()
    for place in places {
      let range = DateRange(from: dates[place]?.first.from, until: dates[place]?.last.until)
      diagnostics.report(
        .slow(place.rule, in: place.checklist, range, at: place.span ?? .nowhere))
    }
    return diagnostics.sorted()
  }
}

extension BatchProgram {
  /// An expression that has no fast form.
  package struct SlowExpression: Sendable {
    /// The rule, decision or item that it belongs to.
    package let rule: String
    package let span: SourceSpan?
  }
}
