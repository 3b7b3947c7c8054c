package import FEEL
package struct NamedDays: Sendable { package let from: CalendarDate; package let until: CalendarDate; package let name: String }
package struct CalendarError: Error { package let message: Message }
package struct WorkCalendar: Sendable {
  package struct Year: Sendable { package let holidays: [NamedDays]; package let workdays: [NamedDays] }
  package struct KeyPeriod: Sendable { package let id: String; package let title: String; package let during: [Int: DateRange?] }
  package struct Period: Sendable { package let id: String; package let title: String; package let from: CalendarDate; package let until: CalendarDate }
  package init(weekend: Set<Int>, years: [Int: Year], rolls: Bool, keyPeriods: [KeyPeriod]) {}
  func keyPeriods(around: CalendarDate) throws(CalendarError) -> [Period] { [] }
  func workdays(between a: CalendarDate, and b: CalendarDate) throws(CalendarError) -> Int { 0 }
  func adding(workdays: Int, to: CalendarDate) throws(CalendarError) -> CalendarDate { to }
}
package indirect enum DueRule: Sendable { case immediately, days(Int), months(Int), workdays(Int), hours(Int), by(CalendarDate), beforeHoliday, earliest([DueRule]) }
package struct DueStep: Sendable { package let sentence: String }
package struct Due: Sendable { package let text: String; package let steps: [DueStep] }
enum DueCounting { static func due(_ r: DueRule, from: Value, calendar: WorkCalendar?) throws(CalendarError) -> Due { Due(text: "", steps: []) } }
package struct Rational: Sendable { package init(_ d: Decimal) {}; package var description: String { "" } }
package enum ScoringModel: String, CaseIterable, Sendable { case weighted, bySection = "by_section", deduction, xccdfDefault = "xccdf_default", xccdfFlat = "xccdf_flat", xccdfFlatUnweighted = "xccdf_flat_unweighted", xccdfAbsolute = "xccdf_absolute" }
package enum OpenItemPolicy: String, CaseIterable, Sendable { case lost, leftOut = "left_out", noScore = "no_score" }
package enum ScoredState { case pass, fail, notApplicable, notChecked, unanswered, informational }
package struct ScoredItem { init(path: String, section: Int, weight: Rational, state: ScoredState, credit: Rational?, occurrences: Int, deduct: (each: Rational, upTo: Rational?)?) {} }
package struct ScoredSection { init(id: String, weight: Rational) {} }
package struct Adjustment { enum State { case holds, holdsNot, undecided }; init(id: String, title: String, points: Rational, state: State) {} }
package struct ScoringRule { init(model: ScoringModel, unanswered: OpenItemPolicy, notChecked: OpenItemPolicy, floor: Rational, ceiling: Rational?, digits: Int, mode: RoundingMode) {} }
package struct Term: Sendable { package let id: String; package let weight: Rational; package let reached: Rational; package let possible: Rational; package let counted: String }
package struct Score: Sendable {
  package enum Reason: Sendable { case nothingToScore, openItem(path: String) }
  package let total: Decimal?; package let low: Decimal?; package let high: Decimal?; package let maximum: Decimal; package let exact: Rational?
  package let sections: [(id: String, value: Decimal?)]; package let terms: [Term]; package let reason: Reason?
}
enum Scoring { static func score(items: [ScoredItem], sections: [ScoredSection], adjustments: [Adjustment], rule: ScoringRule) -> Score { Score(total: nil, low: nil, high: nil, maximum: .zero, exact: nil, sections: [], terms: [], reason: nil) } }
