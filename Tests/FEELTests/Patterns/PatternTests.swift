import Testing

@testable import FEEL

/// Regular expressions of XPath (Functions and Operators 3.1, section 5.6; XML Schema 1.1, G).
@Suite("Patterns")
struct PatternTests {
  private static func matches(_ text: String, _ pattern: String, _ flags: String = "") -> Bool? {
    var work = Work()
    do {
      var search = PatternSearch(try Pattern(pattern, flags: flags), in: text)
      return try search.found(from: 0, &work) != nil
    } catch {
      return nil
    }
  }

  /// text ; pattern ; flags ; whether it is found
  private static let found = """
    abracadabra ; bra ; ; true
    abracadabra ; ^a.*a$ ; ; true
    abracadabra ; ^bra ; ; false
    a-b ; ^[a-z\\-]+$ ; ; true
    a-b ; ^[a-z-]+$ ; ; true
    a-b ; ^[-a-z]+$ ; ; true
    Q ; [^Q] ; i ; false
    q ; [^Q] ; i ; false
    I ; [A-Z-[IO]] ; ; false
    a ; \\p{Lu} ; i ; false
    A ; \\p{Lu} ; ; true
    A ; \\P{Lu} ; ; false
    é ; \\p{IsLatin-1Supplement} ; ; true
    汉 ; ^\\p{IsCJKUnifiedIdeographs}$ ; ; true
    α ; ^\\p{IsGreek}$ ; ; true
    ٣ ; ^\\d$ ; ; true
    汉字_1 ; ^\\w+$ ; ; false
    汉字1 ; ^\\w+$ ; ; true
    ns:name ; ^\\i\\c*$ ; ; true
    1name ; ^\\i\\c*$ ; ; false
    🐎🐎 ; ^.{2}$ ; ; true
    aaa ; ^a{2}$ ; ; false
    aaa ; ^a{2,}$ ; ; true
    aaa ; ^(?:a{1,2}){2}$ ; ; true
    abab ; ^(ab)\\1$ ; ; true
    abAB ; ^(ab)\\1$ ; i ; true
    b ; ^(a)?\\1b$ ; ; true
    a.b ; a.b ; q ; true
    axb ; a.b ; q ; false
    ab ; a b ; x ; true
    ab ; a[ ]b ; x ; false
    ſ ; s ; i ; true
    Σ ; ς ; i ; true
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! ; ^(a|aa|a*)*$ ; ; false
    aab ; ^(a|ab)(c|bcd|)*$ ; ; false
    ab ; ^(a|ab)(c|bcd|)*$ ; ; true
    """

  @Test("a pattern is found where it should be")
  func finds() throws {
    for line in Self.found.split(separator: "\n") {
      let fields = line.split(separator: ";").map { $0.drop { $0 == " " } }
        .map { String($0.reversed().drop { $0 == " " }.reversed()) }
      try #require(fields.count == 4, "\(line)")
      #expect(Self.matches(fields[0], fields[1], fields[2]).map { "\($0)" } == fields[3], "\(line)")
    }
  }

  @Test("lines begin and end where the flag m says")
  func lines() {
    #expect(Self.matches("a\nb", "^b$") == false)
    #expect(Self.matches("a\nb", "^b$", "m") == true)
    #expect(Self.matches("a\n", "^$", "m") == false)
    #expect(Self.matches("a\nb", "a.b") == false)
    #expect(Self.matches("a\nb", "a.b", "s") == true)
  }

  @Test(
    "a text that is no pattern says where it is wrong",
    arguments: [
      ("(", 2), (")", 1), ("a**", 3), ("[a", 3), ("[]", 2), ("[z-a]", 5), ("a{2,1}", 7),
      ("a{", 3), ("\\", 1), ("\\q", 1), ("\\p{Xx}", 1), ("\\pL", 1), ("(a)\\2", 5), ("(\\1)", 3),
      ("[\\1]", 2), ("a]", 2), ("(?=a)", 3), ("[a[b]]", 3), ("a{99999}", 7),
    ])
  func mistakes(pattern: String, place: Int) {
    #expect {
      try Pattern(pattern)
    } throws: { error in
      (error as? PatternFailure)?.message.english.contains("at character \(place) ") ?? false
    }
  }

  @Test("a pattern that grows without end is refused")
  func growth() {
    for pattern in ["((((a{99}){99}){99}){99})", "(((a{0,99}){0,99}){0,99})"] {
      #expect(throws: PatternFailure.tooLarge) { try Pattern(pattern) }
    }
    #expect(Self.matches("a", "((((){999}){999}){999}){999}a") == nil)
    #expect(Self.matches("a", "(?:(?:(?:(?:){999}){999}){999}){999}a") == true)
  }

  @Test("a search that would take for ever ends")
  func steps() throws {
    let text = String(repeating: "a", count: 40)
    let pattern = try Pattern("^(?:(a+)+)+\\1b$")
    var work = Work()
    var search = PatternSearch(pattern, in: text)
    #expect(throws: PatternFailure.tooManySteps) { try search.found(from: 0, &work) }
  }

  @Test("random patterns are refused or searched for, and every search ends", arguments: 0..<4)
  func fuzz(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let pieces = [
      "a", "b", "\\d", "\\p{Lu}", "\\1", "\\2", "(", ")", "(?:", "[", "]", "[^", "-", "-[", "|",
      "*", "+",
      "?", "*?", "{2}", "{0,}", "{1,3}", "{", "}", "^", "$", ".", "\\", " ", "汉", "(a*)*", "(a|b)+",
    ]
    for _ in 0..<1_500 {
      let pattern = (0..<Int.random(in: 0..<14, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let flags = ["", "i", "m", "sx", "q"].randomElement(using: &random) ?? ""
      _ = Self.matches("aabab \n汉ab1AB", pattern, flags)
    }
  }

  @Test("deep nesting is refused")
  func depth() {
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: PatternFailure.self) { try Pattern(deep) }
    #expect(throws: PatternFailure.self) {
      try Pattern(String(repeating: "[a-", count: 100_000))
    }
  }

  @Test("every block and category has a name that can be written")
  func names() throws {
    for name in Unicode.GeneralCategory.codes { _ = try Pattern("\\p{\(name)}") }
    for name in ["BasicLatin", "Latin-1Supplement", "CJKUnifiedIdeographsExtensionG", "PrivateUse"]
    {
      _ = try Pattern("\\p{Is\(name)}")
    }
    #expect(UnicodeBlocks.range(of: "Hiragana") == 0x3040...0x309F)
  }
}
