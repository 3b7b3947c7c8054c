import FEEL
import Plumbline
import RandomFEEL

/// What the rules of a random policy can name, stage by stage.
struct RandomNames: Sendable {
  let vocabulary: RandomVocabulary
  /// The items of sections that every checklist has.
  var sharedItems: [RandomItem] = []
  var sections: [String] = []
  var hasScore = false
  private(set) var decisions: [(operand: RandomExpression.Operand, stage: Stage)] = []

  init(_ vocabulary: RandomVocabulary) {
    self.vocabulary = vocabulary
  }

  /// A decision for the rules after a stage; what it comes to may be missing.
  mutating func declare(_ name: String, _ type: StaticType, after stage: Stage) {
    if case .record(let record) = type {
      for field in record.fields {
        decisions.append((.init("\(name).\(field.name)", field.type.optional), stage))
      }
    } else {
      let constants = RandomExpression.calculated(type)
      decisions.append((.init(name, type.optional, constants: constants), stage))
    }
  }

  var extras: RandomExpression.Extras {
    .init(tags: vocabulary.tags, countsWorkdays: true, isPlain: vocabulary.isPlain)
  }

  /// What is known before a stage.
  ///
  /// - Parameter items: Items that may be named besides, such as those of one checklist.
  func operands(
    before stage: Stage, perHazard: Bool = false, items: [RandomItem] = []
  ) -> [RandomExpression.Operand] {
    var operands = facts
    operands += decisions.filter { $0.stage < stage || $0.stage == .intake }.map(\.operand)
    if stage > .states {
      operands.append(.init("items", .list(.record(itemType))))
      let named = (sharedItems + items).filter(\.isLasting)
      operands += named.flatMap { $0.operands(isPlain: vocabulary.isPlain) }
    }
    if stage > .hazards { operands.append(.init("hazards", .list(.record(hazardType)))) }
    if stage > .score, hasScore { operands += scores }
    if stage > .vetoes { operands.append(.init("vetoes", .list(.record(vetoType)))) }
    if stage > .rating {
      operands.append(.init("rating", .enumeration(vocabulary.rating).optional))
    }
    if perHazard {
      let fields = hazardType.fields.filter { vocabulary.hasExceptions || !$0.type.isOptional }
      operands.append(.init("hazard", .record(RecordType("hazard", fields))))
      operands += vocabulary.tags.map { .init("tagged(hazard, \($0))", .boolean) }
    }
    return operands
  }

  /// Facts, parameters, history and key periods.
  private var facts: [RandomExpression.Operand] {
    let subject = vocabulary.subjectFields.map { operand($0, of: vocabulary.subject) }
    let inspection = vocabulary.inspectionFields.map { operand($0, of: "inspection") }
    var operands = subject + inspection + [.init("inspection.date", .date)]
    operands += vocabulary.parameters.map { .init($0.name, $0.type, constants: $0.constants) }
    operands.append(.init("history", .list(.record(historyType))))
    if vocabulary.hasKeyPeriods {
      operands.append(.init("key_periods", .list(.record(Self.periodType))))
    }
    return operands
  }

  private func operand(
    _ field: RandomVocabulary.Field, of record: String
  ) -> RandomExpression.Operand {
    .init("\(record).\(field.name)", field.type, constants: field.constants)
  }

  private var scores: [RandomExpression.Operand] {
    let constants = ["20", "50", "60", "66.7", "80", "90"]
    return ["total", "low", "high"].map {
      .init("score.\($0)", .number.optional, constants: constants)
    } + [.init("score.maximum", .number)]
      + sections.map { .init("score.sections.\($0)", .number.optional, constants: constants) }
  }
}

// MARK: Records

extension RandomNames {
  private var attributeFields: [RecordType.Field] {
    vocabulary.attributes.map { .init($0.name, $0.type.optional) }
  }

  private var tagsField: RecordType.Field {
    .init("tags", .list(.enumeration(EnumerationType(name: "tags", values: vocabulary.tags))))
  }

  private var itemType: RecordType {
    RecordType(
      "item",
      [
        .init("path", .string), .init("section", .string), .init("title", .string),
        .init("weight", .number), tagsField, .init("state", .enumeration(RandomPolicy.state)),
      ] + attributeFields + (vocabulary.isPlain ? [] : [.init("occurrences", .integer)]))
  }

  private var hazardType: RecordType {
    let repeats = vocabulary.hasWindow ? [RecordType.Field("repeats", .integer)] : []
    let remedy = vocabulary.remedy.map { [RecordType.Field("remedy", .enumeration($0))] } ?? []
    return RecordType(
      "hazard",
      [
        .init("id", .string), .init("path", .optional(.string)),
        .init("section", .optional(.string)),
        .init("title", .string), .init("grade", .enumeration(vocabulary.grade)),
        .init("default_grade", .enumeration(vocabulary.grade)), tagsField,
        .init("occurrences", .integer),
      ] + repeats + remedy + attributeFields)
  }

  private var historyType: RecordType {
    RecordType(
      "history",
      [
        .init("on", .date), .init("path", .string), .init("grade", .enumeration(vocabulary.grade)),
        .init("due", .optional(.date)), .init("closed", .optional(.date)),
      ])
  }

  private var vetoType: RecordType {
    RecordType("veto", [.init("id", .string), .init("title", .string)])
  }

  /// What `measures` holds, in invariants.
  var measureType: RecordType {
    RecordType(
      "measure",
      [
        .init("id", .string), .init("party", .enumeration(vocabulary.party)),
      ] + (vocabulary.isPlain ? [] : [.init("points", .integer)]))
  }

  private static let periodType = RecordType(
    "key period",
    [
      .init("id", .string), .init("title", .string), .init("from", .date), .init("until", .date),
    ])
}
