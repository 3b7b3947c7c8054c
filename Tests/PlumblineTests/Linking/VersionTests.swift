import FEEL
import Plumbline
import Testing

/// What a checklist is made of from one date to the next.
@Suite("Versions")
struct VersionTests {
  private static func programs(_ text: String) throws -> [Program] {
    let compilation = Policy.compile(FixturePolicy(text).sources)
    return try #require(compilation.policy).programs["hotel"] ?? []
  }

  @Test("a rule is replaced while its replacement is in force, and is there before and after")
  func replaced() throws {
    let programs = try Self.programs(
      """
      ruleset: own
      vetoes:
        - {id: province, title: 省, when: "count(hazards) > 0", basis: default}
      # --- rules/city.yaml
      ruleset: city
      in_force: 2026-06-01..2026-06-30
      disables: [fire.extinguishers]
      vetoes:
        - {id: city, title: 市, replaces: province, when: venue.assembly, basis: default}
      """)
    #expect(
      programs.map(\.dates.text) == ["..2026-05-31", "2026-06-01..2026-06-30", "2026-07-01.."])
    #expect(programs.map { $0.vetoes.map(\.id) } == [["province"], ["city"], ["province"]])
    #expect(programs.map(\.items.count) == [2, 1, 2])
  }

  @Test("a new value reaches everything that names it, through decisions too, and nothing else")
  func newValue() throws {
    let policy = SmallPolicy(
      rooms: #"- {item: beds, ask: 床位数, answer: integer, pass: "< most", hazard: 一般}"#,
      """
      parameters:
        most: {values: {2026-01-01: 3, 2026-07-01: 4}, basis: default}
      decisions:
        many: {title: 多, value: venue.rooms >= most}
      vetoes:
        - {id: through_decision, title: 一, when: many, basis: default}
        - {id: direct, title: 二, when: venue.rooms >= most, basis: default}
        - {id: always, title: 三, when: venue.rooms >= 3, basis: default}
      """)
    func held(_ date: String) throws -> [[String]] {
      let outcome = try policy.outcome(
        #""fire.exits": "pass", "fire.extinguishers": "pass", "rooms.beds": 3"#,
        venue: #""rooms": 3"#, date: date)
      return [outcome.vetoes.map(\.id), outcome.hazards.map(\.id)]
    }
    #expect(
      try held("2026-06-01") == [["through_decision", "direct", "always"], ["rooms.beds"]])
    #expect(try held("2026-08-01") == [["always"], []])
  }

  @Test("rules find an item also where the one before it has gone")
  func movedItem() throws {
    let policy = SmallPolicy(
      fire: """
        - {item: exits, ask: 通道畅通, in_force: ..2026-06-30}
        - {item: extinguishers, ask: 灭火器完好, hazard: 一般}
        """,
      """
      vetoes:
        - {id: odd, title: 一, when: {fire.extinguishers: fail}, basis: default}
      """)
    for state in ["fail", "pass"] {
      let answer = #""fire.extinguishers": "\#(state)""#
      let before = try policy.outcome(#""fire.exits": "pass", "# + answer, date: "2026-06-01")
      let after = try policy.outcome(answer, date: "2026-08-01")
      for outcome in [before, after] {
        #expect(outcome.vetoes.map(\.id) == (state == "fail" ? ["odd"] : []))
        #expect(outcome.gaps.isEmpty)
      }
    }
  }

  @Test("dates at which nothing of a checklist changes do not cut it")
  func uncut() throws {
    let programs = try Self.programs(
      """
      ruleset: own
      applies_to: [other]
      in_force: 2026-06-01..
      parameters:
        unused: {values: {2026-01-01: 1, 2026-03-01: 2}, basis: default}
      vetoes:
        - {id: odd, title: 一, when: venue.assembly, basis: default}
      # --- checklists/other.yaml
      checklist: other
      title: 别的
      subject: venue
      sections:
        - section: kitchen
          title: 后厨
          items:
            - {item: clean, ask: 是否清洁}
      """)
    #expect(programs.map(\.dates.text) == [".."])
    #expect(programs.allSatisfy { $0.vetoes.isEmpty })
  }

  @Test("sections, items and adjustments come and go with their dates")
  func pieces() throws {
    let programs = try Self.programs(
      """
      ruleset: own
      scoring:
        id: own_scoring
        replaces: scoring
        model: weighted
        adjustments:
          - {id: late, title: 一, in_force: 2026-07-01.., when: venue.assembly, points: -5}
      """)
    #expect(programs.map { $0.scoring?.adjustments.count } == [0, 1])
  }

  @Test("history with an old path counts for the item that an inspection's own version has")
  func renamed() throws {
    let compilation = Policy.compile(
      FixturePolicy(
        """
        # --- checklists/one.yaml
        checklist: own
        title: 检查表
        in_force: ..2026-06-30
        subject: venue
        sections:
          - section: kitchen
            title: 后厨
            items:
              - {item: tidy, ask: 是否清洁}
        # --- checklists/two.yaml
        checklist: own
        title: 检查表
        in_force: 2026-07-01..
        subject: venue
        retired: [kitchen.dropped]
        sections:
          - section: kitchen
            title: 后厨
            items:
              - {item: clean, ask: 是否清洁, formerly: [kitchen.tidy]}
        """
      ).sources)
    let policy = try #require(compilation.policy)
    func paths(_ date: String) throws -> [String] {
      let record = """
        {"id": "1", "checklist": "own", "date": "\(date)", "inspection": {"kind": "日常"},
         "venue": {"id": "H", "assembly": true}, "history": [
         {"on": "2026-01-01", "path": "kitchen.tidy", "grade": "一般"},
         {"on": "2026-01-01", "path": "kitchen.dropped", "grade": "一般"}]}
        """
      let file = InspectionFile.read(SourceFile(path: "a.json", text: record))
      guard case .node(let node)? = file.records.first,
        case .inspection(let inspection, _) = InspectionReader.read(
          node, policy: policy, isJSON: true)
      else { return [] }
      return inspection.history.map(\.path)
    }
    #expect(try paths("2026-06-01") == ["kitchen.tidy", "kitchen.dropped"])
    #expect(try paths("2026-07-01") == ["kitchen.clean", "kitchen.dropped"])
  }

  @Test("a file of shared sections narrows them to its dates, and a tag names checklists")
  func shared() throws {
    let compilation = Policy.compile(
      FixturePolicy(
        """
        ruleset: own
        applies_to: [big]
        vetoes:
          - {id: odd, title: 一, when: {common.alarm: fail}, in_force: 2026-07-01.., basis: default}
        # --- checklists/own.yaml
        checklist: own
        title: 检查表
        subject: venue
        tags: [big]
        include: [common]
        sections:
          - section: kitchen
            title: 后厨
            items:
              - {item: clean, ask: 是否清洁}
        # --- checklists/shared.yaml
        in_force: 2026-07-01..
        sections:
          - section: common
            title: 通用
            items:
              - {item: alarm, ask: 报警器是否完好}
        """
      ).sources)
    let programs = try #require(compilation.policy).programs
    #expect(
      programs["own"]?.map { $0.sections.map(\.id) } == [["kitchen"], ["common", "kitchen"]])
    #expect(programs["own"]?.map { $0.vetoes.map(\.id) } == [[], ["odd"]])
    #expect(programs["hotel"]?.map { $0.vetoes.count } == [0])
  }
}
