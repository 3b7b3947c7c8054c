import FEEL

/// One thing that can be a hazard, with everything about it that no inspection changes.
struct HazardRow: Sendable {
  /// The item's path, or the composite's id.
  let id: String
  /// The id of the item's section; null for a composite.
  let section: String?
  let title: String
  /// The grade before any grading rule.
  let grade: EnumerationWord
  let remedy: EnumerationWord?
  let basis: [Citation]
  /// The hazard as rules see it, once and never before: what an inspection says takes the place of
  /// `grade`, `occurrences` and `repeats`.
  let record: Context

  /// The item as a hazard; null where its fail is none.
  ///
  /// - Parameters:
  ///   - section: The id of its section.
  ///   - attributes: The names of all attributes that items declare.
  init?(_ item: ItemProgram, in section: String, attributes: [String]) {
    guard let grade = item.hazard else { return nil }
    self.init(
      id: item.path, section: section, title: item.title, grade: grade, remedy: item.remedy,
      tags: item.tags, basis: item.basis, attributes: attributes, own: item.attributes)
  }

  /// - Parameters:
  ///   - attributes: The names of all attributes that items declare.
  ///   - own: Those that this one has.
  init(
    id: String, section: String?, title: String, grade: EnumerationWord,
    remedy: EnumerationWord?, tags: [EnumerationWord], basis: [Citation], attributes: [String],
    own: [(name: String, value: Value)] = []
  ) {
    self.id = id
    self.section = section
    self.title = title
    self.grade = grade
    self.remedy = remedy
    self.basis = basis
    record = Context(
      keys: Self.keys + attributes,
      values: [
        .string(id), section == nil ? .missing("hazard.path") : .string(id),
        section.map(Value.string) ?? .missing("hazard.section"), .string(title), .word(grade),
        .word(grade), remedy.map(Value.word) ?? .missing("hazard.remedy"),
        .list(tags.map(Value.word)), .number(Decimal(1)), .number(Decimal(0)),
      ]
        + attributes.map { name in
          own.first { $0.name == name }?.value ?? .missing("\(id).\(name)")
        })
  }

  /// What every hazard has, in the order of `record`.
  private static let keys = [
    "id", "path", "section", "title", "grade", "default_grade", "remedy", "tags", "occurrences",
    "repeats",
  ]
}

extension Value {
  /// Nothing, because an inspection does not give what has this path.
  static func missing(_ path: String) -> Value { .null(Absence([.missing(path: path)])) }
}
