package import FEEL

/// A test by example, as written (`docs/language.md`, section 15).
package struct CaseSyntax: Sendable {
  package let name: Located<String>
  /// The case from which this one starts; null for one that stands alone.
  package let like: Located<String>?
  /// The inspection, or what is different about it.
  package let given: [Node.Entry]
  /// What must come out, field by field.
  package let expect: [Node.Entry]
  /// Where that is written.
  package let expectSpan: SourceSpan

  /// Reads one file of cases.
  package static func read(
    _ file: SourceFile, number: Int, into diagnostics: inout Diagnostics
  ) -> [CaseSyntax] {
    guard let node = YAMLReader.read(file, number: number, into: &diagnostics),
      var reader = MappingReader(node, Message("a file of cases", "用例文件"), into: &diagnostics)
    else { return [] }
    _ = reader.require("cases", into: &diagnostics)
    let cases = reader.takeFilled("cases")
    reader.finish(into: &diagnostics)
    guard let cases else { return [] }
    guard case .sequence(let elements) = cases.content else {
      diagnostics.report(.wrongKind(expected: Message("a list of cases", "用例列表"), at: cases.span))
      return []
    }
    return elements.compactMap { read($0, into: &diagnostics) }
  }

  private static func read(
    _ node: Node, into diagnostics: inout Diagnostics
  ) -> CaseSyntax? {
    guard var reader = MappingReader(node, Message("a case", "用例"), into: &diagnostics) else {
      return nil
    }
    let name = reader.require("case", into: &diagnostics)
      .flatMap { Scalars.text($0, into: &diagnostics) }
    let given = reader.require("given", into: &diagnostics)
    _ = reader.require("expect", into: &diagnostics)
    let expect = reader.takeFilled("expect")
    reader.finish(into: &diagnostics)
    guard let name, let given, let expect,
      let givenEntries = entries(given, Message("an inspection", "检查记录"), into: &diagnostics),
      let expected = entries(
        expect, Message("a map of what must come out", "预期结果的各字段"), into: &diagnostics)
    else { return nil }
    let like = givenEntries.first { $0.key == "like" }
      .flatMap { Scalars.text($0.value, into: &diagnostics) }
    return CaseSyntax(
      name: name, like: like, given: givenEntries.filter { $0.key != "like" && $0.key != "note" },
      expect: expected.filter { $0.key != "note" }, expectSpan: expect.span)
  }

  private static func entries(
    _ node: Node, _ what: Message, into diagnostics: inout Diagnostics
  ) -> [Node.Entry]? {
    if case .mapping(let entries) = node.content { return entries }
    diagnostics.report(.wrongKind(expected: what, at: node.span))
    return nil
  }
}
