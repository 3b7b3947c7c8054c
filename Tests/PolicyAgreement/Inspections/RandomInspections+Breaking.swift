import FEEL
import Plumbline
import RandomFEEL

// Inspections that are broken in one way.
extension RandomInspections {
  mutating func broken(_ inspection: RandomInspection, _ program: Program) -> RandomInspection {
    var inspection = inspection
    if random.chance(25) {
      inspection.fault = fault()
    } else {
      inspection.shape = broken(inspection.shape, program)
    }
    return inspection
  }

  private mutating func fault() -> RandomInspection.Fault {
    let place = random.below(1000)
    switch random.below(4) {
    case 0: return .cut(permille: random.within(1...999))
    case 1: return .bytes([random.one(of: Array("{}[]\",:\\x0é".utf8))], permille: place)
    case 2:
      let wrong: [[UInt8]] = [
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0xF5, 0x80, 0x80, 0x80], [0x00],
      ]
      return .bytes(random.one(of: wrong), permille: place)
    default: return .trailing(random.one(of: [",", "{}", " x", "// end", "]"]))
    }
  }

  private mutating func broken(_ shape: JSONShape, _ program: Program) -> JSONShape {
    switch random.below(5) {
    case 0: brokenHeader(shape)
    case 1: brokenAnswers(shape, program)
    case 2: brokenHistory(shape)
    case 3: brokenKeys(shape, program)
    default: brokenValue(shape)
    }
  }

  private mutating func brokenHeader(_ shape: JSONShape) -> JSONShape {
    switch random.below(6) {
    case 0: shape.setting("checklist", to: .text(random.one(of: ["inm", "", "检查表", "ktv2"])))
    case 1:
      shape.setting("date", to: .text(random.one(of: ["1800-01-01", "2099-12-31", "2023-06-01"])))
    case 2:
      shape.setting(
        "date",
        to: .text(random.one(of: ["2026-02-30", "2026/05/12", "20260512", " 2026-05-12", ""])))
    case 3: shape.setting("id", to: random.one(of: [.plain("7"), .text(" "), .plain("null")]))
    case 4: shape.without(random.one(of: ["id", "checklist", "date"]))
    default:
      random.one(of: [.array([shape]), .plain("17"), .text("x"), .plain("null"), .object([])])
    }
  }

  private mutating func brokenAnswers(_ shape: JSONShape, _ program: Program) -> JSONShape {
    let item = random.one(of: program.items)
    let answer: JSONShape
    switch random.below(8) {
    case 0: return answering("nowhere.item", .text("pass"), shape)
    case 1: return answering(item.path + "x", .text("fail"), shape)
    case 2: answer = .object([("answer", .text("pass")), ("occurrences", .plain("2"))])
    case 3: answer = .object([("answer", .text("不适用"))])
    case 4:
      answer = random.one(of: [
        .text("fial"), .plain("1e999999"), .plain("true"), .array([]), .plain("0.333e-7000"),
      ])
    case 5:
      let count = random.one(of: ["0", "-1", "1.5", "1e40", "\"2\""])
      answer = .object([("answer", .text("fail")), ("occurrences", .plain(count))])
    case 6: return twice(program, shape)
    default: answer = .text("fail")
    }
    return answering(item.path, answer, shape)
  }

  /// A choice that is named twice, where several may be made.
  private mutating func twice(_ program: Program, _ shape: JSONShape) -> JSONShape {
    for item in program.items {
      guard case .multipleChoice(let choices) = item.answer else { continue }
      let choice = JSONShape.text(random.one(of: choices))
      return answering(item.path, .array([choice, choice]), shape)
    }
    return answering("", .text("pass"), shape)
  }

  private func answering(_ path: String, _ answer: JSONShape, _ shape: JSONShape) -> JSONShape {
    let answers = shape["answers"] ?? .object([])
    return shape.setting("answers", to: answers.setting(path, to: answer))
  }

  private mutating func brokenHistory(_ shape: JSONShape) -> JSONShape {
    let grade = JSONShape.text(policy.grades.first ?? "")
    let path = JSONShape.text(policy.knownPaths.keys.min() ?? "")
    let entries: [(key: String, value: JSONShape)] =
      switch random.below(5) {
      case 0: [("on", .text("2099-01-01")), ("path", path), ("grade", grade)]
      case 1: [("on", .text("2024-01-01")), ("path", .text("no.where")), ("grade", grade)]
      case 2:
        [
          ("on", .text("2024-01-02")), ("path", path), ("grade", grade),
          ("closed", .text("2024-01-01")),
        ]
      case 3: [("on", .text("2024-01-02")), ("path", path), ("grade", .text("很大"))]
      default: [("path", path), ("closed", .text("soon"))]
      }
    return shape.setting("history", to: .array([.object(entries)]))
  }

  private mutating func brokenKeys(_ shape: JSONShape, _ program: Program) -> JSONShape {
    let key = random.one(of: ["id", "answers", "date", "answer", "历史", "unstated", "\u{0}", ""])
    switch random.below(4) {
    case 0: return shape.setting(key, to: .text("x"), twice: true)
    case 1:
      let place = random.below(shape.count)
      return shape.changing(place) { $0.setting(key, to: .text("x"), twice: true) }
    case 2:
      let deep = (0..<random.within(60...70)).reduce(JSONShape.plain("1")) { inner, _ in
        .array([inner])
      }
      return shape.setting("extra", to: deep)
    default: return shape.without(random.one(of: program.records).name)
    }
  }

  /// Another value in the place of a random one.
  private mutating func brokenValue(_ shape: JSONShape) -> JSONShape {
    let other: JSONShape = random.one(of: [
      .plain("null"), .plain("-1"), .plain("1e30"), .plain("01"), .plain("+1"), .plain(".5"),
      .plain("1."), .plain("NaN"), .plain("True"), .text("x"), .text("2026-02-30"), .object([]),
      .array([.plain("null")]), .plain("\"\\ud800\""), .plain("\"\\x\""), .plain("'a'"), .plain(""),
      .plain("\"a\tb\""), .plain("0.1234567890123456789012345678901234567890"),
      .plain(String(repeating: "9", count: 60)),
    ])
    return shape.changing(random.within(1...max(1, shape.count - 1))) { _ in other }
  }
}
