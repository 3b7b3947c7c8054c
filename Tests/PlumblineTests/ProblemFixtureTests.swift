import FEEL
import Foundation
import Plumbline
import Testing

/// One fixture for each diagnostic code, `Fixtures/problems/<code>.yaml`, and others beside them.
///
/// `UPDATE_GOLDEN=1` writes what comes out into the fixtures and still fails, so that a recording
/// is read before it is kept.
@Suite("Fixtures of diagnostics")
struct ProblemFixtureTests {
  private static let folder = FixturePolicy.folder.appending(path: "problems")

  private static let paths: [String] =
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test("a mistake is reported where it stands, with what to do", arguments: paths)
  func fixture(path: String) throws {
    let url = Self.folder.appending(path: path)
    let fixture = FixturePolicy(try String(contentsOf: url, encoding: .utf8))
    let rendered = fixture.rendered
    #expect(rendered == fixture.expected)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil, rendered != fixture.expected {
      try fixture.text(expecting: rendered).write(to: url, atomically: true, encoding: .utf8)
    }
  }

  /// Fixtures whose fix is a first step: the text holds more slips, which show one after another.
  private static let firstSteps: Set<String> = [
    "slips/colon-in-basis-of-list.yaml", "slips/full-width-brackets-in-flow.yaml",
    "slips/full-width-comma-between-conditions.yaml",
  ]

  @Test(
    "what a fix is applied to has no mistake left",
    arguments: paths.filter { !firstSteps.contains($0) })
  func fixes(path: String) throws {
    let url = Self.folder.appending(path: path)
    let sources = FixturePolicy(try String(contentsOf: url, encoding: .utf8)).sources
    let found = Policy.compile(sources).diagnostics
    let errors = found.filter { $0.severity == .error }
    let mistakes = errors.isEmpty ? found.filter { $0.fix != nil } : errors
    guard !mistakes.isEmpty, mistakes.allSatisfy({ $0.fix != nil }) else { return }
    let left = Policy.compile(Self.mended(sources, mistakes.compactMap(\.fix))).diagnostics
      .filter { $0.severity == .error || $0.fix != nil }
    let renderer = DiagnosticRenderer(sources: sources, language: .english)
    #expect(left.map(renderer.text) == [])
  }

  /// The files after the edits.
  private static func mended(_ sources: [SourceFile], _ fixes: [Fix]) -> [SourceFile] {
    sources.enumerated().map { place, source in
      var bytes = source.bytes
      let own = fixes.filter { $0.span.file == place }.sorted { $0.span.start > $1.span.start }
      for fix in own {
        bytes.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
      }
      return SourceFile(path: source.path, bytes: bytes)
    }
  }

  @Test("a fixture named for a code shows that code", arguments: paths)
  func named(path: String) throws {
    let url = Self.folder.appending(path: path)
    let fixture = FixturePolicy(try String(contentsOf: url, encoding: .utf8))
    let name = String(path.dropLast(5))
    guard DiagnosticCode(rawValue: name) != nil else { return }
    #expect(fixture.expected.contains("[\(name)]"))
  }

  @Test("every diagnostic code has a fixture")
  func complete() {
    // Those of cases and folders are shown by the tests of these, reminders of defaults by the shipped policy,
    // a flood of mistakes by the attacks.
    let elsewhere =
      DiagnosticCode.allCases.filter {
        $0.rawValue.hasPrefix("case/") || $0.rawValue.hasPrefix("folder/")
      }
      + [.linkDefaults, .linkReviewDue, .ruleSlow, .schemaTooMany]
    let missing = DiagnosticCode.allCases.filter { code in
      !elsewhere.contains(code) && !Self.paths.contains("\(code.rawValue).yaml")
    }
    #expect(missing.map(\.rawValue) == [])
  }
}
