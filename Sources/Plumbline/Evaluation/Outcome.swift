package import FEEL

/// What a policy says about one inspection.
package struct Outcome: Sendable {
  package let inspection: InspectionHeader
  package let policyHash: String
  /// The rulesets in force, by id, and the days on which this composition of them holds.
  package let rulesets: [String]
  package let dates: DateRange
  /// Null where the checklist has no scoring.
  package let score: Score?
  package let vetoes: [VetoOutcome]
  /// Null with `ratingReason` where there is none.
  package let rating: EnumerationWord?
  package let ratingBecause: [String]
  package let hazards: [HazardOutcome]
  package let measures: [MeasureOutcome]
  /// Every party of the policy, in its order.
  package let points: [(party: String, points: Int)]
  package let fines: [FineOutcome]
  /// By path.
  package let gaps: [Gap]
  package let problems: [Problem]
  /// Lines of the trace, in the order of the stages; null unless asked for.
  package let trace: [TraceEntry]?
}

package struct VetoOutcome: Sendable {
  /// The rule's id, or the path of the item that vetoes by itself.
  package let id: String
  package let title: String
  package let rating: EnumerationWord?
  package let because: [String]
  package let basis: [Citation]
}

package struct HazardOutcome: Sendable {
  /// The item's path, or the composite's id.
  package let id: String
  package let title: String
  package let section: String?
  package let grade: EnumerationWord
  package let defaultGrade: EnumerationWord
  package let remedy: EnumerationWord?
  /// The grading rules that made it worse.
  package let raisedBy: [String]
  /// The paths of a composite's parts.
  package let of: [String]
  package let occurrences: Int
  package let repeats: Int
  package let due: DueOutcome?
  /// The columns of the deadlines table that are enumerations, in its order.
  package let controls: [(name: String, word: EnumerationWord?)]
  package let basis: [Citation]
  package let because: [String]
}

/// A due date and how it was counted.
package struct DueOutcome: Sendable {
  /// As it is printed: a date, or a date and time.
  package let text: String
  /// The count, day by day.
  package let steps: [String]
}

package struct MeasureOutcome: Sendable {
  package let id: String
  package let title: String
  package let party: EnumerationWord
  package let points: Int
  package let fine: (least: Decimal, most: Decimal)?
  package let act: String?
  package let absorbedBy: String?
  package let due: DueOutcome?
  package let decidedBy: String?
  package let endsWhen: String?
  package let basis: [Citation]
  package let because: [String]
}

/// The fines proposed to one party, those that another absorbs left out.
package struct FineOutcome: Sendable {
  package let party: String
  package let least: Decimal
  package let most: Decimal
}

/// Something that was missing and kept a condition from being decided.
package struct Gap: Sendable, Hashable {
  /// The missing fact or item.
  package let path: String
  package let what: String
  /// The rules it left open, in order.
  package let undecided: [String]
}

/// One line of a trace.
package struct TraceEntry: Sendable, Hashable {
  package let stage: Stage
  package let rule: String
  package let line: String
  /// true, false, or null where it could not be decided.
  package let holds: Bool?
}
