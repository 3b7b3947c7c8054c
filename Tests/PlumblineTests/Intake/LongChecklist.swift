import FEEL
import Testing

@testable import Plumbline

/// A checklist of more items than a word has places, and inspections by it.
enum LongChecklist {
  private static let count = 192
  /// An item that has a number for an answer.
  private static let measured = 70

  static func compile() throws -> Policy {
    let items = (0..<count).map { place in
      let answer = place == measured ? "answer: number, informational: true" : "hazard: minor"
      return "      - {item: i\(place), ask: Item \(place), \(answer)}"
    }
    let checklist = """
      checklist: long
      title: Long
      subject: venue
      defaults: {not_applicable: {allowed: true}}
      sections:
        - section: part
          title: All
          items:

      """
    let rules = """
      ruleset: words
      enumerations:
        grade: {values: [minor, major], worst: major}
      facts:
        venue: {title: Venue, fields: {id: string}}
      deadlines:
        table: |
          | hazard.grade || due         |
          |--------------||-------------|
          | -            || immediately |
      """
    let compilation = Policy.compile([
      SourceFile(path: "checklists/long.yaml", text: checklist + items.joined(separator: "\n")),
      SourceFile(path: "rules/words.yaml", text: rules),
    ])
    return try #require(compilation.policy, "\(compilation.diagnostics.map(\.message.english))")
  }

  /// An inspection that passes over some items, and turns back at times.
  static func line(_ mutation: inout LineMutation) -> [UInt8] {
    var answers: [String] = []
    var item = mutation.number(below: 3) == 0 ? mutation.number(below: count) : 0
    while item < count, answers.count < 2 * count {
      answers.append("\"part.i\(item)\":\(answer(item, &mutation))")
      item += mutation.number(below: 20) == 0 ? 2 : 1
      if mutation.number(below: 900) == 0 { item -= 3 }
      item = max(item, 0)
    }
    let comma = mutation.number(below: 3) == 0 ? ", " : ","
    let head = #"{"id":"1","checklist":"long","date":"2026-05-12","venue":{"id":"V"}"#
    return Array((head + ",\"answers\":{\(answers.joined(separator: comma))}}").utf8)
  }

  private static func answer(_ item: Int, _ mutation: inout LineMutation) -> String {
    if item == measured { return "1.5" }
    switch mutation.number(below: 40) {
    case 0: return #""not_applicable""#
    case 1: return #""not_checked""#
    case 2: return #"{"answer":"fail"}"#
    case 3: return #" "pass" "#
    case 4...14: return #""fail""#
    default: return #""pass""#
    }
  }
}
