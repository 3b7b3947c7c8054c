import Foundation

// Quotations, edits and commands in the copy of the shipped policy.
extension DocumentCheck {
  /// Each run of lines stands in the file as shown, one after the other.
  mutating func checkQuotation(_ block: DocumentBlock, _ path: String) throws {
    var rest = "\n" + (try folder.text(of: path))
    let runs = block.lines.split { $0.trimmingCharacters(in: .whitespaces) == "# …" }
    for run in runs.map({ "\n" + $0.joined(separator: "\n") + "\n" }) {
      guard let place = rest.range(of: run) else {
        return fail(block.line, "\(path) does not have:\(run)")
      }
      rest = "\n" + rest[place.upperBound...]
    }
  }

  /// The lines with `-` and ` ` are in the file, once and together; those with `+` and ` ` replace.
  mutating func edit(_ block: DocumentBlock, _ path: String) throws {
    func lines(without mark: Character) -> String {
      block.lines.filter { $0.first != mark }.map { "\n\($0.dropFirst())" }.joined() + "\n"
    }
    let old = lines(without: "+")
    let text = "\n" + (try folder.text(of: path))
    guard text.components(separatedBy: old).count == 2 else {
      return fail(block.line, "\(path) does not have once:\(old)")
    }
    let edited = text.replacingOccurrences(of: old, with: lines(without: "-"))
    try folder.write(String(edited.dropFirst()), to: path)
  }

  mutating func checkSession(_ block: DocumentBlock) throws {
    let parts = ("\n" + block.text).components(separatedBy: "\n$ ").dropFirst()
    if parts.isEmpty { fail(block.line, "no command stands here") }
    var isTrue = true
    var session: [String] = []
    for part in parts {
      let lines = part.components(separatedBy: "\n")
      var shown = lines.dropFirst().joined(separator: "\n")
      let found = try folder.run(lines[0])
      if !Elision(shown).matches(found) {
        fail(block.line, "$ \(lines[0])\nshown:\n\(shown)\nfound:\n\(found)")
        isTrue = false
        shown = found.trimmingCharacters(in: .newlines)
      }
      session += ["$ \(lines[0])"] + (shown.isEmpty ? [] : [shown])
    }
    if !isTrue { correct(block, to: session.joined(separator: "\n")) }
  }
}
