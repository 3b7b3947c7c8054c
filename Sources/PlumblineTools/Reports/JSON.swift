package import FEEL

/// A JSON value that is about to be written; keys keep their order.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  /// A number by its digits.
  case number(String)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  package static func integer(_ value: Int) -> JSON { .number(String(value)) }

  /// The value as UTF-8: on one line, or indented by two blanks a level.
  package func bytes(pretty: Bool) -> [UInt8] {
    var writer = JSONWriter(isPretty: pretty)
    write(to: &writer)
    return writer.bytes
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let digits): writer.number(digits)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let entries):
      writer.beginObject()
      for (key, value) in entries {
        writer.key(key)
        value.write(to: &writer)
      }
      writer.endObject()
    }
  }
}
