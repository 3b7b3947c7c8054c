import FEEL
import Testing

@testable import Plumbline

@Suite("Sentences")
struct SentenceTests {
  private static let fail = #""fire.exits": "fail", "fire.extinguishers": "fail""#

  /// The sentences for a condition that holds, of a rule with a title.
  private func reasons(
    _ condition: String, venue: String = "", title: String = "题", parameters: String = ""
  ) throws -> [String] {
    let policy = SmallPolicy(
      """
      \(parameters)
      vetoes:
        - id: v
          title: \(title)
          rating: 差
          when: \(condition)
      """)
    let outcome = try policy.outcome(Self.fail, venue: venue)
    return try #require(outcome.vetoes.first { $0.id == "v" }, "\(outcome.gapTexts)").because
  }

  @Test(
    "a test is said in words",
    arguments: [
      (">= 5", "“客房数”为 8，不低于 5"), ("> 5", "“客房数”为 8，高于 5"), ("<= 8", "“客房数”为 8，不高于 8"),
      ("< 9", "“客房数”为 8，低于 9"), ("8", "“客房数”为 8"), ("7, 8", "“客房数”为 8"),
      ("\"!= 3\"", "“客房数”为 8，不为 3"), ("\"[5..9)\"", "“客房数”为 8，不低于 5、低于 9"),
      ("\"(5..8]\"", "“客房数”为 8，高于 5、不高于 8"), ("not(3, 4)", "“客房数”为 8，不为 3、不为 4"),
      ("\"< 3, > 7\"", "“客房数”为 8，低于 3或高于 7"), ("not(< 3)", "“客房数”为 8，不低于 3"),
      ("\">= 1\"", "“客房数”为 8"), ("odd(? + 1)", "“客房数”为 8，符合 odd(? + 1)"),
    ])
  func tests(test: String, sentence: String) throws {
    let quoted = test.hasPrefix("\"") ? test : "\"\(test)\""
    #expect(
      try reasons("{venue.rooms: \(quoted)}", venue: #""rooms": 8"#) == [sentence])
  }

  @Test("yes and no need no demand, and states stand without a verb")
  func words() throws {
    #expect(try reasons("{venue.gas: true}", venue: #""gas": true"#) == ["“使用燃气”为是"])
    #expect(try reasons("{venue.gas: false}", venue: #""gas": false"#) == ["“使用燃气”为否"])
    #expect(try reasons("{venue.gas = true: true}", venue: #""gas": true"#) == ["“使用燃气”为是"])
    #expect(try reasons("{fire.exits: fail}") == ["“通道畅通”不符合"])
    #expect(try reasons("fire.exits = fail") == ["“通道畅通”不符合"])
  }

  @Test("a parameter is shown by its value and its title")
  func parameters() throws {
    let parameters = """
      parameters:
        many: {title: 隐患较多的件数, values: {1900-01-01: 2}, basis: default}
        bare: {values: {1900-01-01: 2}, basis: default}
      """
    #expect(
      try reasons("{count(hazards): \">= many\"}", parameters: parameters)
        == ["“隐患数”为 2，不低于 2（隐患较多的件数）"])
    #expect(
      try reasons("count(hazards) >= many", parameters: parameters)
        == ["“隐患数”为 2，不低于 2（隐患较多的件数）"])
    #expect(
      try reasons("{count(hazards): \">= bare\"}", parameters: parameters)
        == ["“隐患数”为 2，不低于 2"])
  }

  @Test("what is counted is said in words, with the titles of enumerations")
  func counts() throws {
    #expect(
      try reasons("{\"count(hazards[remedy = deadline])\": \">= 1\"}")
        == ["“整改方式”为限期整改的隐患数为 1"])
    #expect(
      try reasons("count(hazards[grade = 重大 and repeats < 1]) = 1")
        == ["“隐患等级”为重大、“重复次数”低于 1的隐患数为 1"])
  }

  @Test("a tag of a hazard raises its grade in words, whichever way the rule asks")
  func tags() throws {
    for when in [
      "\"tagged(hazard, evacuation)\"", "{\"tagged(hazard, evacuation)\": true}",
      "\"tagged(hazard, evacuation) = true\"",
    ] {
      let policy = SmallPolicy(
        fire: "- {item: exits, ask: 通道畅通, hazard: 一般, tags: [evacuation]}",
        """
        grading:
          - {id: g, title: 疏散从严, when: \(when), grade: 重大}
        """)
      let hazard = try policy.outcome(#""fire.exits": "fail""#).hazards.first
      #expect(hazard?.because.contains("疏散从严：带有标签“evacuation”") == true)
    }
  }

  @Test("what has no words is told by the rule's title")
  func unread() throws {
    #expect(
      try reasons("some h in hazards satisfies h.grade = 重大", title: "有重大隐患")
        == ["符合“有重大隐患”的条件"])
  }

  @Test("of alternatives those that hold are named, of exclusions what kept them out")
  func forms() throws {
    let rooms = #""rooms": 8, "gas": false"#
    #expect(
      try reasons("venue.rooms > 5 and (venue.gas or venue.rooms < 9)", venue: rooms)
        == ["“客房数”为 8，高于 5", "“客房数”为 8，低于 9"])
    #expect(
      try reasons("{none: [{venue.rooms: \"> 9\"}, venue.gas]}", venue: rooms)
        == ["“客房数”为 8，不高于 9", "“使用燃气”为否"])
    #expect(
      try reasons("{any: [{venue.rooms: \"> 9\"}, not(venue.gas)]}", venue: rooms)
        == ["“使用燃气”为否"])
    #expect(
      try reasons("venue.rooms != null and venue.rooms in (7, 8)", venue: rooms)
        == ["“客房数”已填写", "“客房数”为 8"])
  }

  @Test("dates are early and late, not high and low")
  func dates() throws {
    #expect(
      try reasons("venue.opened < @\"2026-01-01\"", venue: #""opened": "2025-03-02""#)
        == ["venue.opened 为 2025-03-02，早于 2026-01-01"])
  }

  @Test("a measured item that failed says what was asked, in its unit")
  func demands() throws {
    let policy = SmallPolicy(
      fire: """
        - {item: width, ask: 走道净宽, answer: {type: number, unit: 米}, pass: ">= 1.1", hazard: 一般}
        - {item: staff, ask: 值班人数, answer: integer, pass: "[2..4]", hazard: 一般}
        - {item: licence, ask: 是否有证, answer: boolean, pass: "true", hazard: 一般}
        - {item: door, ask: 门的种类, answer: {type: choice, values: [甲, 乙, 丙]}, pass: '"甲", "乙"', hazard: 一般}
        """)
    let outcome = try policy.outcome(
      #""fire.width": 1.05, "fire.staff": 1, "fire.licence": false, "fire.door": "丙""#)
    #expect(
      outcome.hazards.compactMap(\.because.first) == [
        "“走道净宽”为 1.05 米，要求不低于 1.1 米", "“值班人数”为 1，要求不低于 2、不高于 4",
        "“是否有证”为否，要求为是", "“门的种类”为“丙”，要求为“甲”或“乙”",
      ])
  }

  @Test("a gap names the title of what is missing, and how rules write it")
  func gaps() throws {
    let policy = SmallPolicy(
      """
      vetoes:
        - {id: v, title: 房间多, when: venue.rooms > 5, rating: 差}
        - {id: w, title: 开业早, when: venue.opened < @"2026-01-01", rating: 差}
      """)
    let outcome = try policy.outcome(Self.fail)
    #expect(
      outcome.gaps.map(\.what) == [
        "缺少“venue.opened”，无法判断", "缺少“客房数”（venue.rooms），无法判断",
      ])
  }

  @Test("a table of proposals is called by its title, else by its id, else by its file's title")
  func tables() throws {
    let table = [
      "hit: collect", "table: |", "  | count(hazards) || measure |",
      "  |----------------||---------|",
      "  | >= 1           || warn    |",
    ]
    let heads = [["title: 按隐患数"], ["id: by_count"], [], []]
    let tables = heads.map { "  - " + ($0 + table).joined(separator: "\n    ") + "\n" }
    let policy = SmallPolicy(
      """
      title: 处理建议
      measures:
        - {id: warn, title: 警告, party: enterprise}
      proposals:

      """ + tables.joined())
    let warn = try #require(policy.outcome(Self.fail).measure("warn"))
    #expect(
      warn.because == [
        "“隐患数”为 2（表“按隐患数”第 1 行）", "“隐患数”为 2（表 by_count 第 1 行）",
        "“隐患数”为 2（表“处理建议（3）”第 1 行）", "“隐患数”为 2（表“处理建议（4）”第 1 行）",
      ])
  }
}
