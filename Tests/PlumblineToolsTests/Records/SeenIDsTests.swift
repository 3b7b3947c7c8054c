import FEEL
import Plumbline
import PlumblineTools
import Testing

@Suite("Ids that a run has seen")
struct SeenIDsTests {
  /// What is wrong with the next record; null where nothing is.
  private static func next(_ id: String, _ seen: inout SeenIDs) -> String? {
    next([id], &seen)[0]
  }

  /// What is wrong with the next records.
  private static func next(_ ids: [String], _ seen: inout SeenIDs) -> [String?] {
    var ends: [Int] = []
    for id in ids { ends.append((ends.last ?? 0) + id.utf8.count) }
    var found: [String?] = []
    seen.next(Array(ids.joined().utf8), ends: ends) { problem in
      found.append(problem.map { "\($0.path) \($0.code) \($0.message.english)" })
    }
    return found
  }

  @Test("records that come together are told apart as those that come one by one")
  func together() {
    var seen = SeenIDs()
    seen.begin("-")
    let known = (0..<1000).map { "id \($0)" }
    #expect(Self.next(known, &seen).allSatisfy { $0 == nil })
    let found = Self.next(["", "new", "id 7", "new", "", "id 999"], &seen)
    #expect(found.map { $0 == nil } == [true, true, false, false, true, false])
    #expect(found[3]?.contains("record 1002 of '-'") == true)
    #expect(found[5]?.contains("record 1000 of '-'") == true)
  }

  @Test("the second record of an id is told where the first one is, in whichever file")
  func twice() {
    var seen = SeenIDs()
    seen.begin("a.json")
    #expect(Self.next("甲", &seen) == nil)
    #expect(Self.next("乙", &seen) == nil)
    let first = "$.id given-twice record 2 of 'a.json' has the id '乙' already"
    #expect(Self.next("乙", &seen) == first)
    seen.begin("b.json")
    #expect(Self.next("丙", &seen) == nil)
    #expect(Self.next("乙", &seen) == first)
    let other = "$.id given-twice record 1 of 'b.json' has the id '丙' already"
    #expect(Self.next("丙", &seen) == other)
  }

  @Test("records without an id, and ids that look alike, are no two of one")
  func different() {
    var seen = SeenIDs()
    seen.begin("-")
    for id in ["", "", "a", "A", "a ", "1", "01", "1.0"] {
      #expect(Self.next(id, &seen) == nil, "'\(id)'")
    }
  }

  @Test("when its memory is full, later ids are held against those it knows, and that is said once")
  func full() {
    // The table of 16 places, and two entries.
    var seen = SeenIDs(mostBytes: 16 * 8 + 2 * 4)
    seen.begin("a.ndjson")
    for id in ["a", "b"] {
      #expect(Self.next(id, &seen) == nil)
      #expect(seen.takeWarning() == nil)
    }
    #expect(Self.next("c", &seen) == nil)
    let warning = seen.takeWarning()
    #expect(warning?.english.contains("from record 3 of 'a.ndjson' on") == true)
    #expect(warning?.chinese.contains("从“a.ndjson”的第 3 份记录起") == true)
    for id in ["d", "c", "d"] {
      #expect(Self.next(id, &seen) == nil)
      #expect(seen.takeWarning() == nil)
    }
    #expect(Self.next("b", &seen) != nil)
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
        let found = Self.next(id, &seen)
        #expect((found == nil) == (file == "a"))
        #expect(found?.contains("record \(place + 1) of 'a'") != false)
      }
    }
  }

  @Test("ids whose bytes differ in one place only are told apart, wherever it is")
  func oneByte() {
    var seen = SeenIDs()
    seen.begin("-")
    for length in 1...40 {
      for place in 0..<length {
        for byte in ["b", "c"] {
          let id =
            String(repeating: "a", count: place) + byte
            + String(repeating: "a", count: length - place - 1)
          #expect(Self.next(id, &seen) == nil)
          #expect(Self.next(id, &seen) != nil)
        }
      }
    }
  }

  @Test("a hundred thousand ids that differ are a hundred thousand records")
  func many() {
    var seen = SeenIDs()
    seen.begin("-")
    let known = (0..<100_000).count { Self.next("2026-\($0)", &seen) != nil }
    #expect(known == 0)
    let again = (0..<100_000).count { Self.next("2026-\($0)", &seen) != nil }
    #expect(again == 100_000)
  }
}
