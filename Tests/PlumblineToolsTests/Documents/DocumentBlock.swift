import Foundation

/// A fenced block of a document: what its info string says it is, and what stands in it.
struct DocumentBlock: Sendable {
  /// The words of the info string, as `yaml mistake name/unknown`; empty for a bare fence.
  let info: [String]
  let text: String
  /// The line of the opening fence, from 1.
  let line: Int

  /// The first word.
  var language: String { info.first ?? "" }
  /// The second word: what the block is used as.
  var kind: String { info.count > 1 ? info[1] : "" }

  var lines: [String] { text.components(separatedBy: "\n") }

  /// Reads the blocks of a document in order; a fence that is never closed ends with the text.
  static func blocks(in document: String) -> [DocumentBlock] {
    var blocks: [DocumentBlock] = []
    var open: (info: [String], line: Int, lines: [String])?
    for (index, line) in document.components(separatedBy: "\n").enumerated() {
      if let block = open {
        if line == "```" {
          blocks.append(DocumentBlock(block))
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        let info = line.dropFirst(3).split(separator: " ").map(String.init)
        open = (info, index + 1, [])
      }
    }
    return blocks + (open.map { [DocumentBlock($0)] } ?? [])
  }

  /// The document with other texts in some blocks, by the line of the block.
  static func correcting(_ document: String, _ corrections: [Int: String]) -> String {
    var lines = document.components(separatedBy: "\n")
    for block in blocks(in: document).reversed() {
      guard let text = corrections[block.line] else { continue }
      let new = text.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
      let count = block.text.isEmpty ? 0 : block.lines.count
      lines.replaceSubrange(block.line..<block.line + count, with: new)
    }
    return lines.joined(separator: "\n")
  }

  private init(_ parts: (info: [String], line: Int, lines: [String])) {
    info = parts.info
    line = parts.line
    text = parts.lines.joined(separator: "\n")
  }
}
