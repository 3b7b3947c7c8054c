import FEEL

/// A text that a rule rests on.
public struct Citation: Sendable, Hashable {
  /// As rules write it: `fire_law.二十八`, or `default`.
  public let reference: String
  /// As people read it: 中华人民共和国消防法 二十八.
  public let title: String
  /// What the clause says; null where the register does not carry it.
  public let text: String?
}

/// Looks up what rules rest on in the register of sources.
struct CitationRegistry {
  private let sources: [String: LegalSourceSyntax]
  /// Of each source, its clauses by their keys; the first of two alike.
  private let clauses: [String: [String: Citation]]

  init(_ sources: [String: LegalSourceSyntax]) {
    self.sources = sources
    clauses = sources.mapValues { source in
      let citations = source.clauses.map { clause in
        let key = clause.key.value
        return (
          key,
          Citation(
            reference: "\(source.id.value).\(key)", title: "\(source.title)第\(key)条",
            text: clause.text)
        )
      }
      return Dictionary(citations) { first, _ in first }
    }
  }

  /// Returns the citations of a rule; what the register does not have is reported.
  func citations(
    _ basis: [BasisSyntax], into diagnostics: inout Diagnostics
  ) -> [Citation] {
    basis.compactMap { basis in
      switch basis {
      case .standard: return Citation(reference: "default", title: "默认值", text: nil)
      case .reference(let source, let clause, let span):
        return citation(source, clause, span, into: &diagnostics)
      }
    }
  }

  private func citation(
    _ id: String, _ clause: String?, _ span: SourceSpan, into diagnostics: inout Diagnostics
  ) -> Citation? {
    guard let source = sources[id] else {
      let nearest = NearestName.nearest(to: id, among: sources.keys)
      diagnostics.report(.unknownSource(id, nearest: nearest, at: span))
      return nil
    }
    guard let clause else { return Citation(reference: id, title: source.title, text: nil) }
    if let citation = clauses[id]?[clause] { return citation }
    let nearest = NearestName.nearest(to: clause, among: source.clauses.map(\.key.value))
    diagnostics.report(.unknownClause(clause, of: source.title, nearest: nearest, at: span))
    return nil
  }
}
