package import FEEL

/// A record of facts that an inspection carries.
package struct RecordProgram: Sendable {
  package let name: String
  package let title: String
  package let type: RecordType
  package let fields: [FieldProgram]
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
