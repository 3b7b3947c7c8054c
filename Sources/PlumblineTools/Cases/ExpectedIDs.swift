import FEEL
import Plumbline

/// The ids that may stand in what a case expects.
///
/// An id that the policy does not have, in any version of any checklist, is a mistake of the case,
/// whatever came out.
struct ExpectedIDs {
  private let programs: [Program]

  init(_ policy: Policy) {
    programs = policy.programs.values.flatMap(\.self)
  }

  /// Checks the lists of ids among entries, and those within their elements.
  func check(_ entries: [Node.Entry], into diagnostics: inout Diagnostics) {
    for entry in entries {
      let list = entry.key.hasPrefix("not_") ? String(entry.key.dropFirst(4)) : entry.key
      guard let known = known(in: list) else { continue }
      for element in Comparison.elements(of: entry.value) where !element.isNull {
        if let id = Comparison.id(of: element), !known.contains(id) {
          let nearest = NearestName.nearest(to: id, among: known)
          diagnostics.report(.caseUnknownID(id, in: list, nearest: nearest, at: element.span))
        }
        if case .mapping(let inner) = element.content { check(inner, into: &diagnostics) }
      }
    }
  }

  /// What can stand in a list of an outcome; null for a list of other things.
  private func known(in list: String) -> Set<String>? {
    let ids: ((Program) -> [String])? =
      switch list {
      case "hazards": { $0.items.filter { $0.hazard != nil }.map(\.path) + $0.composites.map(\.id) }
      case "vetoes": { $0.items.filter { $0.veto != nil }.map(\.path) + $0.vetoes.map(\.id) }
      case "measures", "absorbed_by": { $0.measures.map(\.id) }
      case "raised_by": { $0.gradings.map(\.id) }
      case "of": { $0.items.map(\.path) }
      default: nil
      }
    return ids.map { Set(programs.flatMap($0)) }
  }
}
