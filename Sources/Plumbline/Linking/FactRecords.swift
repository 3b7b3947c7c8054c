package import FEEL

/// A record of facts that an inspection carries.
package struct RecordProgram: Sendable {
  package let name: String
  package let title: String
  package let type: RecordType
  package let fields: [FieldProgram]
  /// The names of `fields`.
  let fieldNames: [String]
  /// What rules may ask for: what the language itself sets, then `fields`.
  let keys: [String]

  init(name: String, title: String, type: RecordType, fields: [FieldProgram]) {
    self.name = name
    self.title = title
    self.type = type
    self.fields = fields
    fieldNames = fields.map(\.name)
    keys = type.fields.map(\.name)
  }
}

/// A field of a record.
package struct FieldProgram: Sendable {
  package let name: String
  package let title: String
  /// Optional where the field may be absent.
  package let type: StaticType
  /// The values that are accepted; null where all of the type are.
  package let range: CheckedTests?
  package let rangeText: String?
}
