import FEEL

/// Looks at a file before libyaml does, for what would make libyaml's answer useless: bytes that
/// are no UTF-8, control characters, tabs, ideographic and no-break blanks in the indentation.
struct YAMLScan {
  private(set) var diagnostics = Diagnostics()
  /// Whether libyaml can be asked at all.
  private(set) var isReadable = true
  private var explainedLines: Set<Int> = []
  private let file: SourceFile
  private let number: Int

  init(_ file: SourceFile, _ number: Int) {
    self.file = file
    self.number = number
    scanCharacters()
    if isReadable { scanIndentation() }
  }

  /// Whether something found here is the cause of a failure on a line (from 0) or the one after.
  func explains(line: Int) -> Bool {
    explainedLines.contains(line) || explainedLines.contains(line - 1)
  }

  private mutating func scanCharacters() {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = file.bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .emptyInput: return
      case .error(let length):
        diagnostics.report(.yamlNotUTF8(at: span(offset, offset + length)))
        isReadable = false
        return
      case .valid(let buffer):
        let scalar = Unicode.UTF8.decode(buffer)
        if !isAllowed(scalar, at: offset) {
          diagnostics.report(
            .yamlControlCharacter(scalar.value, at: span(offset, offset + buffer.count)))
          isReadable = false
          return
        }
        offset += buffer.count
      }
    }
  }

  /// The characters that YAML lets through; the byte-order mark only at the start.
  ///
  /// Without the line ends that nobody sees as such (a lone CR, U+0085, U+2028, U+2029): libyaml
  /// counts lines by them, editors do not.
  private func isAllowed(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
    switch scalar.value {
    case 0x0D: offset + 1 < file.bytes.count && file.bytes[offset + 1] == 0x0A
    case 0x2028, 0x2029: false
    case 0x09, 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0x10000...0x10FFFF: true
    case 0xFEFF: offset == 0
    case 0xE000...0xFFFD: true
    default: false
    }
  }

  /// Tabs and other blanks before the first character of a line; not inside blocks of text.
  private mutating func scanIndentation() {
    var block: Int?
    var start = 0
    var line = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      let indentation = blanks(start, end)
      let isBlank = start + indentation >= end
      if let depth = block, !isBlank, spaces(start, end) <= depth { block = nil }
      if block == nil, !isBlank {
        report(start, start + indentation, line)
        if opensBlock(start, end) { block = spaces(start, end) }
      }
      start = end + 1
      line += 1
    }
  }

  private mutating func report(_ start: Int, _ end: Int, _ line: Int) {
    var place = start
    while place < end {
      if let blank = stray(at: place) {
        var last = place + blank.length
        while last < end, stray(at: last) == blank { last += blank.length }
        let count = (last - place) / blank.length * (blank == .noBreak ? 1 : 2)
        diagnostics.report(.yamlIndentation(blank, count: count, at: span(place, last)))
        explainedLines.insert(line)
        return
      }
      place += 1
    }
  }

  /// The blank at a place within the indentation that YAML does not know; null for others.
  private func stray(at place: Int) -> StrayBlank? {
    switch file.bytes[place] {
    case 0x09: .tab
    case 0xC2: .noBreak
    case 0xE3: .fullWidth
    default: nil
    }
  }

  /// The number of bytes of blanks, of any kind, at the start of a line.
  private func blanks(_ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end {
      switch file.bytes[place] {
      case 0x20, 0x09, 0x0D: place += 1
      case 0xC2 where place + 1 < end && file.bytes[place + 1] == 0xA0: place += 2
      case 0xE3
      where place + 2 < end && file.bytes[place + 1] == 0x80 && file.bytes[place + 2] == 0x80:
        place += 3
      default: return place - start
      }
    }
    return place - start
  }

  private func spaces(_ start: Int, _ end: Int) -> Int {
    file.bytes[start..<end].prefix { $0 == 0x20 }.count
  }

  /// Whether a line ends with the header of a block of text, such as `table: |`.
  private func opensBlock(_ start: Int, _ end: Int) -> Bool {
    for place in start..<end
    where file.bytes[place] == UInt8(ascii: "|")
      || file.bytes[place] == UInt8(ascii: ">")
    {
      let isAlone = place == start || Self.isBlank(file.bytes[place - 1])
      var rest = file.bytes[place + 1..<end].drop { byte in
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      }
      rest = rest.drop(while: Self.isBlank)
      if isAlone, rest.isEmpty || rest.first == UInt8(ascii: "#") { return true }
    }
    return false
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: number, start: start, end: end)
  }
}
