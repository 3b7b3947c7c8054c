import FEEL
import Plumbline
import PlumblineTools
import Testing

/// What must hold of the shipped policy as a whole.
@Suite("The shipped policy")
struct ShippedPolicyTests {
  private static let compilation = Policy.compile(ProjectFiles.shipped)

  private static func written(_ policy: Policy) -> String {
    ProjectFiles.written(ProjectFiles.examples, by: policy, traced: true)
  }

  @Test("it has no error, and every sample inspection an outcome without a problem")
  func outcomes() throws {
    let errors = Self.compilation.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    let text = Self.written(try #require(Self.compilation.policy))
    let summary = try #require(
      text.firstMatch(of: /{"summary":{"records":(\d+),"outcomes":(\d+),"problems":(\d+)/))
    #expect(Int(summary.1) ?? 0 >= ProjectFiles.examples.count)
    #expect(summary.1 == summary.2)
    #expect(summary.3 == "0")
  }

  @Test("every expression has a fast form")
  func fastForms() throws {
    let slow = try #require(Self.compilation.policy).slowExpressions
    #expect(slow.map(\.message.english) == [])
  }

  @Test("the same inspections give the same bytes, whatever the policy's files are called")
  func sameBytes() throws {
    let policy = try #require(Self.compilation.policy)
    let moved = ProjectFiles.shipped.reversed().enumerated().map { number, file in
      let part = file.path.prefix { $0 != "/" }
      return SourceFile(path: "\(part)/省/\(number % 3)/文件-\(number).yaml", bytes: file.bytes)
    }
    let other = try #require(Policy.compile(moved).policy)
    let text = Self.written(policy)
    #expect(Self.written(policy) == text)
    #expect(other.hash == policy.hash)
    #expect(Self.written(other) == text)
  }

  private static let newVenueType = """
    checklist: script_game
    title: 剧本娱乐场所安全检查表
    subject: venue
    tags: [entertainment]
    include: [common_fire, common_management]
    defaults: {remedy: deadline}
    sections:
      - section: script_game_rooms
        title: 房间
        items:
          - item: doors_open_inside
            ask: 各房间门是否能从内侧打开
            hazard: 重大
            veto: true
            tags: [fire]
            attributes: {allowed_days: 3}
            not_applicable: {allowed: false}
            basis: default

    """

  @Test("a new venue type is one more file")
  func newVenueType() throws {
    let file = SourceFile(path: "checklists/script_game.yaml", text: Self.newVenueType)
    let compilation = Policy.compile(ProjectFiles.shipped + [file])
    let policy = try #require(compilation.policy, "\(compilation.diagnostics)")
    let inspection = SourceFile(
      path: "a.yaml",
      text: """
        id: 1
        checklist: script_game
        date: 2026-05-12
        venue: {id: J-1, name: 例剧本馆, assembly: true, public_gathering: true}
        answers: {script_game_rooms.doors_open_inside: 不符合}

        """)
    let text = ProjectFiles.written([inspection], by: policy)
    #expect(text.contains(#""outcomes":1,"problems":0"#), "\(text)")
    #expect(text.contains(#""vetoes":[{"id":"script_game_rooms.doors_open_inside""#))
    #expect(text.contains(#""rating":"差""#))
    #expect(text.contains(#"{"id":"script_game_rooms.doors_open_inside","title":"各房间门"#))
  }
}
