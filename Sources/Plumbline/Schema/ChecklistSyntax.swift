package import FEEL

/// A file in `checklists/`: one checklist, or shared sections.
package struct ChecklistSyntax: Sendable {
  /// Null in a file of shared sections.
  package let id: Located<String>?
  package let title: String?
  package let subject: Located<String>?
  /// Other records that the inspection carries.
  package let with: [Located<String>]
  package let tags: [Located<String>]
  package let include: [Located<String>]
  package let inForce: Located<DateRange>?
  package let retired: [Located<String>]
  package let sections: [SectionSyntax]
}

package struct SectionSyntax: Sendable {
  package let id: Located<String>
  package let title: String
  package let weight: Located<Decimal>?
  package let inForce: Located<DateRange>?
  package let items: [ItemSyntax]
}

/// An item as it is written; it is handed on whole, and so by reference.
package final class ItemSyntax: Sendable {
  package let id: Located<String>
  package let ask: String
  package let weight: Located<Decimal>?
  package let hazard: Located<String>?
  package let remedy: Located<String>?
  package let tags: [Located<String>]
  package let answer: AnswerSyntax?
  package let pass: WrittenTests?
  package let when: ConditionSyntax?
  package let veto: VetoSyntax?
  package let notApplicable: NotApplicableSyntax?
  /// Whether `not_applicable:` stands in the item itself, not in a default.
  package let writesNotApplicable: Bool
  package let evidenceOnFail: [Located<String>]
  package let isInformational: Located<Bool>?
  package let credit: TableSyntax?
  package let deduct: DeductSyntax?
  package let attributes: [(name: Located<String>, value: Node)]
  package let formerly: [Located<String>]
  package let inForce: Located<DateRange>?
  package let basis: [BasisSyntax]

  init(
    id: Located<String>,
    ask: String,
    weight: Located<Decimal>?,
    hazard: Located<String>?,
    remedy: Located<String>?,
    tags: [Located<String>],
    answer: AnswerSyntax?,
    pass: WrittenTests?,
    when: ConditionSyntax?,
    veto: VetoSyntax?,
    notApplicable: NotApplicableSyntax?,
    writesNotApplicable: Bool,
    evidenceOnFail: [Located<String>],
    isInformational: Located<Bool>?,
    credit: TableSyntax?,
    deduct: DeductSyntax?,
    attributes: [(name: Located<String>, value: Node)],
    formerly: [Located<String>],
    inForce: Located<DateRange>?,
    basis: [BasisSyntax]
  ) {
    self.id = id
    self.ask = ask
    self.weight = weight
    self.hazard = hazard
    self.remedy = remedy
    self.tags = tags
    self.answer = answer
    self.pass = pass
    self.when = when
    self.veto = veto
    self.notApplicable = notApplicable
    self.writesNotApplicable = writesNotApplicable
    self.evidenceOnFail = evidenceOnFail
    self.isInformational = isInformational
    self.credit = credit
    self.deduct = deduct
    self.attributes = attributes
    self.formerly = formerly
    self.inForce = inForce
    self.basis = basis
  }
}

package enum VetoSyntax: Sendable {
  /// To the worst rating.
  case worst(SourceSpan)
  case rating(Located<String>)

  var span: SourceSpan {
    switch self {
    case .worst(let span): span
    case .rating(let name): name.span
    }
  }
}

package struct NotApplicableSyntax: Sendable {
  package let isAllowed: Bool
  package let reasonRequired: Bool
}

package struct DeductSyntax: Sendable {
  package let each: Located<Decimal>
  package let upTo: Located<Decimal>?
}

package struct AnswerSyntax: Sendable {
  package let type: Located<String>
  package let values: [Located<String>]
  package let unit: String?
  package let range: WrittenTests?
}

// MARK: Reading

extension ChecklistSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> ChecklistSyntax? {
    let isChecklist = node.has("checklist")
    let what =
      isChecklist
      ? Message("a checklist file", "检查表文件") : Message("a file of shared sections", "共用部分的文件")
    guard var reader = MappingReader(node, what, into: &diagnostics) else { return nil }
    let id = reader.take("checklist").flatMap { Scalars.name($0, into: &diagnostics) }
    let title = reader.take("title").flatMap { Scalars.prose($0, into: &diagnostics) }
    let subject =
      isChecklist
      ? reader.require("subject", into: &diagnostics).flatMap {
        Scalars.name($0, into: &diagnostics)
      }
      : nil
    let defaults = isChecklist ? reader.take("defaults") : nil
    let sections = Scalars.list(reader.takeFilled("sections"), into: &diagnostics) {
      SectionSyntax.read($0, defaults: defaults, into: &$1)
    }
    let checklist = ChecklistSyntax(
      id: id, title: title?.value, subject: subject,
      with: isChecklist ? Scalars.names(reader.take("with"), into: &diagnostics) : [],
      tags: isChecklist ? Scalars.names(reader.take("tags"), into: &diagnostics) : [],
      include: isChecklist ? included(reader.take("include"), into: &diagnostics) : [],
      inForce: Scalars.inForce(reader.take("in_force"), into: &diagnostics),
      retired: isChecklist ? Scalars.texts(reader.take("retired"), into: &diagnostics) : [],
      sections: sections)
    if !reader.has("sections"), !reader.has("include") {
      diagnostics.report(.missingKey("sections", of: what, at: reader.span))
    }
    reader.finish(into: &diagnostics)
    return isChecklist && id == nil ? nil : checklist
  }

  /// The names of shared sections; `{section: x, without: […]}` is for a later version.
  private static func included(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> [Located<String>] {
    Scalars.list(node, into: &diagnostics) { node, diagnostics in
      if case .mapping(let entries) = node.content,
        let without = entries.first(where: { $0.key == "without" })
      {
        diagnostics.report(.notYetAvailable("without", at: without.keySpan))
        return nil
      }
      return Scalars.name(node, into: &diagnostics)
    }
  }
}

extension SectionSyntax {
  static func read(
    _ node: Node, defaults outer: Node?, into diagnostics: inout Diagnostics
  ) -> SectionSyntax? {
    guard var reader = MappingReader(node, Message("a section", "部分"), into: &diagnostics) else {
      return nil
    }
    let id = reader.require("section", into: &diagnostics)
      .flatMap { Scalars.name($0, into: &diagnostics) }
    let title = reader.require("title", into: &diagnostics)
      .flatMap { Scalars.prose($0, into: &diagnostics) }
    let weight = Scalars.weight(reader.take("weight"), into: &diagnostics)
    let defaults = ItemDefaults(reader.take("defaults"), within: outer, into: &diagnostics)
    _ = reader.require("items", into: &diagnostics)
    let items = Scalars.list(reader.takeFilled("items"), into: &diagnostics) {
      ItemSyntax.read($0, defaults, into: &$1)
    }
    let inForce = Scalars.inForce(reader.take("in_force"), into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let id, let title else { return nil }
    return SectionSyntax(
      id: id, title: title.value, weight: weight, inForce: inForce, items: items)
  }
}
