package import FEEL

/// A file that looks like part of a policy and is not read as one, because of its place or name.
package struct StrayFile: Sendable {
  package let file: SourceFile
  /// The folder to which it belongs; null for one that lies there and has another kind of name.
  let folder: String?
  /// The bytes of the key that makes it look like a policy file; empty where its name does.
  let key: Range<Int>

  /// A file that lies beside the folders of a policy; null unless it has the keys of a policy file.
  package static func beside(_ file: SourceFile) -> StrayFile? {
    guard let found = PolicyKey.first(in: file) else { return nil }
    return StrayFile(file: file, folder: found.folder, key: found.place)
  }

  /// A file in one of them that is no YAML by its name; null where nobody meant it to be read.
  package static func unread(_ file: SourceFile) -> StrayFile? {
    let name = file.path.lowercased()
    let found = name.hasSuffix(".md") ? nil : PolicyKey.first(in: file)
    guard found != nil || name.contains(".yaml") || name.contains(".yml") else { return nil }
    return StrayFile(file: file, folder: nil, key: found?.place ?? 0..<0)
  }

  /// What is to be said about it.
  ///
  /// - Parameter number: The file's number among the sources.
  package func diagnostic(_ number: Int) -> Diagnostic {
    let span = SourceSpan(file: number, start: key.lowerBound, end: key.upperBound)
    guard let folder else { return .fileNotRead(file.path, at: span) }
    return .fileMisplaced(file.path, folder, at: span)
  }
}

/// A key at the start of a line that only files of a policy have.
///
/// The lines are looked at as they stand: a file with a mistake in its YAML is one of a policy too.
private struct PolicyKey {
  /// The folder in which files with this key lie.
  let folder: String
  let place: Range<Int>

  static func first(in file: SourceFile) -> PolicyKey? {
    if let place = place(of: "ruleset:", in: file.bytes) {
      return PolicyKey(folder: "rules", place: place)
    }
    // Inspections have a key 'checklist' too, other YAML may have 'sections'.
    let marks =
      self.place(of: "checklist:", in: file.bytes) == nil
      ? ["  - section:", "- section:"] : ["sections:", "include:", "subject:"]
    let keys = ["checklist:", "sections:"].compactMap { self.place(of: $0, in: file.bytes) }
    guard let place = keys.first,
      marks.contains(where: { self.place(of: $0, in: file.bytes) != nil })
    else { return nil }
    return PolicyKey(folder: "checklists", place: place)
  }

  /// Where a line begins with a text; the colon is left out.
  private static func place(of text: String, in bytes: [UInt8]) -> Range<Int>? {
    let wanted = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      if bytes[start...].starts(with: wanted) { return start..<(start + wanted.count - 1) }
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
    }
    return nil
  }
}
