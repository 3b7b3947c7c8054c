import FEEL
import Testing

@testable import Plumbline

/// A policy with facts and answers of every type, and records of it that say much in many ways.
enum ScannedPolicy {
  static func compile() throws -> Policy {
    let texts = [
      ("checklists/site.yaml", checklist), ("rules/words.yaml", words), ("rules/rules.yaml", rules),
    ]
    let compilation = Policy.compile(texts.map { SourceFile(path: $0.0, text: $0.1) })
    return try #require(compilation.policy, "\(compilation.diagnostics.map(\.message.english))")
  }

  private static let checklist = #"""
    checklist: site
    title: 场地检查表
    subject: site
    with: [weather]
    defaults: {remedy: deadline, not_applicable: {allowed: true}}
    sections:
      - section: fire
        title: 消防
        items:
          - {item: exits, ask: 通道畅通, hazard: 重大, evidence: {on_fail: [photo, note]}}
          - {item: doors, ask: 防火门完好, hazard: 一般, not_applicable: {allowed: false}}
          - {item: lamps, ask: 应急灯完好, hazard: 一般, not_applicable: {allowed: true, reason: required}}
          - {item: tank, ask: 水箱完好, hazard: 一般, evidence: {on_fail: [note]}}
      - section: 测量
        title: 测量
        items:
          - {item: width, ask: 净宽度, answer: {type: number, unit: m, range: "(0..20]"}, pass: ">= 1.1", hazard: 重大}
          - {item: count, ask: 数量, answer: {type: integer, range: "[0..5], [10..20]"}, pass: "> 2", hazard: 一般, evidence: {on_fail: [photo, 视频]}}
          - {item: open, ask: 是否开启, answer: boolean, pass: true, hazard: 一般}
          - {item: grade, ask: 等级, answer: {type: choice, values: [A级, B1级, C级]}, pass: '"A级"', hazard: 一般}
          - {item: kinds, ask: 种类, answer: {type: multiple choice, values: [甲, 乙, 丙]}, informational: true}
          - {item: tested, ask: 检测日期, answer: date, pass: '>= date("2020-01-01")', hazard: 一般}
          - {item: remark, ask: 备注, answer: string, informational: true}
          - {item: brand, ask: 品牌, answer: string, pass: '"x", "pass"', hazard: 一般}
    """#

  private static let words = #"""
    ruleset: words
    enumerations:
      grade: {values: [一般, 较大, 重大], worst: 重大}
      rating: {values: [差, 良], worst: 差}
      remedy: {on_the_spot: 立查立改, deadline: 限期整改}
      party: {enterprise: 企业, officer: 包靠责任人}
      size: {values: [small, middle, large], ordered: true}
    facts:
      site:
        title: 场地
        fields:
          id: string
          name: {type: string, optional: true}
          gas: {type: boolean, optional: true}
          rooms: {type: integer, range: "[0..9999]"}
          area: {type: number, optional: true, range: "(0..1000000]"}
          share: {type: number, optional: true, range: "[0..10], [20..30]"}
          money: {type: number, optional: true}
          size: {type: size, optional: true, range: "small, large"}
          shape: {type: size, optional: true}
          opened: {type: date, optional: true, range: '>= date("2000-01-01")'}
          closed: {type: date, optional: true}
          called: {type: date and time, optional: true}
          hour: {type: time, optional: true, range: '< time("20:00:00")'}
          lasts: {type: days and time duration, optional: true}
          tags: {type: list of string, optional: true}
          lengths: {type: list of number, optional: true}
          nick: {type: string, optional: true, range: '"a", "b"'}
      weather:
        title: 天气
        fields:
          warm: {type: boolean, optional: true}
          degrees: {type: number, optional: true}
      inspection:
        fields:
          kind: {type: [日常, 专项], title: 检查类别, optional: true}
    parameters:
      recurrence_window: {values: {1900-01-01: 'duration("P1Y")'}, basis: default}
    calendar:
      weekend: [saturday, sunday]
    """#

  private static let rules = #"""
    ruleset: rules
    vetoes:
      - id: rooms
        title: 客房
        when: site.rooms > 50
        basis: default
      - id: facts
        title: 情况
        when: site.gas and site.area > 100.125 and site.name = "例馆" and site.size >= middle and site.opened < date("2020-01-01") and site.share > 1
        basis: default
      - id: more
        title: 情况
        when: site.money > 0.5 and weather.degrees < 10 and weather.warm and inspection.kind = 专项 and site.nick = "a"
        basis: default
      - id: odd
        title: 情况
        when: site.called != null or site.hour != null or site.tags != null
        basis: default
      - id: answers
        title: 答案
        when: 测量.kinds.answer != null or 测量.brand.answer = "x" or 测量.grade.answer = "B1级"
        basis: default
      - id: history
        title: 历史
        when: count(history[path = "fire.exits" and grade = 重大]) > 0
        basis: default
    scoring: {model: weighted}
    rating:
      table: |
        | score.total || rating |
        |-------------||--------|
        | >= 60       || 良     |
        | < 60        || 差     |
    deadlines:
      table: |
        | hazard.grade || due         |
        |--------------||-------------|
        | 重大         || immediately |
        | 一般, 较大   || days(15)    |
    """#
}
