/// Names of several tokens, those that begin alike in one branch: the time to find the longest one
/// that stands at a place does not depend on how many there are.
struct NameTree: Sendable {
  private struct Node: Sendable {
    /// Places in `nodes`, by the token that follows.
    var next: [String: Int] = [:]
    var endsName = false
  }

  /// The first one is the root.
  private var nodes = [Node()]

  init(_ names: some Sequence<[String]> = []) {
    for words in names { add(words) }
  }

  mutating func add(_ words: [String]) {
    var place = 0
    for word in words {
      if let known = nodes[place].next[word] {
        place = known
      } else {
        nodes[place].next[word] = nodes.count
        place = nodes.count
        nodes.append(Node())
      }
    }
    nodes[place].endsName = true
  }

  /// Returns the length of the longest name that stands at `index`; 1 for none.
  func longest(in tokens: [Token], at index: Int) -> Int {
    var best = 1
    var place = 0
    for (length, token) in tokens[min(index, tokens.count)...].enumerated() {
      guard let next = nodes[place].next[token.text] else { break }
      place = next
      if nodes[place].endsName { best = length + 1 }
    }
    return best
  }
}
