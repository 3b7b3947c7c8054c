package import FEEL

/// A measure that rules propose; handed on whole, and so by reference.
package final class MeasureProgram: Sendable {
  package let id: String
  package let title: String
  package let party: EnumerationWord
  /// Null: only tables propose it.
  package let when: RuleCondition?
  package let points: Int
  package let addsRepeats: Bool
  package let due: DueExpression?
  package let from: CheckedExpression?
  package let decidedBy: String?
  package let endsWhen: String?
  package let act: String?
  package let fine: (least: Decimal, most: Decimal)?
  package let basis: [Citation]

  init(
    id: String,
    title: String,
    party: EnumerationWord,
    when: RuleCondition?,
    points: Int,
    addsRepeats: Bool,
    due: DueExpression?,
    from: CheckedExpression?,
    decidedBy: String?,
    endsWhen: String?,
    act: String?,
    fine: (least: Decimal, most: Decimal)?,
    basis: [Citation]
  ) {
    self.id = id
    self.title = title
    self.party = party
    self.when = when
    self.points = points
    self.addsRepeats = addsRepeats
    self.due = due
    self.from = from
    self.decidedBy = decidedBy
    self.endsWhen = endsWhen
    self.act = act
    self.fine = fine
    self.basis = basis
  }
}
