import FEEL
import Plumbline
import PlumblineTools
import Testing

@Suite("Ids that a run has seen")
struct SeenIDsTests {
  /// What becomes of a record that has an id and nothing wrong but these problems.
  private static func record(_ id: String, problems: [Problem] = []) -> InspectionResult {
    .rejected(InspectionHeader(id: id, checklist: "", date: nil, subject: nil), problems)
  }

  private static func messages(_ result: InspectionResult) -> [String] {
    guard case .rejected(_, let problems) = result else { return ["an outcome"] }
    return problems.map { "\($0.path) \($0.code) \($0.message.english)" }
  }

  @Test("the second record of an id is told where the first one is, in whichever file")
  func twice() {
    var seen = SeenIDs()
    seen.begin("a.json")
    #expect(Self.messages(seen.checked(Self.record("甲"))) == [])
    #expect(Self.messages(seen.checked(Self.record("乙"))) == [])
    let first = "$.id given-twice record 2 of 'a.json' has the id '乙' already"
    #expect(Self.messages(seen.checked(Self.record("乙"))) == [first])
    seen.begin("b.json")
    #expect(Self.messages(seen.checked(Self.record("丙"))) == [])
    #expect(Self.messages(seen.checked(Self.record("乙"))) == [first])
    let other = Problem(path: "$.x", code: "y", message: Message("z", "z"))
    #expect(
      Self.messages(seen.checked(Self.record("丙", problems: [other])))
        == ["$.id given-twice record 1 of 'b.json' has the id '丙' already", "$.x y z"])
  }

  @Test("records without an id, and ids that look alike, are no two of one")
  func different() {
    var seen = SeenIDs()
    seen.begin("-")
    for id in ["", "", "a", "A", "a ", "1", "01", "1.0"] {
      #expect(Self.messages(seen.checked(Self.record(id))) == [], "'\(id)'")
    }
  }

  @Test("when its memory is full, later ids are held against those it knows, and that is said once")
  func full() {
    // The table of 16 places, and two entries.
    var seen = SeenIDs(mostBytes: 16 * 4 + 2 * 4)
    seen.begin("a.ndjson")
    for id in ["a", "b"] {
      #expect(Self.messages(seen.checked(Self.record(id))) == [])
      #expect(seen.takeWarning() == nil)
    }
    #expect(Self.messages(seen.checked(Self.record("c"))) == [])
    let warning = seen.takeWarning()
    #expect(warning?.english.contains("from record 3 of 'a.ndjson' on") == true)
    #expect(warning?.chinese.contains("从“a.ndjson”的第 3 份记录起") == true)
    for id in ["d", "c", "d"] {
      #expect(Self.messages(seen.checked(Self.record(id))) == [])
      #expect(seen.takeWarning() == nil)
    }
    #expect(Self.messages(seen.checked(Self.record("b"))).count == 1)
  }

  @Test("ids of any length are told apart, and found again with their records")
  func lengths() {
    var seen = SeenIDs()
    let ids =
      (1...300).map { String(repeating: "甲", count: $0) }
      + [7, 8, 9, 500_000].flatMap {
        [String(repeating: "x", count: $0) + "a", String(repeating: "x", count: $0) + "b"]
      }
    for file in ["a", "b"] {
      seen.begin(file)
      for (place, id) in ids.enumerated() {
        let found = Self.messages(seen.checked(Self.record(id)))
        #expect(found.count == (file == "a" ? 0 : 1))
        #expect(found.first?.contains("record \(place + 1) of 'a'") != false)
      }
    }
  }

  @Test("a hundred thousand ids that differ are a hundred thousand records")
  func many() {
    var seen = SeenIDs()
    seen.begin("-")
    let known = (0..<100_000).count { Self.messages(seen.checked(Self.record("2026-\($0)"))) != [] }
    #expect(known == 0)
    let again = (0..<100_000).count { Self.messages(seen.checked(Self.record("2026-\($0)"))) != [] }
    #expect(again == 100_000)
  }
}
