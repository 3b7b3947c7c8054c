import FEEL
import Plumbline
import Testing

@Suite("Files of any bytes")
struct YAMLFuzzTests {
  /// A generator that gives the same numbers every time (SplitMix64).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let pieces: [String] = [
    "[", "]", "{", "}", "'", "\"", ": ", "- ", "#", "|", ">", "&a", "*a", "!", "\n", "\t", "，", "：",
    "【", "\\", "..", "(", ")", "\u{FEFF}", "\u{3000}", "? ", "---\n", "%", "@", "`",
  ]

  @Test("a policy with bytes changed at random traps nowhere, and spans lie in its files")
  func policies() throws {
    var generator = Generator(state: 7)
    let sources = FixturePolicy("").sources
    for _ in 0..<300 {
      let changed = sources.map { source in
        var bytes = source.bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: 0...bytes.count, using: &generator)
          let end = min(bytes.count, place + Int.random(in: 0...3, using: &generator))
          let piece = Self.pieces.randomElement(using: &generator) ?? ""
          bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
        }
        return SourceFile(path: source.path, bytes: bytes)
      }
      let compilation = Policy.compile(changed)
      let errors = compilation.diagnostics.filter { $0.severity == .error }
      #expect((compilation.policy == nil) == !errors.isEmpty)
      for diagnostic in compilation.diagnostics {
        let span = diagnostic.span
        #expect(changed.indices.contains(span.file) && span.start <= span.end)
        #expect(span.end <= changed[span.file].bytes.count)
      }
      for source in changed { _ = InspectionFile.read(source) }
    }
  }
}
