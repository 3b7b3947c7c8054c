import Testing

@testable import FEEL

@Suite("Printing diagnostics")
struct DiagnosticRendererTests {
  /// The two lines of the snippet under a head line.
  private static func snippet(of word: String, in line: String, width: Int?) -> [String] {
    let file = SourceFile(path: "a.yaml", text: line + "\n")
    let bytes = Array(line.utf8)
    let length = word.utf8.count
    let start = bytes.indices.first { bytes[$0...].starts(with: Array(word.utf8)) } ?? 0
    let diagnostic = Diagnostic(
      .nameUnknown, .error, at: SourceSpan(file: 0, start: start, end: start + length),
      Message("nothing", "没有"))
    let renderer = DiagnosticRenderer(sources: [file], language: .english, width: width)
    return renderer.text(diagnostic).split(separator: "\n").dropFirst().map(String.init)
  }

  private static let long =
    "| " + Array(repeating: "重大", count: 20).joined(separator: " | ") + " | venu | "
    + Array(repeating: "一般", count: 20).joined(separator: " | ") + " |"

  @Test("a long line is cut to the terminal, with what is wrong in it", arguments: [40, 80, 120])
  func cut(width: Int) {
    let shown = Self.snippet(of: "venu", in: Self.long, width: width)
    #expect(DisplayWidth.of(shown[0]) <= width)
    #expect(shown[0].hasPrefix("1 | …") && shown[0].hasSuffix("…"))
    let before = shown[0].prefix(
      upTo: shown[0].firstRange(of: "venu")?.lowerBound ?? shown[0].endIndex)
    #expect(shown[1] == String(repeating: " ", count: DisplayWidth.of(before)) + "^^^^")
  }

  @Test("carets that are longer than the terminal are cut too")
  func longCarets() {
    let shown = Self.snippet(of: Self.long, in: Self.long, width: 60)
    #expect(DisplayWidth.of(shown[0]) <= 60 && DisplayWidth.of(shown[1]) <= 60)
    #expect(shown[1].hasSuffix("^^^^"))
  }

  @Test("a line that fits is whole, and so is any line where there is no terminal")
  func whole() {
    #expect(Self.snippet(of: "venu", in: "when: venu", width: 40)[0] == "1 | when: venu")
    #expect(Self.snippet(of: "venu", in: Self.long, width: nil)[0] == "1 | " + Self.long)
    #expect(Self.snippet(of: "venu", in: "when: venu", width: 1)[0] == "1 | when: venu")
  }
}
