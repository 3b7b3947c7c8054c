import FEEL
import FoundationEssentials

/// The small working policy that `plumbline init` writes: one checklist, one file of rules, cases.
package enum StarterPolicy {
  /// The files, by path.
  package static let files: [(path: String, text: String)] = [
    ("checklists/script_game.yaml", checklist),
    ("rules/rules.yaml", rules),
    ("Tests/Cases/script_game.yaml", cases),
    ("examples/script_game.json", example),
  ]

  /// Writes the files into a folder, which is made where it is missing.
  ///
  /// - Throws: `FolderError` where one of the files is there already, or nothing can be written.
  package static func write(to folder: String) throws(FolderError) {
    let manager = FileManager.default
    for file in files where manager.fileExists(atPath: "\(folder)/\(file.path)") {
      throw .exists("\(folder)/\(file.path)")
    }
    for file in files {
      let path = "\(folder)/\(file.path)"
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      do {
        try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
      } catch {
        throw .unwritable(path)
      }
      guard manager.createFile(atPath: path, contents: Data(file.text.utf8)) else {
        throw .unwritable(path)
      }
    }
  }

  private static let checklist = """
    checklist: script_game
    title: 剧本娱乐场所安全检查表
    subject: venue
    defaults:
      remedy: deadline
      not_applicable: {allowed: true, reason: required}
    sections:
      - section: evacuation
        title: 疏散
        items:
          - item: exits_clear
            ask: 疏散通道、安全出口是否畅通
            look_for: 逐一走到底，从内侧试开每个出口
            weight: 3
            hazard: 重大
            remedy: on_the_spot
            veto: true
            not_applicable: {allowed: false}
            basis: default
          - item: room_doors
            ask: 房间门是否能从内侧打开
            hazard: 一般
            remedy: on_the_spot
            basis: default
      - section: management
        title: 管理
        items:
          - item: staff_trained
            ask: 从业人员是否经过消防培训
            hazard: 一般
            basis: default
          - item: players
            ask: 检查时在场人数
            answer: {type: integer, range: "[0..9999]"}
            informational: true

    """

  private static let rules = """
    ruleset: rules
    title: 剧本娱乐场所的判定规则

    enumerations:
      grade: {values: [一般, 重大], worst: 重大}
      rating: {values: [差, 中, 良, 优], worst: 差}
      remedy: {on_the_spot: 立查立改, deadline: 限期整改}
      control: [停业整顿, 书面报送]
      party: {enterprise: 企业}

    facts:
      venue:
        title: 场所
        fields:
          id: string
          name: string

    parameters:
      general_days:
        title: 一般隐患整改天数
        values: {2023-01-01: 15}
        basis: default

    calendar:
      weekend: [saturday, sunday]
      years:
        2026:
          holidays:
            2026-01-01..2026-01-03: 元旦
            2026-02-15..2026-02-23: 春节
            2026-04-04..2026-04-06: 清明节
            2026-05-01..2026-05-05: 劳动节
            2026-06-19..2026-06-21: 端午节
            2026-09-25..2026-09-27: 中秋节
            2026-10-01..2026-10-07: 国庆节
          workdays:
            2026-01-04: 元旦调休上班
            2026-02-14: 春节调休上班
            2026-02-28: 春节调休上班
            2026-05-09: 劳动节调休上班
            2026-09-20: 国庆节调休上班
            2026-10-10: 国庆节调休上班

    scoring:
      model: weighted

    rating:
      hit: unique
      table: |
        | score.total || rating |
        |-------------||--------|
        | >= 90       || 优     |
        | [80..90)    || 良     |
        | [60..80)    || 中     |
        | < 60        || 差     |

    deadlines:
      hit: unique
      table: |
        | hazard.grade | hazard.remedy || due                | control  || basis   |
        |--------------|---------------||--------------------|----------||---------|
        | 重大         | -             || immediately        | 停业整顿 || default |
        | 一般         | on_the_spot   || immediately        |          || default |
        | 一般         | deadline      || days(general_days) | 书面报送 || default |

    measures:
      - id: suspend_business
        title: 建议责令停业整顿
        party: enterprise
        when: {"count(hazards[grade = 重大])": ">= 1"}
        due: immediately
        ends_when: 重大隐患排除并经审查同意
        basis: default

    """

  private static let cases = """
    cases:
      - case: 全部符合
        given:
          checklist: script_game
          date: 2026-05-12
          venue: {id: S-1, name: 例剧本馆}
          unstated: pass
        expect:
          score: 100
          rating: 优
          hazards: []
          measures: []

      - case: 出口堵塞，一票否决
        given: {like: 全部符合, answers: {evacuation.exits_clear: fail}}
        expect:
          rating: 差
          vetoes: [evacuation.exits_clear]
          hazards: [{id: evacuation.exits_clear, grade: 重大, due: 2026-05-12}]
          measures: [suspend_business]

      - case: 没有培训，限期整改
        given: {like: 全部符合, answers: {management.staff_trained: fail}}
        expect:
          rating: 良
          hazards: [{id: management.staff_trained, grade: 一般, due: 2026-05-27, control: 书面报送}]
          not_measures: [suspend_business]

    """

  private static let example = """
    {"id": "2026-05-12-001", "checklist": "script_game", "date": "2026-05-12",
     "venue": {"id": "S-1", "name": "例剧本馆"},
     "answers": {"evacuation.exits_clear": "pass", "evacuation.room_doors": "pass",
                 "management.staff_trained": "fail", "management.players": 23}}

    """
}
