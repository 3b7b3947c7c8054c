public import FEEL

/// What a policy says about one inspection.
///
/// Sentences in it (`because`, gaps) are Chinese; names of enumerations are the policy's own.
public struct Outcome: Sendable {
  public let inspection: InspectionHeader
  /// `Policy.hash` of the policy that decided.
  public let policyHash: String
  /// The rulesets in force, by id, and the days on which this composition of them holds.
  public let rulesets: [String]
  public let dates: DateRange
  /// Null where the checklist has no scoring.
  public let score: Score?
  /// Items in the order of the checklist, then rules; empty if none holds.
  public let vetoes: [VetoOutcome]
  /// Null where the policy rates nothing, or the rating could not be told: then a gap says why.
  public let rating: EnumerationWord?
  public let ratingBecause: [String]
  /// Items in the order of the checklist, then composites; empty if nothing failed.
  public let hazards: [HazardOutcome]
  /// What is proposed: rules in their order, then what tables propose. Nothing is decided here.
  public let measures: [MeasureOutcome]
  /// Points proposed to each party of the policy, in its order; 0 for a party without any.
  public let points: [(party: String, points: Int)]
  public let fines: [FineOutcome]
  /// What was missing, by path.
  public let gaps: [Gap]
  /// What the policy could not make sense of; those of intake reject the inspection instead.
  public let problems: [Problem]
  /// Lines of the trace, in the order of the stages; null unless asked for.
  public let trace: [TraceEntry]?
}

/// A veto that holds: it leaves the score as it is and limits the rating.
public struct VetoOutcome: Sendable {
  /// The rule's id, or the path of the item that vetoes by itself.
  public let id: String
  public let title: String
  /// The best rating that it leaves; null where it names none.
  public let rating: EnumerationWord?
  public let because: [String]
  public let basis: [Citation]
}

/// A failed item, or a composite of several.
public struct HazardOutcome: Sendable {
  /// The item's path, or the composite's id.
  public let id: String
  public let title: String
  /// The section's id; null for a composite.
  public let section: String?
  public let grade: EnumerationWord
  /// The grade before any rule raised it.
  public let defaultGrade: EnumerationWord
  /// How it must be put right; null where the policy does not say.
  public let remedy: EnumerationWord?
  /// The grading rules that made it worse.
  public let raisedBy: [String]
  /// The paths of a composite's parts.
  public let of: [String]
  /// How often it was found in this inspection, at least 1.
  public let occurrences: Int
  /// How many earlier hazards of the same place history holds within the recurrence window.
  public let repeats: Int
  /// Null where no deadline could be told; then a gap or problem says why.
  public let due: DueOutcome?
  /// The columns of the deadlines table that are enumerations, in its order.
  public let controls: [(name: String, word: EnumerationWord?)]
  public let basis: [Citation]
  public let because: [String]
}

/// A due date and how it was counted.
public struct DueOutcome: Sendable {
  /// As it is printed: a date, or a date and time.
  public let text: String
  /// The count, day by day.
  public let steps: [String]
}

/// A measure proposed to a party.
public struct MeasureOutcome: Sendable {
  public let id: String
  public let title: String
  public let party: EnumerationWord
  /// Whole points of this measure, 0 if it carries none.
  public let points: Int
  /// In yuan; null if it carries none.
  public let fine: (least: Decimal, most: Decimal)?
  /// What the party did; of several fines for one act only the highest counts.
  public let act: String?
  /// The id of the measure with the higher fine for the same act; this fine then does not count.
  public let absorbedBy: String?
  public let due: DueOutcome?
  /// Who decides on it, and what ends it, as the policy says; null where it does not.
  public let decidedBy: String?
  public let endsWhen: String?
  public let basis: [Citation]
  public let because: [String]
}

/// The fines proposed to one party, those that another absorbs left out.
public struct FineOutcome: Sendable {
  public let party: String
  /// In yuan.
  public let least: Decimal
  public let most: Decimal
}

/// Something that was missing and kept a condition from being decided.
public struct Gap: Sendable, Hashable {
  /// The missing fact or item.
  public let path: String
  /// What was missing, as a sentence.
  public let what: String
  /// The rules it left open, in order.
  public let undecided: [String]
}

/// One line of a trace.
public struct TraceEntry: Sendable, Hashable {
  public let stage: Stage
  public let rule: String
  /// The hazard or item that a rule for all of them was asked about; null where it is about none.
  public let about: String?
  public let line: String
  /// true, false, or null where it could not be decided.
  public let holds: Bool?
}
