import FEEL

/// The lines of a report, set out for a terminal.
struct ReportPage {
  /// The columns that a label takes.
  let labelWidth: Int
  /// Whether to use bold and colour.
  let isColoured: Bool
  private var lines: [String] = []

  init(labelWidth: Int, isColoured: Bool) {
    self.labelWidth = labelWidth
    self.isColoured = isColoured
  }

  /// All lines, each with its line end.
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func title(_ text: String) { lines.append(bold(text)) }

  /// A heading, with an empty line before it.
  mutating func heading(_ text: String) {
    lines.append("")
    line(1, bold(text))
  }

  /// A line, two blanks further in for each level.
  mutating func line(_ level: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: level) + text)
  }

  /// Labels with their texts, one a line, the texts under one another; those without are left out.
  mutating func details(indent: Int, _ details: [(label: String, texts: [String])]) {
    for detail in details {
      for (place, text) in detail.texts.enumerated() {
        let label = DisplayWidth.padded(place == 0 ? detail.label : "", to: labelWidth)
        lines.append(String(repeating: " ", count: indent) + "\(label)  \(text)")
      }
    }
  }

  /// A label and texts behind it, one a line and under one another; nothing where there are none.
  mutating func list(_ level: Int, _ label: String, _ texts: [String]) {
    let blank = String(repeating: " ", count: DisplayWidth.of(label))
    for (place, text) in texts.enumerated() { line(level, (place == 0 ? label : blank) + text) }
  }

  func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func red(_ text: String) -> String { isColoured ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
}
