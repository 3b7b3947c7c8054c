import FEEL

/// Reads what rules of all stages have in common.
enum RuleReader {
  /// - Parameter fallback: The id of a stage that may go without one; null where it is required.
  static func header(
    _ reader: inout MappingReader, orElse fallback: String? = nil,
    into diagnostics: inout Diagnostics
  ) -> RuleHeader? {
    let id: Located<String>?
    if let node = reader.take("id") {
      id = Scalars.name(node, into: &diagnostics)
    } else if let fallback {
      id = Located(fallback, reader.span)
    } else {
      id = nil
      _ = reader.require("id", into: &diagnostics)
    }
    let title = reader.take("title").flatMap { Scalars.prose($0, into: &diagnostics) }
    let inForce = Scalars.inForce(reader.take("in_force"), into: &diagnostics)
    let replaces = reader.take("replaces").flatMap { Scalars.text($0, into: &diagnostics) }
    let basis = Scalars.basis(reader.take("basis"), into: &diagnostics)
    let label = reader.take("label").flatMap { Scalars.prose($0, into: &diagnostics) }
    guard let id else { return nil }
    return RuleHeader(
      id: id, title: title?.value, inForce: inForce, replaces: replaces, basis: basis,
      label: label?.value)
  }
}
