import Foundation

/// A grammar in EBNF: `name = …`, words in quotes are literal, `(* … *)` is a comment.
struct Grammar {
  private let defined: Set<String>
  private let used: Set<String>

  init(_ text: String) {
    let bare = text.replacing(/"[^"]*"/, with: " ").replacing(/\(\*.*?\*\)/, with: " ")
      .replacing(/\?[^?\n]*\?/, with: " ")
    var defined: Set<String> = []
    var used: Set<String> = []
    for line in bare.components(separatedBy: "\n") {
      let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2 { defined.insert(sides[0].trimmingCharacters(in: .whitespaces)) }
      for name in (sides.last ?? "").matches(of: /[A-Za-z]\w*/) { used.insert(String(name.0)) }
    }
    self.defined = defined
    self.used = used
  }

  /// Names that are used and that no rule defines.
  var undefined: [String] { used.subtracting(defined).sorted() }
}
