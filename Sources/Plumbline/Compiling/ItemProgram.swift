package import FEEL

/// One question of a checklist; handed on whole, and so by reference.
package final class ItemProgram: Sendable {
  package let path: String
  /// Its place in `Program.sections`.
  package let section: Int
  package let title: String
  package let weight: Decimal
  package let tags: [EnumerationWord]
  package let answer: AnswerForm
  package let answerRangeText: String?
  package let pass: CheckedTests?
  package let passText: String?
  package let when: Condition?
  package let isInformational: Bool
  package let hazard: EnumerationWord?
  package let remedy: EnumerationWord?
  package let veto: EnumerationWord?
  package let notApplicableAllowed: Bool
  package let reasonRequired: Bool
  /// The kinds of evidence that a fail needs.
  package let evidenceOnFail: [String]
  package let credit: TableProgram?
  package let deduct: (each: Decimal, upTo: Decimal?)?
  package let attributes: [(name: String, value: Value)]
  package let basis: [Citation]

  init(
    path: String,
    section: Int,
    title: String,
    weight: Decimal,
    tags: [EnumerationWord],
    answer: AnswerForm,
    answerRangeText: String?,
    pass: CheckedTests?,
    passText: String?,
    when: Condition?,
    isInformational: Bool,
    hazard: EnumerationWord?,
    remedy: EnumerationWord?,
    veto: EnumerationWord?,
    notApplicableAllowed: Bool,
    reasonRequired: Bool,
    evidenceOnFail: [String],
    credit: TableProgram?,
    deduct: (each: Decimal, upTo: Decimal?)?,
    attributes: [(name: String, value: Value)],
    basis: [Citation]
  ) {
    self.path = path
    self.section = section
    self.title = title
    self.weight = weight
    self.tags = tags
    self.answer = answer
    self.answerRangeText = answerRangeText
    self.pass = pass
    self.passText = passText
    self.when = when
    self.isInformational = isInformational
    self.hazard = hazard
    self.remedy = remedy
    self.veto = veto
    self.notApplicableAllowed = notApplicableAllowed
    self.reasonRequired = reasonRequired
    self.evidenceOnFail = evidenceOnFail
    self.credit = credit
    self.deduct = deduct
    self.attributes = attributes
    self.basis = basis
  }
}
