package import FEEL

/// A file in `rules/`, as it was written.
package struct RulesetSyntax: Sendable {
  package let id: Located<String>
  package let title: String?
  package let appliesTo: [Located<String>]?
  package let inForce: Located<DateRange>?
  package let disables: [Located<String>]
  package let enumerations: [EnumerationSyntax]
  package let records: [RecordSyntax]
  package let parameters: [ParameterSyntax]
  package let calendar: CalendarSyntax?
  package let sources: [LegalSourceSyntax]
  package let decisions: [DecisionSyntax]
  package let gradings: [GradingSyntax]
  package let composites: [CompositeSyntax]
  package let scoring: ScoringSyntax?
  package let vetoes: [VetoRuleSyntax]
  package let rating: TableRuleSyntax?
  package let deadlines: TableRuleSyntax?
  package let measures: [MeasureSyntax]
  package let proposals: [TableRuleSyntax]
  package let invariants: [InvariantSyntax]
}

package struct EnumerationSyntax: Sendable {
  package let name: Located<String>
  package let values: [Located<String>]
  /// One for each value; null where the value is what people see.
  package let titles: [String]?
  package let worst: Located<String>?
  package let isOrdered: Bool
}

package struct RecordSyntax: Sendable {
  package let name: Located<String>
  package let title: String?
  package let fields: [FieldSyntax]
}

package struct FieldSyntax: Sendable {
  package let name: Located<String>
  package let title: String?
  package let type: TypeReference
  package let isOptional: Bool
  package let range: WrittenTests?
}

/// A type as a field names it.
package enum TypeReference: Sendable {
  /// A FEEL type or an enumeration, by name.
  case named(Located<String>)
  /// An enumeration written where it is used; its name is the field's.
  case words(EnumerationSyntax)
}

package struct ParameterSyntax: Sendable {
  package let name: Located<String>
  package let title: String?
  package let values: [(from: Located<CalendarDate>, value: WrittenExpression)]
  package let reviewBy: Located<CalendarDate>?
  package let basis: [BasisSyntax]
}

package struct LegalSourceSyntax: Sendable {
  package let id: Located<String>
  package let title: String
  package let inForce: Located<DateRange>?
  package let clauses: [(key: Located<String>, text: String)]
}

package struct CalendarSyntax: Sendable {
  package struct Year: Sendable {
    package let year: Located<Int>
    package let holidays: [(dates: DateRange, name: String)]
    package let workdays: [(dates: DateRange, name: String)]
  }

  package struct KeyPeriod: Sendable {
    package let id: Located<String>
    package let title: String
    /// By year; null where the year has none.
    package let during: [(year: Int, dates: DateRange?)]
  }

  /// Days of the week, 1 for Monday; null where this file does not say.
  package let weekend: [Int]?
  /// Null where this file does not say.
  package let rolls: Bool?
  package let years: [Year]
  package let keyPeriods: [KeyPeriod]
  package let span: SourceSpan
}

package struct DecisionSyntax: Sendable {
  package enum Body: Sendable {
    case value(WrittenExpression)
    case table(TableSyntax)
  }

  package let name: Located<String>
  package let title: String?
  package let type: TypeReference?
  package let inForce: Located<DateRange>?
  package let body: Body
}

package struct GradingSyntax: Sendable {
  package let header: RuleHeader
  package let when: ConditionSyntax?
  package let grade: Located<String>
}

package struct CompositeSyntax: Sendable {
  package let header: RuleHeader
  package let of: WrittenExpression?
  package let atLeast: WrittenExpression?
  package let when: ConditionSyntax?
  package let grade: Located<String>
  package let remedy: Located<String>?
  package let tags: [Located<String>]
}

package struct ScoringSyntax: Sendable {
  package struct Adjustment: Sendable {
    package let header: RuleHeader
    package let when: ConditionSyntax
    package let points: Located<Decimal>
  }

  package let header: RuleHeader
  package let model: Located<ScoringModel>
  package let unanswered: OpenItemPolicy
  package let notChecked: OpenItemPolicy
  package let adjustments: [Adjustment]
  package let floor: Decimal?
  package let ceiling: Decimal?
  package let digits: Int
  package let mode: RoundingMode
}

package struct VetoRuleSyntax: Sendable {
  package let header: RuleHeader
  package let when: ConditionSyntax?
  package let rating: Located<String>?
}

/// A stage that is one table: `rating`, `deadlines`, and each of `proposals`.
package struct TableRuleSyntax: Sendable {
  package let header: RuleHeader
  package let table: TableSyntax

  /// The same under a title.
  func titled(_ title: String) -> TableRuleSyntax {
    let header = RuleHeader(
      id: header.id, title: title, inForce: header.inForce, replaces: header.replaces,
      basis: header.basis, label: header.label)
    return TableRuleSyntax(header: header, table: table)
  }
}

package struct MeasureSyntax: Sendable {
  package let header: RuleHeader
  package let party: Located<String>
  package let when: ConditionSyntax?
  package let points: Located<Int>?
  package let addsRepeats: Bool
  package let due: WrittenExpression?
  package let from: WrittenExpression?
  package let decidedBy: String?
  package let endsWhen: String?
  package let act: Located<String>?
  package let fine: WrittenExpression?
}

package struct InvariantSyntax: Sendable {
  package enum Body: Sendable {
    case never(ConditionSyntax)
    case monotone([Located<String>])
  }

  package let header: RuleHeader
  package let body: Body
}

/// One file of a policy.
package enum PolicyFile: Sendable {
  case checklist(ChecklistSyntax)
  case ruleset(RulesetSyntax)

  /// Reads a file as what its keys say it is; null with a diagnostic where they say neither.
  package static func decode(
    _ node: Node, into diagnostics: inout Diagnostics
  ) -> PolicyFile? {
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(.neitherKind(at: node.span))
      return nil
    }
    let keys = Set(entries.map(\.key))
    if let problem = misspelt(entries) {
      diagnostics.report(problem)
      return nil
    }
    if keys.contains("ruleset") {
      return RulesetSyntax.read(node, into: &diagnostics).map { .ruleset($0) }
    }
    if keys.contains("checklist") || keys.contains("sections") {
      return ChecklistSyntax.read(node, into: &diagnostics).map { .checklist($0) }
    }
    diagnostics.report(.neitherKind(at: entries.first?.keySpan ?? node.span))
    return nil
  }

  /// A key that was meant to say what the file is; null where one says it.
  private static func misspelt(_ entries: [Node.Entry]) -> Diagnostic? {
    let kinds = ["checklist", "ruleset"]
    guard !entries.contains(where: { kinds.contains($0.key) }) else { return nil }
    let isShared = entries.contains { $0.key == "sections" }
    for entry in entries {
      let known = isShared ? kinds : kinds + ["sections"]
      if let nearest = NearestName.nearest(to: entry.key, among: known) {
        return .misspeltKind(entry.key, nearest: nearest, at: entry.keySpan)
      }
    }
    return nil
  }
}
