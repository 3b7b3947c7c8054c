public import FEEL

/// Which inspection an outcome belongs to.
public struct InspectionHeader: Sendable, Hashable {
  public let id: String
  public let checklist: String
  public let date: CalendarDate?
  public let subject: String?

  package init(id: String, checklist: String, date: CalendarDate?, subject: String?) {
    self.id = id
    self.checklist = checklist
    self.date = date
    self.subject = subject
  }

  /// Of a record that could not be read at all.
  package static let unknown = InspectionHeader(id: "", checklist: "", date: nil, subject: nil)
}

/// An inspection that has been read and found well formed.
package struct Inspection: Sendable {
  package let header: InspectionHeader
  package let date: CalendarDate
  /// The values of each record, by its place in `Program.records`.
  package let records: [Context]
  /// One for each item, by its place in `Program.items`.
  package let answers: [Answer]
  package let history: [PastHazard]
  /// Whether items that are not named have a state all the same; only in cases.
  package let isCompleted: Bool
}

/// What was answered to one item.
package struct Answer: Sendable {
  package enum Given: Sendable {
    /// Nothing was said about the item, or it was named without an answer.
    case nothing
    /// The state that a case gives to every item it does not name; there is no answer.
    case unstated(ItemState)
    /// A state that stands for an answer: pass, fail, not applicable, not checked.
    case state(ItemState)
    case value(Value)
  }

  package let given: Given
  /// How often the record says that the fail occurs, at least 1; null where it does not say.
  package let counted: Int?
  package let note: String?
  package let reason: String?
  /// The kinds of evidence given.
  package let evidence: [String]

  package init(
    given: Given, counted: Int? = nil, note: String? = nil, reason: String? = nil,
    evidence: [String] = []
  ) {
    self.given = given
    self.counted = counted
    self.note = note
    self.reason = reason
    self.evidence = evidence
  }

  /// How often a fail occurs: once, where the record does not count.
  package var occurrences: Int { counted ?? 1 }

  package static let none = Answer(given: .nothing)
}

/// A hazard found on an earlier day.
package struct PastHazard: Sendable {
  package let on: CalendarDate
  package let path: String
  package let grade: EnumerationWord
  package let due: CalendarDate?
  package let closed: CalendarDate?
}
