import Foundation

/// A page of Markdown that shows commands, what they print and how they end.
///
/// A `console` block holds commands, each after `$ `, goes on in lines after `> `, and is followed
/// by its output; a last line `[exit 3]` says how it ended where that is not 0, and a line `…`
/// stands for any lines. A block whose info has a path, as `yaml rules/city.yaml`, is that file.
/// One shell runs a page from top to bottom.
struct CommandPage {
  enum Step {
    case file(path: String, text: String)
    /// The lines of the page, from 0, that show what comes out.
    case command(String, expected: [String], lines: Range<Int>)
  }

  let lines: [String]
  let steps: [Step]
  /// Lines of `sh` blocks: commands that are shown and not run here.
  let shown: [String]

  init(_ text: String) {
    lines = text.components(separatedBy: "\n")
    var steps: [Step] = []
    var shown: [String] = []
    var start: Int?
    for (place, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let opened = start else {
        start = place
        continue
      }
      start = nil
      let info = lines[opened].dropFirst(3).split(separator: " ").map(String.init)
      let body = opened + 1..<place
      switch info.first {
      case "console": steps += Self.commands(lines, body)
      case "sh": shown += lines[body]
      default:
        guard info.count == 2 else { continue }
        let text = lines[body].map { $0 + "\n" }.joined()
        steps.append(.file(path: info[1], text: text))
      }
    }
    self.steps = steps
    self.shown = shown
  }

  private static func commands(_ lines: [String], _ body: Range<Int>) -> [Step] {
    var steps: [Step] = []
    var place = body.lowerBound
    while place < body.upperBound {
      var command = String(lines[place].dropFirst(2))
      place += 1
      while place < body.upperBound, lines[place].hasPrefix("> ") {
        command += "\n" + lines[place].dropFirst(2)
        place += 1
      }
      let start = place
      while place < body.upperBound, !lines[place].hasPrefix("$ ") { place += 1 }
      steps.append(
        .command(command, expected: Array(lines[start..<place]), lines: start..<place))
    }
    return steps
  }

  /// The page as one script; after each command it prints a mark, the status and a mark.
  var script: String {
    steps.map { step in
      switch step {
      case .file(let path, let text):
        "mkdir -p \"$(dirname '\(path)')\"\ncat > '\(path)' <<'END_OF_FILE'\n\(text)END_OF_FILE\n"
      case .command(let command, _, _):
        "{ \(command)\n} 2>&1\nprintf '\(Self.mark)%s\(Self.mark)' $?\n"
      }
    }.joined()
  }

  static let mark = "\u{1E}"

  /// What each command printed, as a page shows it, from what the script printed.
  static func shownOutputs(of output: String) -> [[String]] {
    let parts = output.components(separatedBy: mark)
    return stride(from: 0, to: parts.count - 1, by: 2).map { place in
      var lines = parts[place].components(separatedBy: "\n")
      if lines.last == "" { lines.removeLast() }
      if parts[place + 1] != "0" { lines.append("[exit \(parts[place + 1])]") }
      return lines
    }
  }

  /// Whether lines are as expected, where `…` stands for any lines.
  static func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    let rest = expected.dropFirst()
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], rest) }
    }
    return lines.first == first && matches(lines.dropFirst(), rest)
  }

  /// The page with other outputs; those that match stay as they are.
  func text(showing outputs: [[String]]) -> String {
    var lines = lines
    let commands = steps.compactMap { step -> ([String], Range<Int>)? in
      if case .command(_, let expected, let range) = step { (expected, range) } else { nil }
    }
    for ((expected, range), output) in zip(commands, outputs).reversed()
    where !Self.matches(output[...], expected[...]) {
      lines.replaceSubrange(range, with: output)
    }
    return lines.joined(separator: "\n")
  }
}
