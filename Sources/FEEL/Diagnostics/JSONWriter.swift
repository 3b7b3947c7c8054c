/// Appends JSON to one buffer of bytes, on one line or indented by two blanks a level.
///
/// Commas, line ends and quotes are the writer's; keys stand in the order in which they are
/// written, and each is written once by its caller.
package struct JSONWriter: Sendable {
  /// Everything written so far, UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  /// How many objects and arrays are open.
  private var depth = 0
  /// Whether something stands before in the object or array that is open.
  private var hasEntries = false

  package init(isIndented: Bool = false) {
    self.isIndented = isIndented
  }

  /// Returns what has been written, and begins again with nothing.
  package mutating func take() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  /// Appends a text as it is, between values.
  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends bytes as they are, between values.
  package mutating func append(_ more: ArraySlice<UInt8>) {
    bytes.append(contentsOf: more)
  }

  // MARK: Objects and arrays

  /// An object: under a key of the object that is open, else an element or a value alone.
  package mutating func object(_ key: String? = nil, _ write: (inout JSONWriter) -> Void) {
    begin(key)
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), write)
  }

  /// An array: under a key of the object that is open, else an element or a value alone.
  package mutating func array(_ key: String? = nil, _ write: (inout JSONWriter) -> Void) {
    begin(key)
    enclose(UInt8(ascii: "["), UInt8(ascii: "]"), write)
  }

  private mutating func enclose(
    _ open: UInt8, _ close: UInt8, _ write: (inout JSONWriter) -> Void
  ) {
    bytes.append(open)
    depth += 1
    hasEntries = false
    write(&self)
    depth -= 1
    if hasEntries { startLine() }
    bytes.append(close)
    // Values that stand alone are parted by their caller.
    hasEntries = depth > 0
  }

  // MARK: Fields and elements

  package mutating func null(_ key: String) {
    begin(key)
    append("null")
  }

  package mutating func field(_ key: String, _ text: String?) {
    begin(key)
    if let text { quote(text) } else { append("null") }
  }

  package mutating func field(_ key: String, _ number: Int) {
    begin(key)
    append(String(number))
  }

  /// - Parameter digits: A number as JSON writes it.
  package mutating func field(_ key: String, digits: String?) {
    begin(key)
    append(digits ?? "null")
  }

  package mutating func field(_ key: String, _ truth: Bool?) {
    begin(key)
    append(truth.map { $0 ? "true" : "false" } ?? "null")
  }

  package mutating func field(_ key: String, _ texts: [String]) {
    array(key) { json in
      for text in texts { json.element(text) }
    }
  }

  package mutating func element(_ text: String) {
    begin(nil)
    quote(text)
  }

  // MARK: Bytes

  /// Parts an entry from the one before, and writes its key if it has one.
  private mutating func begin(_ key: String?) {
    if hasEntries { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { startLine() }
    hasEntries = true
    guard let key else { return }
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func startLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Writes a text in quotes: at once where nothing in it needs an escape, as in most.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if Self.anyNeedsEscape(text.utf8.span) {
      appendEscaped(text)
    } else {
      append(text)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies the runs between the characters that need an escape.
  private mutating func appendEscaped(_ text: String) {
    var rest = text.utf8[...]
    while let place = rest.firstIndex(where: Self.needsEscape) {
      bytes.append(contentsOf: rest[..<place])
      escape(rest[place])
      rest = rest[rest.index(after: place)...]
    }
    bytes.append(contentsOf: rest)
  }

  /// Looks at every byte and never leaves early, so that the machine takes many at a time.
  private static func anyNeedsEscape(_ bytes: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    for place in bytes.indices { found |= needsEscape(bytes[place]) ? 1 : 0 }
    return found != 0
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\r"): append("\\r")
    case UInt8(ascii: "\t"): append("\\t")
    case 0..<0x20: append((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    default: bytes += [UInt8(ascii: "\\"), byte]
    }
  }
}
