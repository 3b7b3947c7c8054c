import FEEL
import Plumbline

/// Works out the inspection of a case that starts from another (`given: {like: …}`).
///
/// Records and `answers` are merged key by key, anything else is taken whole from the later case.
struct GivenMerging {
  private let cases: [String: CaseSyntax]

  /// The first of two cases of one name is kept; the second is reported.
  init(_ cases: [CaseSyntax], into diagnostics: inout Diagnostics) {
    var known: [String: CaseSyntax] = [:]
    for one in cases {
      if let first = known[one.name.value] {
        diagnostics.report(
          .caseNameTwice(one.name.value, first: first.name.span, at: one.name.span))
      } else {
        known[one.name.value] = one
      }
    }
    self.cases = known
  }

  /// Returns the whole inspection; null, with a diagnostic, where a case in the chain is unknown.
  ///
  /// It stands where the case does from which all others of the chain start, so that what they all
  /// lack is lacking there.
  func given(of one: CaseSyntax, into diagnostics: inout Diagnostics) -> Node? {
    var chain = [one]
    var names: Set<String> = [one.name.value]
    while let like = chain[chain.count - 1].like {
      guard let next = cases[like.value] else {
        let nearest = NearestName.nearest(to: like.value, among: cases.keys)
        diagnostics.report(.caseUnknown(like.value, nearest: nearest, at: like.span))
        return nil
      }
      guard names.insert(like.value).inserted else {
        diagnostics.report(.caseCycle(like.value, at: like.span))
        return nil
      }
      chain.append(next)
    }
    let entries = chain.reversed().reduce([]) { Self.merged($0, $1.given) }
    return Node(.mapping(entries), span: chain[chain.count - 1].name.span)
  }

  private static func merged(_ earlier: [Node.Entry], _ later: [Node.Entry]) -> [Node.Entry] {
    var entries = earlier
    for entry in later {
      guard let place = entries.firstIndex(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      entries[place] = merged(entries[place], entry)
    }
    return entries
  }

  /// One level deep: the value of an answer replaces the earlier one whole.
  private static func merged(_ earlier: Node.Entry, _ later: Node.Entry) -> Node.Entry {
    guard case .mapping(let old) = earlier.value.content,
      case .mapping(let new) = later.value.content
    else { return later }
    let keys = Set(new.map(\.key))
    let content = Node.Content.mapping(old.filter { !keys.contains($0.key) } + new)
    return later.with(Node(content, span: later.value.span))
  }
}
