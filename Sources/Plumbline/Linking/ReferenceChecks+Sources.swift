import FEEL

// What rules rest on, held against the dates of the texts.
extension ReferenceChecks {
  /// Warns where a rule rests on a text that is not in force when the rule is.
  mutating func checkSourceDates() {
    for ruleset in rulesets {
      for rule in ruleset.rules {
        let own = rule.header.inForce ?? ruleset.inForce
        check(rule.header.basis, own)
        for row in rule.table?.rows ?? [] { check(row.basis, own) }
      }
    }
    for checklist in checklists {
      for section in checklist.sections { check(section, checklist.inForce) }
    }
    for section in shared { check(section, nil) }
  }

  private mutating func check(_ section: SectionSyntax, _ outer: Located<DateRange>?) {
    for item in section.items { check(item.basis, item.inForce ?? section.inForce ?? outer) }
  }

  /// A rule without a beginning begins with its text: nobody writes down since when it has held.
  private mutating func check(_ basis: [BasisSyntax], _ own: Located<DateRange>?) {
    for case .reference(let id, _, let span) in basis {
      guard let source = vocabulary.sources[id], let force = source.inForce?.value else {
        continue
      }
      let dates = own?.value ?? .always
      let begun = DateRange(from: dates.from ?? force.from, until: dates.until)
      if !force.covers(begun) || force.intersection(dates) == nil {
        diagnostics.report(.sourceNotInForce(source.title, force.text, at: span))
      }
    }
  }
}

extension StageRule {
  /// The table of a rule that is one.
  var table: TableSyntax? {
    switch self {
    case .rating(let rule), .deadlines(let rule), .proposals(let rule): rule.table
    default: nil
    }
  }
}
