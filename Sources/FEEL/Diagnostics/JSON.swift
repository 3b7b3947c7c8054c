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
  package func bytes(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(self)
    return writer.bytes
  }
}

/// Appends JSON to one buffer of bytes.
private struct JSONWriter {
  let isPretty: Bool
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let digits): append(digits)
    case .string(let text): string(text)
    case .array(let elements): list("[", elements, "]") { $0.write($1) }
    case .object(let entries):
      list("{", entries, "}") { writer, entry in
        writer.string(entry.0)
        writer.append(writer.isPretty ? ": " : ":")
        writer.write(entry.1)
      }
    }
  }

  private mutating func list<Element>(
    _ open: StaticString, _ elements: [Element], _ close: StaticString,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    append("\(open)")
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      newLine()
      writeElement(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { newLine() }
    append("\(close)")
  }

  private mutating func newLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { append("  ") }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func string(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      case UInt8(ascii: "\t"): append("\\t")
      case 0..<0x20:
        let hex = String(byte, radix: 16)
        append("\\u00" + (hex.count == 1 ? "0" : "") + hex)
      default: bytes.append(byte)
      }
    }
    append("\"")
  }
}
